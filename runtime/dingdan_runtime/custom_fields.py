"""Custom fields: what an enterprise has added to a document, by the label that its people gave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dingdan_runtime.record import Record


def by_label(fields: Iterable[Record], key: str, value: str) -> Mapping[str, str]:
    """Give a list of custom fields as a mapping, in order of appearance.

    A field without a label is left out. Of two with one label the first that has a value counts.

    Args:
        fields: The list, as it stands in a record.
        key: The attribute that holds the label.
        value: The attribute that holds the value; one without value gives `""`.
    """
    found: dict[str, str] = {}
    for field in fields:
        label = getattr(field, key)
        if label is not None and not found.get(label):
            found[label] = getattr(field, value) or ""
    return found
