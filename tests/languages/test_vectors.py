"""Programs get the vectors that a generated client can be asked to read, and nothing gets lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.languages.toolchain import ROOT, SPECS
from tools.languages.vectors import choose, expected_of, write

VECTORS = ROOT / "specs" / "vectors"


def named(kind: str) -> set[str]:
    return {vector["name"] for vector in choose(VECTORS, SPECS)[kind]}


def test_every_vector_of_signing() -> None:
    cases = json.loads((VECTORS / "signing.json").read_bytes())["vectors"]
    assert choose(VECTORS, SPECS)["signing"] == cases


@pytest.mark.parametrize("name", ["waiqin-id-number", "waiqin-decimal-long", "wshoto-long", "wshoto-decimal-long"])
def test_values_that_a_double_rounds(name: str) -> None:
    assert name in named("values")


@pytest.mark.parametrize(
    "name",
    [
        "waiqin-decimal-bare",  # a number where the spec says text
        "waiqin-list-empty-text",
        "wshoto-long-text",
        "waiqin-id-empty",  # nothing to print
        "waiqin-date-time",  # how a moment is printed is up to each language
    ],
)
def test_no_value_that_the_specs_do_not_describe(name: str) -> None:
    assert name not in named("values")


def test_answers_in_the_described_shape() -> None:
    chosen = named("envelopes")
    assert {"waiqin-array-in-text", "waiqin-null", "waiqin-absent", "waiqin-refused-with-rows"} <= chosen
    assert not chosen & {"waiqin-array", "waiqin-wrapped-in-rows", "waiqin-code-as-number", "waiqin-cut-off"}
    assert not chosen & {"waiqin-code-with-blanks", "waiqin-code-of-zeros", "waiqin-return-data"}


def test_what_a_line_must_hold() -> None:
    expected = expected_of(choose(VECTORS, SPECS))
    assert expected["signing"]["published-epoch-millis"] == "b7b7d9810bbb0786e9560751dc2b6597"
    assert expected["values"]["waiqin-id-largest"] == "9223372036854775807"
    assert expected["envelopes"]["waiqin-null"] == {"rows": []}
    assert expected["envelopes"]["waiqin-refused"] == {"refused": "1"}


def test_they_are_written_as_they_were(tmp_path: Path) -> None:
    chosen = choose(VECTORS, SPECS)
    write(chosen, tmp_path / "vectors")
    for kind, cases in chosen.items():
        assert json.loads((tmp_path / "vectors" / f"{kind}.json").read_bytes()) == {"vectors": cases}
