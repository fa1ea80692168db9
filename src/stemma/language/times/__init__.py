"""Times in news prose: what day a text means, and what is missing when it does not say.

`complete` finishes the `partial` of a time once a day is known to count from.  The notation:

    "--12-05"       the 5 December nearest, the past first    "--12"        a December
    "---05"         the fifth of the month                    "weekday:2"   Wednesday, the last one, today counting
    "weekday+:2"    the next Wednesday, today not counting    "weekday-:2"  "last Wednesday": today not counting
    "offset:-21d"   three weeks before; units d w m y         "month:0"     this month (-1 last, 1 next)
    "week:0" "year:0" "quarter:0" "weekend:-1"                this week and so on; a week runs Monday to Sunday
    "month:0<"      the part of it already past ("earlier this month"); "month:0>" the part to come
    "past:28d"      the last 28 days ("in recent weeks"): fuzzy; "next:28d" the coming ones
    "quarter:--Q3"  the third quarter of an unknown year
    "A.."  "..A"    from A on ("since Monday"), up to A ("until Friday"), A any of the above or a plain date
    "..<A"          up to the day before A ("before Friday")
    "A..B"          a range of two of them
    "weekday=:2"  "weekend:="                                the nearest, either way ("this Wednesday", "this weekend")
    "--12<" "--12>" "--12-25<"                               last December, next December, last Christmas
    "2018-spring" "--autumn" "--autumn<" "1990s" "C19"        seasons (northern), decades, centuries
    "--03|late"     the late third of a stretch; "|early", "|mid" likewise; "|start", "|end" the outer sixths, "|h1", "|h2"
                    the halves
    "head:2w@--08" "tail:3m@2020-06" "nth2:1w@--08"           its first two weeks, the three months up to its end, its
                                                             second week
    "A@B"           A counted from B: "offset:+1d@--12-05" (the day after 5 December), "weekday:2@week:-1"
                    (Wednesday last week), "---05@month:-1" (the fifth of last month), "--03@year:-1" (March last year)
    "2018", "2018-03", "2018-Q3", "2018-H1", "2018-03-18"   need no anchor and stand here only inside the others
"""

from __future__ import annotations

from stemma.language.times.calendar import complete
from stemma.language.times.find import find_times

__all__ = ["complete", "find_times"]
