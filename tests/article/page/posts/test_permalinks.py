from __future__ import annotations

import pytest

from wortlaut.article.page.posts.permalinks import permalink, telegram, tweet


@pytest.mark.parametrize(
    ("address", "network", "handle", "url"),
    [
        ("https://twitter.com/hwollstein/status/694525641728946176?ref_src=twsrc%5Etfw", "x", "@hwollstein",
         "https://twitter.com/hwollstein/status/694525641728946176"),
        ("//mobile.twitter.com/a_b/statuses/20", "x", "@a_b", "https://mobile.twitter.com/a_b/statuses/20"),
        ("https://x.com/i/web/status/694525641728946176", "x", None,
         "https://x.com/i/web/status/694525641728946176"),
        ("https://troet.example/@rat@ort.example/111424242424242424", "mastodon", "@rat@ort.example",
         "https://troet.example/@rat@ort.example/111424242424242424"),
        ("at://did:plc:abc/app.bsky.feed.post/3lbjx2ti5nk2v", "bluesky", None,
         "https://bsky.app/profile/did:plc:abc/post/3lbjx2ti5nk2v"),
        ("https://bsky.app/profile/rat.example/post/3lbjx2ti5nk2v", "bluesky", "@rat.example",
         "https://bsky.app/profile/rat.example/post/3lbjx2ti5nk2v"),
        ("https://www.facebook.com/kreis/posts/10153231379946729/", "facebook", None,
         "https://www.facebook.com/kreis/posts/10153231379946729"),
        ("https://www.instagram.com/p/DCkLuettend0/?utm_source=ig_embed", "instagram", None,
         "https://www.instagram.com/p/DCkLuettend0"),
        ("https://t.me/werftrat/88?embed=1", "telegram", "@werftrat", "https://t.me/werftrat/88"),
    ],
)  # fmt: skip
def test_an_address_names_network_account_and_post(
    address: str, network: str, handle: str | None, url: str
) -> None:
    link = permalink(address)
    assert link is not None
    assert (link.network, link.handle, link.url) == (network, handle, url)


@pytest.mark.parametrize(
    "address",
    [None, "", "https://twitter.com/hwollstein", "https://twitter.com/intent/tweet?url=x", "javascript:void(0)",
     "https://www.facebook.com/sharer.php?u=x", "https://example.org/status/12", "x" * 5000],
)  # fmt: skip
def test_other_addresses_are_no_posts(address: str | None) -> None:
    assert permalink(address) is None


@pytest.mark.parametrize(
    ("address", "written"),
    [
        # 694525641728946176 >> 22 is 165587816650 milliseconds after 1288834974657.
        ("https://twitter.com/a/status/694525641728946176", "2016-02-02T14:19:51+00:00"),
        # 111424242424242424 >> 16 is 1700199011600 milliseconds after the beginning of 1970.
        ("https://troet.example/@rat/111424242424242424", "2023-11-17T05:30:11+00:00"),
        ("https://t.me/werftrat/88", None),
        ("https://twitter.com/a/status/20", None),
        ("https://troet.example/@rat/111424", None),
    ],
)
def test_an_id_that_is_a_clock_tells_when_the_post_was_written(address: str, written: str | None) -> None:
    link = permalink(address)
    assert link is not None
    assert link.written == written


def test_the_id_of_a_bluesky_post_is_a_clock_too() -> None:
    # The published example of a record key: 13 digits of base 32, microseconds above 10 lower bits.
    link = permalink("at://did:plc:abc/app.bsky.feed.post/3jzfcijpj2z2a")
    assert link is not None
    assert link.written is not None
    assert link.written.startswith("2023-06-30")


def test_widgets_name_posts_without_an_address() -> None:
    post = telegram("werftrat/88")
    assert post is not None
    assert post.url == "https://t.me/werftrat/88"
    assert telegram("werftrat") is None
    assert telegram(None) is None
    found = tweet("694525641728946176")
    assert found is not None
    assert found.handle is None
    assert tweet("12; drop") is None
    assert tweet("9" * 30) is None
