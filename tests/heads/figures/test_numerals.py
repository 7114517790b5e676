import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.figures.lexicon import lexicon
from wortlaut.heads.figures.numerals import digits, german_word, read_number
from wortlaut.heads.figures.tokens import Line

ONES_DE = [
    "",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]
ONES_DE += ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
TENS_DE = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
ONES_EN = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
ONES_EN += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS_EN = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def german(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    words = f"{german(thousands)}tausend" if thousands else ""
    hundreds, rest = divmod(rest, 100)
    words += f"{ONES_DE[hundreds]}hundert" if hundreds else ""
    if rest < 20:
        return words + ONES_DE[rest]
    tens, ones = divmod(rest, 10)
    return words + (f"{ONES_DE[ones]}und" if ones else "") + TENS_DE[tens]


def english(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    words = [english(thousands), "thousand"] if thousands else []
    hundreds, rest = divmod(rest, 100)
    words += [ONES_EN[hundreds], "hundred"] if hundreds else []
    words += ["and"] if hundreds and rest else []
    if rest < 20:
        words += [ONES_EN[rest]] if rest else []
    else:
        words += [TENS_EN[rest // 10] + (f"-{ONES_EN[rest % 10]}" if rest % 10 else "")]
    return " ".join(words)


@given(st.integers(2, 999_999))
def test_a_german_number_word_is_worth_its_number(number: int) -> None:
    assert german_word(german(number)) == number


@given(st.integers(2, 999_999))
def test_an_english_number_in_words_is_worth_its_number(number: int) -> None:
    words = english(number)
    line = Line(words, 0, len(words), "en")
    read = read_number(line, 0, lexicon("en"))
    assert read is not None
    assert (read.value, read.end) == (number, len(line))


@pytest.mark.parametrize(
    "word",
    [
        "zweite",
        "einige",
        "achtsam",
        "dreist",
        "vierer",
        "zweifach",
        "tausendfach",
        "hundertste",
        "undzwanzig",
    ],
)
def test_a_word_that_only_begins_like_a_number_is_none(word: str) -> None:
    assert german_word(word) is None


@pytest.mark.parametrize(
    ("written", "german_value", "english_value"),
    [
        ("1.200,5", 1200.5, 1200.5),
        ("1,200.5", 1200.5, 1200.5),
        ("1.200", 1200, 1.2),
        ("1,200", 1.2, 1200),
        ("0,5", 0.5, 0.5),
        ("3.000.000", 3e6, 3e6),
        ("1'200", 1200, 1200),
    ],
)
def test_points_and_commas_are_read_as_the_language_has_them(
    written: str, german_value: float, english_value: float
) -> None:
    read = digits(written, "de"), digits(written, "en")
    assert [each and each[0] for each in read] == [german_value, english_value]


@pytest.mark.parametrize("written", ["03.05.2016", "1.1.1.1", "05", "2.0.4", "1.20,5"])
def test_dates_versions_and_keys_are_no_numbers(written: str) -> None:
    assert digits(written, "de") is None
