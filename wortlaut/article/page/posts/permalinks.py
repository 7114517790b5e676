"""Addresses of posts: which network, whose, which post, and when by the id's own clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

Network = Literal["x", "mastodon", "bluesky", "facebook", "instagram", "telegram"]

# The first group is the account, the second the post's id.
_PATTERNS: tuple[tuple[Network, re.Pattern[str]], ...] = (
    ("x", re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,20}|i/web)/status(?:es)?/(\d{1,20})")),
    ("bluesky", re.compile(r"https?://bsky\.app/profile/([\w.:-]{3,200})/post/([a-z0-9]{5,20})")),
    ("bluesky", re.compile(r"at://([\w.:-]{3,200})/app\.bsky\.feed\.post/([a-z0-9]{5,20})")),
    ("telegram", re.compile(r"https?://(?:t|telegram)\.me/(?:s/)?(\w{3,40})/(\d{1,12})")),
    ("instagram", re.compile(r"https?://(?:www\.)?instagram\.com/(?:([\w.]{1,40})/)?(?:p|reel|tv)/([\w-]{5,40})")),
    ("facebook", re.compile(r"https?://(?:www\.|m\.|de-de\.)?facebook\.com/([\w.%-]{1,120})/(?:posts|videos|photos)/([\w.:/-]{3,200})")),
    ("facebook", re.compile(r"https?://(?:www\.|m\.)?facebook\.com/(permalink\.php|photo\.php|story\.php|watch/?|share/\w+)(\?[\w=&%.-]{3,300}|/[\w-]{3,80})")),
    ("mastodon", re.compile(r"https?://[\w.-]{3,100}/@([\w.-]{1,60}(?:@[\w.-]{3,100})?)/(\d{6,20})")),
    ("mastodon", re.compile(r"https?://[\w.-]{3,100}/users/([\w.-]{1,60})/statuses/(\d{6,20})")),
)  # fmt: skip

# Twitter's clock began on 4 November 2010; its ids count milliseconds from there above 22 lower bits.
_X_EPOCH = 1_288_834_974_657
_X_FIRST_SNOWFLAKE = 30_000_000_000
_TID_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"


class Permalink(Struct, frozen=True):
    """The address of one post; ``url`` is without what follows the id."""

    network: Network
    account: str
    id: str
    url: str

    @property
    def handle(self) -> str | None:
        """The account with @, where the address names it as readers see it."""
        if self.network == "facebook" or not self.account or self.account.startswith(("i/", "did:")):
            return None
        return f"@{self.account}"

    @property
    def written(self) -> str | None:
        """When the post was written by its id, as ISO 8601 in UTC; None where ids tell nothing."""
        milliseconds = _clock(self.network, self.id)
        if milliseconds is None:
            return None
        moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
        # Ids that are no clock give moments before the networks were, or to come.
        if not 2006 <= moment.year <= datetime.now(UTC).year + 1:
            return None
        return moment.isoformat(timespec="seconds")


def _clock(network: Network, post_id: str) -> int | None:
    if network == "x" and int(post_id) > _X_FIRST_SNOWFLAKE:
        return (int(post_id) >> 22) + _X_EPOCH
    if network == "mastodon" and len(post_id) >= 17:
        return int(post_id) >> 16
    if network == "bluesky" and len(post_id) == 13 and all(c in _TID_DIGITS for c in post_id):
        number = 0
        for digit in post_id:
            number = number * 32 + _TID_DIGITS.index(digit)
        return (number >> 10) // 1000
    return None


def permalink(address: str | None) -> Permalink | None:
    """Return the post that an address leads to; None if it leads to none."""
    if not address or len(address) > 2000:
        return None
    address = address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    for network, pattern in _PATTERNS:
        match = pattern.match(address)
        if match:
            account, post_id = match[1] or "", match[2]
            url = match.group().rstrip("/")
            if address.startswith("at://"):
                url = f"https://bsky.app/profile/{account}/post/{post_id}"
            return Permalink(network, account, post_id, url)
    return None


def telegram(path: str | None) -> Permalink | None:
    """Return the post that Telegram's ``data-telegram-post`` or ``data-post`` names: ``channel/id``."""
    return permalink(f"https://t.me/{path.strip('/ ')}") if path else None


def tweet(post_id: str | None) -> Permalink | None:
    """Return the post with this id whose account is not known."""
    known = post_id is not None and post_id.isascii() and post_id.isdigit() and len(post_id) <= 20
    return permalink(f"https://twitter.com/i/web/status/{post_id}") if known else None
