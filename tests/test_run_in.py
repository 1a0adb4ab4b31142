"""Headings that run into a sentence, in the notation of the problem: ` ¦ ` where a heading may end; every other place must not be tried."""

import pytest

from align.calibration import load_calibration
from align.encode import BUNDLED
from align.encode.tokens import word_score
from align.run_in import cut_at, find_run_ins
from align.span import Span
from conftest import side_of

CASES = [
    ("ru", "Город закрывает три моста на ремонт ¦ В понедельник движение по ним остановят."),
    ("ru", "Почему подорожала гречка ¦ Эксперты называют две причины, и обе не связаны с урожаем."),
    ("en", "City closes three bridges for repairs ¦ The works begin on Monday and will last until March."),
    ("en", "Why buckwheat costs more this year ¦ According to traders there are two reasons, and neither is the harvest."),
    ("ru", "Вчера в Самаре Иван Петрович Лебедев встретился с мэром города Ольгой Синицыной."),
    ("ru", "Об этом в субботу сообщил министр Алексей Громов на встрече в Туле."),
    ("en", "On Monday the mayor met with John Baker and Mary Wilson of the council in Leeds."),
    ("en", "He said that Peter had never been to Spain or Portugal before the war."),
    ("en", "Yes."),
]


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_places(lang: str, marked: str) -> None:
    text = marked.replace(" ¦ ", " ")
    found = {r.offset for r in find_run_ins(side_of([text], lang), word_score, load_calibration(BUNDLED).run_in)}
    wanted = {marked.index(" ¦ ") + 1} if "¦" in marked else set()
    assert wanted <= found
    assert len(found - wanted) <= 1, "at most one wrong place is left to the aligner"


def test_cut_at_keeps_the_words() -> None:
    text = "  A heading  The rest."
    assert [s.of(text) for s in cut_at(Span(2, len(text)), [13], text)] == ["A heading", "The rest."]
