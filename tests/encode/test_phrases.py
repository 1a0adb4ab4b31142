"""A text's phrases, and the text without them, against encoding the words themselves."""

import re

import numpy as np
import pytest
from encode.texts import SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

from align.encode.phrases import Phrases
from align.encode.tokens import SPACE, Ids, bundled_tokenizer
from align.encode.use import UseEncoder

TEXT = (
    "«Мы чинили насос всю ночь, — сказала Ирина Львовна, — и к утру он завёлся, хотя никто, кроме неё, в это не верил», "
    "но Dr. Haldane paid £1,250 for another pump, which nobody had asked for."
)
words = st.lists(st.text("aбЯéй½ﬁ…🙂①«».,—-'ﷺ7\u00a0\u200b", min_size=1, max_size=6), min_size=1, max_size=8)
spaces = st.sampled_from([" ", "  ", "\t", "\n", "\u3000"])


def windows(text: str, longest: int) -> tuple[Ids, Ids]:
    """Where all windows of so many words start and end."""
    spans = np.array([m.span() for m in re.finditer(r"\S+", text)])
    pairs = [(a, b) for a in range(len(spans)) for b in range(a, min(len(spans), a + longest))]
    a, b = np.array(pairs).T
    return spans[a, 0], spans[b, 1]


def of_text(starts: Ids) -> Ids:
    return np.ones(len(starts), int)  # the second text of `phrases`


def without(text: str, starts: Ids, ends: Ids) -> list[str]:
    return [text[:a] + text[b:] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]


@pytest.fixture(scope="module")
def phrases(encoder: UseEncoder) -> Phrases:
    return encoder.phrases([SENTENCES[0], TEXT])


def test_a_phrase_is_as_if_it_stood_alone(encoder: UseEncoder, phrases: Phrases) -> None:
    starts, ends = windows(TEXT, 40)
    alone = encoder.encode([TEXT[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)])
    assert np.einsum("ij,ij->i", phrases.vectors(of_text(starts), starts, ends), alone).min() > 0.99999


def test_a_text_without_a_phrase_is_near_the_joined_rest(encoder: UseEncoder, phrases: Phrases) -> None:
    starts, ends = windows(TEXT, 12)
    cosines = np.einsum("ij,ij->i", phrases.without(of_text(starts), starts, ends), encoder.encode(without(TEXT, starts, ends)))
    assert np.median(cosines) > 0.995 and np.quantile(cosines, 0.1) > 0.99 and cosines.min() > 0.95


def test_a_text_without_its_first_or_last_words_is_exact(encoder: UseEncoder, phrases: Phrases) -> None:
    starts, ends = windows(TEXT, 40)
    outer = (starts == 0) | (ends == len(TEXT))
    starts, ends = starts[outer], ends[outer]
    assert np.einsum("ij,ij->i", phrases.without(of_text(starts), starts, ends), encoder.encode(without(TEXT, starts, ends))).min() > 0.99999


def test_a_text_without_nothing_is_the_text(encoder: UseEncoder, phrases: Phrases) -> None:
    at = np.array([0, TEXT.index(" и ") + 1, len(TEXT)])
    np.testing.assert_allclose(phrases.without(of_text(at), at, at), np.repeat(encoder.encode([TEXT]), 3, axis=0), atol=1e-5)
    np.testing.assert_allclose(phrases.vectors(of_text(at), at, at), np.repeat(encoder.encode([""]), 3, axis=0), atol=1e-5)


def test_what_else_is_asked_changes_nothing(encoder: UseEncoder, phrases: Phrases) -> None:
    starts, ends = windows(TEXT, 9)
    of = of_text(starts)
    others = encoder.phrases([SENTENCES[0], TEXT, *SENTENCES * 40])
    for a in range(0, len(starts), 17):
        some = slice(a, a + 17)
        np.testing.assert_allclose(others.vectors(of[some], starts[some], ends[some]), phrases.vectors(of, starts, ends)[some], atol=1e-5)
        np.testing.assert_allclose(others.without(of[some], starts[some], ends[some]), phrases.without(of, starts, ends)[some], atol=1e-5)


