"""The test vectors for all programs: all of signing, and the responses that match the specs.

The platforms also send responses that do not match the specs: numbers for text, text for lists, rows inside wrappers or
under another name, codes with spaces. Only `dingdan` reads them; a generated client reports an error or finds no rows.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from generator.source import read_source
from generator.validation import validator_for

RECORDS = {"queryStdomOrder": "StdomOrder", "mallOrderList": "MallOrder"}
"""The record types of the operations in values.json."""
KINDS = ("text", "integer", "decimal")
"""Kinds of values that are compared as text. Times and codes have another form in each language."""

ENVELOPE = {"return_code", "return_msg", "msg_id", "response_data"}
"""The documented members of a Waiqin365 envelope."""

Vector = dict[str, Any]


def choose(vectors: Path, specs: dict[str, Path]) -> dict[str, list[Vector]]:
    """Return the test vectors for all programs, by file name.

    Args:
        vectors: The folder of all test vectors.
        specs: The paths of the bundled specs by platform.
    """
    documents = {platform: read_source(path).data for platform, path in specs.items()}

    def described(platform: str, schema: str, text: str) -> bool:
        try:
            value = json.loads(text)
        except ValueError:
            return False
        return bool(validator_for(documents[platform], f"/components/schemas/{schema}").is_valid(value))

    return {
        "signing": _read(vectors, "signing"),
        "values": [
            vector
            for vector in _read(vectors, "values")
            if vector["operation"] in RECORDS
            and set(vector["expected"] or ()) & set(KINDS)
            and described(vector["platform"], RECORDS[vector["operation"]], record_of(vector))
        ],
        "envelopes": [
            vector
            for vector in _read(vectors, "envelopes")
            if vector["operation"] == "queryStdomOrder"
            and vector["status"] == 200
            and vector["expected"]["outcome"] in ("rows", "refused")
            and described("waiqin365", "QueryStdomOrderResponse", vector["body"])
            and _plain(json.loads(vector["body"]))
        ],
    }


def _plain(envelope: dict[str, Any]) -> bool:
    """True if the code has its documented form and all members are documented."""
    code = str(envelope["return_code"])
    return code == (code.strip().lstrip("0") or "0") and envelope.keys() <= ENVELOPE


def record_of(vector: Vector) -> str:
    """Return the JSON of a record with the single field of a vector of values.json."""
    return f'{{"{vector["field"]}":{vector["wire"]}}}'


def write(chosen: dict[str, list[Vector]], folder: Path) -> None:
    """Write the chosen vectors into `folder`, in files of the same format. Files are replaced atomically."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, cases in chosen.items():
        text = json.dumps({"vectors": cases}, ensure_ascii=False, indent=2)
        with NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            file.write(text)
        Path(file.name).replace(folder / f"{name}.json")


def expected_of(chosen: dict[str, list[Vector]]) -> dict[str, dict[str, Any]]:
    """Return the expected results of the vectors in an output line."""
    return {
        "signing": {vector["name"]: vector["digest"] for vector in chosen["signing"]},
        "values": {
            vector["name"]: next(text for kind, text in vector["expected"].items() if kind in KINDS)
            for vector in chosen["values"]
        },
        "envelopes": {vector["name"]: _outcome(vector["expected"]) for vector in chosen["envelopes"]},
    }


def _outcome(expected: dict[str, Any]) -> dict[str, Any]:
    if expected["outcome"] == "refused":
        return {"refused": expected["code"]}
    return {"rows": [row["id"] for row in expected["rows"]]}


def _read(vectors: Path, name: str) -> list[Vector]:
    cases: list[Vector] = json.loads((vectors / f"{name}.json").read_bytes())["vectors"]
    return cases
