"""The first field of a form that brings files, read before anything else of it is."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.types import Message, Receive

MULTIPART = "multipart/form-data"
# A boundary has 70 characters at most, and a token 64.
_HEAD = 1024


def content_type(headers: Headers) -> str:
    """Return the type of a request's body without its parameters."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


async def first_field(receive: Receive, name: str) -> tuple[str, Receive]:
    """Return the value of the first field if it has this name, else nothing; and what gives the whole body again."""
    taken: list[Message] = []
    head = b""
    while len(head) < _HEAD:
        message = await receive()
        taken.append(message)
        if message["type"] != "http.request":
            break
        head += message.get("body", b"")
        if not message.get("more_body"):
            break
    held = iter(taken)

    async def again() -> Message:
        for message in held:
            return message
        return await receive()

    return _value(head[: 4 * _HEAD], name), again


def _value(head: bytes, name: str) -> str:
    pattern = rb'--[^\r\n]{1,70}\r\nContent-Disposition: form-data; name="%b"\r\n\r\n([^\r\n]{0,200})\r\n--'
    found = re.match(pattern % re.escape(name.encode()), head, re.IGNORECASE)
    return found[1].decode("ascii", "replace") if found else ""
