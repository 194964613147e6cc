"""`dingdan_describe`: the tool that tells of columns, codes and quirks; it sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dingdan_mcp.catalog import nearest
from dingdan_mcp.failures import Fault, invalid
from dingdan_mcp.options import Options
from dingdan_mcp.reference_texts import codes_text, columns_text, quirks_text
from dingdan_runtime.reference import OperationReference

NAME = "dingdan_describe"
TOPICS = ("columns", "codes", "quirks")


def schema(offered: Mapping[str, OperationReference]) -> dict[str, Any]:
    """Return the schema of the arguments of the tool."""
    return {
        "type": "object",
        "properties": {
            "tool": {"enum": list(offered), "description": "The tool to describe."},
            "topic": {
                "enum": list(TOPICS),
                "description": "columns (by default): those of a table, with labels. codes: all code lists."
                " quirks: errors and gaps of the platform's page.",
            },
            "table": {"type": "string", "description": "The table, for columns; the first by default."},
        },
        "required": ["tool"],
        "additionalProperties": False,
    }


def describe(offered: Mapping[str, OperationReference], given: Mapping[str, Any], options: Options) -> str:
    """Return the answer of the tool.

    Raises:
        ToolError: An argument is wrong.
    """
    name, topic, part = given.get("tool"), given.get("topic") or "columns", given.get("table")
    faults = [Fault(each, "is no argument here") for each in given if each not in ("tool", "topic", "table")]
    operation = offered.get(str(name))
    if operation is None:
        faults.append(Fault("tool", f"is no tool here; {nearest(str(name), offered)}"))
        raise invalid(*faults)
    if topic not in TOPICS:
        faults.append(Fault("topic", f"is none of {', '.join(TOPICS)}"))
    if topic == "columns" and not operation.tables:
        faults.append(Fault("topic", "is columns, and this tool writes: its schema has its fields"))
    elif part is not None and part not in operation.tables:
        faults.append(Fault("table", f"is none of {', '.join(operation.tables)}"))
    if faults:
        raise invalid(*faults)
    if topic == "codes":
        text = codes_text([operation])
    elif topic == "quirks":
        text = quirks_text([operation])
    else:
        text = columns_text(operation, part or operation.tables[0])
    if len(text) <= options.max_chars:
        return text
    return f"{text[: options.max_chars - 40]}\n(cut to {options.max_chars} characters)"
