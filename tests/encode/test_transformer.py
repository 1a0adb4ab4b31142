"""A sentence-transformers model from a local folder, made on the spot: the same protocol, the same beads."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from align.document import Block, Document
from align.encode import load_encoder
from align.encode.transformer import Float32, TransformerEncoder, _is_ours, prompt_of
from align.encoder_options import EncoderOptions
from align.errors import ModelError
from align.pipeline import Settings, compare_pair, signature
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


@pytest.fixture(scope="module")
def tiny_bert(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A real transformer with random weights: four letters to a token at most, two layers, sixteen wide."""
    pytest.importorskip("sentence_transformers")
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("bert")
    letters = [c for word in LINES for c in word.replace(" ", "")] + list("query:")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted({*letters, *(f"##{c}" for c in letters)})]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(0)
    config = BertConfig(vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32)
    BertModel(config).save_pretrained(folder / "bare")
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder / "bare")
    path = folder / "multilingual-e5-tiny"
    SentenceTransformer(modules=[Transformer(str(folder / "bare")), Pooling(16)], device="cpu").save(str(path))
    return str(path)


def counting(encoder: TransformerEncoder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the model is asked for from now on."""
    asked: list[str] = []
    encode = encoder._encode

    def ask(texts: list[str]) -> Float32:
        asked.extend(texts)
        return encode(texts)

    monkeypatch.setattr(encoder, "_encode", ask)
    return asked


def test_a_transformer_aligns(tiny_bert: str) -> None:
    pair = Pair(document(LINES), document(LINES), "the first argument")
    comparison = compare_pair(pair, Settings(tiny_bert, lines=True))
    assert [(b.original, b.translation) for b in comparison.beads] == [((n,), (n,)) for n in range(len(LINES))]


def test_a_second_run_encodes_nothing_again(tiny_bert: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = TransformerEncoder(tiny_bert), TransformerEncoder(tiny_bert)
    asked, asked_again = counting(first, monkeypatch), counting(second, monkeypatch)
    vectors = first.encode(LINES + LINES)
    np.testing.assert_array_equal(second.encode(LINES + LINES), vectors)
    assert asked == LINES and asked_again == []
    second.encode([*LINES, "amber kiosk"])
    assert asked_again == ["amber kiosk"]


def test_another_prompt_is_encoded_anew(tiny_bert: str, monkeypatch: pytest.MonkeyPatch) -> None:
    TransformerEncoder(tiny_bert).encode(LINES)
    other = TransformerEncoder(tiny_bert, EncoderOptions(prompt="kiosk: "))
    asked = counting(other, monkeypatch)
    other.encode(LINES)
    assert asked == LINES


def test_without_the_cache_nothing_is_kept(tiny_bert: str, vectors_elsewhere: Path) -> None:
    TransformerEncoder(tiny_bert, EncoderOptions(vector_cache=False)).encode(LINES)
    assert not vectors_elsewhere.exists()


def test_a_changed_model_is_encoded_anew(tiny_bert: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_bert, copy)
    TransformerEncoder(str(copy)).encode(LINES)
    os.utime(copy / "modules.json", (1, 1))
    changed = TransformerEncoder(str(copy))
    asked = counting(changed, monkeypatch)
    changed.encode(LINES)
    assert asked == LINES


def test_the_prompt_goes_before_every_text(tiny_bert: str) -> None:
    e5 = TransformerEncoder(tiny_bert)
    assert e5.prompt == "query: "
    bare = TransformerEncoder(tiny_bert, EncoderOptions(prompt="", batch_size=2))
    np.testing.assert_allclose(e5.encode(LINES), bare.encode([f"query: {line}" for line in LINES]), atol=1e-5)


@pytest.mark.parametrize(
    ("name", "configured", "default", "wanted", "prompt"),
    [
        ("intfloat/multilingual-e5-small", {}, None, None, "query: "),
        ("intfloat/multilingual-e5-small", {"query": "", "document": ""}, None, None, "query: "),
        ("intfloat/e5-base", {"query": "Q: "}, None, None, "Q: "),
        ("intfloat/e5-base", {}, None, "", ""),
        ("e5/LaBSE", {"query": "", "document": ""}, None, None, ""),
        ("me5n/somewhe5re", {}, None, None, ""),
        ("owner/model", {"query": "Q: ", "document": "D: "}, None, None, ""),
        ("owner/model", {"query": "Q: ", "document": "D: "}, "document", None, "D: "),
        ("owner/model", {"query": "Q: ", "STS": "S: "}, "query", None, "S: "),
        ("owner/model", {"query": "Q: "}, None, "query", "Q: "),
        ("owner/model", {"query": "Q: "}, None, "passage: ", "passage: "),
    ],
)
def test_which_prompt(name: str, configured: dict[str, str], default: str | None, wanted: str | None, prompt: str) -> None:
    assert prompt_of(name, configured, default, wanted) == prompt


def test_a_device_that_is_not_there_is_told_in_one_line(tiny_bert: str) -> None:
    import torch

    missing = next((d for d, there in (("cuda", torch.cuda.is_available()), ("mps", torch.backends.mps.is_available())) if not there), None)
    if missing is None:
        pytest.skip("every device is there")
    with pytest.raises(ModelError, match=f"no device {missing}"):
        TransformerEncoder(tiny_bert, EncoderOptions(device=missing))


def test_options_are_told_in_the_signature() -> None:
    assert signature(Settings("m", encoding=EncoderOptions("cuda", 8, "query: "))).endswith("| encoder m device cuda batch 8 prompt 'query: ' | texts")
    assert signature(Settings("m", encoding=EncoderOptions(vector_cache=False))).endswith("| encoder m | texts")


def test_code_is_trusted_only_where_it_is_our_own(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text('[{"type": "align.encode.sentence_module.BundledEncoder"}, {"type": "evil.Module"}]')
    assert not _is_ours(tmp_path) and not _is_ours(tmp_path / "nowhere")
    (tmp_path / "modules.json").write_text('[{"type": "align.encode.sentence_module.BundledEncoder"}]')
    assert _is_ours(tmp_path)
