"""Custom fields: the fields that an enterprise added to a document, by their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dingdan_runtime.readers import ConversionError, read_text
from dingdan_runtime.record import Record


def name_custom_fields(record: Record, labels: Mapping[str, str]) -> None:
    """Map the codes in `custom_fields` of a record to labels.

    Args:
        record: The record, just decoded.
        labels: Labels by code.
    """
    known: Any = record.__dict__
    known["_labels"] = labels


def by_label(fields: Iterable[Record], key: str, value: str, record: Record | None = None) -> Mapping[str, str]:
    """Return a list of custom fields as a mapping, in order of appearance.

    A field without a label is left out. Of two with one label the first that has a value counts. Members of the record
    that are named by a code follow, where the record knows the label of that code.

    Args:
        fields: The list, as it stands in a record.
        key: The attribute that holds the label.
        value: The attribute that holds the value; one without value gives `""`.
        record: The record that the list stands in.
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
