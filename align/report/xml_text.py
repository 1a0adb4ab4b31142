"""Text that XML 1.0 can hold."""

import re

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """What XML cannot hold (control characters, lone surrogates, U+FFFE) as replacement characters."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
