"""A linter for ingested news."""

__version__ = "0.1.0"
