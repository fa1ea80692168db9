"""Write the output of every command into docs/tutorials: `python tools/write_tutorials.py`.

A block ```console holds commands behind "$ ", a block ```python a session behind ">>> ".  Both run in one new folder, in
their order, with the `stemma` of this Python; what they print takes the place of what stands there.
"""

from __future__ import annotations

import code
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TUTORIALS = ROOT / "docs" / "tutorials"
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
#: What differs from run to run, or from machine to machine.
_VARIES = (
    (re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|\+00:00)?"), "TIME"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?: ?UTC)?"), "TIME"),
    (re.compile(r"\b[0-9a-f]{12,64}\b"), "ID"),
    (re.compile(r"\b\d+(?:\.\d+)? ?(?:ms|s)\b"), "SECONDS"),
    (re.compile(r"\"datePublished\": \"[\d-]+\""), "DAY"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
)


def same(text: str) -> str:
    """The page without what varies: ids of content, times, and white space at the ends of lines."""
    for pattern, word in _VARIES:
        text = pattern.sub(word, text)
    return text


def page(text: str, folder: Path) -> str:
    """The page with every block run in the folder, and what came out below each command.

    Raises:
        RuntimeError: a command ended with another code than the page allows (none but 0, or "# exit code N" behind it).
    """
    session = _Session(folder)
    return _BLOCK.sub(lambda block: f"```{block[1]}\n{session.run(block[1], block[2])}```", text)


class _Session:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shell = _environment(folder)
        self.names: dict[str, object] = {"__name__": "__console__"}

    def run(self, kind: str, block: str) -> str:
        return self._console(block) if kind == "console" else self._python(block)

    def _console(self, block: str) -> str:
        out = ""
        for command in _commands(block, "$ ", "> "):
            shown = "\n> ".join(command.splitlines())
            script = command.rsplit("# exit code", 1)
            expected = int(script[1]) if len(script) == 2 else 0
            done = subprocess.run(
                ["bash", "-c", f"set -o pipefail; {command}"],
                cwd=self.folder,
                env=self.shell,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            if done.returncode not in (expected, 141):  # 141: `head` had enough
                raise RuntimeError(f"{command}\nended with {done.returncode}:\n{done.stdout}")
            out += f"$ {shown}\n{_trimmed(done.stdout)}"
        return out

    def _python(self, block: str) -> str:
        out = ""
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            for source in _commands(block, ">>> ", "... "):
                printed = io.StringIO()
                with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                    interpreter = code.InteractiveInterpreter(self.names)
                    interpreter.runsource(source + ("\n" if "\n" in source else ""), "<tutorial>", "single")
                if "Traceback (most recent call last)" in printed.getvalue():
                    raise RuntimeError(f"{source}\n{printed.getvalue()}")
                shown = "\n... ".join(source.split("\n"))
                out += f">>> {shown}\n{_trimmed(printed.getvalue())}"
        finally:
            os.chdir(here)
        return out


def _trimmed(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    return "\n".join(lines).strip("\n") + "\n" if any(lines) else ""


def _commands(block: str, first: str, further: str) -> list[str]:
    """The commands of a block without their marks; what stands between them is output."""
    commands: list[str] = []
    for line in block.splitlines():
        if line.startswith(first):
            commands.append(line.removeprefix(first))
            within = True
        elif (
            commands
            and within
            and line.startswith(further.rstrip())
            and line[: len(further)].strip() == further.strip()
        ):
            commands[-1] += "\n" + line[len(further) :]
        else:
            within = False
    return commands


def _environment(folder: Path) -> dict[str, str]:
    """With a `stemma` and a `python` that are the ones of this process, and nothing of the user's settings."""
    programs = folder / ".bin"
    programs.mkdir(exist_ok=True)
    for name, what in (("stemma", f"{sys.executable} -m stemma"), ("python", sys.executable)):
        (programs / name).write_text(f'#!/bin/sh\nexec {what} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STEMMA_")}
    return {
        **kept,
        "COLUMNS": "100",
        "OPENBLAS_NUM_THREADS": "1",
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep),
        "STEMMA_ACTOR": "ana",
        "TERM": "dumb",
        "XDG_CONFIG_HOME": str(folder / ".config"),
    }


def main() -> None:
    for path in [TUTORIALS / f"{name}.md" for name in sys.argv[1:]] or sorted(TUTORIALS.glob("*.md")):
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(page(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
