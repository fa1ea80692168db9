"""How fast pages are read from WARC, beside trafilatura alone on the same pages in the same run.

    python benchmarks/read_pages.py FOLDER_OF_HTML [--repeat 3]

Makes one WARC file a process of the pages (.html, .html.gz) of the folder, then prints pages a second of processor
time for: trafilatura with its metadata; stemma's reading (text, comments, blocks, date, outlet, positions) from the
WARC file; and the wall-clock ratio of two processes on two files to one process on one.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

from stemma.reading import open_sources, read_document
from stemma.reading.fetching import Shelf
from stemma.reading.fetching.page import Answer


def html_pages(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        if path.name.endswith(".html.gz"):
            yield gzip.decompress(path.read_bytes())
        elif path.suffix == ".html":
            yield path.read_bytes()


def made_warc(pages: list[bytes], folder: Path) -> Path:
    with Shelf(folder) as shelf:
        for number, page in enumerate(pages):
            url = f"https://pages.example/{number}"
            shelf.keep(url, Answer(url, 200, {"content-type": "text/html"}, page))
    return next(folder.glob("*.warc.gz"))


def read_all(path: Path) -> int:
    return sum(1 for source in open_sources([str(path)]) if read_document(source).status != "error")


def extract_all(pages: list[bytes]) -> int:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return sum(
        trafilatura.bare_extraction(page, include_comments=True, with_metadata=True) is not None for page in pages
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3, help="times each page is in a file")
    options = parser.parse_args()
    pages = list(html_pages(options.folder))
    if not pages:
        parser.error(f"no .html or .html.gz in {options.folder}")
    extract_all(pages[:3])
    read_document(next(iter(open_sources([str(next(options.folder.iterdir()))]))))  # imports are not measured
    began = time.process_time()
    extract_all(pages)
    peer = len(pages) / (time.process_time() - began)
    print(f"trafilatura alone      {peer:7.1f} pages/s of processor time")
    with tempfile.TemporaryDirectory() as scratch:
        # The same bytes under other addresses: a shelf keeps each.
        files = [made_warc(pages * options.repeat, Path(scratch) / str(number)) for number in range(2)]
        began = time.process_time()
        count = read_all(files[0])
        own = count / (time.process_time() - began)
        print(f"stemma from WARC       {own:7.1f} pages/s of processor time, {own / peer:.2f} times trafilatura")
        context = get_context("fork")
        seconds = []
        for processes in (1, 2):
            with context.Pool(processes) as pool:
                began = time.monotonic()
                pool.map(read_all, files[:processes], chunksize=1)
                seconds.append(time.monotonic() - began)
        print(f"two processes on two files: {2 * seconds[0] / seconds[1]:.2f} times the pages/s of one on one")


if __name__ == "__main__":
    main()
