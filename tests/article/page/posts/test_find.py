"""States of the networks' markup beyond those of the pages in ``tests/article/pages``."""

from __future__ import annotations

import pytest

from wortlaut.article.page.posts import find_posts
from wortlaut.article.page.tree import parse
from wortlaut.article.page.units import Post

ROE = Post(
    text="Wir tagen.",
    line="— Ann Roe (@annroe) 2. Februar 2016",
    author="Ann Roe",
    handle="@annroe",
    published="2016-02-02",
    url="https://twitter.com/annroe/status/694525641728946176",
)
LINK = '<a href="https://twitter.com/annroe/status/694525641728946176">2. Februar 2016</a>'
BLUESKY = "https://bsky.app/profile/did:plc:abc/post/3lbjx2ti5nk2v"


def posts(html: str) -> list[Post]:
    root = parse(f"<html><body><p>Davor.</p>{html}<p>Danach.</p></body></html>")
    return [post for found in find_posts(root, []).values() for post in found]


@pytest.mark.parametrize(
    "html",
    [
        f'<blockquote class="twitter-tweet"><p>Wir tagen.</p>— Ann Roe (@annroe) {LINK}</blockquote>',
        f'<blockquote class="twitter-tweet"><p>Wir tagen.</p><p>— Ann Roe (@annroe) {LINK}</p></blockquote>',
        f'<blockquote class="twitter-tweet">Wir tagen. — Ann Roe (@annroe) {LINK}</blockquote>',
        f'<p><blockquote class="twitter-video"><p>Wir tagen.</p>&mdash; Ann Roe (@annroe) {LINK}</blockquote></p>',
        f'<div class="twitter-tweet"><p>Ann Roe</p><p>@annroe</p><p>Wir tagen.</p>{LINK}<p>12 Reposts</p></div>',
        f'<template><blockquote class="twitter-tweet"><p>Wir tagen.</p>— Ann Roe (@annroe) {LINK}</blockquote></template>',
        f"<blockquote><p>Wir tagen.</p><footer>— Ann Roe (@annroe) {LINK}</footer></blockquote>",
    ],
)  # fmt: skip
def test_one_post_is_the_same_post_in_whatever_markup(html: str) -> None:
    assert posts(html) == [ROE]


def test_a_link_to_another_post_in_the_text_is_not_the_posts_own_address() -> None:
    other = '<a href="https://twitter.com/rat/status/694525641728940000">hier</a>'
    html = f'<blockquote class="twitter-tweet"><p>Siehe {other}.</p>— Ann Roe (@annroe) {LINK}</blockquote>'
    (post,) = posts(html)
    assert (post.text, post.url) == ("Siehe hier.", ROE.url)


def test_an_old_instagram_post_is_read_with_the_address_of_its_caption() -> None:
    (post,) = posts(
        '<blockquote class="instagram-media" data-instgrm-version="6"><div><p>'
        '<a href="https://www.instagram.com/p/BBkLuet/">Am Markt.</a></p><p>Ein von Ann Roe (@ann.roe) gepostetes Foto'
        ' am <time datetime="2016-02-02T15:00:00+00:00">2. Feb 2016 um 7:00 Uhr</time></p></div></blockquote>'
    )
    assert post == Post(
        text="Am Markt.",
        line="Ein von Ann Roe (@ann.roe) gepostetes Foto am 2. Feb 2016 um 7:00 Uhr",
        author="Ann Roe",
        handle="@ann.roe",
        published="2016-02-02T15:00:00+00:00",
        url="https://www.instagram.com/p/BBkLuet",
    )


def test_a_rendered_bluesky_post_is_read_from_the_networks_own_layout() -> None:
    (post,) = posts(
        '<div class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3lbjx2ti5nk2v"><div>'
        f'<p>Ann Roe</p><p>@ann.example</p><p>Wir tagen.</p><a href="{BLUESKY}"><time datetime="2024-11-23T10:15:00Z">'
        "Nov 23, 2024 at 10:15 AM</time></a><p>3 replies</p></div></div>"
    )
    assert post == Post(
        text="Wir tagen.",
        line="— Ann Roe (@ann.example) Nov 23, 2024 at 10:15 AM",
        author="Ann Roe",
        handle="@ann.example",
        published="2024-11-23T10:15:00+00:00",
        url=BLUESKY,
    )


def test_without_a_date_in_the_page_the_id_tells_when_a_post_was_written() -> None:
    html = f'<blockquote class="twitter-tweet"><p>Wir tagen.</p>— Ann Roe (@annroe) {LINK}</blockquote>'
    (post,) = posts(html.replace("2. Februar 2016", "zum Beitrag"))
    assert post.published == "2016-02-02T14:19:51+00:00"


@pytest.mark.parametrize(
    "html",
    [
        '<div class="twitter-tweet twitter-tweet-rendered"><iframe data-tweet-id="694525641728946176"></iframe></div>',
        '<blockquote class="mastodon-embed" data-embed-url="https://troet.example/@r/111424242424242424/embed">'
        "<div>Post by @r@troet.example</div><div>View on Mastodon</div></blockquote>",
        '<blockquote class="instagram-media"><a href="https://www.instagram.com/p/DCkLuettend0/">Sieh dir diesen'
        " Beitrag auf Instagram an</a><p>Ein Beitrag geteilt von Rat (@rat)</p></blockquote>",
        '<script data-telegram-post="rat/12"></script>',
        '<blockquote><p>Der Rat twitterte <a href="https://twitter.com/rat/status/694525641728940000">etwas</a>, das'
        " später verschwand.</p></blockquote>",
    ],
)  # fmt: skip
def test_a_frame_without_the_posts_text_gives_no_post(html: str) -> None:
    assert posts(html) == []
