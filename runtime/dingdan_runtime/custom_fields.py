"""Custom fields: fields that an enterprise added to a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dingdan_runtime.readers import ConversionError, read_text
from dingdan_runtime.record import Record


def name_custom_fields(record: Record, labels: Mapping[str, str]) -> None:
    """Replace codes by labels in `custom_fields` of a record.

    Args:
        record: The decoded record.
        labels: The labels by code.
    """
    known: Any = record.__dict__
    known["_labels"] = labels


def by_label(fields: Iterable[Record], key: str, value: str, record: Record | None = None) -> Mapping[str, str]:
    """Return a list of custom fields as a mapping of labels to values, in their order.

    Fields without a label are omitted. If two fields have the same label, the first with a value is used. Members of
    the record that are named by a code with a known label follow.

    Args:
        fields: The list in the record.
        key: The attribute with the label.
        value: The attribute with the value; a missing value becomes `""`.
        record: The record that contains the list.
    """
    known: Any = {} if record is None else record.__dict__
    labels: Mapping[str, str] = known.get("_labels", {})
    found: dict[str, str] = {}

    def add(label: str, text: str) -> None:
        if not found.get(label):
            found[label] = text

    for field in fields:
        name = getattr(field, key)
        if name is not None:
            add(labels.get(name, name), getattr(field, value) or "")
    extra: Mapping[str, Any] = {}
    if record is not None and labels:
        from dingdan_runtime.as_dicts import undocumented  # only clients with codes need it

        extra = undocumented(record)
    for code, label in labels.items():
        if code in extra:
            try:
                add(label, read_text(extra[code]) or "")
            except ConversionError:  # no text and no number: it stays in `extra` alone
                continue
    return found
