"""When generation fails, everything stays as it was."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from generator.errors import SpecError, ToolError
from generator.pipeline import differences, generate
from tests.generator.spec_folder import GOLDEN, SpecFolder, tree

LEAF = "  properties:\n    length:\n"
CLASH = (
    "leaf_:\n  type: object\n  title: 叶片\n  description: Another leaf.\n  properties:\n    thin:\n"
    "      type: string\n      title: 薄\n      description: D.\n      x-doc-type: X\n\nLeaf:\n"
)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary folders are made, by inner tools as well."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def run(teahouse: SpecFolder, tmp_path: Path) -> None:
    generate(teahouse.folder, tmp_path / "out", tmp_path / "dist", ("teahouse",))


def older(tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Put an earlier result where generation goes; give what it is."""
    shutil.copytree(GOLDEN / "generated", tmp_path / "out")
    shutil.copytree(GOLDEN / "bundled", tmp_path / "dist")
    return tree(tmp_path / "out"), tree(tmp_path / "dist")


def break_rule(teahouse: SpecFolder) -> None:
    teahouse.edit("schemas/teas.yaml", LEAF, "  properties:\n    length:\n      maxLength: 3\n")


def break_tool(teahouse: SpecFolder) -> None:
    """Two components that openapi-python-client gives one class name: it warns, which counts as a failure."""
    teahouse.edit("schemas/teas.yaml", "\nLeaf:\n", f"\n{CLASH}")
    teahouse.edit("schemas/teas.yaml", "    seller_no:\n", "    thin:\n      $ref: '#/leaf_'\n      title: 薄\n"
                  "      description: D.\n      x-doc-type: X\n    seller_no:\n")  # fmt: skip


def test_a_broken_spec_leaves_older_results_as_they_are(teahouse: SpecFolder, tmp_path: Path, scratch: Path) -> None:
    before = older(tmp_path)
    break_rule(teahouse)
    with pytest.raises(SpecError, match=r"schemas/teas\.yaml:\d+: maxLength is not used here"):
        run(teahouse, tmp_path)
    assert (tree(tmp_path / "out"), tree(tmp_path / "dist")) == before
    assert list(scratch.iterdir()) == []


def test_a_failing_tool_leaves_older_results_as_they_are(teahouse: SpecFolder, tmp_path: Path, scratch: Path) -> None:
    before = older(tmp_path)
    break_tool(teahouse)
    with pytest.raises(ToolError, match=r'(?s)^openapi-python-client failed:\n.*duplicate models with name "Leaf"'):
        run(teahouse, tmp_path)
    assert (tree(tmp_path / "out"), tree(tmp_path / "dist")) == before
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("break_it", [break_rule, break_tool])
def test_a_failure_makes_no_folder(teahouse: SpecFolder, tmp_path: Path, scratch: Path, break_it: object) -> None:
    assert callable(break_it)
    break_it(teahouse)
    with pytest.raises((SpecError, ToolError)):
        run(teahouse, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch", "specs"]


def test_one_broken_platform_stops_the_other(tmp_path: Path, scratch: Path) -> None:
    sound, broken = SpecFolder.copy(tmp_path / "specs", "sound"), SpecFolder.copy(tmp_path / "specs", "broken")
    break_tool(broken)
    with pytest.raises(ToolError):
        generate(sound.folder, tmp_path / "out", tmp_path / "dist", ("sound", "broken"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch", "specs"]
    assert list(scratch.iterdir()) == []


def test_success_leaves_results_alone_and_nothing_temporary(
    teahouse: SpecFolder, tmp_path: Path, scratch: Path
) -> None:
    other = tmp_path / "out" / "other_api" / "kept.py"
    other.parent.mkdir(parents=True)
    other.write_text("kept = 1\n")
    (tmp_path / "out" / ".teahouse_api.new").mkdir()  # what an interrupted run may leave
    run(teahouse, tmp_path)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["other_api", "teahouse_api"]
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [
        "quirks.md", "teahouse.docs.yaml", "teahouse.plain-3.0.yaml", "teahouse.plain.yaml", "teahouse.yaml",
    ]  # fmt: skip
    assert other.read_text() == "kept = 1\n"
    assert list(scratch.iterdir()) == []


def test_differences_name_every_missing_extra_and_changed_file(
    teahouse: SpecFolder, tmp_path: Path, scratch: Path
) -> None:
    older(tmp_path)
    out, dist = tmp_path / "out", tmp_path / "dist"
    package = out / "teahouse_api"
    assert differences(teahouse.folder, out, dist, ("teahouse",)) == []
    (package / "openapi_client" / "models" / "leaf.py").unlink()
    (package / "resources" / "more.py").write_text("")
    (package / "codes.py").write_text((package / "codes.py").read_text() + "\n")
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "codes.pyc").write_text("")
    (dist / "teahouse.yaml").write_text("changed: 1\n")
    (dist / "quirks.md").unlink()
    assert differences(teahouse.folder, out, dist, ("teahouse",)) == [
        f"{package}/openapi_client/models/leaf.py: missing",
        f"{package}/resources/more.py: the specs give no such file",
        f"{package}/codes.py: differs from what the specs give",
        f"{dist}/quirks.md: missing",
        f"{dist}/teahouse.yaml: differs from what the specs give",
    ]
    assert list(scratch.iterdir()) == []


def test_a_package_whose_spec_is_gone_is_a_difference(teahouse: SpecFolder, tmp_path: Path) -> None:
    out, dist = tmp_path / "out", tmp_path / "dist"
    generate(teahouse.folder, out, dist, ("teahouse",))
    (out / "coffeehouse_api").mkdir()
    assert differences(teahouse.folder, out, dist, ("teahouse",)) == [f"{out / 'coffeehouse_api'}: no spec gives it"]


def test_a_change_of_the_spec_shows_as_differences(teahouse: SpecFolder, tmp_path: Path) -> None:
    older(tmp_path)
    teahouse.edit("schemas/common.yaml", "label: Second grade", "label: Grade two")
    out, dist = tmp_path / "out", tmp_path / "dist"
    found = differences(teahouse.folder, out, dist, ("teahouse",))
    assert {line.partition(": ")[0].removeprefix(f"{tmp_path}/") for line in found} == {
        *(f"dist/teahouse{variant}.yaml" for variant in ("", ".docs", ".plain", ".plain-3.0")),
        *(
            f"out/teahouse_api/{name}.py"
            for name in ("codes", "params", "record_docs", "records", "reference/_codes", "resources/teas")
        ),
    }
