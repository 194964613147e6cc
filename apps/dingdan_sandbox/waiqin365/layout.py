"""Fast encoding of large pages: text templates with placeholders are faster than to encode a dict, then its JSON.

All functions return text escaped for `response_data`, which is JSON within a JSON string.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec

from dingdan_sandbox.waiqin365.goods import COUNT, PRICE

EMPTY = b'\\"\\"'
ZERO = b'\\"0.00\\"'
_PARTS = [b'.%02d\\"' % part for part in range(100)]
"""The decimal part of amounts by cents, precomputed for speed."""


def written(value: object) -> bytes:
    """Encode any JSON value."""
    return msgspec.json.encode(msgspec.json.encode(value).decode())[1:-1]


@lru_cache(maxsize=4096)
def text(value: str) -> bytes:
    """Encode a string."""
    return written(value)


def money(cents: int) -> bytes:
    """Encode cents as an amount: `118.50`."""
    if cents > 0:
        return b'\\"%d%b' % (cents // 100, _PARTS[cents % 100])
    return b'\\"-%d%b' % (-cents // 100, _PARTS[-cents % 100]) if cents else ZERO


@lru_cache(maxsize=4096)
def count(number: int) -> bytes:
    """Encode a quantity, given in units of 0.0001: `10.0000`."""
    return b'\\"%b%d.%04d\\"' % (b"-" if number < 0 else b"", *divmod(abs(number), COUNT))


@lru_cache(maxsize=4096)
def price(number: int) -> bytes:
    """Encode a price, given in units of 0.00000001: `11.85000000`."""
    return b'\\"%d.%08d\\"' % divmod(number, PRICE)


def plain(value: str) -> bytes:
    """Encode a string without characters to escape, such as a time or a code."""
    return b'\\"%b\\"' % value.encode()


def array(items: Iterable[bytes]) -> bytes:
    """Encode a list of encoded items."""
    return b"[%b]" % b",".join(items)


def page(rows: list[bytes]) -> msgspec.Raw:
    """Encode the string with all rows of a page, with one copy instead of one for each bracket and quote."""
    if not rows:
        return msgspec.Raw(b'"[]"')
    parts = [b'"[' + rows[0], *rows[1:]]
    parts[-1] += b']"'
    return msgspec.Raw(b",".join(parts))


class Layout:
    """A template of a record with every field of the spec and placeholders for values.

    Attributes:
        blank: The default values of the placeholders. Copy it, set values, then pass it to `fill`.
    """

    def __init__(self, empty: Mapping[str, Any], gaps: Collection[str], *groups: Collection[str]) -> None:
        """Create the template.

        Args:
            empty: All fields in order with their default values. Fields of `gaps` and `groups` that are not in it
                come last.
            gaps: Fields with a placeholder each, named like the field.
            groups: Groups of fields that `group` encodes together. Adjacent fields of a group share one placeholder,
                named like the first field.
        """
        self._fields = {**empty, **{name: "" for names in (gaps, *groups) for name in names if name not in empty}}
        owners = {name: number for number, names in enumerate(groups) for name in names}
        self._runs: list[list[str]] = []
        parts: list[bytes] = []
        self.blank: dict[str, bytes] = {}
        previous = None
        for name, value in self._fields.items():
            owner = owners.get(name)
            if owner is not None and owner == previous:
                self._runs[-1].append(name)
            elif owner is not None:
                self._runs.append([name])
                parts.append(b"%b")
                self.blank[name] = b""
            elif name in gaps:
                parts.append(_key(name).replace(b"%", b"%%") + b"%b")
                self.blank[name] = written(value)
            else:
                parts.append((_key(name) + written(value)).replace(b"%", b"%%"))
            previous = owner
        self._template = b"{%b}" % b",".join(parts)
        self._in_order = itemgetter(*self.blank)
        self.blank.update(self._members(self._runs, {}))

    def group(self, values: Mapping[str, Any]) -> dict[str, bytes]:
        """Encode the fields of a group; return the values of its placeholders."""
        return self._members((run for run in self._runs if not values.keys().isdisjoint(run)), values)

    def fill(self, row: Mapping[str, bytes]) -> bytes:
        """Return the encoded record, with the value of each placeholder in `row`."""
        record: bytes = self._template % self._in_order(row)
        return record

    def _members(self, runs: Iterable[list[str]], values: Mapping[str, Any]) -> dict[str, bytes]:
        return {
            run[0]: b",".join(_key(name) + written(values.get(name, self._fields[name])) for name in run)
            for run in runs
        }


def extended(record: bytes, fields: Mapping[str, str]) -> bytes:
    """Return an encoded record with more fields at its end."""
    return b",".join((record[:-1], *(_key(name) + text(value) for name, value in fields.items()))) + b"}"


def decoded(record: bytes) -> dict[str, Any]:
    """Decode an encoded record."""
    fields: dict[str, Any] = msgspec.json.decode(msgspec.json.decode(b'"%b"' % record, type=str))
    return fields


def _key(name: str) -> bytes:
    return written(name) + b":"
