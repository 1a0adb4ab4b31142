"""Long texts a window at a time."""

from align.aligner.lattice import Step
from align.aligner.window import Scored, Window, walk


def diagonal(first_lost: int, last_lost: int) -> list[tuple[int, int]]:
    """Sentence by sentence, but those of the original from `first_lost` to `last_lost` are left out: (original, translation or -1)."""
    return [(i, -1 if first_lost <= i < last_lost else i - max(0, min(i, last_lost) - first_lost)) for i in range(300)]


def solver(truth: list[tuple[int, int]], seen: list[tuple[int, int]]):  # type: ignore[no-untyped-def]
    """Answers with the true path inside a window; sure of it unless the counterparts lie outside."""

    def solve(window: Window) -> tuple[Scored, ...]:
        o, t = window.original, window.translation
        seen.append((o.stop - o.start, t.stop - t.start))
        path, j = [], 0
        for i, target in truth[o.start : o.stop]:
            if target >= 0 and t.start <= target < t.stop:
                path.append(Scored(Step(i - o.start, j, (1, 1)), 1.0, 1.0, 1.0, ((0.0,), (0.0,))))
                j += 1
            else:
                path.append(Scored(Step(i - o.start, j, (1, 0)), 1.0, float("nan"), float("nan"), ((1.0,), ())))
        path += [Scored(Step(o.stop - o.start, k, (0, 1)), 0.5, float("nan"), float("nan"), ((), (0.5,))) for k in range(j, t.stop - t.start)]
        return tuple(path)

    return solve


def test_windows_give_the_path_of_the_whole() -> None:
    truth = diagonal(0, 0)
    seen: list[tuple[int, int]] = []
    path = walk(300, 300, solver(truth, seen), largest=40)
    assert [(s.step.i, s.step.j) for s in path] == truth
    assert len(seen) > 5 and max(n for n, _ in seen) == 40


def test_an_omission_longer_than_a_window() -> None:
    truth = diagonal(100, 190)
    seen: list[tuple[int, int]] = []
    path = walk(300, 210, solver(truth, seen), largest=40)
    assert [(s.step.i, s.step.j) for s in path if s.step.shape == (1, 1)] == [x for x in truth if x[1] >= 0]
    assert max(n for n, _ in seen) > 40
