"""Words inside a sentence that have no counterpart, by the bundled encoder and the weights that are shipped."""

import pytest

import align
from align.finding import Finding

AROUND = [
    ("Музей закрыт по понедельникам.", "The museum is closed on Mondays."),
    ("Билеты продают в маленькой будке у ворот.", "Tickets are sold in a small booth by the gate."),
    ("Вчера шёл дождь, и посетителей было мало.", "It rained yesterday, and there were few visitors."),
    ("Сторож открыл окно и долго смотрел на реку.", "The guard opened the window and looked at the river for a long time."),
    ("Весной здесь снова зацветут яблони.", "In spring the apple trees will bloom here again."),
]


def findings(russian: str, english: str, swap: bool = False) -> list[Finding]:
    """Those inside the one sentence that stands between others."""
    pairs = [*AROUND[:3], (russian, english), *AROUND[3:]]
    texts = [" ".join(p[k] for p in pairs) for k in ((1, 0) if swap else (0, 1))]
    report = align.compare(*texts)
    return [f for f in report.findings if f.severity != "info"]


@pytest.mark.parametrize(
    ("russian", "english", "missing"),
    [
        ("Директор, который приехал из Твери только утром, отказался отвечать на вопросы.", "The director refused to answer questions.", "приехал из Твери"),
        ("Картину нашли на чердаке и, несмотря на трещины, повесили в зале.", "The painting was found in the attic and hung in the hall.", "трещины"),
        ("Мост построили за два года, и стоил он вдвое дороже, чем обещали.", "The bridge was built in two years.", "вдвое дороже"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("swap", [False, True])
def test_words_left_out_of_either_side(russian: str, english: str, missing: str, swap: bool) -> None:
    (finding,) = findings(russian, english, swap)
    assert (finding.check, finding.kind) == ("coverage", "addition" if swap else "omission")
    assert missing in finding.message


@pytest.mark.parametrize(
    ("russian", "english", "added"),
    [
        ("Директор отказался отвечать на вопросы.", "The director refused to answer questions, although he had promised reporters to.", "reporters"),
        ("Картину сразу повесили в зале.", "The painting, which had cost more than the building itself, was hung in the hall at once.", "cost more"),
    ],
)  # fmt: skip
def test_words_added(russian: str, english: str, added: str) -> None:
    (finding,) = findings(russian, english)
    assert (finding.check, finding.kind) == ("coverage", "addition") and added in finding.message


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Директор отказался отвечать на вопросы.", "The director refused to answer any questions."),
        ("Он уехал, не попрощавшись, потому что опаздывал на поезд.", "He left without saying goodbye because he was late for his train."),
        ("Говорят, что зимой сюда не добраться.", "They say there is no way to get here in winter."),
        ("У меня нет ни времени, ни желания спорить с ней об этом.", "I have neither the time nor the wish to argue with her about it."),
        ("МИД РФ отказался от комментариев.", "The Ministry of Foreign Affairs of the Russian Federation declined to comment."),
        ("Её статью напечатали, и через месяц о ней говорил весь город.", "Her article appeared, and a month later the whole town was talking about it."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("swap", [False, True])
def test_a_faithful_translation_raises_nothing(russian: str, english: str, swap: bool) -> None:
    assert findings(russian, english, swap) == []


def test_words_that_went_into_the_next_sentence_are_not_left_out() -> None:
    russian = "Мы вышли на берег, и нас встретил старый рыбак с фонарём. Он молчал."
    english = "We came to the shore. An old fisherman with a lantern met us there, and he was silent."
    assert findings(russian, english) == []


def test_a_sentence_of_any_length_is_taken() -> None:
    russian, english = (" ".join([first, *[words] * 5_000]) for first, words in (("Он шёл.", "и шёл, и шёл"), ("He walked.", "and he walked on, and on")))
    assert align.compare(russian, english).beads


@pytest.mark.parametrize(
    ("russian", "english", "missing"),
    [
        ("Премию вручил министр Алексей Чекмарёв.", "The prize was presented by the minister.", "Чекмарёв"),
        ("Завод построили в Рыбинске в 1936 году.", "The plant was built in Rybinsk.", "1936"),
    ],
)  # fmt: skip
def test_a_name_or_a_number_left_out(russian: str, english: str, missing: str) -> None:
    assert any(f.kind == "omission" and missing in f.message for f in findings(russian, english))


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Премию вручил министр Алексей Чекмарёв.", "The prize was presented by minister Alexei Chekmaryov."),
        ("Завод построили в Рыбинске в тридцать шестом году.", "The plant was built in Rybinsk in 1936."),
    ],
)  # fmt: skip
def test_a_name_spelt_or_a_number_written_otherwise_is_not_left_out(russian: str, english: str) -> None:
    assert findings(russian, english) == []