def test_phrases_of_many_texts_at_once(encoder: UseEncoder) -> None:
    texts = [TEXT, "", "Да.", *SENTENCES, "x", TEXT]
    phrases = encoder.phrases(texts)
    of, starts, ends = np.array([(k, *w) for k, t in enumerate(texts) if t for w in zip(*(p.tolist() for p in windows(t, 5)), strict=True)]).T
    order = np.random.default_rng(0).permutation(len(of))
    together = phrases.vectors(of[order], starts[order], ends[order]), phrases.without(of[order], starts[order], ends[order])
    for k, text in enumerate(texts):
        own, alone = of[order] == k, encoder.phrases([text])
        here = np.zeros(own.sum(), int), starts[order][own], ends[order][own]
        np.testing.assert_allclose(together[0][own], alone.vectors(*here), atol=1e-5)
        np.testing.assert_allclose(together[1][own], alone.without(*here), atol=1e-5)


def test_whole_texts(encoder: UseEncoder) -> None:
    texts = [TEXT, "", " ", "x", *SENTENCES * 9]
    np.testing.assert_allclose(encoder.phrases(texts).whole(), encoder.encode(texts), atol=1e-5)


def test_texts_with_few_tokens_or_none(encoder: UseEncoder) -> None:
    none = np.array([], int)
    texts = ["", " ", "x", "\ud800 Да."]
    phrases = encoder.phrases(texts)
    assert phrases.vectors(none, none, none).shape == phrases.without(none, none, none).shape == (0, 512)
    every = np.arange(4), np.zeros(4, int), np.array([len(t) for t in texts])
    np.testing.assert_allclose(phrases.vectors(*every), encoder.encode(texts), atol=1e-5)
    np.testing.assert_allclose(phrases.without(*every), encoder.encode([""] * 4), atol=1e-5)
    assert encoder.phrases([]).whole().shape == encoder.phrases([]).vectors(none, none, none).shape == (0, 512)


@settings(max_examples=300, deadline=None)
@given(st.text("a▁бйЯéи\u0306\u0301½ﬁ…🙂①ﷺ\u00ad\u200b\x00\ud800 \u00a0\t\n,.", max_size=30))
def test_tokens_stand_for_their_characters(text: str) -> None:
    tokenizer = bundled_tokenizer()
    (pieces,) = tokenizer.pieces([text])
    assert pieces.ids.tolist() == tokenizer([text])[0].tolist()
    assert (np.diff(pieces.starts) >= 0).all() and (np.diff(pieces.ends) >= 0).all()
    assert (pieces.starts < pieces.ends).all() and (pieces.ends <= len(text)).all() and (pieces.starts >= 0).all()
    clean = text.encode("utf-8", "replace").decode("utf-8")
    spelt = tokenizer._processor.encode(clean, out_type=str)
    for piece, start, end in zip(spelt, pieces.starts.tolist(), pieces.ends.tolist(), strict=True):
        assert piece.strip(SPACE) in tokenizer._processor.normalize(clean[start:end])


@settings(max_examples=200, deadline=None)
@given(words, spaces, st.data())
def test_words_have_the_tokens_that_they_have_alone(encoder: UseEncoder, words: list[str], space: str, data: st.DataObject) -> None:
    text = space.join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = sum(len(w) + len(space) for w in words[:first])
    end = sum(len(w) + len(space) for w in words[: last + 1]) - len(space)
    phrases = encoder.phrases([text])
    (a,), (b,) = phrases.tokens(np.array([0]), np.array([start]), np.array([end]))
    assert phrases.pieces[0].ids[a:b].tolist() == encoder.tokenizer([text[start:end]])[0].tolist()
