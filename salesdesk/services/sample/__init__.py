"""The sample shop: a made-up shop in Vietnam with a year behind it, the same everywhere."""

from salesdesk.services.sample.making import make_sample

__all__ = ["make_sample"]
