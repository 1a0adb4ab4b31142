"""How a model other than the bundled one is to be run. Nothing heavy is imported here: the command line reads it for its help."""

from dataclasses import dataclass

AUTO = "auto"
DEVICES = (AUTO, "cpu", "cuda", "mps")
BATCH_SIZE = 32


@dataclass(frozen=True, slots=True)
class EncoderOptions:
    """`device` by its name in torch; `prompt` is a text to put before every sentence or the model's name for one, None for the model's own;
    `vector_cache` keeps vectors on disk from run to run."""

    device: str = AUTO
    batch_size: int = BATCH_SIZE
    prompt: str | None = None
    vector_cache: bool = True

    def __str__(self) -> str:
        """What may change the vectors and is not as by default, for the signature."""
        told = {"device": (self.device, AUTO), "batch": (self.batch_size, BATCH_SIZE), "prompt": (self.prompt, None)}
        return " ".join(f"{name} {value!r}" if name == "prompt" else f"{name} {value}" for name, (value, default) in told.items() if value != default)


DEFAULT_OPTIONS = EncoderOptions()
