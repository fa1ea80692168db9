"""`stemma mcp`: the ledger for language models, over the Model Context Protocol."""

from __future__ import annotations

from stemma.commands.common import DEFAULT_LEDGER, LedgerOption, Sorry, configured, examples, polite

EPILOG = examples(
    "stemma mcp --ledger flood     speaks MCP on standard input and output: name this command in your client's settings",
)


@polite
def mcp(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Serve a ledger to a language model: stories, origins, series, conflicts, verify, collapse; read only."""
    configured(ledger)
    try:
        from stemma.mcp import server

        made = server(ledger)
    except ImportError as error:
        raise Sorry(f"`stemma mcp` needs more packages ({error}): pip install 'stemma-news[mcp]'") from None
    made.run("stdio")
