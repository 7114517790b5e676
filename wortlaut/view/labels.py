"""The record's values as people read them."""

from __future__ import annotations

LANGUAGES = {"de": "German", "en": "English"}
PUBLISHED_FROM = {
    "given": "as given",
    "metadata": "from the page's metadata",
    "embed": "from an embedded post",
    "text": "from the text",
}
TYPES = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "free_indirect": "free indirect",
    "indirect_free_indirect": "indirect/free indirect",
}
