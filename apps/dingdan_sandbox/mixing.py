"""Reproducible pseudo-random bits: the bits of a row depend only on the seed and the row's number."""

from __future__ import annotations

import zlib

_WORD = (1 << 64) - 1
_GAMMA = 0x9E3779B97F4A7C15


def mix(key: int, number: int) -> int:
    """Return the 64 pseudo-random bits at `number` in the stream `key` (the output function of SplitMix64).

    Args:
        key: The key of a stream, from `stream`.
        number: The position in the stream, from 0.
    """
    bits = (key + number * _GAMMA) & _WORD
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & _WORD
    return bits ^ (bits >> 31)


def stream(seed: int, name: str) -> int:
    """Return the key of an independent stream of random bits for `seed` and `name`."""
    return mix(seed & _WORD, zlib.crc32(name.encode()))
