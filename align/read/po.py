"""Message catalogues of gettext (PO): each message with its translation; every form of a plural is a pair of its own.

A fuzzy translation is read like any other: it is there to be checked. Obsolete messages are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from align.errors import InputError
from align.read.content import Segments, plain_lang
from align.read.decode import decode_markup

STRING = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,2})\])?)[ \t]*)?"((?:[^"\\]|\\.)*)"')
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "", "b": "", "f": " ", "v": " "}
LANGUAGE = re.compile(r"^Language:[ \t]*([\w@.-]{1,40})", re.MULTILINE)


@dataclass(slots=True)
class _Message:
    """Strings by their keyword; `forms` are the translations by number."""

    strings: dict[str, str] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """The first form goes with the message itself, the others with its plural."""
        single = self.strings["msgid"]
        for number, words in sorted(self.forms.items()):
            yield self.strings.get("msgid_plural", single) if number else single, words


def read(data: bytes, path: str) -> Segments:
    """The catalogue's language is its header's; that of its messages is told from their words. Raises InputError, with the line, for what is no catalogue."""
    messages = list(_messages(decode_markup(data, path), path))
    header = next((m.forms.get(0, "") for m in messages if m.strings.get("msgid") == "" and "msgctxt" not in m.strings), "")
    pairs = tuple(pair for m in messages if m.strings.get("msgid") for pair in m.pairs)
    if not pairs:
        raise InputError(f"{path}: no messages in this catalogue; export it again from its own program")
    named = LANGUAGE.search(header)
    return Segments(pairs, (None, plain_lang(named[1]) if named else None), "a message catalogue translates its msgid")


def _messages(text: str, path: str) -> Iterator[_Message]:
    message, last = _Message(), ""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        found = STRING.fullmatch(line)
        if found is None:
            raise InputError(f"{path}, line {number}: not a message catalogue here ({line[:40]}); mend it (msgfmt --check names the trouble)")
        keyword, form, words = found[1] or last, found[2], ESCAPE.sub(_unescape, found[3])
        if not keyword:
            raise InputError(f"{path}, line {number}: a string that belongs to no msgid; mend it (msgfmt --check names the trouble)")
        if found[1] in ("msgctxt", "msgid") and message.forms:
            yield message
            message = _Message()
        last = keyword
        if keyword.startswith("msgstr"):
            at = int(form or re.sub(r"\D", "", keyword) or 0)
            message.forms[at] = message.forms.get(at, "") + words
        else:
            message.strings[keyword] = message.strings.get(keyword, "") + words
    if message.forms and "msgid" in message.strings:
        yield message


def _unescape(found: "re.Match[str]") -> str:
    return ESCAPED.get(found[1], found[1])
