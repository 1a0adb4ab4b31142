"""Which texts below a folder are each other's translation: by name, by a manifest, as one bilingual file, and by what they say."""

from align.pairing.job import Alone, Job

__all__ = ["Alone", "Job"]
