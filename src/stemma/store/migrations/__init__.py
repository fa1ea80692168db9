"""How a ledger of a former schema becomes one of the present schema: Alembic revisions, shipped with the package.

A new ledger is made from the tables of `stemma.store.schema` and stamped as the last revision.  An older one is brought
up to date when it is opened for writing (`stemma read`, `stemma migrate`), in one transaction: it is either done or not.
`meta.schema_version` is the number of the revision, so that an older program refuses a newer ledger.

To add a revision:

1. Change the tables in `stemma.store.schema`.  Give every table and column its comment.
2. Add `versions/rNNNN_what_changes.py`, NNNN one more than the last: `revision = "NNNN"`, `down_revision` the one before,
   and `upgrade()` with Alembic's operations (`op.create_table`, `op.add_column` ...) and the data that the new columns
   need.  Write columns out there, do not import them from `schema`: a revision says what was true then.  It runs on
   SQLite and on PostgreSQL; what one of them only knows (a trigger) asks for `op.get_bind().dialect.name`.
   There is no `downgrade`: a copy of the ledger is the way back.
3. Run `tests/store/test_migrations.py`.  It takes ledgers of each former schema to the present one, and fails when their
   tables, columns, indexes or triggers are not those of a new ledger.

The dictionary of tables and columns is written anew after the last revision; a revision need not touch it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

_NAME = re.compile(r"r(\d{4})_\w+\.py")


@lru_cache(maxsize=1)
def head() -> int:
    """The number of the present schema: that of the last revision."""
    names = (_NAME.fullmatch(file.name) for file in (files(__name__) / "versions").iterdir())
    return max(int(name[1]) for name in names if name)


def upgrade(connection: Connection, number: int) -> None:
    """Run every revision after this one, in the transaction of the connection."""
    from alembic import command

    config = _config(connection)
    command.stamp(config, f"{number:04}", purge=True)
    command.upgrade(config, "head")


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
