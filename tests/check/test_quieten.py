"""One fault is told once."""

from align.check.checked import Remark
from align.check.quieten import quieten
from align.finding import Severity
from align.span import Span


def remark(check: str, original: Span | None, translation: Span | None, severity: Severity = "major", bead: int = 0) -> Remark:
    return Remark("divergence", check, severity, 0.9, original, translation, "", bead)


WHOLE = remark("similarity", Span(0, 50), Span(0, 60))
DOUBT = remark("similarity", Span(0, 50), Span(0, 60), "minor")
CLAUSE = remark("coverage", Span(10, 30), None)


def test_nothing_is_told_inside_a_pair_that_says_something_else() -> None:
    assert quieten([WHOLE, CLAUSE, remark("number", Span(3, 5), Span(4, 6))]) == [WHOLE]


def test_other_pairs_keep_theirs() -> None:
    other = remark("number", Span(3, 5), Span(4, 6), bead=1)
    assert quieten([WHOLE, other]) == [WHOLE, other]


def test_missing_words_explain_a_doubt() -> None:
    assert quieten([DOUBT, CLAUSE]) == [CLAUSE]
    assert quieten([DOUBT, remark("coverage", Span(10, 30), None, "info")])[0] == DOUBT


def test_a_number_that_went_with_its_clause_is_not_told_again() -> None:
    assert quieten([CLAUSE, remark("number", Span(12, 14), None)]) == [CLAUSE]


def test_a_number_beside_the_clause_or_with_a_counterpart_is_told() -> None:
    beside, replaced = remark("number", Span(40, 44), None), remark("number", Span(12, 14), Span(3, 5))
    assert quieten([CLAUSE, beside, replaced]) == [CLAUSE, beside, replaced]


def test_words_of_a_sentence_that_is_told_to_be_missing_are_not_told_again() -> None:
    sentence = remark("coverage", Span(10, 31), None, "minor")
    assert quieten([sentence, CLAUSE]) == [sentence]
    assert quieten([CLAUSE, CLAUSE]) == [CLAUSE, CLAUSE]


def test_a_negation_inside_a_clause_that_is_missing_is_told_with_it() -> None:
    assert quieten([CLAUSE, remark("negation", Span(15, 20), Span(4, 6))]) == [CLAUSE]


def test_a_name_inside_a_clause_that_is_missing_is_told_if_another_stands_for_it() -> None:
    name = remark("name", Span(15, 20), Span(4, 6))
    assert quieten([CLAUSE, name]) == [CLAUSE, name]
