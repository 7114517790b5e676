"""What every request passes first: who may ask, what may be changed from where, what the browser may do.

The page shows hostile text to somebody who can change the record, so it relies on more than escaping: nothing inline is ever
run, nothing is loaded from elsewhere, and no other page in the same browser can ask or change anything.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import socket
from base64 import b64decode
from binascii import Error as Base64Error
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wortlaut.page.multipart import MULTIPART, content_type, first_field
from wortlaut.page.settings import Settings, is_loopback
from wortlaut.page.words import chosen, words

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # With "no-referrer" a browser would send our own forms with "Origin: null", as if they came from anywhere.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "DENY",
}
COOKIE = "wortlaut"
TOKEN_FIELD = "token"  # noqa: S105  # a name
TOKEN_HEADER = "x-wortlaut-token"  # noqa: S105  # a name
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_FORM = "application/x-www-form-urlencoded"


class Safety:
    """The outermost layer; inside it a request is known to be from our own page.

    Sets ``scope["state"]["token"]``, which every change must bring: as the field ``token`` of a form (the first one where
    it brings files), else as the header ``X-Wortlaut-Token``.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = _hosts(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        fresh = not _is_session(session)
        session = secrets.token_urlsafe(24) if fresh else session
        token = self._token(session)
        scope.setdefault("state", {})["token"] = token

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answer[name] = value
                answer.setdefault("cache-control", "private, no-cache")
                if fresh:
                    answer.append("set-cookie", f"{COOKIE}={session}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refused = self._refused(scope, headers)
        if refused is None and scope["method"] not in _SAFE_METHODS:
            refused, receive = await self._changing(headers, receive, token)
        await (refused or self._app)(scope, receive, guarded)

    def _token(self, session: str) -> str:
        return hmac.new(self._settings.secret, session.encode(), hashlib.sha256).hexdigest()

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """Say no to other names of this machine (DNS rebinding), and to who has no password."""
        if not self._knows(headers.getlist("host")):
            return _said(headers, "host", 421)
        if self._settings.password is not None and not _has_password(headers, self._settings.password):
            answer = _said(headers, "password", 401)
            answer.headers["www-authenticate"] = 'Basic realm="Wortlaut", charset="UTF-8"'
            return answer
        if scope["method"] not in _SAFE_METHODS and not _from_here(headers):
            return _said(headers, "elsewhere", 403)
        return None

    def _knows(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        try:
            name = urlsplit(f"//{hosts[0]}").hostname or ""
        except ValueError:
            return False
        return name in self._hosts or (not is_loopback(self._settings.host) and _is_address(name))

    async def _changing(
        self, headers: Headers, receive: Receive, token: str
    ) -> tuple[Response | None, Receive]:
        """Let through what brings the token and is not too large."""
        form = headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM
        limit = self._settings.form_bytes if form else self._settings.upload_bytes
        told = headers.get("content-length", "0")
        if not told.isdecimal() or len(told) > 15 or int(told) > limit:
            return _too_large(headers, limit), receive
        brought = headers.get(TOKEN_HEADER)
        if brought is None and form:
            body = await _body(receive, limit)
            if body is None:
                return _too_large(headers, limit), receive
            brought = parse_qs(body.decode("utf-8", "replace")).get(TOKEN_FIELD, [""])[0]
            receive = _replayed(body, receive)
        elif brought is None and content_type(headers) == MULTIPART:
            brought, receive = await first_field(receive, TOKEN_FIELD)
        if not hmac.compare_digest((brought or "").encode(), token.encode()):
            return _said(headers, "outdated", 403), receive
        return None, receive if form else _limited(receive, limit)


class TooMuch(Exception):
    """A body goes on beyond the limit, whatever its header said."""


def _hosts(settings: Settings) -> frozenset[str]:
    names = {"localhost", "127.0.0.1", "::1", settings.host.strip("[]").lower()}
    if not is_loopback(settings.host):
        names |= {socket.gethostname().lower()}
    return frozenset(names | {name.lower() for name in settings.names})


def _is_address(name: str) -> bool:
    """Say whether a host is an address: no other site's name can be made to point here by it."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_session(value: str) -> bool:
    return len(value) == 32 and value.isascii() and value.replace("-", "a").replace("_", "a").isalnum()


def _has_password(headers: Headers, password: str) -> bool:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        told = b64decode(given.strip(), validate=True).partition(b":")[2]
    except (Base64Error, ValueError):
        return False
    return hmac.compare_digest(told, password.encode())


def _from_here(headers: Headers) -> bool:
    """Say whether a change comes from a page of ours, or from no browser at all (then it needs the token still)."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False


def _too_large(headers: Headers, limit: int) -> Response:
    return _said(headers, "too_large", 413, limit // 1024)


def _said(headers: Headers, key: str, status: int, number: int = 0) -> Response:
    """Answer with a sentence in the reader's language."""
    language = chosen(
        cookie_parser(headers.get("cookie", "")).get("lang"), headers.get("accept-language", "")
    )
    return PlainTextResponse(words(language)(f"messages.safety.{key}", n=number), status)


async def _body(receive: Receive, limit: int) -> bytes | None:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _limited(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooMuch(f"more than {limit} bytes")
        return message

    return counted
