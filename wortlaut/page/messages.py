"""What the program says of a wrong question, a missing thing or an unreadable article, in the reader's words.

The program's messages are for the shell: English, with the command that helps. The page knows them by how they read.
"""

from __future__ import annotations

import re

from wortlaut.page.words import Words
from wortlaut.view.safe import one_line

_NAME = r"['\"]?(?P<name>.*?)['\"]?"
_SHORT = 120
# In this order; a test holds that every message that the page can come by is among them.
_KNOWN = {
    # What is not there.
    "no_person": r"^no actor[ :]|^no \S+ in the file$|^the article .* has no actor ",
    "no_statement": r"^no statement[ :](?!,)|stands only in an older version",
    "no_article": r"^no article[ :]|has no article ",
    "no_figure": r"^no figure[ :]|is a figure; ",
    "no_dossiers": rf"^no dossier {_NAME} in the file; it has none$",
    "no_dossier": rf"^no dossier {_NAME} in the file; (?:there are )?(?P<detail>.*)",
    "no_line": rf"^no line {_NAME} in dossier .*?; there are (?P<detail>.*)",
    "nothing": r"^no statement, actor, figure or article |: nothing$",
    "taken_out": r"was taken out by a person",
    "forgotten": r"^nothing is known of this any more",
    "several": rf"^{_NAME} may be \d+ \w+: (?P<detail>.*?)\. Give",
    # Wrong questions.
    "no_version": r"is no number of a version$|^version is a number",
    "no_stretch": r"^(?P<name>.*) is no stretch of this text, which has (?P<detail>\d+)",
    "no_page": r"is no number of a page$|is no place in the list",
    "no_day": rf"^{_NAME} is no day",
    "no_order": rf"^no order {_NAME}; there are (?P<detail>.*)",
    "no_filter": rf"^no filter {_NAME}; there are (?P<detail>.*)",
    "no_score": rf"^{_NAME} is no score",
    "no_country": rf"^no country {_NAME}; give",
    "no_place": rf"^no place {_NAME}; give another",
    "no_point": rf"^{_NAME} is no latitude and longitude",
    "no_distance": rf"^{_NAME} is no distance in kilometres",
    "wide": r"^(?P<detail>[\d,]+) places lie within (?P<name>.*?); give fewer",
    "km_alone": r"^km says how far from a place",
    "line_alone": r"^a line of effort is one of a dossier",
    "best_alone": r"^the best can be told only where words",
    "no_value": r"^no (?P<name>\w+) ['\"](?P<value>.*?)['\"]; there are (?P<detail>.*)",
    "no_word": rf"^no word to search for in {_NAME}; ",
    "many_words": r"^more than (?P<detail>\d+) words to search for",
    "short_word": r"^(?P<name>.*)\* begins too many words; give at least (?P<detail>\d+)",
    "no_name": rf"^no name in {_NAME}; |has no name$|^a name is empty",
    "two_actors": r"^timeline of .* or of ",
    "much": r"^too much is given as (?P<name>\w+)",
    "twice": r"^(?P<name>\w+) is given (?P<detail>\d+) times",
    "no_number": r"^['\"]?(?P<detail>.*?)['\"]? is no number for (?P<name>\w+)$|^(?P<amiss>\w+) is a number\b|is no number of things",
    "out_of_range": rf"^{_NAME} is too much or too little for (?P<detail>\w+)$",
    "yes_or_no": r"^(?P<name>\w+) is true or false",
    "one_of": r"^(?P<name>\w+) is one of (?P<detail>.*)",
    "absent": r"^(?P<name>\w+) is missing: ",
    "choice": r"^what was chosen in the network is not understood",
    "many_files": r"^more than (?P<detail>[\d,]+) files at once",
    "which_statement": r"^say which statement",
    "different": r"are of different kinds and cannot be compared",
    "short_key": r"corrections begin with ",
    "no_correction": r"^(?P<name>.*?): no correction \(",
    # The file.
    "busy": r"in use by another program|[;:] waited [\d.]+ s\.|is read by another program",
    "full": r"is the disk full\?",
    "damaged": r"is damaged \(|cannot be given back",
    "foreign": r"^(?P<name>.*) is no file of Wortlaut",
    "unusable": r"^(?P<name>.*) cannot be used",
    # Articles.
    "empty": r"^the article is empty|^the file is empty|^the page is empty|^the folder holds no article",
    "removed": r"^it was removed meanwhile",
    "large": r"^larger than the limit of (?P<detail>\d+) MB",
    "long_line": r"^a line of more than (?P<detail>\d+) MB",
    "half_character": r"holds half (?:of a surrogate pair|a character)",
    "encoding": r"neither UTF-8 nor Windows-1252|^not UTF-8 |begins as .* but is not",
    "control": r"full of control characters",
    "gzip": r"^the gzip file is damaged",
    "unreadable": r"^cannot be read: (?P<detail>.*)",
    "text_or_html": r"needs either \"text\" or \"html\"",
    "lines": r"over many lines; write one article a line|^not an article but a list",
    "json": r"^no JSON object \((?P<detail>.*)\); write|^not an article",
    "published": rf"^published {_NAME} is no ISO 8601 date",
    "language": rf"looks like language {_NAME};|^language ['\"]?(?P<detail>.*?)['\"]? is neither German",
    "page_large": r"^the page has about|has thousands of attributes",
    "page_text": r"text cannot be extracted",
    "page_empty": r"^no article is found on the page",
}
_PATTERNS = {key: re.compile(pattern) for key, pattern in _KNOWN.items()}


def known(message: str) -> str | None:
    """Return the key of ``messages.toml`` that says the same as a message; None if none does."""
    return next((key for key, pattern in _PATTERNS.items() if pattern.search(message)), None)


def in_words(message: str, words: Words) -> str:
    """Return a message in the reader's words; what nobody has translated as the program says it."""
    key = known(message)
    if key is None:
        return one_line(message)[:600]
    match = _PATTERNS[key].search(message)
    found = {name: one_line(value) for name, value in match.groupdict().items() if value} if match else {}
    name = found.get("name") or found.get("amiss") or ""
    value, detail = found.get("value", ""), found.get("detail", "")
    return words(f"messages.{key}", name=name[:_SHORT], value=value[:_SHORT], detail=detail[:600]).rstrip()
