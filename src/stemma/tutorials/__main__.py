"""Write the reports of a tutorial into a folder: `python -m stemma.tutorials announcement reports`."""

from __future__ import annotations

import sys
from pathlib import Path

from stemma.tutorials.announcement import announcement
from stemma.tutorials.pages import Page
from stemma.tutorials.toll import toll

SETS = {"announcement": announcement, "toll": toll}


def write(pages: list[Page], folder: Path) -> None:
    """Each page under its name, folders made as needed; what is there already is written over."""
    for page in pages:
        path = folder / page.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.html(), encoding="utf-8")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in SETS:
        print("usage: python -m stemma.tutorials announcement|toll FOLDER", file=sys.stderr)
        return 2
    pages = SETS[arguments[0]]()
    write(pages, Path(arguments[1]))
    print(f"{len(pages)} reports in {arguments[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
