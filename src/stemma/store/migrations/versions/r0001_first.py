"""Schema 1: the first that ledgers were written in.  Nothing leads to it."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: a ledger of this schema is where the revisions begin."""
