"""The columns of a table as paths of arguments: by argument name, the platform's name, or a Chinese label."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dingdan_cli.batches.faults import Faults
from dingdan_cli.failures import no_such
from dingdan_cli.languages import text
from dingdan_runtime.reference import FieldReference, OperationReference

UNWRITABLE = frozenset({"map"})
"""Kinds of fields that no cell can hold."""


class Column(NamedTuple):
    """A column of a table."""

    place: int
    """The index of its cells."""
    heading: str
    path: tuple[FieldReference, ...]
    """The field, and the lists and objects around it, from the outside."""

    @property
    def name(self) -> str:
        """The path of the argument, such as `products.sent_num`."""
        return ".".join(each.name for each in self.path)

    @property
    def field(self) -> FieldReference:
        """The field of the cells."""
        return self.path[-1]

    @property
    def head(self) -> bool:
        """True if the field is of the document itself, not of one of its lines."""
        return not any(each.kind == "list" for each in self.path[:-1])


def find_columns(operation: OperationReference, headings: list[str], faults: Faults) -> list[Column]:
    """Return the columns of a table; unknown and repeated ones are faults.

    Args:
        operation: The write.
        headings: The first row.
        faults: The faults of the table.
    """
    known = _names(operation)
    found: dict[str, Column] = {}
    for place, heading in enumerate(headings):
        name = heading.strip()
        if not name:
            continue  # a cell below it is a fault of its row
        shown = text(f"column {name}", f"「{name}」列")
        paths = known.get(name) or known.get(name.casefold()) or []
        if not paths:
            names = [each for each in known if each != each.casefold() or each.isascii()]
            faults.add(shown, no_such(text("field", "字段"), name, names), 1)
            continue
        if len(paths) > 1:
            several = [Column(0, "", path).name for path in paths]
            faults.add(
                shown,
                text(f"is the label of several fields: write one of {', '.join(several)}",
                     f"对应多个字段，请改写为其中之一：{'、'.join(several)}"),
                1,
            )  # fmt: skip
            continue
        column = Column(place, name, paths[0])
        if column.field.kind in UNWRITABLE:
            faults.add(shown, text("takes a JSON object: use --body", "需要 JSON 对象，请使用 --body"), 1)
        elif column.name in found:
            other = found[column.name].heading
            faults.add(shown, text(f"is the same field as column {other}", f"与「{other}」列是同一字段"), 1)
        else:
            found[column.name] = column
    return list(found.values())


def recognized(operation: OperationReference, headings: list[str]) -> int:
    """Return the number of headings that are names of fields."""
    known = _names(operation)
    return sum(heading.strip() in known or heading.strip().casefold() in known for heading in headings)


def _names(operation: OperationReference) -> dict[str, list[tuple[FieldReference, ...]]]:
    """Return the paths of all fields by their names. A label may name several."""
    found: dict[str, list[tuple[FieldReference, ...]]] = {}
    labels: dict[str, list[tuple[FieldReference, ...]]] = {}
    for path in _leaves(operation.request.fields if operation.request else ()):
        for name in dict.fromkeys([".".join(each.name for each in path), ".".join(each.wire for each in path)]):
            found[name] = [path]
            found.setdefault(name.casefold(), [path])
        if path[-1].label:
            labels.setdefault(path[-1].label, []).append(path)
            labels.setdefault(".".join(each.label or each.name for each in path), []).append(path)
            labels.setdefault(".".join([*(each.name for each in path[:-1]), path[-1].label]), []).append(path)
    for label, paths in labels.items():
        found.setdefault(label, list(dict.fromkeys(paths)))
    return found


def _leaves(
    fields: tuple[FieldReference, ...], around: tuple[FieldReference, ...] = ()
) -> Iterator[tuple[FieldReference, ...]]:
    for field in fields:
        if field.members is None:
            yield (*around, field)
        else:
            yield from _leaves(field.members.fields, (*around, field))
