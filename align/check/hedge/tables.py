"""What English and Russian hedge with, and what answers a hedge."""

from collections.abc import Mapping
from typing import Literal

Kind = Literal["doubt", "attribution", "likelihood"]

# Words as they are written, in lower case, as patterns.
HEDGES: Mapping[str, Mapping[Kind, str]] = {
    "en": {
        "doubt": "allegedly|alleged(?! that)|supposedly|purportedly|purported|ostensibly|self-styled|would-be",
        "attribution": (
            r"reportedly|according to(?! (?:[\w'-]+ ){0,4}(?:rules?|recipes?|standards?|plans?|laws?|schedules?|decrees?|contracts?|instructions?|size)\b)"
            "|(?:is|are|was|were) (?:said|reported|rumou?red|understood|thought|believed) to|it is (?:said|reported|alleged|claimed) that"
            "|in the words of|in (?:his|her|their|the) (?:opinion|view)|by (?:his|her|their|some) accounts?"
        ),
        "likelihood": "apparently|seemingly|presumably|probably|(?<!more |less |most )likely(?! than)|perhaps|maybe|possibly",
    },
    "ru": {
        "doubt": "якобы|будто бы|мним(?:ый|ая|ое|ые|ого|ой|ых|ым|ую|ом|ыми)",
        "attribution": (
            "по (?:[а-я-]{2,20} ){0,2}"
            "(?:данным|словам|мнению|сведениям|информации|сообщени(?:ю|ям)|утверждению|оценк(?:е|ам)|подсчетам|свидетельству|версии)(?! на(?:$| ))"
            "|как (?:утверждается|утвержда[ею]т|сообщается|сообща[ею]т|сообщил[аи]?|говорят|пиш[еу]т|заявил[аи]?|отметил[аи]?|отмеча[ею]т|счита[ею]т|полагают)"
            "|сообщается|утверждается"
        ),
        "likelihood": "по-видимому|видимо|похоже что|судя по всему|предположительно|вероятно|вероятнее всего|скорее всего|наверное|пожалуй|видать",
    },
}

# Dictionary forms that do as much in another way.
_TELLING = {
    "en": """
        accord account accusation accuse add admit agree allegation allege announce argue assess assure believe call cite claim claimant comment conclude
        confirm consider data deem describe emphasize estimate evidence expert explain express feature figure find forecast hear indicate inform information
        insist know last latest law learn mention message note observe opinion per perceive point poll predict publish quote recall reckon recognize recount
        reference regard release remark report reportedly reveal rule say see share show source state statement statistics stress study suggest survey suspect
        suspected tell think view warn word write
    """,
    "ru": """
        версия вывод высказать выяснить говорить говориться данные дескать добавить добавлять доклад думать закон заявить заявление заявлять известно
        известный информация исследование источник мнение мол назвать называть написать напомнить обвинить обвинять объявить объяснить описать опрос отметить
        отмечать отмечаться отчет оценивать оценить оценка передавать передать писать писаться подозревать подсчет подтвердить подчеркнуть показать показывать
        полагать пояснить правило предполагать предполагаться предупредить предупреждать признавать признаваться признать прогноз прогнозировать рассказать
        рассказывать сведение свидетельствовать сказать слово согласно сообщать сообщение сообщить спрогнозировать ссылаться ссылка статистика стать считать
        считаться узнать указать указывать утверждать утверждение уточнить эксперт
    """,
}
_SEEMING = {
    "en": """
        about almost apparent apparently appear appearance assume believe bet can chance clearly could dare definitely doubtless evident evidently expect feel
        guess hope indeed like likelihood look may might most must obviously perhaps possibility possible potential potentially presume probability probable
        rather risk say seem should suggest suppose supposed sure surely suspect think will would
    """,
    "ru": """
        авось бояться будто бы быть верить вероятность вероятный видеть видимый видно возможно возможность возможный вроде грозить должный думать кажется
        казаться конечно может мочь наверняка надеяться ожидать ожидаться опасаться очевидно очевидный поди подозревать показаться полагать похоже похожий
        почти предполагаемый предполагать предполагаться риск рисковать скорее словно способный судя считать угроза чай шанс явно якобы ясно
    """,
}
ANSWERS: Mapping[str, Mapping[Kind, frozenset[str]]] = {
    lang: {
        "doubt": frozenset(f"{_TELLING[lang]} {_SEEMING[lang]}".split()),
        "attribution": frozenset(_TELLING[lang].split()),
        "likelihood": frozenset(_SEEMING[lang].split()),
    }
    for lang in HEDGES
}
