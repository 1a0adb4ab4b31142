"""Words that tell what stands in quotation marks: a name or a term, which the other language leaves bare, or words that the marks put at a distance."""

# Nouns whose name, title or own word follows in quotation marks in Russian; dictionary forms without the dots of ё.
_NAMED_RU = """
    агентство акция альбом ансамбль арена ассоциация аппарат аэропорт балет банк бар борт бренд буква вакцина вариант вертолет вид вирус вкладка вокзал
    вопрос выражение выставка газета глава глагол гостиница графа группа движение девиз держава доктрина журнал завод закон законопроект издание игра имя
    кафе категория класс клавиша клуб кнопка код команда коллекция комплекс компания комплект конкурс концерн концепция корабль корпорация крейсер кличка
    ледокол лекарство линейка литера лозунг магазин марка маршрут матрас меню метод метро модель мультфильм набор надпись название номинация оборот опера
    операция опция организация отель отметка оттенок оценка папка параметр партия песня повесть поговорка позывной поле положение понятие пора порода
    портал пословица поэма премия препарат прибор приложение прием принцип приставка программа проект прозвище псевдоним пункт пьеса радиостанция раздел
    размер ракета рассказ режим рейс ресторан роман рубрика самолет сайт сборник серия сериал сеть симптом синдром система слово слоган сорт союз
    спектакль спутник стадион станция статус статья стиль стихотворение столбец строка судно судья суффикс табличка танк телеканал теория теплоход термин
    техника тип тост трасса упражнение файл фабрика фестиваль фильм фирма фонд формат формула формулировка фраза функция холдинг цвет шоссе шрифт штамм
    эффект яхта ярлык
"""
# The same in English, where such a noun stands before or after the words.
_NAMED_EN = """
    button chapter class column command directory expression field file flag folder function key keyword label letter line menu message method mode option
    package page parameter phrase prefix program row script section setting sign strain string suffix tab tag term title tool type value variable variant
    word
"""
# Russian figures of speech in quotation marks that are plain terms in English; dictionary forms, in order.
_SET_PHRASES = """
    арабский весна; бархатный революция; белый воротничок; большой двадцатка; большой семерка; большой восьмерка; голубой каска; голубой фишка; горячий
    линия; горячий пора; горячий точка; дорожный карта; желтый пресса; железный занавес; железный леди; зеленый зона; зеленый карта; зеленый коридор;
    зеленый энергетика; золотой век; золотой медаль; золотой парашют; золотой стандарт; карточный домик; красный зона; красный линия; круглый стол;
    мертвый душа; мертвый зона; мозговой штурм; мыльный опера; мыльный пузырь; мягкий сила; один окно; оборонка; оранжевый революция; открытый дверь;
    охота на ведьма; первый леди; перестройка; подушка безопасность; пробка; пятый колонна; санитарный кордон; серый зона; серый кардинал; скорый помощь;
    скорый; социалка; стеклянный потолок; тепличный эффект; теневой экономика; третий мир; третий сила; умный дом; утечка мозг; холодный война; цветной
    революция; час пик; черный дыра; черный рынок; черный список; черный ящик; шелковый путь; шоковый терапия; эффект бабочка; эффект домино; яблоко
    раздор; удаленка; коммуналка; бытовуха; гражданка; тройка; двойка; пятерка; четверка; отлично; хорошо; за; против; да; нет
"""
NAMED = {"ru": frozenset(_NAMED_RU.split()), "en": frozenset(_NAMED_EN.split())}
SET_PHRASES = frozenset(tuple(phrase.split()) for phrase in _SET_PHRASES.split(";"))

# What says in words that the author keeps a distance, or that a name is given: it does for quotation marks.
DISTANCE = {
    "en": r"\b(?:so-?called|alleged(?:ly)?|suppos(?:ed|edly)|purport\w{0,8}|ostensibl[ey]|self-(?:styled|described|proclaimed)|would-be|quote-?unquote"
    r"|as it were|so to speak|pseudo\w{0,12}|quasi\w{0,12}|known as|dubbed|nicknamed|inverted commas|quotation marks|fake|sham|putative"
    r"|if you will|proverbial)\b",
    "ru": r"\b(?:так называем\w{1,4}|якобы|мним\w{1,4}|пресловут\w{1,4}|псевдо\w{0,16}|квази\w{0,16}|лже\w{1,16}|будто бы|так сказать|т\.\s?н\."
    r"|самопровозглаш[её]нн\w{1,4}|известн\w{1,4} как|прозва\w{1,6}|в кавычках|в своем роде|своего рода|условн\w{1,4}|горе-)",
}
# Verbs of whoever is quoted.
_SAYS_EN = """
    accuse add admit allege announce argue assess brand call characterise characterize claim comment complain criticise criticize declare denounce deny
    describe dismiss emphasise emphasize explain insist label mention note praise quote refer remark reply report say speak state stress suggest tell term
    testify tweet urge warn write
"""
_SAYS_RU = """
    выразиться высказаться говорить добавить добавлять заявить заявлять констатировать назвать называть обвинить обвинять объявить объявлять ответить
    отметить отмечать охарактеризовать оценивать оценить писать написать подчеркивать подчеркнуть пообещать признавать признать рассказать рассказывать
    сказать сообщать сообщить сравнить считать указать указывать упомянуть утверждать уточнить цитировать
"""
SAYS = {"en": frozenset(_SAYS_EN.split()), "ru": frozenset(_SAYS_RU.split())}
