"""Units by name: what they measure and how large they are, so that five miles are about eight kilometres."""

from collections.abc import Iterable
from typing import NamedTuple

from align.check.number.amount import Value

KELVIN_PER_FAHRENHEIT = 5 / 9


class Unit(NamedTuple):
    """`size` in the dimension's own unit; `system` tells units whose figures are converted exactly from those that are rounded on the way."""

    dimension: str
    size: float
    system: str


def _units(dimension: str, system: str, sizes: str) -> dict[str, Unit]:
    return {name: Unit(dimension, float(size), system) for name, size in (entry.split("=") for entry in sizes.split())}


UNITS = {
    **_units("length", "metric", "mm=0.001 cm=0.01 m=1 km=1000"),
    **_units("length", "imperial", "inch=0.0254 foot=0.3048 yard=0.9144 mile=1609.344"),
    **_units("mass", "metric", "g=0.001 kg=1 t=1000"),
    **_units("mass", "imperial", "oz=0.02835 lb=0.453592 stone=6.35"),
    **_units("area", "metric", "m2=1 km2=1e6 ha=1e4"),
    **_units("area", "imperial", "ft2=0.0929 mi2=2.59e6 acre=4046.86"),
    **_units("volume", "metric", "ml=0.001 l=1"),
    **_units("volume", "imperial", "gallon=3.785 pint=0.473 quart=0.946 barrel=159"),
    **_units("temperature", "metric", "C=1"),
    **_units("temperature", "imperial", "F=1"),
    **_units("time", "time", "second=1 minute=60 hour=3600 day=86400 week=604800 fortnight=1209600 month=2629800 quarter=7889400 year=31557600"),
    **_units("time", "time", "decade=315576000 century=3155760000 millennium=31557600000"),
    **_units("money", "money", "USD=1 EUR=1 RUB=1 GBP=1 UAH=1 JPY=1 CNY=1 KZT=1 TRY=1 CHF=1 PLN=1 INR=1 ILS=1 KRW=1 AZN=1 GEL=1 AMD=1 KGS=1 UZS=1 BYN=1 BTC=1"),
    **_units("money", "money", "crown=1 peso=1 dinar=1 rial=1 cent=1 kopeck=1"),
    **_units("share", "share", "%=1"),
}
EXACT, ROUNDED = 0.02, 0.1  # how far a conversion may be off, as a share
DEGREES = 1.5
FREEZING_FAHRENHEIT = 32


def convertible(a: Value, a_units: Iterable[str], b: Value, b_units: Iterable[str]) -> bool:
    """Whether two measures are one in different units, as far as a translator rounds."""
    return any(ua != ub and _converts(a, ua, b, ub) for ua in a_units for ub in b_units)


def clash(a_units: Iterable[str], b_units: Iterable[str]) -> bool:
    """Whether the units of one value are known on both sides and are different ones of the same kind."""
    mine, its = set(a_units), set(b_units)
    return bool(mine and its and not mine & its) and {UNITS[u].dimension for u in mine} == {UNITS[u].dimension for u in its}


def _converts(a: Value, ua: str, b: Value, ub: str) -> bool:
    one, two = UNITS[ua], UNITS[ub]
    if one.dimension != two.dimension or one.dimension in ("money", "share"):
        return False
    if one.dimension == "temperature":
        celsius, fahrenheit = (a, b) if ua == "C" else (b, a)
        return abs((fahrenheit - FREEZING_FAHRENHEIT) * KELVIN_PER_FAHRENHEIT - celsius) <= DEGREES
    mine, its = a * one.size, b * two.size
    return abs(mine - its) <= (EXACT if one.system == two.system else ROUNDED) * max(mine, its)
