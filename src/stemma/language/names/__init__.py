"""Names in a text: where they stand, what kind of thing they name, which of them name the same."""

from stemma.language.names.find import find_names

__all__ = ["find_names"]
