"""The token is the first field of a form with files, and the body arrives whole after it was looked at."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from starlette.types import Message

from wortlaut.page.multipart import first_field

_FORM = b'--xyz\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc\r\n--xyz\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nbytes\r\n--xyz--\r\n'


def look(pieces: Sequence[bytes], name: str = "token") -> tuple[str, bytes]:
    """Return the value that is found, and the body as it is given on."""

    async def run() -> tuple[str, bytes]:
        messages: list[Message] = [
            {"type": "http.request", "body": each, "more_body": number < len(pieces)}
            for number, each in enumerate(pieces, 1)
        ]
        left = iter(messages)

        async def receive() -> Message:
            return next(left)

        value, again = await first_field(receive, name)
        body, more = b"", True
        while more:
            message = await again()
            body += message["body"]
            more = message["more_body"]
        return value, body

    # Nothing in it waits, and the loop of a browser may be running in this thread.
    running = run()
    with pytest.raises(StopIteration) as ended:
        running.send(None)
    value, body = ended.value.value
    return value, body


@pytest.mark.parametrize("size", [1, 7, 60, 4000])
def test_the_first_field_is_found_however_the_body_is_cut(size: int) -> None:
    pieces = [_FORM[at : at + size] for at in range(0, len(_FORM), size)]
    assert look(pieces) == ("abc", _FORM)


@pytest.mark.parametrize(
    "body",
    [
        _FORM.replace(b'"token"', b'"other"'),
        b"x" * 5000,
        b"--xyz\r\n",
        _FORM.replace(b"abc", b"a\r\nb" * 100),
        b'--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' + _FORM,
    ],
)
def test_a_body_without_it_in_the_first_place_gives_none_and_stays_whole(body: bytes) -> None:
    assert look([body[:100], body[100:]]) == ("", body)
