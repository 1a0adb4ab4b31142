"""English."""

from align.check.number.language import Numerals, numbers, table, units

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
    " eighteenth nineteenth".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_CARDINALS = numbers("cardinal", *(f"{n}: {word}" for n, word in enumerate(_UNITS)), *(f"{n}0: {word}" for n, word in enumerate(_TENS, 2)))
_ORDINAL_WORDS = numbers(
    "ordinal",
    *(f"{n}: {word}" for n, word in enumerate(_ORDINALS)),
    *(f"{n}: {word}s" for n, word in enumerate(_ORDINALS) if n > 2),
    *(f"{n}0: {word[:-1]}ieth {word[:-1]}ies {word[:-1]}ieths" for n, word in enumerate(_TENS, 2)),
    "100: hundredth hundredths",
    "1000: thousandth thousandths",
    "1000000: millionth millionths",
)
_SCALES = numbers(
    "scale",
    "100: hundred hundreds",
    "1000: thousand thousands",
    "1000000: million millions mln mn mil",
    "1000000000: billion billions bn bln",
    "1000000000000: trillion trillions trn tn",
)
_SETS = numbers("set", "12: dozen dozens", "10: tens", "100000: lakh lakhs", "10000000: crore crores")
_PARTS = numbers("part", "1/2: half halves", "1/4: quarter quarters")
_TIMES = numbers(
    "times",
    "0: nil",
    "1: once",
    "2: twice both pair pairs couple couples duo double doubled doubles doubling twofold bilateral dual twins",
    "3: thrice triple tripled triples tripling treble threefold trio",
    "4: quadruple quadrupled quartet fourfold",
    "5: quintuple fivefold quintet",
    "10: tenfold",
    "12: noon midday",
    "100: centenary centennial centenarian",
    "2000: noughties",
    "200: bicentenary bicentennial",
)

ENGLISH = Numerals(
    code="en",
    words={**_TIMES, **_ORDINAL_WORDS, **_PARTS, **_SETS, **_SCALES, **_CARDINALS},
    prefixes={},
    stems={},
    units=units(
        "mm: mm millimetre millimeter",
        "cm: cm centimetre centimeter",
        "m: m metre meter",
        "km: km kilometre kilometer kph kmh",
        "inch: inch inches in",
        "foot: foot feet ft",
        "yard: yard yd",
        "mile: mile mph",
        "g: g gram gramme",
        "kg: kg kilo kilogram kilogramme",
        "t: ton tonne",
        "lb: pound lb lbs",
        "oz: ounce oz",
        "stone: stone",
        "ha: ha hectare",
        "acre: acre",
        "ml: ml millilitre milliliter",
        "l: l litre liter",
        "gallon: gallon",
        "pint: pint",
        "quart: quart",
        "barrel: barrel",
        "C: degree celsius c centigrade",
        "F: degree fahrenheit f",
        "second: second sec",
        "minute: minute min",
        "hour: hour hr hrs",
        "day: day",
        "week: week",
        "fortnight: fortnight",
        "month: month",
        "quarter: quarter",
        "year: year yr yrs anniversary",
        "decade: decade",
        "century: century",
        "millennium: millennium",
        "USD: dollar usd buck",
        "EUR: euro eur",
        "RUB: ruble rouble rub",
        "GBP: pound gbp",
        "UAH: hryvnia hryvna hryvnya uah",
        "JPY: yen jpy",
        "CNY: yuan renminbi rmb cny",
        "KZT: tenge kzt",
        "TRY: lira",
        "CHF: franc chf",
        "PLN: zloty",
        "INR: rupee",
        "ILS: shekel",
        "KRW: won",
        "AZN: manat",
        "GEL: lari",
        "AMD: dram",
        "KGS: som",
        "UZS: sum",
        "BTC: bitcoin",
        "crown: crown krona krone koruna",
        "peso: peso",
        "dinar: dinar",
        "rial: rial",
        "cent: cent",
        "kopeck: kopeck kopek",
        "%: percent pct percentage",
    ),
    spells=table(
        "day: day daily", "week: week weekly", "fortnight: fortnight", "month: month monthly", "year: year annual annually yearly", "hour: hour hourly",
        "minute: minute", "decade: decade", "century: century", "millennium: millennium",
    ),
    months={
        word: int(n)
        for word, n in table(
            "1: january jan", "2: february feb", "3: march mar", "4: april apr", "5: may", "6: june jun", "7: july jul", "8: august aug",
            "9: september sept sep", "10: october oct", "11: november nov", "12: december dec",
        ).items()
    },
    weekdays={
        word: int(n)
        for word, n in table(
            "1: monday mondays", "2: tuesday tuesdays", "3: wednesday wednesdays", "4: thursday thursdays", "5: friday fridays", "6: saturday saturdays",
            "7: sunday sundays",
        ).items()
    },
    scale_marks={"k": 3, "m": 6, "mn": 6, "mln": 6, "mil": 6, "b": 9, "bn": 9, "bln": 9, "tn": 12, "trn": 12},
    ordinal_marks=frozenset("st nd rd th".split()),
    decade_marks=frozenset(("s", "'s")),
    halves=(("and", "a", "half"),),
    fillers=(("odd",), ("plus",), ("or", "so")),
    openers=frozenset(("and",)),
    inner=frozenset(("and",)),
    between=frozenset("to or and".split()),
    after_noon=frozenset("am pm a p".split()),
    share=frozenset("every each a one in of".split()),
    open_prefixes=frozenset("mid pre post non sub under over top early late ex per pro anti plus".split()),
    romans_after=frozenset("war part phase chapter volume act type class stage title article section appendix".split()),
    articles=frozenset("a an".split()),
)  # fmt: skip
