"""How the page is served: where, to whom, with which limits."""

from __future__ import annotations

import secrets
from ipaddress import ip_address

from msgspec import Struct, field

from wortlaut.errors import UsageError

MEGABYTE = 1024 * 1024


class Settings(Struct, frozen=True, kw_only=True):
    """Settings of one server.

    ``names`` are further names under which the page may be called, ``demo`` says that the record is one of the example
    articles, ``user`` who corrections are by. ``secret`` is what this process signs its tokens with. Bytes of a form and of
    an upload are limited.
    """

    host: str = "127.0.0.1"
    password: str | None = None
    names: tuple[str, ...] = ()
    demo: bool = False
    user: str = "page"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    form_bytes: int = MEGABYTE
    upload_bytes: int = 64 * MEGABYTE


def checked(settings: Settings) -> Settings:
    """Return the settings; raises :class:`~wortlaut.errors.UsageError` if others could read without a password."""
    if not is_loopback(settings.host) and not settings.password:
        raise UsageError(
            f"--host {settings.host} lets other machines read and correct the record; set a password:"
            " --password-file FILE, or WORTLAUT_PASSWORD"
        )
    return settings


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach a host."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
