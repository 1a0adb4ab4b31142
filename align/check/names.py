"""The checks by the names that findings, `sverka.toml` and `--check` call them, in the order in which `sverka checks` lists them."""

from collections.abc import Mapping

CHECKS: Mapping[str, str] = {
    "coverage": "words and sentences that were left out or added",
    "similarity": "sentences that stand in each other's place but do not say the same",
    "number": "figures, dates, times, sums and measures whose value is another",
    "name": "people, places and organisations that are missing or became others",
    "rendering": "a name that is written in two ways",
    "negation": "a “not”, “no”, “never” or “without” that was lost or added",
    "modality": "“may”, “must”, “should” and “can” put for one another",
    "hedge": "“allegedly”, “reportedly”, “according to”: a doubt or a source that was lost or added",
    "quotation": "quotation marks, brackets and quoted words that were lost or added",
    "untranslated": "words and sentences that are still in the original's language",
    "consistency": "a term or a sentence that is translated in two ways",
    "glossary": "terms that the glossary wants translated otherwise",
}
