"""Front and back matter: what stands around an article and is never flagged."""

from pathlib import Path

import pytest

from align.matter import is_matter, matter_blocks
from align.pipeline import compare_pair
from align.read import read_bilingual

LINES = [
    "By Marina Shchukina",
    "Published in Harbour Weekly",
    "Translated from the Russian by A. Reed",
    "Автор: Марина Щукина",
    "Перевод: Алексей Рид",
    "Перевёл с английского А. Рид",
    "Фото: пресс-служба порта",
    "March 14, 2024",
    "14 марта 2024 г.",
    "(Harbour Weekly) 14 March 2024",
    "Related articles",
    "Читайте также: как закрывали мост",
    "© 2024 Harbour Weekly",
    "Share this article",
    "Подпишитесь на нашу рассылку",
]
TEXT = [
    "By Thursday the bridge was shut.",
    "Published in 1931, the book made her famous at once.",
    "Автор этих строк сам видел, как закрывали мост.",
    "Related problems were found in two other towns.",
    "Фото он сжёг, а письма оставил.",
    "— Translated by whom? — he asked.",
    "Search for the child went on all night.",
]


@pytest.mark.parametrize("line", LINES)
def test_matter(line: str) -> None:
    assert is_matter(line)


@pytest.mark.parametrize("line", TEXT)
def test_text(line: str) -> None:
    assert not is_matter(line)


def test_a_list_behind_an_article_is_navigation_only_beside_navigation() -> None:
    from align.read import pair_from_texts

    line = "The ferry left in the morning, and nobody had told the passengers that it would not come back before the evening."
    body = "\n\n".join(f"{line} {line}" for _ in range(3))
    russian = "Паром ушёл."
    ends = pair_from_texts(f"{body}\n\nWhat to take\n\nA rope\n\nA lamp", russian).original
    assert matter_blocks(ends) == frozenset()
    site = pair_from_texts(f"{body}\n\nRelated articles\n\nHow the bridge was built\n\nTen winters", russian).original
    assert len(matter_blocks(site)) == 3


def test_nothing_around_the_sample_article_is_flagged() -> None:
    path = Path(__file__).parent.parent / "corpus" / "articles" / "bilingual-tariffs.txt"
    comparison = compare_pair(read_bilingual(path))
    matter = [b for b in comparison.beads if b.kind == "matter"]
    assert len(matter) > 10
    flagged = {f.bead for f in comparison.findings}
    assert not any(n in flagged for n, b in enumerate(comparison.beads) if b.kind == "matter")
