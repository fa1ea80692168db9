"""Keys and lines from the person at the terminal, or from a pipe that stands for one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

#: Ctrl-C, and Ctrl-D, as a terminal in raw mode gives them.
_INTERRUPT, _END = "\x03", "\x04"


def read_key() -> str:
    """One key, without Enter; "" at the end.  From a pipe the next character that is no line break."""
    if not sys.stdin.isatty():
        while (key := sys.stdin.read(1)) in ("\n", "\r"):
            pass
        return key
    with _raw():
        key = sys.stdin.read(1)
    if key == _INTERRUPT:
        raise KeyboardInterrupt
    return "" if key == _END else key


def read_line(question: str) -> str | None:
    """What is typed until Enter; None at the end of the input, or when it is taken back with Ctrl-C."""
    try:
        print(question, end=" ", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return None
    return typed.strip() if typed else None


@contextmanager
def _raw() -> Iterator[None]:
    """Keys come one by one and are not shown; the terminal is put back whatever happens."""
    try:
        import termios
        import tty
    except ImportError:  # no terminal of this kind: a key needs Enter
        yield
        return
    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    try:
        tty.setcbreak(file, termios.TCSANOW)  # what was typed ahead is kept
        yield
    finally:
        termios.tcsetattr(file, termios.TCSADRAIN, before)
