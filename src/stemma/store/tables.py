"""The tables of a ledger: made when it is new, brought up to date when it is of a former schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, inspect, select

import stemma
from stemma.store import decisions as _decisions  # noqa: F401 - its tables are among those that are made
from stemma.store import migrations, schema, words
from stemma.store.columns import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection


def version_of(connection: Connection) -> int | None:
    """The number of the ledger's schema; None when this is the database of another program."""
    if not inspect(connection).has_table(schema.meta.name):
        return None
    found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")).scalar()
    return int(found) if found is not None and found.isdigit() else None


def prepare_tables(connection: Connection) -> None:
    """Make all tables of a new ledger, or bring those of an older one up to date, within the open transaction.

    A newer ledger, and the database of another program, is left as it is.
    """
    there = version_of(connection)
    if there is None and inspect(connection).get_table_names():
        return
    if there is None:
        metadata.create_all(connection)
        connection.execute(insert(schema.alembic_version), [{"version_num": f"{migrations.head():04}"}])
        connection.execute(insert(schema.meta), [{"key": "stemma_version", "value": stemma.__version__}])
    elif there < migrations.head():
        migrations.upgrade(connection, there)
    else:
        return
    connection.execute(delete(schema.meta).where(schema.meta.c.key == "schema_version"))
    connection.execute(insert(schema.meta), [{"key": "schema_version", "value": str(migrations.head())}])
    _write_dictionary(connection)


def _write_dictionary(connection: Connection) -> None:
    connection.execute(delete(schema.dictionary))
    connection.execute(
        insert(schema.dictionary),
        [
            {"table_name": table.name, "column_name": column, "meaning": meaning}
            for table in metadata.sorted_tables
            for column, meaning in (("", table.comment), *((c.name, c.comment) for c in table.columns))
        ]
        + [
            {"table_name": table, "column_name": column, "meaning": meaning}
            for (table, column), meaning in words.MEANINGS[connection.dialect.name].items()
        ],
    )
