"""Any bytes at all go through the whole reading of one document and come out as records, or as an error that says why."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma import interchange, pipeline
from stemma.reading import open_sources
from stemma.reading.containers import MAX_BYTES
from stemma.reading.decode import MAX_CHARACTERS
from stemma.records import Extraction, Source

REPORT = b"Flood in Corveton\n\nTwelve people were killed in Corveton on Monday, the mayor, Ada Venn, said.\n"


def read(data: bytes, media: str | None = None) -> Extraction:
    """One source through the flow, and its records through JSON; what must hold for each is checked."""
    extraction = pipeline.read_source(Source("x", data=data, media=media))
    document = extraction.document
    length = len(document.text)
    assert document.status in {"ok", "empty", "error"}
    assert bool(document.error) == (document.status == "error")
    at = 0
    for block in document.blocks:
        assert block.start == at
        at = block.end
    assert at == (length if document.blocks else 0)
    for line in interchange.lines(interchange.records_of_extraction(extraction, with_text=True)):
        line.encode("utf-8")
        for offsets in spans(json.loads(line)):
            assert 0 <= offsets[0] <= offsets[1] <= length
    return extraction


def spans(value):
    """All pairs of "start" and "end" that are offsets, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=1500), st.sampled_from([None, "text/plain", "text/html"]))
def test_any_bytes(data, media):
    read(data, media)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=40), st.integers(0, len(REPORT)), st.sampled_from([None, "text/html"]))
def test_a_report_with_any_bytes_inside(data, place, media):
    read(REPORT[:place] + data + REPORT[place:], media)


NUMBERS = " ".join(f'"{k} people," said Mr Orlo Venn, "were hurt", up from {k % 900}.' for k in range(700))

CASES = {
    "nothing": (b"", "empty"),
    "spaces alone": (b" \n\t\n" * 1000, "empty"),
    "control bytes": (bytes(range(256)) * 400, "error"),
    "more than may be read": (b"people said " * (MAX_BYTES // 12 + 1), "error"),
    "one line of more characters than may be read": (b"people said " * (MAX_CHARACTERS // 12 + 1), "error"),
    "one line of words": (b"the harbour board of Quellmar said that 12 sailors were hurt " * 800, "ok"),
    "one line of one letter": (b"a" * 300_000, "ok"),
    "bytes of another encoding": (b"The caf\xe9 in Corv\xeaton burnt; 12 people were hurt. " * 200, "ok"),
    "broken UTF-8": ("Twelve were hurt in Corveton, said Žofie.\n".encode() * 200 + b"\xc5", "ok"),
    "NUL between words": (b"12 people\x00 were killed, \x00the mayor said.\n" * 500, "error"),
    "ten thousand quotation marks": (
        ("He said: " + '"' * 5000 + "“" * 10_000 + " twelve were hurt " + "”" * 10_000).encode(), "ok",
    ),
    "quotations that never end": (b"\"He said 'twelve were hurt, " * 2000, "ok"),
    "text from right to left": (("قال المتحدث إن ١٢ شخصا قتلوا. " * 500 + "\u200fשלום 45 אנשים " * 300).encode(), "ok"),
    "a page of nested elements": (b"<html><body>" + b"<div>" * 50_000 + b"<p>12 hurt.</p>" + b"</div>" * 50_000, "error"),
    "a page that never closes an element": (b"<html><body>" + b"<b><p>" * 800 + b"12 people were hurt, Venn said.", None),
    "numbers and quotation marks": (NUMBERS.encode(), "ok"),
    "quotation marks and little else": (b'" 12 " ' * 3000, "ok"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_odd_sources(case):
    data, status = CASES[case]
    began = time.process_time()
    extraction = read(data)
    assert status is None or extraction.document.status == status, extraction.document.error
    assert time.process_time() - began < 20


def test_a_run_goes_on_past_odd_files(tmp_path):
    """In a folder of odd files the good reports are read, and each of the others has its record."""
    small = [case for case, (data, status) in CASES.items() if status and (len(data) < 10_000 or status == "error")]
    names = [f"{k:02}.{'html' if 'page' in case else 'txt'}" for k, case in enumerate(small)]
    for name, case in zip(names, small, strict=True):
        (tmp_path / name).write_bytes(CASES[case][0])
    (tmp_path / "zz.txt").write_bytes(REPORT)
    found = {one.document.id: one for one in pipeline.extract(open_sources([str(tmp_path)]))}
    assert found["zz.txt"].quantities
    assert {name: found[name].document.status for name in names} == {
        name: CASES[case][1] for name, case in zip(names, small, strict=True)
    }
