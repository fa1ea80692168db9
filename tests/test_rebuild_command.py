"""`stemma rebuild` and `stemma read --replay`: all reports of a ledger compared anew."""

from pathlib import Path

from typer.testing import CliRunner

from stemma.cli import app
from stemma.store import LedgerStore

ONE = "Barges sink at Tarn\n\n3 May 2031\n\nFour barges sank at Tarn on Friday, the Tarn Harbour Office said.\n"
TWO = "Barges raised\n\n6 May 2031\n\nThe Tarn Harbour Office said on Tuesday that three of the four barges were raised.\n"


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result.output


def test_rebuild_makes_the_ledger_anew_in_the_way_it_was_made(tmp_path: Path) -> None:
    reports, ledger = tmp_path / "reports", str(tmp_path / "ledger")
    reports.mkdir()
    (reports / "one.txt").write_text(ONE)
    run("read", str(reports), "--ledger", ledger, "--group-by", "story", "--without-rule", "later")
    with LedgerStore.open(ledger) as store:
        before, generation = store.load_ledger(), store.generation()
    assert "1 reports" in run("rebuild", "--ledger", ledger)
    with LedgerStore.open(ledger) as store:
        assert store.load_ledger() == before
        assert store.generation() > generation
        assert store.grouped_by() == "story"
        assert store.rules_left_out() == ("later",)


def test_replay_compares_all_though_nothing_is_new(tmp_path: Path) -> None:
    reports, ledger = tmp_path / "reports", str(tmp_path / "ledger")
    reports.mkdir()
    (reports / "one.txt").write_text(ONE)
    (reports / "two.txt").write_text(TWO)
    run("read", str(reports), "--ledger", ledger)
    with LedgerStore.open(ledger) as store:
        at = store.generation()
    run("read", str(reports), "--ledger", ledger)
    with LedgerStore.open(ledger) as store:
        assert store.generation() == at
    run("read", str(reports), "--ledger", ledger, "--replay")
    with LedgerStore.open(ledger) as store:
        assert store.generation() > at


def test_rebuild_needs_a_ledger(tmp_path: Path) -> None:
    assert "no ledger" in run("rebuild", "--ledger", str(tmp_path / "none"), code=1)
