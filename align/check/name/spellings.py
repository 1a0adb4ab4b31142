"""How names are spelt in Latin letters and how the same names are written in Russian: English, French, German, Polish, Spanish, Italian, Turkish, Hungarian and
Chinese (pinyin) names as Russian editors write them, and Russian names by the schemes in use (BGN, ISO 9, passports, the press).

A line gives a spelling and its ways in Russian, usual ones before the bar, rarer ones after it. A dash stands for no letter at all.
"""

SPELLINGS = """
a      а я | о э е ей
aa     аа а о
ae     ае э е э́ | эй
ai     ай э е и | эй аи
au     ау о ав | у
aw     о ау ав | ор
ay     ай эй ей аи | е
b      б | бь п
bb     бб б
c      к с ц | ч дж
cc     к кк кч ч
cester стер
ch     ч х ш | к
chs    кс хс
ci     ци си чи ц ч | чь
ck     к кк цк | ць
cqu    к
cs     ч кс
cz     ч ц | ш
d      д дь | т дз дж
dd     д дд
dg     дж
dge    дж
dj     дж
dt     дт т
dz     дз дж ц
dzh    дж
e      е э ё | и -
ea     и е э | эй а иа еа
eau    о
ee     и е | ее эй
ei     ей эй ай | и ее
eo     ео ё ео и | о
er     ер эр р ёр | ар
eu     ё ой ев эу е | ю еу
ew     ью ю у | ев
ey     ей эй и | ай ий
f      ф | в
ff     ф фф
g      г ж дж | х й к
ge     ж дж ге | г
gg     г гг дж
gh     г - | ф х
gi     ги джи дж | жи хи
gl     гл ль
gn     нь гн | н
gu     г гу гв | гю
gy     дь ги дьи | ги
h      х г | - ь
hs     с
i      и й ы ий ай | е ь
ia     ия ья я иа | ь
ie     и ие е ье | ий
igh    ай
ii     ий и
ij     ий ей эй ы
io     ио ё ьо ьё | о
iu     ю иу ью | у
iy     ий ый и | ы
j      дж й ж х | цз з ь и
ja     я ья джа жа | ха
je     е дже же э | хе ье
ji     цзи джи чжи | жи и
jo     ё йо джо жо | хо ьо
ju     ю джу жу хуа | ху цзю
k      к | кь
kh     х | к
kk     к кк
kn     кн н
l      л ль
lt     льт лт | -
ld     льд лд | д
ll     лл л ль | й ж
lh     ль
m      м
mb     мб м
mc     мак макк мк
mm     м мм
n      н нь
ng     нг н | нж
nh     нь н | ньх
nn     н нн
o      о а у | ё е оу
oa     о оа | уа
oe     ё э о | е у ю
oi     уа ой | ои
oo     у о | оо
ou     у ау о | ью оу а
ow     оу ау о ов | ув
oy     ой уа | ый
p      п
pf     пф ф
ph     ф
pp     п пп
q      к ц | кь
qu     кв к ку | кю
r      р рь | ж
re     р ре
rh     р
rr     р рр
rz     ж рз рц | ш
s      с з | ш ж сь
sc     ск с ш
sch    ш сч | щ ж ск
sh     ш | щ с сх
shch   щ
sk     ск ш
ss     с сс | ш
sz     ш с | ж
szcz   щ
t      т ть | д ц
tch    ч
th     т с | з ф тх
ti     ти ть | ци
ts     ц тс
tsch   ч
tt     т тт
tz     ц тц
u      у а ю | ью в е уй и ы о
ua     уа ва | а
ue     ю у уэ е | ы юэ ве
ui     уй уи ви | ю и
uo     о уо | во
uu     уу ю
v      в ф
w      в у | ф о -
wh     у в | х
wr     р
x      кс с | кз х ш з
y      й и ий ы ый | у ай ь ю
ya     я ья | а
ye     е ье э | ие
yi     и йи
yo     ё ьё йо | ио
you    ю юн
yu     ю ью юй | у
yy     ий ый
z      з ц | с цз ж сь
zh     ж чж | жь
zz     цц зз дз | з
à      а
á      а
â      а
ã      а | ан
ä      е э | я а
å      о | а
æ      э е
ç      с ч
è      е э
é      е э
ê      е э
ë      е э ё
ì      и
í      и
î      и | ы
ï      и
ñ      нь н
ò      о
ó      о у
ô      о
õ      о | ы
ö      ё о э | е
ø      ё э е | о
ù      у
ú      у
û      ю у
ü      ю у и | ы
ý      и ы й
ą      он ом а
ă      а э
ć      ч ц | чь ть
č      ч
đ      дж д
ę      ен эн ем | е
ě      е
ğ      г - | й
ı      ы и
ł      л ль | в
ń      нь н
ň      нь н
ő      ё | о
ř      рж ж | р
ś      сь с | ш щ
ş      ш
š      ш
ș      ш
ț      ц
ţ      ц
ť      ть т
ů      у
ű      ю
ź      зь з | ж
ż      ж
ž      ж
ß      с сс
'      - ь | ъ
"""

# What may follow the part of a Russian word that the Latin one has: case endings cost nearly nothing, those of adjectives and inhabitants more.
CASE_ENDINGS = (
    "а у е ом ем ём ой ою ей ею ы и ов ев ам ами ах ями ях ям ым ыми ого ому им его ему ем ий ый ая ую яя я ю ью ьей ия ии ию ией ие ое ее ые ых их ими"
    " ье ьи ья ьев ь й ию ям ин ина ину ине ины ка ки ку кой"
)
DERIVED_ENDINGS = (
    "ск ский ского скому ским ском ская ской скую ское ские ских скими ской цкий цкого цкому цким цком цкая цкой цкую цкое цкие цких цкими"
    " ец ца цу цем це цы цев цам цами цах анин анина анину анином анине ане ан анам анами анах янин яне ян анский анского анскому анским анском анская анской"
    " анскую анское анские анских анскими ийский ийского ийскому ийским ийском ийская ийской ийскую ийское ийские ийских ийскими овский овского овскому овским овском овская овской овскую овское овские овских овскими ный ного ному ным ном ная ной"
    " ную ное ные ных ными овый ового овому овым овом овая овой овую овое овые овых овыми ика ики ику икой ийцы ийцев ианский ианская"
)
LATIN_ENDINGS = "a e i o y s es ia ya iya ja je yy iy ii ij us is os as is um 's s' 's"
LATIN_DERIVED = "n an ian ians ish ese i is er ers ic ist ists ean eans ans ns ite ites ch ine ines"

# Latin letters that stand in Cyrillic words by mistake, since they look the same.
LOOKALIKES = dict(zip("aceopxykmthbACEOPXYKMTHB", "асеорхукмтнвАСЕОРХУКМТНВ", strict=True))
