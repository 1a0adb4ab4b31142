"""A sentence-transformers model from a local folder, made on the spot: the same protocol, the same beads."""

from pathlib import Path

import pytest

from align.document import Block, Document
from align.encode import load_encoder
from align.errors import ModelError
from align.pipeline import Settings, compare_pair
from align.read import Pair
from align.span import Span

pytestmark = pytest.mark.torch
LINES = ["amber fjord kiosk", "birch grove ledge", "cedar heron maple", "delta inlet north", "ember jetty ocean"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    pytest.importorskip("torch")
    transformers = pytest.importorskip("sentence_transformers")
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ["[UNK]", *sorted({w for line in LINES for w in line.split()})]
    tokenizer = Tokenizer(WordLevel({w: n for n, w in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    path = str(tmp_path_factory.mktemp("model") / "tiny")
    transformers.SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=32)], device="cpu").save(path)
    return path


def document(lines: list[str]) -> Document:
    text = "\n".join(lines)
    starts = [sum(len(x) + 1 for x in lines[:n]) for n in range(len(lines))]
    return Document("x.txt", "und", text, tuple(Block(Span(s, s + len(line))) for s, line in zip(starts, lines, strict=True)))


def test_a_local_model_aligns(folder: str) -> None:
    pair = Pair(document(LINES), document(LINES[:2] + LINES[3:]), "the first argument")
    comparison = compare_pair(pair, Settings(folder, lines=True))
    assert [(b.original, b.translation) for b in comparison.beads] == [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,)), ((4,), (3,))]
    assert folder in comparison.signature and load_encoder(folder).dimension == 32


def test_an_unknown_model_is_told_in_one_line(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    with pytest.raises(ModelError, match="the folder holds no model"):
        load_encoder(str(tmp_path))


def test_without_a_network_a_name_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sentence_transformers")
    monkeypatch.setattr("align.encode.transformer._hub_answers", lambda: False)
    with pytest.raises(ModelError, match="the hub cannot be reached"):
        load_encoder("no-such-owner/no-such-model")
