"""Short hashes, without loading OpenSSL."""

from __future__ import annotations

try:
    # `hashlib` loads OpenSSL, which takes a tenth of the start of a small run; the function is the same one.
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

__all__ = ["digest"]


def digest(*parts: str | bytes, size: int = 16) -> bytes:
    """Hash parts, told apart, into `size` bytes with BLAKE2b (RFC 7693)."""
    encoded = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    return blake2b(b"".join([b"%d:%b" % (len(data), data) for data in encoded]), digest_size=size).digest()
