"""Time expressions: found here, with what they mean; which day that is, ``wortlaut.link.times`` says."""

from wortlaut.heads.times.find import find_times
from wortlaut.heads.times.meaning import FoundTime, Meaning

__all__ = ["FoundTime", "Meaning", "find_times"]
