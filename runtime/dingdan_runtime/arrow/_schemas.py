"""Arrow schemas of tables: types of columns, with the documentation as metadata."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dingdan_runtime.arrow._pyarrow import pa
from dingdan_runtime.tables import Column, Table

if TYPE_CHECKING:
    import pyarrow  # pyright: ignore[reportMissingImports]

ZONE = "Asia/Shanghai"
DIGITS = 38
"""The precision of amounts (decimal128), in digits."""
MOST_PLACES = 18
"""The largest scale of an amount."""
MOST_DIGITS = DIGITS - MOST_PLACES
"""The most digits before the decimal point, so that an amount still fits when the scale of its column increases."""
RAW = "raw"
"""The name of the column with the JSON text of a document as received."""

TEXT, INTEGER = pa.string(), pa.int64()
TIME, DATE = pa.timestamp("us", ZONE), pa.date32()
TYPES: dict[str, Any] = {
    "text": TEXT, "id": TEXT, "code": TEXT, "json": TEXT,
    "integer": INTEGER, "integer-code": INTEGER, "time": TIME, "date": DATE,
}  # fmt: skip


def amount_type(scale: int) -> pyarrow.DataType:
    """Return the Arrow type of an amount with `scale` decimal places."""
    return pa.decimal128(DIGITS, scale)


def schema(table: Table, *, scales: Mapping[str, int] | None = None, raw: bool = False) -> pyarrow.Schema:
    """Return the Arrow schema of a table.

    The metadata of each field has, if known, `label` (Chinese), `description`, `source` (the wire path) and `kind`;
    `codes`, a JSON list of value, English label and Chinese label; and `personal` with the value `true`.

    Args:
        table: A table of a generated `tables` module.
        scales: Decimal places of amounts by column, if they exceed those on the platform's page.
        raw: True adds a column `raw` at the end of a head: the JSON text of the document as received.
    """
    fields = [_field(column, (scales or {}).get(column.name, column.scale)) for column in table.columns]
    if raw and table.role == "head":
        description = "The JSON text of the document as received."
        fields.append(pa.field(RAW, TEXT, metadata=_encoded({"description": description, "kind": "json"})))
    return pa.schema(fields, metadata={"table": table.name, "key": ",".join(table.key)})


def _field(column: Column, scale: int) -> Any:
    of = amount_type(max(scale, column.scale)) if column.kind == "amount" else TYPES[column.kind]
    metadata = {
        "label": column.label,
        "description": column.description,
        "source": column.source,
        "kind": column.kind,
        "personal": "true" if column.personal else "",
    }
    if column.codes is not None:
        listed = [(code.value, code.label, code.label_zh) for code in column.codes]
        metadata["codes"] = msgspec.json.encode(listed).decode()
    return pa.field(column.name, of, metadata=_encoded(metadata))


def _encoded(metadata: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in metadata.items() if text}
