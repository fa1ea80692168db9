"""One file of settings: what it may hold, which file is believed, and what a ledger makes of a change."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from stemma import configuration as settings
from stemma.cli import app
from stemma.configuration import ConfigurationError, configuration
from stemma.reading.outlets import Outlet

DOCS = Path(__file__).parents[2] / "docs" / "configuration.md"

REPORTS = {
    "a.txt": "Barge sinks off Senn\n\nDozens of people were hurt when a barge sank off Senn on 3 May 2031, the Senn "
    "Harbour Board said.\n",
    "b.txt": "Barge sinks\n\nThe SHB said on 4 May 2031 that 61 people were hurt when a barge sank off Senn on 3 May.\n",
    "c.txt": "Market in Tarn\n\nThe mayor of Tarn said on 4 May 2031 that 900 stalls were let at the spring market.\n",
}


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory and a home of nobody's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv(settings.VARIABLE, raising=False)
    for name, text in REPORTS.items():
        (tmp_path / "reports").mkdir(exist_ok=True)
        (tmp_path / "reports" / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [*arguments])
    assert result.exit_code == code, result.output
    return result


# -------------------------------------------------------------------------------------- which file


def test_the_file_nearest_to_the_ledger_is_believed_key_by_key(alone: Path) -> None:
    for folder, text in (
        ("home/stemma/config.toml", 'annotator = "rules"\n[hosts]\npause = 9\n[vague-words]\ndozens = [1, 2]\n'),
        ("stemma.toml", '[hosts]\npause = 5\n[[alias]]\nnames = ["Tarn Water League", "TWL"]\n'),
        ("flood/stemma.toml", '[vague-words]\nscores = [20, 90]\n[[alias]]\nnames = ["Senn Harbour Board", "SHB"]\n'),
    ):
        (alone / folder).parent.mkdir(parents=True, exist_ok=True)
        (alone / folder).write_text(text, encoding="utf-8")
    found = configuration("flood")
    assert (found.annotator, found.hosts.pause) == ("rules", 5)
    assert found.vague_words == {"dozens": (1, 2), "scores": (20, 90)}
    assert found.aliases == (("Senn Harbour Board", "SHB"), ("Tarn Water League", "TWL"))
    assert found.origin["hosts.pause"] == "stemma.toml" and found.origin["alias.1"] == "flood/stemma.toml"
    assert configuration("elsewhere").vague_words == {"dozens": (1, 2)}


def test_a_file_that_is_named_is_the_only_one(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (alone / "stemma.toml").write_text("ages = true\n")
    (alone / "ours.toml").write_text("workers = 3\n")
    assert configuration().ages
    assert (configuration(file="ours.toml").ages, configuration(file="ours.toml").workers) == (False, 3)
    monkeypatch.setenv(settings.VARIABLE, "ours.toml")
    assert configuration().workers == 3
    with pytest.raises(ConfigurationError, match="is not there"):
        configuration(file="nowhere.toml")


def test_an_option_of_the_command_line_wins(alone: Path) -> None:
    (alone / "stemma.toml").write_text('annotator = "rules"\nages = true\n')
    (alone / "age.txt").write_text("A woman, 31, was hurt in Senn on Monday.\n")
    chosen = configuration()
    assert chosen.settings().annotator == "rules" and chosen.settings("trained").annotator == "trained"
    assert chosen.settings(ages=False).ages is False
    assert "age" in run("extract", "age.txt").stdout


# ------------------------------------------------------------------------------------ what is wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("annotater = 1", "line 1: annotater is nothing to set; did you mean annotator?"),
        ('\nannotator = "best"', 'line 2: annotator is \'best\'; it must be "trained", "rules" or'),
        ("[hosts]\npause = true", "line 2: hosts.pause is true; it must be seconds"),
        ('[hosts]\nallow = "x"', "line 2: hosts.allow is 'x'; it must be a list"),
        ("hosts = 3", "line 1: hosts is a section"),
        ("[vague-words]\noodles = [1, 2]", "line 2: vague-words.oodles is nothing to set; there are few"),
        ("[vague-words]\ndozens = [120, 12]", "line 2: vague-words.dozens is [120, 12]; it must be two numbers"),
        ('[vague-words]\n"tens of thousands" = [1]', 'line 2: vague-words."tens of thousands" is [1]'),
        ('[policies]\ncoding = "ucpd"', "line 2: policies.coding is 'ucpd'; it must be one of acled"),
        ('[policies]\npreferred = "newest"', "policies.preferred is wrong: no policy is called 'newest'"),
        ('[policies.own.ours]\norder = ["loudest"]', "line 2: policies.own.ours.order has no criterion 'loudest'"),
        ('[policies.own.ours]\nwhy = "so"', "line 1: policies.own.ours needs a line such as: order"),
        ('[policies.own.editor]\norder = ["latest"]', "line 1: policies.own.editor is the name of a published policy"),
        ('[[alias]]\nnames = ["A"]', "line 2: alias.1.names is ['A']; it must be a list of two"),
        ('[[alias]]\nnames = ["the board", "B"]', "line 2: alias.1.names has 'the board', which is no name"),
        (
            '[[alias]]\nnames = ["A", "Bb"]\n[[alias]]\nnames = ["C", "bB"]',
            "line 4: alias.2.names has 'bb', which alias 1",
        ),
        ("[alias]\nnames = 3", "alias is a list of entries"),
        ('[[outlet]]\nsites = ["a.example"]', "line 1: outlet.1 has no name"),
        ('[[outlet]]\nname = "A"\nsite = "a.example"', "line 3: outlet.1.site is nothing to set; did you mean sites?"),
        ("\n[x", "line 2: is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_key_and_line(text: str, said: str, alone: Path) -> None:
    (alone / "wrong.toml").write_text(text)
    assert said in run("config", "check", "wrong.toml", code=1).stdout
    with pytest.raises(ConfigurationError, match=re.escape(said[:30])):
        configuration(file="wrong.toml")


def test_every_fault_is_told_at_once(alone: Path) -> None:
    (alone / "wrong.toml").write_text('ages = "yes"\nworkers = 0\n')
    assert len(run("config", "check", "wrong.toml", code=1).stdout.splitlines()) == 2
    result = run("extract", "reports", "--config", "wrong.toml", code=2)
    assert "line 1: ages" in result.output and "1 more" in result.output


def test_the_documented_file_is_right_and_has_every_key(alone: Path) -> None:
    from stemma.configuration.keys import ENTRIES, KEYS

    shown = DOCS.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    (alone / "documented.toml").write_text(shown, encoding="utf-8")
    found = configuration(file="documented.toml")
    written = {re.sub(r"(vague-words|hosts\.pauses|policies\.own)\..*", r"\1", key) for key in found.origin}
    written = {re.sub(r"\.\d+$", "", key) for key in written}
    assert written == {re.sub(r"\.\*.*", "", ".".join(key)) for key in KEYS} | set(ENTRIES)


# ---------------------------------------------------------------------------------------- changing it


def test_commands_change_the_file_and_keep_its_comments(alone: Path) -> None:
    file = alone / "stemma.toml"
    file.write_text("# ours\nages = true   # they matter\n\n[hosts]\npause = 2 # be kind\n", encoding="utf-8")
    run("config", "alias", "add", "Senn Harbour Board", "SHB")
    run("config", "alias", "add", "shb", "Port of Senn")
    run("config", "outlet", "add", "Marlow Post", "--site", "post.example", "--publisher", "Marlow Media")
    run("config", "outlet", "add", "marlow post", "--site", "sport.example")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# ours\nages = true   # they matter\n\n[hosts]\npause = 2 # be kind\n")
    found = configuration()
    assert found.aliases == (("Senn Harbour Board", "SHB", "Port of Senn"),)
    assert found.outlets == (Outlet("Marlow Post", ("post.example", "sport.example"), (), "Marlow Media"),)
    assert json.loads(run("config", "alias", "list", "--json").stdout)["value"]["names"][1] == "SHB"
    run("config", "alias", "remove", "Port of Senn")
    assert configuration().aliases == (("Senn Harbour Board", "SHB"),)
    run("config", "alias", "remove", "SHB")
    run("config", "outlet", "remove", "Marlow Post")
    assert (configuration().aliases, configuration().outlets) == ((), ())
    assert "# be kind" in file.read_text(encoding="utf-8")
    run("config", "alias", "remove", "SHB", code=1)
    run("config", "alias", "add", "alone", code=2)


def test_what_would_be_wrong_is_not_written(alone: Path) -> None:
    run("config", "alias", "add", "Senn Harbour Board", "SHB")
    before = (alone / "stemma.toml").read_text()
    assert "which is no name" in run("config", "alias", "add", "the board", "SHB", code=2).output
    assert (alone / "stemma.toml").read_text() == before


@pytest.mark.parametrize(
    "form", ['alias = [{ names = ["A", "B"] }] # mine\n', '[[alias]] # mine\nnames = ["A", "B"]\n']
)
def test_both_ways_of_writing_a_list_are_kept(form: str, alone: Path) -> None:
    (alone / "stemma.toml").write_text(form)
    run("config", "alias", "add", "C", "D")
    assert configuration().aliases == (("A", "B"), ("C", "D"))
    assert "# mine" in (alone / "stemma.toml").read_text()
    run("config", "alias", "remove", "A")
    assert configuration().aliases == (("C", "D"),)


def test_show_tells_where_each_setting_is_from(alone: Path) -> None:
    (alone / "stemma.toml").write_text("[hosts]\npause = 3\n")
    told = {one["key"]: one for one in map(json.loads, run("config", "show", "--json").stdout.splitlines())}
    assert (told["hosts.pause"]["value"], told["hosts.pause"]["from"]) == (3, "stemma.toml")
    assert told["annotator"]["from"] == "built in"
    assert "hosts.pause         3   (stemma.toml)" in run("config", "show").stdout
    assert run("config", "path").stdout.splitlines()[1] == str(alone / "stemma.toml")


# ------------------------------------------------------------------------------- what a ledger makes of it


def read(*more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("read", "reports", "--workers", "1", "--json", *more).stdout)
    return found


def ledger_of(load: Callable[[Any], Any]) -> Any:
    from stemma.store import LedgerStore

    with LedgerStore.open("stemma-ledger") as store:
        return load(store)


def test_other_vague_words_are_read_anew_where_they_stand_and_nowhere_else(alone: Path) -> None:
    assert read()["read"] == 3
    assert read()["unchanged"] == 3
    before = ledger_of(lambda store: store.load_ledger())
    (alone / "stemma.toml").write_text("[vague-words]\ndozens = [12, 120]\n")
    (alone / "reports" / "d.txt").write_text(
        "Snow in Ulm\n\nThe council of Ulm said that 40 roads were closed on 5 May 2031.\n"
    )
    run("read", "reports/d.txt", "--workers", "1")  # the others are not among the sources
    after = ledger_of(lambda store: store.load_ledger())
    values = {q.surface: (q.lower, q.upper) for e in after.extractions for q in e.quantities}
    assert values["Dozens"] == (12, 120)
    assert len({e.document.configuration for e in after.extractions}) == 1
    assert after.policy["vague"] == "dozens 12 to 120" and before.policy["vague"] == "stemma"
    assert after.policy["configuration"] != before.policy["configuration"]
    assert read()["unchanged"] == 4
    known = ledger_of(lambda store: store.configurations())
    assert known[after.policy["configuration"]]["vague_words"] == {"dozens": [12, 120]}
    assert "which is the one in force" in run("config", "show").stdout


def test_only_texts_with_the_word_depend_on_it() -> None:
    from stemma.pipeline import Settings, _depends

    former, changed = Settings().record(), Settings(vague_words={"dozens": (12, 120)}).record()
    assert _depends("A dozen cows; dozens of sheep.", changed, former)
    assert not _depends("Hundreds of sheep.", changed, former)
    assert not _depends("Dozens of sheep.", former, former)
    assert _depends("Hundreds of sheep.", Settings(annotator="rules").record(), former)


def test_an_alias_makes_two_parties_one_without_reading_again(alone: Path) -> None:
    assert read("--group-by", "story")["read"] == 3
    parties = ledger_of(lambda store: {e.name for e in store.load_ledger().entities})
    assert {"Senn Harbour Board", "SHB"} <= parties
    run("config", "alias", "add", "Senn Harbour Board", "SHB")
    assert "with other aliases" in run("config", "show").stdout
    assert read("--group-by", "story")["unchanged"] == 3
    ledger = ledger_of(lambda store: store.load_ledger())
    (entity,) = (e for e in ledger.entities if e.name == "Senn Harbour Board")
    assert {document for document, _ in entity.members} == {"a.txt", "b.txt"}
    assert [alias.text for alias in entity.aliases] == ["SHB"]
    assert ledger.policy["aliases"] == "Senn Harbour Board = SHB"
    ledger_of(lambda store: store.aliases() == (("Senn Harbour Board", "SHB"),))


def test_the_publisher_of_an_outlet_is_known_without_reading_again(alone: Path) -> None:
    (alone / "reports" / "e.jsonl").write_text(
        json.dumps({"id": "e", "text": REPORTS["b.txt"], "outlet": "Marlow Post", "published": "2031-05-04"}) + "\n"
    )
    read()
    run("config", "outlet", "add", "Marlow Post", "--publisher", "Marlow Media")
    run("read", "reports/a.txt", "--workers", "1")
    publishers = ledger_of(lambda store: {e.document.id: e.document.publisher for e in store.load_ledger().extractions})
    assert publishers["e"] == "Marlow Media" and publishers["a.txt"] is None


def test_a_configured_policy_prefers_and_the_option_wins(alone: Path) -> None:
    read()
    (alone / "stemma.toml").write_text('[policies]\npreferred = "ours"\n[policies.own.ours]\norder = ["lowest"]\n')
    assert '"policy ours: ' in run("export").stdout
    assert '"policy worst-case: ' in run("export", "--prefer", "worst-case").stdout
    assert "no policy is called 'newest'" in run("show", "--prefer", "newest", code=2).output


def test_a_host_has_a_pause_of_its_own() -> None:
    from stemma.reading.fetching import Manners

    manners = Manners(1.0, pauses={"slow.example": 10.0})
    assert (manners.between("https://Slow.example/a"), manners.between("https://fast.example/a")) == (10.0, 1.0)


def test_what_was_known_then_goes_by_the_same_aliases(alone: Path) -> None:
    records = [{"id": name, "text": text, "published": "2031-05-04"} for name, text in REPORTS.items()]
    (alone / "all.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    run("config", "alias", "add", "Senn Harbour Board", "SHB")
    run("read", "all.jsonl", "--workers", "1")
    told = [json.loads(line) for line in run("show", "--as-of", "2031-05-05", "--json").stdout.splitlines()]
    names = {record["name"] for record in told if record["type"] == "entity"}
    assert "Senn Harbour Board" in names and "SHB" not in names
