"""The ledger seen from one side: in time, by whom and where, by outlet, in brief.

In reading order: `timelines`, `profiles` and `profile` (persons and bodies), `places`, `outlets`, `brief`.  All are plain functions
of a ledger; give them the part of one (`stemma.reporting.lookup.only_story`) to see that part.
"""
