"""Which machine an address leads to, and whether it may be reached.

A report names addresses that anyone may have written.  So a name is resolved here, every private, loopback,
link-local and otherwise special address is refused (RFC 6890), and the connection goes to the very address that was
looked at: a name that answers differently the second time gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection
from urllib.parse import SplitResult, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""Numeric addresses of a host; raises OSError when there are none."""

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


class Refused(Exception):
    """The address may not be reached, or is none; the text says why."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives, each once, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def parse(url: str) -> SplitResult:
    """The parts of an http or https address with a host, its name in ASCII.  Raises Refused for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as problem:
        raise Refused(f"not an address: {problem}") from None
    if parts.scheme not in _PORTS:
        raise Refused(f"only http and https are read, not {parts.scheme[:20]!r}")
    if not parts.hostname:
        raise Refused("an address without a host")
    if parts.username is not None or parts.password is not None:
        raise Refused("an address with a user name or password in it")
    if port == 0:
        raise Refused("an address with port 0")
    return parts if parts.netloc.isascii() else parts._replace(netloc=_ascii(url))


def _ascii(url: str) -> str:
    """Host and port as they are resolved and sent, by the rules for names beyond ASCII (RFC 5891)."""
    import httpx

    try:
        return httpx.URL(url).netloc.decode("ascii")
    except (httpx.InvalidURL, UnicodeError) as problem:
        raise Refused(f"not the name of a host: {problem}") from None


def port_of(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def reachable(parts: SplitResult, allowed: Collection[str] = (), resolver: Resolve = resolve) -> str:
    """The numeric address to connect to.

    Args:
        allowed: hosts of the user's own network that may be reached although they are not public.
    Raises:
        Refused: the host is not public.
        OSError: the name cannot be resolved.
    """
    host = (parts.hostname or "").rstrip(".")
    try:
        addresses = resolver(host, port_of(parts))
    except UnicodeError:
        raise Refused("not the name of a host") from None
    if not addresses:
        raise OSError("the name has no address")
    if host in {name.lower() for name in allowed}:
        return addresses[0]
    private = next((address for address in addresses if not is_public(address)), None)
    if private is not None and _is_link_local(private):
        raise Refused(f"leads into the private network of this machine or its cloud ({private})")
    if private is not None:
        raise Refused(f"leads into a private network ({private}): --allow-host {host} if it is yours")
    return addresses[0]


def is_public(text: str) -> bool:
    """Whether a numeric address is one of the open internet, also where another address is wrapped in it."""
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None and not _is_open(wrapped):
            return False
        if address.ipv4_mapped is not None or address in _TRANSLATED:
            return True  # judged by what is in it
    return _is_open(address)


def _is_link_local(text: str) -> bool:
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    wrapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (wrapped or address).is_link_local


def _is_open(address: Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
