"""Word by word: how much of a unit is said again in a run of the other side."""

import numpy as np
from toys import ToyEncoder

from align.aligner.words import compare_words, words_of


def test_coverage_by_run_size(toy_encoder: ToyEncoder) -> None:
    original = words_of(["amber birch", "cedar delta", "—"], toy_encoder)
    translation = words_of(["birch cedar", "amber", "ember fjord"], toy_encoder)
    coverage = compare_words(original, translation)
    np.testing.assert_allclose(coverage.of_original[1][0], [0.5, 0.5, 0], atol=0.05)
    np.testing.assert_allclose(coverage.of_original[2][0], [1, 0.5], atol=0.05)
    np.testing.assert_allclose(coverage.of_original[3][:, 0], [1, 0.5, 1], atol=0.05)
    np.testing.assert_allclose(coverage.of_translation[2][:, 0], [1, 1, 0], atol=0.05)


def test_a_part_is_as_the_whole(toy_encoder: ToyEncoder) -> None:
    texts = ["amber birch", "", "cedar delta amber", "ember"]
    original, translation = words_of(texts, toy_encoder), words_of(texts[::-1], toy_encoder)
    whole = compare_words(original, translation).of_original[1]
    part = compare_words(original.part(slice(1, 4)), translation.part(slice(0, 2))).of_original[1]
    np.testing.assert_allclose(part, whole[1:4, :2], atol=1e-6)


def test_no_words_at_all(toy_encoder: ToyEncoder) -> None:
    empty = words_of(["1", "…"], toy_encoder)
    assert compare_words(empty, words_of(["amber"], toy_encoder)).of_original[1].tolist() == [[1.0], [1.0]]
    assert compare_words(words_of(["amber"], toy_encoder), empty).of_original[2].tolist() == [[0.0]]
