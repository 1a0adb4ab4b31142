"""An end in good order: what would end the process raises KeyboardInterrupt, as Ctrl-C does."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Within it; only the main thread can have it so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {s: signal.signal(s, _interrupt) for s in SIGNALS}
    try:
        yield
    finally:
        for s, handler in before.items():
            signal.signal(s, handler)


@contextmanager
def signals_held_back() -> Iterator[None]:
    """Within it none of them comes, for a fork that is to begin with handlers of its own; what came meanwhile comes afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *SIGNALS})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def handle_no_signals() -> None:
    """In a worker: Ctrl-C reaches all processes of a terminal, and the first one ends the others; any other end is at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for ending in SIGNALS:
        signal.signal(ending, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, *SIGNALS})


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
