"""Bad input: one line with the nearest right name, exit 2, nothing sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.operations.conftest import Command, process, refused

QUERY = ("waiqin365", "orders", "query")
CLOSE = ("waiqin365", "orders", "close")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("waiqin366",), "there is no command waiqin366; did you mean waiqin365?"),
        (("waiqin365", "order", "query"), "there is no command order; did you mean orders?"),
        (("waiqin365", "orders", "querry"), "there is no command querry; did you mean query?"),
        (("waiqin365", "--orders"), "there is no option --orders"),
        ((*QUERY, "--after-modify"), "there is no option --after-modify; did you mean --after-modify-date?"),
        ((*QUERY, "--after_modify_date", "-7d"), "did you mean --after-modify-date?"),
        ((*QUERY, "--after-modify-date"), "'--after-modify-date' requires an argument"),
        ((*QUERY, "extra"), "unexpected extra argument(s) (extra)"),
        ((*QUERY, "--order-status", "confirmd"), "there is no code confirmd; did you mean Confirmed?"),
        ((*QUERY, "--after-modify-date", "soon"), "--after-modify-date: 'soon' is no time"),
        ((*QUERY, "--create-date", "11/01/2026"), "--create-date: '11/01/2026' is ambiguous: write 2026-11-01 or"),
        ((*QUERY, "--limit", "0"), "Invalid value for '--limit'"),
        ((*QUERY, "--limit", "many"), "Invalid value for '--limit': 'many' is not a whole number"),
        ((*QUERY, "--page", "0"), "Invalid value for '--page'"),
        ((*QUERY, "--format", "jsn"), "there is no format jsn; did you mean json?"),
        ((*QUERY, "--format", "parquet"), "--format parquet needs a file: add -o FILE"),
        ((*QUERY, "--fields", "order_noo"), "there is no field order_noo; did you mean order_no?"),
        ((*QUERY, "--fields", ","), "--fields names no field"),
        ((*QUERY, "--table", "line"), "there is no table line; did you mean lines?"),
        ((*QUERY, "--table", "lines", "--fields", "order_idd"), "did you mean order_id?"),
        ((*QUERY, "--jq", "["), "--jq '[' is no JMESPath"),
        ((*QUERY, "-o", "orders.pdf"), "the extension names no format"),
        ((*QUERY, "-o", "x.xlsx", "--jq", "@"), "--jq does not go with xlsx"),
        (("wshoto", "mall-orders", "list", "--type", "1"), "Missing option '--start-time'"),
        (("wshoto", "mall-orders", "list", "--type", "one", "--start-time", "-1d"), "--type: there is no code one"),
        (CLOSE, "add --yes to send it, or --dry-run"),
        ((*CLOSE, "--yes"), "id: one of id, order_no must be given"),
        ((*CLOSE, "--body", "missing.json"), "--body missing.json cannot be read: No such file"),
        ((*QUERY, "--order-status", "nonsense"), "no code nonsense; there are 0 To be confirmed, 1 Confirmed, "),
        (("codes", "order_status"), "did you mean orders.order_status, "),
        (("version",), "there is no command version; there are waiqin365, wshoto, sync, "),
        (("codes", "orders.order_statu"), "did you mean orders.order_status?"),
        (("describe", "orders.quer"), "there is no call orders.quer; did you mean orders.query?"),
    ],
)  # fmt: skip
def test_wrong_argument_is_refused(
    offline: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], part: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if arguments == CLOSE:
        arguments = (*CLOSE, "--order-no", "DH1")
    done = offline(*arguments)
    if "-1d" in arguments:  # the time before it was understood
        done = type(done)(done.code, done.out, done.err.splitlines()[-1])
    refused(done, part)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("{", "is no JSON: "),
        ("[]", "is an empty list"),
        ("7", "takes a JSON object"),
        ('{"order_noo": 1}', "there is no field order_noo; did you mean order_no?"),
        ('{"order_no": 1.5}', "order_no: takes text, got Decimal"),
        ("\u0000", "is no JSON"),
    ],
)
def test_wrong_body_is_refused(offline: Command, tmp_path: Path, body: str, part: str) -> None:
    file = tmp_path / "body.json"
    file.write_text(body, encoding="utf-8")
    refused(offline(*CLOSE, "--yes", "--body", str(file)), part)


def test_all_items_of_a_body_are_checked(offline: Command, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text('[{"order_no": "DH1"}, {"order_no": "DH2"}]')
    add = ("waiqin365", "shipments", "add", "--body", str(file), "--yes")
    done = offline(*add)
    fault = "emp_id: one of emp_id, emp_code, emp_name must be given"
    assert (done.code, done.err.splitlines()) == (
        2,
        [*(f"body.json, item {item}, {fault}" for item in (1, 2)),
         "dingdan: 2 faults in body.json; nothing was sent"],
    )  # fmt: skip
    refused(offline(*add, "--emp-code", "E"), "options describe one document, and --body ", " has a list")


def test_file_that_cannot_be_opened_has_the_exit_code_of_a_destination(offline: Command, tmp_path: Path) -> None:
    done = offline(*QUERY, "-o", str(tmp_path / "no" / "orders.csv"))
    assert (done.code, done.err.endswith("/no/orders.csv cannot be written: No such file or directory\n")) == (6, True)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--after-modify", "1", "没有选项 --after-modify，是否指 --after-modify-date？"),
        ("--limit", "many", "--limit 的值无效：'many' 不是整数"),
        ("--limit", "0", "--limit 的值无效：0 不在范围 x>=1 内"),
        ("--order-status", "xx", "--order-status: 没有编码 xx，可用：0 待确认、1 已确认、2 打回、3 已关闭、4 部分发货"),
    ],
)
def test_wrong_option_is_refused_in_chinese(option: str, value: str, said: str) -> None:
    done = process("http://127.0.0.1:9", *QUERY, option, value, lang="zh")
    assert (done.code, done.err) == (2, f"dingdan: {said}\n")
