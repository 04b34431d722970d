"""Regular expressions of the code itself, compiled when first used: most articles need few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["lazy_re"]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Becomes its compiled pattern: once there is one, its methods are looked up no slower than the pattern's own."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def lazy_re(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what `re.compile` gives, but do the work at the first search; a mistake is told then, too."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
