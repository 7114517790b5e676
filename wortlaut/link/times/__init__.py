"""Which day a time expression means."""

from wortlaut.link.times.resolve import resolve_times

__all__ = ["resolve_times"]
