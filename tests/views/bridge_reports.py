"""Reports of a bridge that never stood: dated counts, a correction, two that conflict, an agency, places with namesakes."""

from __future__ import annotations

from stemma.pipeline import build, read_source
from stemma.records import Ledger, Source

AGENCY = (
    "Tern bridge collapse kills 14\n\n"
    "OSTWICK (Northline Press) - The collapse of the Tern bridge has killed 14 people, the county rescue service said on"
    " Tuesday.\n\n"
    '"We have found 14 dead and we go on looking in the river," the service\'s spokeswoman, Major Ida Renholt, told'
    " reporters in Ostwick on Tuesday.\n\n"
    "The transport ministry denied that it had been warned of cracks in the third pier of the bridge.\n"
)
REPRINT = (
    AGENCY.replace("OSTWICK (Northline Press) - ", "").rstrip("\n")
    + "\n\nNorthline Press contributed to this report.\n"
)
LATER = (
    "Death toll of the Tern bridge rises to 19\n\n"
    "The county rescue service said on Thursday that 19 people had died in the collapse of the Tern bridge, up from 14 on"
    " Tuesday.\n\n"
    "The dockers' union said on Thursday that 31 people had died in the collapse of the bridge.\n\n"
    "Transport Minister Pavel Ostrand said in Tripoli, Lebanon, that the bridge had been inspected in March.\n"
)
CORRECTED = (
    "Tern bridge: rescuers correct toll\n\n"
    "The county rescue service said on Friday that 18 people had died in the collapse of the Tern bridge, not 19 as it had"
    " said, because one man had been counted twice.\n\n"
    "According to officials who asked not to be named, repairs will cost 40 million euros.\n\n"
    "Engineers from Springfield and from Paris will examine the piers. The ferry at Mosul in Iraq is of the same make.\n"
)
SOURCES = (
    Source("gazette.txt", text=AGENCY, outlet="Ostwick Gazette", published="2031-03-04"),
    Source("mirror.txt", text=REPRINT, outlet="Harbour Mirror", published="2031-03-05"),
    Source("courier.txt", text=LATER, outlet="Daily Courier", published="2031-03-06"),
    Source("beacon.txt", text=CORRECTED, outlet="Evening Beacon", published="2031-03-07"),
)


def bridge(*sources: Source) -> Ledger:
    """The ledger of these sources as one story, or of all of them."""
    from dataclasses import replace

    return build([read_source(replace(source, story="bridge")) for source in sources or SOURCES], "story")
