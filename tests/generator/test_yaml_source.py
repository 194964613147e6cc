"""Reading YAML: the types of YAML 1.2, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.errors import SpecError
from generator.source import read_source


def read(folder: Path, text: str | bytes) -> Any:
    file = folder / "spec.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_source(file)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("2026-11-01", "2026-11-01"),
        ("2026-11-01 09:30:00", "2026-11-01 09:30:00"),
        ("12:30:45", "12:30:45"),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        ("12.50", 12.5),
        ("'0017'", "0017"),
        ("~", None),
        ("null", None),
        ("", None),
        ("=", "="),
    ],
)
def test_scalars_have_the_types_of_yaml_1_2(tmp_path: Path, text: str, value: object) -> None:
    found = read(tmp_path, f"key: {text}\n").data["key"]
    assert (found, type(found)) == (value, type(value))


def test_on_and_yes_are_keys_of_text(tmp_path: Path) -> None:
    assert read(tmp_path, "on: 1\nyes: 2\n").data == {"on": 1, "yes": 2}


def test_every_member_has_the_line_it_starts_on(tmp_path: Path) -> None:
    source = read(tmp_path, "# head\na:\n  b:\n    - 1\n    - c: 2\n  d: {e: 3,\n      f: 4}\n")
    assert {path: source.line(path) for path in source.lines} == {
        (): 2,
        ("a",): 2,
        ("a", "b"): 3,
        ("a", "b", 0): 4,
        ("a", "b", 1): 5,
        ("a", "b", 1, "c"): 5,
        ("a", "d"): 6,
        ("a", "d", "e"): 6,
        ("a", "d", "f"): 7,
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a", "b", "unknown", "deeper"), 2),
        (("unknown",), 1),
    ],
)
def test_what_has_no_line_has_that_of_the_nearest_thing_around_it(
    tmp_path: Path, path: tuple[str, ...], line: int
) -> None:
    assert read(tmp_path, "a:\n  b: {c: 1}\n").line(path) == line


def test_an_alias_stands_for_what_its_anchor_holds(tmp_path: Path) -> None:
    assert read(tmp_path, "a: &x {b: 1}\nc: *x\n").data == {"a": {"b": 1}, "c": {"b": 1}}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the file is empty"),
        ("# a comment alone\n", 1, "the file is empty"),
        (b"a: 1\nb: \xff\n", 1, "cannot be read: 'utf-8' codec can't decode byte 0xff"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "not YAML: "),
        ("a: 1\nb: c: d\n", 2, "not YAML: mapping values are not allowed"),
        ("a: *nowhere\n", 1, "not YAML: found undefined alias"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML: but found another document"),
        ("a: 1\nb: !!python/object:os.system x\n", 2, "not YAML: could not determine a constructor"),
        ("a: 1\nb: 'x\x07'\n", 2, "not YAML: control characters are not allowed"),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", 4, "'b' is a duplicate key"),
        ("a: 1\n'a': 2\n", 2, "'a' is a duplicate key"),
        ("a:\n  - {b: 1, b: 2}\n", 2, "'b' is a duplicate key"),
        ("a: 1\n200: b\n", 2, "a key must be text: quote it"),
        ("a: 1\nnull: b\n", 2, "a key must be text: quote it"),
        ("a: 1\n? [b, c]\n: d\n", 2, "a key must be text: quote it"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", 3, "YAML 1.2 has no merge keys"),
        ("a: 1\nb: &x\n  - *x\n", 2, "an alias refers to an anchor that contains it"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, line: int, message: str
) -> None:
    with pytest.raises(SpecError) as caught:
        read(tmp_path, text)
    (finding,) = caught.value.findings
    assert (finding.file, finding.line, finding.message[: len(message)]) == (tmp_path / "spec.yaml", line, message)
    assert str(caught.value) == f"{tmp_path / 'spec.yaml'}:{line}: {finding.message}"


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"nowhere\.yaml:1: cannot be read: .*No such file"):
        read_source(tmp_path / "nowhere.yaml")
