"""Take the pictures of the documentation: `python tools/screenshots.py` (needs Chromium).

Reads the shipped example and the forty pages of the first tutorial into ledgers of their own, serves them, and takes
pictures of their pages.  Look at what comes out before it is kept.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "src" / "stemma" / "data" / "example" / "reports"
PICTURES = ROOT / "docs" / "assets"
WIDTH, HEIGHT = 1280, 860


def stemma(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", *arguments], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address of a server of the ledger, which ends with the block."""
    command = [sys.executable, "-m", "stemma", "serve", "--ledger", str(ledger), "--port", "0", "--read-only"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        try:
            for line in server.stdout:
                if found := re.search(r"http://[\w.:]+", line):
                    _answers(found.group())
                    yield found.group()
                    break
        finally:
            server.terminate()


def _answers(address: str, seconds: int = 60) -> None:
    """Returns when the server answers."""
    for _ in range(10 * seconds):
        with contextlib.suppress(OSError), urlopen(f"{address}/about"):
            return
        time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")


def example(page: Page, address: str) -> None:
    """The story with the longest series, and one of its claims."""
    page.goto(f"{address}/stories")
    page.get_by_role("link", name=re.compile("Fewer than 1,200")).first.click()
    page.screenshot(path=PICTURES / "story.png")
    page.get_by_role("link", name="fewer than 1,200", exact=False).last.click()
    page.screenshot(path=PICTURES / "claim.png")


def announcement(page: Page, address: str) -> None:
    """Two of the forty, side by side."""
    keys = []
    for name in ("01-ostervale-courier.html", "15-kessin-valley-star.html"):
        page.goto(f"{address}/documents?id={name}")
        keys.append(page.url.rsplit("/", 1)[1])
    page.goto(f"{address}/compare?d={keys[0]}&d={keys[1]}")
    page.get_by_role("heading", name="Texts").evaluate("heading => window.scrollTo(0, heading.offsetTop - 70)")
    page.screenshot(path=PICTURES / "compare.png")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        folder = Path(scratch)
        stemma("stemma.tutorials", "announcement", str(folder / "reports"))
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, reports, take in (("a", EXAMPLE, example), ("b", folder / "reports", announcement)):
            stemma("stemma", "read", str(reports), "--ledger", str(folder / name))
            with served(folder / name) as address:
                take(page, address)
        browser.close()


if __name__ == "__main__":
    main()
