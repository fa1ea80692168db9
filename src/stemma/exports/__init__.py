"""The ledger in the forms of other tools: tables, annotations, structured data, a summary to cite.

In reading order: `tables` (CSV and Parquet), `annotations` (W3C), `claims` (schema.org), `ftm` (FollowTheMoney),
`summary` (Markdown), `geojson` (places), `policies` (how conflict data sets code casualties).
"""

from stemma.exports.annotations import web_annotations
from stemma.exports.claims import claim_data, claim_review
from stemma.exports.columns import column_rows
from stemma.exports.ftm import ftm_entities
from stemma.exports.geojson import geojson
from stemma.exports.policies import POLICIES, coded_tolls
from stemma.exports.summary import summary
from stemma.exports.tables import columns, csv_text, tables, write_csv, write_parquet

__all__ = [
    "POLICIES",
    "claim_data",
    "claim_review",
    "coded_tolls",
    "column_rows",
    "columns",
    "csv_text",
    "ftm_entities",
    "geojson",
    "summary",
    "tables",
    "web_annotations",
    "write_csv",
    "write_parquet",
]
