"""The vectors that every program takes: all of signing, and of the answers those in a shape that the specs describe.

What the platforms send beside that (numbers for text, text for lists, rows inside wrappers or under another name, codes
with blanks) is `dingdan`'s to read; a generated client takes it for an error, or for no rows.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from generator.source import read_source
from generator.validation import validator_for

RECORDS = {"queryStdomOrder": "StdomOrder", "mallOrderList": "MallOrder"}
"""The kinds of results that the operations of values.json give."""
KINDS = ("text", "integer", "decimal")
"""Expectations that are a text to compare; how times and codes read is up to each language."""

ENVELOPE = {"return_code", "return_msg", "msg_id", "response_data"}
"""The members of an envelope of Waiqin365 that the specs describe."""

Vector = dict[str, Any]


def choose(vectors: Path, specs: dict[str, Path]) -> dict[str, list[Vector]]:
    """Choose, by file, the vectors that every program takes.

    Args:
        vectors: Folder of all of them.
        specs: The bundled specs, by platform.
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
    """True if the code is written as documented, and nothing stands under a name that no page has."""
    code = str(envelope["return_code"])
    return code == (code.strip().lstrip("0") or "0") and envelope.keys() <= ENVELOPE


def record_of(vector: Vector) -> str:
    """The JSON of a record with the one field of a vector of values.json."""
    return f'{{"{vector["field"]}":{vector["wire"]}}}'


def write(chosen: dict[str, list[Vector]], folder: Path) -> None:
    """Write the chosen vectors in files like those that they come from; whoever reads one meanwhile sees all of it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, cases in chosen.items():
        text = json.dumps({"vectors": cases}, ensure_ascii=False, indent=2)
        with NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            file.write(text)
        Path(file.name).replace(folder / f"{name}.json")


def expected_of(chosen: dict[str, list[Vector]]) -> dict[str, dict[str, Any]]:
    """The expected content of a line."""
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
