"""`zh-CN.yaml`: each text of the spec needs its Chinese there, and no other text may stand in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.__main__ import app
from generator.bundle import bundle
from generator.errors import SpecError
from generator.lint.translations import translation_findings
from generator.pipeline import differences, generate
from generator.translations import english_texts
from tests.generator.spec_folder import SpecFolder

LEAF = "  description: A leaf.\n"


def translate(teahouse: SpecFolder) -> Path:
    """Write the file with a translation of each text of the spec, and return it."""
    texts = dict.fromkeys(text for _, text in english_texts(bundle(teahouse.entry).document))
    file = teahouse.entry.with_name("zh-CN.yaml")
    lines = [f"{json.dumps(text)}:\n  {json.dumps(chinese(text), ensure_ascii=False)}\n" for text in texts]
    file.write_text("".join(lines), encoding="utf-8")
    return file


def chinese(text: str) -> str:
    """A translation with the names in backticks of a text."""
    return f"译文 {' '.join(re.findall('`[^`]*`', text))}"


def reported(teahouse: SpecFolder) -> list[tuple[str, int, str]]:
    return [(teahouse.name(each), each.line, each.message) for each in translation_findings(bundle(teahouse.entry))]


def test_a_platform_without_the_file_stays_english(teahouse: SpecFolder) -> None:
    assert reported(teahouse) == []


def test_a_file_with_all_texts_passes(teahouse: SpecFolder) -> None:
    translate(teahouse)
    assert reported(teahouse) == []


def test_descriptions_and_quirks_of_operations_objects_and_fields_need_a_translation(teahouse: SpecFolder) -> None:
    teahouse.edit("schemas/teas.yaml", LEAF, "  description: A leaf.\n  x-quirk: >-\n    Odd\n    leaf.\n")
    texts = [text for _, text in english_texts(bundle(teahouse.entry).document)]
    assert {"A leaf.", "Odd leaf.", "Its name.", 'The page says "the teas".'} <= set(texts)


def test_the_quirk_of_the_envelope_needs_one() -> None:
    document = {"x-envelope": {"x-quirk": "Two\nnames."}}
    assert list(english_texts(document)) == [(("x-envelope", "x-quirk"), "Two names.")]


def test_a_changed_text_is_reported_where_it_stands_and_where_its_translation_does(teahouse: SpecFolder) -> None:
    file = translate(teahouse)
    lines = file.read_text(encoding="utf-8").splitlines()
    teahouse.edit("schemas/teas.yaml", LEAF, "  description: A dry leaf.\n")
    assert reported(teahouse) == [
        (
            "schemas/teas.yaml",
            teahouse.line("schemas/teas.yaml", "A dry leaf."),
            'zh-CN.yaml has no Chinese for "A dry leaf."',
        ),
        (
            "zh-CN.yaml",
            1 + next(number for number, line in enumerate(lines) if line.startswith('"A leaf."')),
            '"A leaf.": the spec has no description or x-quirk of this text',
        ),
    ]


def test_a_text_of_many_places_is_reported_once(teahouse: SpecFolder) -> None:
    translate(teahouse)
    for name in ("paths/token.yaml", "paths/houses.yaml"):
        path = teahouse.folder / "teahouse" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("    summary:", "    x-quirk: Twice.\n    summary:"), encoding="utf-8")
    assert [message for _, _, message in reported(teahouse)] == ['zh-CN.yaml has no Chinese for "Twice."']


@pytest.mark.parametrize(
    ("translation", "message"),
    [
        ("Leaf.", "its translation has no Chinese character"),
        ("", "its translation has no Chinese character"),
        (1, "its translation has no Chinese character"),
        (None, "its translation has no Chinese character"),
        ("叶子 `b`", "its translation needs the same names in backticks: `a`"),
        ("叶子", "its translation needs the same names in backticks: `a`"),
        ("叶子 `a` `a`", "its translation needs the same names in backticks: `a`"),
    ],
)
def test_a_slip_in_a_translation_is_reported(teahouse: SpecFolder, translation: object, message: str) -> None:
    teahouse.edit("schemas/teas.yaml", LEAF, "  description: A leaf of `a`.\n")
    file = translate(teahouse)
    text = file.read_text(encoding="utf-8")
    old = '"A leaf of `a`.":\n  "译文 `a`"\n'
    assert old in text
    file.write_text(text.replace(old, f'"A leaf of `a`.": {json.dumps(translation)}\n'), encoding="utf-8")
    assert [found for _, _, found in reported(teahouse)] == [f'"A leaf of `a`.": {message}']


def test_a_file_of_another_form_is_reported(teahouse: SpecFolder) -> None:
    teahouse.entry.with_name("zh-CN.yaml").write_text("- a\n", encoding="utf-8")
    assert reported(teahouse) == [("zh-CN.yaml", 1, "must be a mapping of English to Chinese")]


def test_a_text_that_stands_twice_is_reported(teahouse: SpecFolder) -> None:
    file = translate(teahouse)
    file.write_text(file.read_text(encoding="utf-8") + '"A leaf.": 叶子。\n', encoding="utf-8")
    with pytest.raises(SpecError, match=r"'A leaf\.' is a duplicate key"):
        reported(teahouse)


def test_lint_reports_it_and_generate_does_not_need_it(tmp_path: Path, teahouse: SpecFolder) -> None:
    translate(teahouse)
    teahouse.edit("schemas/teas.yaml", LEAF, "  description: A dry leaf.\n")
    folders = (teahouse.folder, tmp_path / "out", tmp_path / "dist", ("teahouse",))
    generate(*folders)
    assert differences(*folders) == []
    done = CliRunner().invoke(app, ["lint", "--specs", str(teahouse.folder)])
    assert done.exit_code == 1
    line = teahouse.line("schemas/teas.yaml", "A dry leaf.")
    assert f'schemas/teas.yaml:{line}: zh-CN.yaml has no Chinese for "A dry leaf."\n' in done.stderr
    assert done.stderr.endswith("2 finding(s); nothing was written\n")
