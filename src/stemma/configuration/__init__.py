"""The settings of a user or a team, from one kind of file (`docs/configuration.md`).

In reading order: `checking` (a file's text into its values, or what is wrong with it), `keys` (what there is to set),
`files` (which files are looked at, and which of them is believed), `editing` (changes that keep a file's comments).
"""

from stemma.configuration.checking import ConfigurationError, Fault, checked
from stemma.configuration.editing import add_alias, add_outlet, remove_alias, remove_outlet
from stemma.configuration.files import FILE_NAME, VARIABLE, Configuration, Hosts, configuration, places

__all__ = [
    "FILE_NAME",
    "VARIABLE",
    "Configuration",
    "ConfigurationError",
    "Fault",
    "Hosts",
    "add_alias",
    "add_outlet",
    "checked",
    "configuration",
    "places",
    "remove_alias",
    "remove_outlet",
]
