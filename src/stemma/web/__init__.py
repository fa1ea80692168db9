"""The ledger in a browser, and over HTTP for programs: what `stemma serve` serves.

In reading order: `app` puts it together, `security` is the gate, `ledgers` opens a story at a time, `rendering` makes a
page and its JSON twin from one answer, `pages` has a small router for each kind of page.
"""
