"""Headings that run into a sentence: ` ¦ ` where a heading ends; every other place has to be unlikely."""

import pytest
from toys import side_of

from align.calibration import load_calibration
from align.encode import BUNDLED
from align.encode.tokens import word_score
from align.run_in import cut_at, find_run_ins
from align.span import Span

UNLIKELY = -1.5  # log-odds of a place from the words alone
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
    side = side_of([text], lang)
    found = {r.offset: r.log_odds for r in find_run_ins(side, word_score, load_calibration(BUNDLED).run_in, titled=False)}
    wrong = [odds for offset, odds in found.items() if offset != marked.find("¦")]
    assert all(odds < UNLIKELY for odds in wrong)
    if "¦" in marked:
        assert found[marked.index("¦")] > max(wrong, default=-4)


def test_cut_at_keeps_the_words() -> None:
    text = "  A heading  The rest."
    assert [s.of(text) for s in cut_at(Span(2, len(text)), [13], text)] == ["A heading", "The rest."]
