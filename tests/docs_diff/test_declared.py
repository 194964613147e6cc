"""What a spec declares of pages beyond its operations and fields: operations left out, rows that a copy lacks."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.docs_diff.saved_pages import SPECS, differences, undeclared
from tests.docs_diff.test_new_operations import SIGNED, TABLE, Drafted, ferry

ADD = ferry("新增泊位", "addPier", "pier_id | VARCHAR(32) | 是 | 泊位id |\npier_no | VARCHAR(32) | 否 | 泊位编号 |\n")
CUT = (
    f"# 修改泊位\n请求方式: POST(HTTPS)\n请求地址: https://openapi.ferry.invalid/api/x/v1/modifyPier/{SIGNED}\n"
    f'请求示例:\n参数说明:\n{TABLE}pier_id | VARCHAR(32) | 是 | 泊位id |\n响应示例:\n{{\n"msg_id": "1",\n'
)
COPY = "COPY: cut in the second operation\n\n"


def test_an_operation_that_the_spec_leaves_out_is_declared_and_not_drafted(tmp_path: Path, specs: Path) -> None:
    entry = specs / "ferry" / "openapi.yaml"
    left_out = f"x-doc-left-out:\n  /api/x/v1/modifyPier/{SIGNED}: The only copy is cut in its answer.\n"
    text = f"{COPY}{ADD}{CUT}"
    assert any("修改泊位" in line for line in undeclared(differences(text, tmp_path, specs=specs)))
    entry.write_text(entry.read_text(encoding="utf-8") + left_out, encoding="utf-8")
    drafted = Drafted(text, tmp_path, specs)
    assert not any("modifyPier" in path for path in drafted.joined.document["paths"])
    assert (drafted.done.left, drafted.left_over()) == ([], [])
    (said,) = [each for each in differences(text, tmp_path, specs=specs) if "修改泊位" in each.operation]
    assert (said.kind, said.declared) == ("operation-added", True)
    assert "The only copy is cut in its answer." in said.message


def test_codes_of_failures_in_examples_are_drafted_with_the_operation(tmp_path: Path, specs: Path) -> None:
    failure = '异常示例:\n{"msg_id":"1","return_code":7007,"return_msg":"泊位已存在"}\n'
    drafted = Drafted(
        ADD.replace("参数说明:\n参数", f"{failure}参数说明:\n参数", 2).replace(failure, "", 1), tmp_path, specs
    )
    (code,) = [each for each in drafted.schema("ReturnCode")["x-enum"] if each["value"] == "7007"]
    assert (code["label_zh"], code["x-source"]) == ("泊位已存在", "example")
    assert drafted.left_over() == []


def test_a_row_that_only_some_copies_have_is_declared(tmp_path: Path, specs: Path) -> None:
    Drafted(ADD, tmp_path, specs).finish()
    shorter = ADD.replace("pier_no | VARCHAR(32) | 否 | 泊位编号 |\n", "")
    (line,) = undeclared(differences(shorter, tmp_path, specs=specs))
    assert "pier_no" in line
    (file,) = [each for each in (specs / "ferry" / "schemas").iterdir() if "pier_no" in each.read_text("utf-8")]
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("      title: 泊位编号\n", "      title: 泊位编号\n      x-doc-absent: true\n"), "utf-8"
    )
    assert yaml.safe_load(file.read_text(encoding="utf-8")) != yaml.safe_load(text)
    assert undeclared(differences(shorter, tmp_path, specs=specs)) == []
    assert undeclared(differences(ADD, tmp_path, specs=specs)) == []


def test_the_invented_specs_declare_neither() -> None:
    texts = [file.read_text(encoding="utf-8") for file in SPECS.rglob("*.yaml")]
    assert not any("x-doc-left-out" in text or "x-doc-absent" in text for text in texts)
