"""The defects that the checks of quotation marks and of untranslated text are fitted on."""

import pytest
from planted import KINDS, Kind, Segment, plant

SEGMENTS = [
    Segment('Это был "тёплый" приём.', 'It was a "warm" welcome.'),
    Segment("Мост закрыли (так решила мэрия города) в четверг.", "The bridge was shut (so the mayor's office decided) on Thursday."),
    Segment(
        "Автобус идёт теперь в объезд целый час, и никто из жителей не знает, когда мост снова откроют.",
        "The bus takes a whole hour to go round now, and none of the residents knows when the bridge will open again.",
    ),
    Segment("Новый мост стоит на его улице.", "The new bridge stands on his street."),
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_changes_the_words_that_it_says(kind: Kind) -> None:
    defects = [d for seed in range(5) for d in plant(SEGMENTS, "en", seed, share=1.0, kinds=[kind])]
    assert defects and {d.kind for d in defects} == {kind}
    for d in defects:
        before = SEGMENTS[d.n].translation
        assert d.text != before and d.was in before
        assert 0 <= d.span.start < d.span.end <= len(d.text)


def test_marks_go_and_come() -> None:
    (lost,) = plant(SEGMENTS[:1], "en", 1, share=1.0, kinds=["drop_quotes"])
    assert (lost.text, lost.span.of(lost.text), lost.was) == ("It was a warm welcome.", "warm", '"warm"')
    (gained,) = plant(SEGMENTS[3:], "en", 1, share=1.0, kinds=["add_quotes"])
    assert gained.text in ("The “new bridge” stands on his street.", "The new “bridge” stands on his street.", "The new bridge stands on his “street”.",
                           "The “new bridge” stands on his street.", "The new “bridge stands” on his street.")


def test_the_same_seed_gives_the_same_defects() -> None:
    assert list(plant(SEGMENTS, "en", 3, share=0.7)) == list(plant(SEGMENTS, "en", 3, share=0.7))
    assert len({tuple(plant(SEGMENTS, "en", seed, share=0.7)) for seed in range(20)}) > 5


def test_what_cannot_be_spoilt_is_left_alone() -> None:
    assert list(plant([Segment("Да.", "Yes.")], "en", 1, share=1.0)) == []
