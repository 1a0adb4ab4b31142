"""What the engine must know of a language, as data: sets of words, each named by what it says about a stop behind it."""

from dataclasses import dataclass, field

Words = frozenset[str]


def words(*lists: str) -> Words:
    """The words of white-space separated lists; a no-break hyphen or space is written as an underscore."""
    return frozenset(word for entry in lists for word in entry.split())


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Word lists are in small letters and leave out the last stop: `mr`, `e.g`, `т.д`."""

    code: str = ""
    before_name: Words = frozenset()  # a capital after it belongs to it: Mr. Smith, ул. Ленина
    before_number: Words = frozenset()  # a number after it belongs to it: No. 5, стр. 7
    before_any: Words = frozenset()  # never the last word of a sentence: e.g., т. е.
    months: Words = frozenset()  # shortened names of months
    may_end: Words = frozenset()  # ends a sentence when the next word says so: etc., Inc., U.S., т. д.
    closing: Words = frozenset()  # closes a list; a capital after it starts a sentence: etc., и т. д.
    also_words: Words = frozenset()  # an abbreviation only behind an opening bracket: нем.
    capitalised: Words = frozenset()  # abbreviations only with a capital, since in small letters they are words: Mass., Sun.
    captions: Words = frozenset()  # opens a caption with its number: Figure 1. A view.
    after_clock: Words = frozenset()  # capitalised words that go on after a time: 5 p.m. Monday
    after_unit: Words = frozenset()  # a capitalised word that belongs to a unit: долл. США
    clause_starters: Words = frozenset()  # words that start a sentence even when its writer uses no capitals
    units: Words = frozenset()  # after a number, like may_end: 5 ft., 20 руб.
    years: Words = frozenset()  # after a year or century, like may_end, and never before a number's own name: 1963 г., XIX в.
    clock: Words = frozenset()  # a.m., p.m., and other marks of time that an opening phrase ends in
    starters: Words = frozenset()  # words that rarely stand capitalised inside a sentence: the, however, он, но
    prepositions: Words = frozenset()  # words that open an adverbial: in, on, в, к
    pronoun_letters: Words = frozenset()  # single capitals that are words: I, Я
    joiners: Words = frozenset()  # words after which a single letter is no initial: and, than
    reporting: Words = frozenset()  # verbs of the author's words after direct speech: asked, said
    after_country: Words = frozenset()  # words that follow a dotted country's name inside a sentence: Army, Senate
    exclaiming: Words = frozenset()  # names that carry a mark: Yahoo!
    name_particles: Words = frozenset()  # small words inside names: von, de
    abbreviations: Words = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        every = (self.before_name | self.before_number | self.before_any | self.months | self.may_end | self.closing | self.units | self.years | self.clock)
        object.__setattr__(self, "abbreviations", every)
