"""`sverka.toml`: which checks are shown and how bad at worst, and from which confidence on a finding counts.

    [checks]
    hedge = "off"        # "off", or the worst level at which it is shown: "info", "minor", "major"; "on" is "major", and the default
    [report]
    confidence = 0.6     # what is less sure is for information only
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from align.check.names import CHECKS
from align.errors import InputError, UsageError
from align.finding import SEVERITIES, Finding, Severity
from align.suggest import did_you_mean
from align.text_file import read_utf8

CONFIG_NAME = "sverka.toml"
OFF = "off"
LEVELS: Mapping[str, Severity | None] = {OFF: None, "info": "info", "minor": "minor", "major": "major", "on": "major"}


@dataclass(frozen=True, slots=True)
class Config:
    """`checks` holds the worst severity at which a check's findings are shown, None for a check that is off; `confidence` is None where it is not set."""

    checks: Mapping[str, Severity | None] = field(default_factory=dict)
    confidence: float | None = None

    def over(self, base: "Config") -> "Config":
        """What is set here, and for the rest what is set there."""
        return Config({**base.checks, **self.checks}, base.confidence if self.confidence is None else self.confidence)

    def shown(self, finding: Finding) -> Finding | None:
        """The finding at the level that is wanted, None if its check is off."""
        worst = self.checks.get(finding.check, "major")
        if worst is None:
            return None
        unsure = self.confidence is not None and finding.confidence < self.confidence
        severity = max(finding.severity, "info" if unsure else worst, key=SEVERITIES.index)
        return finding if severity == finding.severity else replace(finding, severity=severity)

    def __str__(self) -> str:
        """What is not as by default, for the signature."""
        checks = [f"{name}={worst or OFF}" for name, worst in sorted(self.checks.items()) if worst != "major"]
        return " ".join([*(["checks", *checks] if checks else []), *([f"confidence {self.confidence}"] if self.confidence else [])])


DEFAULT_CONFIG = Config()


def read_config(path: Path) -> Config:
    """Raises InputError: a line that names the file, the key and what is allowed."""
    try:
        tables = tomllib.loads(read_utf8(path).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as e:
        raise InputError(f"{path}: not TOML: {e}") from e
    except RecursionError as e:
        raise InputError(f"{path}: not TOML that can be read: nested too deeply") from e
    config = DEFAULT_CONFIG
    for name, table in tables.items():
        if name not in TABLES:
            hint = "; checks stand below a line [checks]" if name in CHECKS else did_you_mean(name, TABLES, "[{}]")
            raise InputError(f"{path}: {name}: no such table{hint} (tables: {', '.join(f'[{t}]' for t in TABLES)})")
        if not isinstance(table, dict):
            raise InputError(f"{path}: {name}: must be a table: write [{name}] on a line of its own and its keys below")
        for key, value in table.items():
            try:
                config = TABLES[name](config, key, value)
            except UsageError as e:
                raise InputError(f"{path}: [{name}] {e}") from e
    return config


def parse_check(words: str) -> tuple[str, Severity | None]:
    """`hedge=off` as the command line has it. Raises UsageError."""
    name, _, level = words.partition("=")
    try:
        return name.strip(), check_level(name.strip(), level.strip())
    except UsageError as e:
        raise UsageError(f"--check {words}: {e}") from e


def check_level(name: str, level: object) -> Severity | None:
    """The worst severity that a level allows, None for off. Raises UsageError if there is no such check or level."""
    if name not in CHECKS:
        raise UsageError(f"{name}: no such check{did_you_mean(name, CHECKS)} (checks: {', '.join(CHECKS)})")
    if not isinstance(level, str) or level not in LEVELS:
        hint = did_you_mean(level, LEVELS) if isinstance(level, str) else ""
        raise UsageError(f"{name} = {_written(level)}: no such level{hint} (levels: {', '.join(map(_written, LEVELS))})")
    return LEVELS[level]


def _set_check(config: Config, key: str, value: object) -> Config:
    return Config({key: check_level(key, value)}).over(config)


def _set_report(config: Config, key: str, value: object) -> Config:
    if key != "confidence":
        raise UsageError(f"{key}: no such key{did_you_mean(key, ['confidence'])} (keys: confidence)")
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise UsageError(f"confidence = {_written(value)}: must be a number from 0 to 1")
    return replace(config, confidence=float(value))


def _written(value: Any) -> str:
    """A value as TOML has it, shortened."""
    text = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


TABLES: Mapping[str, Callable[[Config, str, object], Config]] = {"checks": _set_check, "report": _set_report}
