"""Batches: outcomes and exit codes, what a second run does, journals that do not fit, and wrong input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dingdan_cli.batches.journal import Journal
from tests.cli.batches.conftest import Add
from tests.cli.operations.conftest import Outcome
from tests.dingdan.scripted_server import DROP, ScriptedServer, answer, waiqin, waiqin_rows

HEAD = "express_no,order_no,emp_code,products.product_code,products.order_detail_id,products.sent_num\n"
THREE = HEAD + "SF1,DH1,E,P,7,1\nSF2,DH2,E,P,8,1\nSF3,DH3,E,P,9,1\n"
REJECTED = waiqin(code="1", message="库存不足\n### SQL")
OK = waiqin()
GONE = waiqin_rows()
FOUND = [waiqin_rows({"id": "1", "order_no": "DH2", "express_no": "SF2"}), GONE]
"""The pages of a query that finds the second shipment."""


def outcomes(done: Outcome) -> list[str]:
    """The outcome of each item, with a star if it was skipped."""
    return [line["outcome"] + "*" * line.get("skipped", False) for line in done.lines]


def journal(folder: Path, name: str = "table.csv.journal.jsonl") -> list[dict[str, Any]]:
    """The lines of the journal."""
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


def test_all_done(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    server.script += [OK, OK, OK]
    done = add(csv=THREE)
    assert (done.code, done.err) == (0, "dingdan: 3 done\n")
    assert [(line["item"], line["rows"], line["outcome"]) for line in done.lines] == [
        (1, [2], "done"), (2, [3], "done"), (3, [4], "done")
    ]  # fmt: skip
    lines = journal(tmp_path)
    assert [(line["item"], line["state"]) for line in lines[1:]] == [
        (item, state) for item in (1, 2, 3) for state in ("sending", "done")
    ]
    assert [line["msg_id"] for line in lines[1::2]] == [asked.signed[3] for asked in server.asked]
    assert server.asked[0].json == [
        {"express_no": "SF1", "order_no": "DH1", "emp_code": "E",
         "products": [{"product_code": "P", "order_detail_id": "7", "sent_num": "1"}]}
    ]  # fmt: skip
    assert "sandbox-openid" not in (tmp_path / "table.csv.journal.jsonl").read_text()
    again = add(csv=THREE)
    assert (again.code, outcomes(again), len(server.asked)) == (0, ["done*"] * 3, 3)
    assert again.err == "dingdan: 0 done, 3 skipped (done before)\n"


def test_rejected_documents_are_sent_again_only_when_asked(add: Add, server: ScriptedServer) -> None:
    server.script += [OK, REJECTED, OK]
    done = add(csv=THREE)
    assert (done.code, outcomes(done)) == (1, ["done", "rejected", "done"])
    assert done.lines[1]["code"] == "1"
    assert done.lines[1]["message"] == "库存不足"
    assert done.err.splitlines()[0].startswith("row 3: rejected: code 1: 库存不足 (msg_id ")
    again = add(csv=THREE)
    assert (again.code, outcomes(again), len(server.asked)) == (1, ["done*", "rejected*", "done*"], 3)
    server.script += [OK]
    last = add("--retry-rejected", csv=THREE)
    assert (last.code, sorted(outcomes(last)), len(server.asked)) == (0, ["done", "done*", "done*"], 4)


def test_unknown_outcomes_are_looked_up(add: Add, server: ScriptedServer) -> None:
    server.script += [OK, DROP, OK, *FOUND]
    done = add(csv=THREE)
    assert (done.code, sorted(outcomes(done))) == (0, ["done", "done", "done"])
    assert next(line for line in done.lines if line["item"] == 2)["verdict"] == "done"


def test_documents_that_were_not_written_are_sent_again(add: Add, server: ScriptedServer) -> None:
    server.script += [OK, DROP, OK, GONE, GONE, OK]
    done = add(csv=THREE)
    assert (done.code, sorted(outcomes(done))) == (0, ["done", "done", "done"])
    assert server.asked[1].json == server.asked[5].json


def test_undecided_documents_are_left_to_a_person(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    server.script += [OK, DROP, OK, *FOUND]
    table = THREE.replace("express_no,", "").replace("SF1,", "").replace("SF2,", "").replace("SF3,", "")
    done = add(csv=table)
    assert (done.code, sorted(outcomes(done))) == (5, ["done", "done", "unknown"])
    assert done.err.splitlines()[0] == (
        "dingdan: warning: 3 of 3 documents have no key that a query finds them by (express_no): if one gets no"
        " response, only a person can tell whether it was added"
    )
    assert done.err.splitlines()[1].startswith("row 3: unknown: no key of your own was sent")
    assert journal(tmp_path)[-1]["state"] == "undecided"
    server.script += [*FOUND]
    again = add(csv=table)
    assert (again.code, len(server.asked)) == (5, 7)


def test_lookup_that_fails_stops_only_what_it_is_about(add: Add, server: ScriptedServer) -> None:
    server.script += [OK, DROP, OK, waiqin(code="1", message="no right to query")]
    done = add(csv=THREE)
    assert (done.code, sorted(outcomes(done))) == (5, ["done", "done", "unknown"])
    assert "code 1: no right to query" in done.err.splitlines()[0]
    server.script += [*FOUND]
    again = add(csv=THREE)
    assert (again.code, sorted(outcomes(again))) == (0, ["done", "done*", "done*"])


def test_account_that_is_rejected_stops_the_batch(add: Add, server: ScriptedServer) -> None:
    server.script += [waiqin(code="102", message="digest error")]
    done = add(csv=THREE)
    assert (done.code, outcomes(done), len(server.asked)) == (3, ["not sent"] * 3, 1)
    server.script += [OK, OK, OK]
    assert add(csv=THREE).code == 0


def test_no_resolve_leaves_unknown_outcomes(add: Add, server: ScriptedServer) -> None:
    server.script += [OK, DROP, OK]
    done = add("--no-resolve", csv=THREE)
    assert (done.code, sorted(outcomes(done)), len(server.asked)) == (5, ["done", "done", "unknown"], 3)
    again = add("--no-resolve", csv=THREE)
    assert (again.code, sorted(outcomes(again)), len(server.asked)) == (5, ["done*", "done*", "unknown"], 3)


def test_platform_that_cannot_be_reached_stops_the_batch(
    add: Add, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAIQIN365_BASE_URL", "http://127.0.0.1:9")
    done = add(csv=THREE)
    assert (done.code, outcomes(done)) == (4, ["not sent"] * 3)
    assert done.err.splitlines()[0] == "dingdan: 0 done, 3 not sent"
    assert "stopped: " in done.err.splitlines()[1]
    assert "run the same command again to go on" in done.err.splitlines()[1]


def test_platform_that_answers_nothing_stops_the_batch(add: Add, server: ScriptedServer) -> None:
    table = HEAD + "".join(f"SF{number},DH{number},E,P,7,1\n" for number in range(9))
    server.script += [DROP] * 5
    done = add(csv=table)
    assert (done.code, len(server.asked)) == (4, 5)
    assert outcomes(done) == ["unknown"] * 5 + ["not sent"] * 4
    assert "5 calls in a row got no usable response" in done.err
    server.script += [*[GONE] * 10, *[OK] * 9]
    again = add(csv=table)
    assert (again.code, outcomes(again)) == (0, ["done"] * 9)


def test_wrong_address_stops_the_batch(add: Add, server: ScriptedServer) -> None:
    server.script += [answer({"error": "no such address"}, 404)]
    done = add(csv=THREE)
    assert (done.code, outcomes(done), len(server.asked)) == (4, ["not sent"] * 3, 1)


def test_document_that_is_too_large_is_rejected_alone(add: Add, server: ScriptedServer) -> None:
    server.script += [OK, answer("too large", 413), OK]
    done = add(csv=THREE)
    assert (done.code, outcomes(done)) == (1, ["done", "rejected", "done"])
    assert done.lines[1]["code"] == "HTTP 413"


def test_too_many_requests_wait(add: Add, server: ScriptedServer) -> None:
    at_once = {"Retry-After": "0"}
    server.script += [
        answer({"return_code": "1", "return_msg": "slow"}, 429, **at_once), OK, answer("busy", 429, **at_once), OK, OK
    ]  # fmt: skip
    done = add(csv=THREE)
    assert (done.code, outcomes(done), len(server.asked)) == (0, ["done"] * 3, 5)
    server.script += [answer("busy", 429, **at_once)] * 6
    done = add("--journal", "other.jsonl", csv=THREE)
    assert (done.code, outcomes(done), len(server.asked)) == (4, ["not sent"] * 3, 11)


def test_several_documents_in_a_call(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    server.script += [OK, OK]
    done = add("--per-call", "2", csv=THREE)
    assert [(line["item"], line["rows"]) for line in done.lines] == [(1, [2, 3]), (2, [4])]
    assert [len(asked.json) for asked in server.asked] == [2, 1]
    other = add(csv=THREE)
    assert other.code == 2
    assert "is the journal of another --per-call (2, now 1)" in other.err


def test_json_lists_and_lines(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    one, two = ({"order_no": f"DH{number}", "express_no": f"SF{number}", "emp_code": "E"} for number in (1, 2))
    server.script += [OK] * 4
    done = add(body=json.dumps([one, two]))
    assert (done.code, [line["rows"] for line in done.lines]) == (0, [[1], [2]])
    done = add("--journal", "other.jsonl", body=f"{json.dumps(one)}\n\n{json.dumps(two)}\n")
    assert (done.code, [line["rows"] for line in done.lines]) == (0, [[1], [3]])
    assert len(journal(tmp_path, "other.jsonl")) == 5


def test_changes_of_documents_are_judged_by_their_state(add: Add, server: ScriptedServer) -> None:
    server.script += [DROP, OK, waiqin_rows({"id": "7", "close_detail_status": ""}), GONE, OK]
    done = add(csv="id\n7\n8\n", call="orders close")
    assert (done.code, sorted(outcomes(done))) == (0, ["done", "done"])
    assert [asked.json for asked in server.asked if "close" in asked.path] == [{"id": "7"}, {"id": "8"}, {"id": "7"}]


def test_amounts_of_json_keep_their_digits(add: Add, server: ScriptedServer) -> None:
    server.script += [OK] * 2
    items = (
        '[{"order_no": "A", "emp_code": "E", "products": [{"product_code": "P", "order_detail_id": 7300200000000000123,'
    )
    items += ' "sent_num": 2.50}]}, {"order_no": "B", "emp_code": "E"}]'
    assert add(body=items).code == 0
    (line,) = server.asked[0].json[0]["products"]
    assert line == {"product_code": "P", "order_detail_id": "7300200000000000123", "sent_num": "2.50"}


# --- wrong input: nothing is sent, no journal is made ---


def refused(done: Outcome, server: ScriptedServer, folder: Path, *parts: str) -> None:
    """Check that a batch was refused before anything was sent."""
    assert (done.code, done.out, server.asked) == (2, "", [])
    assert not list(folder.glob("*.journal.jsonl"))
    assert [part for part in parts if part not in done.err] == [], done.err


def test_all_faults_of_a_table_are_printed_at_once(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    table = HEAD + "SF1,DH1,E,P,7,x\nSF2,,,,8,1\nSF2,DH2,,P,1.5E+18,1\n"
    done = add(csv=table)
    refused(done, server, tmp_path)
    assert done.err.splitlines() == [
        "table.csv, row 2, column products.sent_num: takes a decimal number, got other text",
        "table.csv, row 3, column products.product_id: one of product_id, product_code, product_name must be given",
        "table.csv, row 3, column emp_id: one of emp_id, emp_code, emp_name must be given",
        "table.csv, row 4, column products.order_detail_id: 1.5E+18 has lost its digits in a spreadsheet: format the"
        " column as text and enter it again",
        "dingdan: 4 faults in table.csv; nothing was sent",
    ]


def test_many_faults_are_counted(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    done = add(csv=HEAD + "".join(f"SF{number},DH1,E,P,7,x\n" for number in range(120)))
    refused(done, server, tmp_path, "… and 70 more\n", "120 faults in table.csv")
    assert len(done.err.splitlines()) == 52


def test_faults_of_json_name_item_or_line(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    items = [{"order_no": "A", "emp_code": "E"}, 7, {"order_no": "B", "emp_code": "E", "products": [{}], "nonsense": 1}]
    refused(add(body=json.dumps(items)), server, tmp_path, "body.json, item 2: takes a JSON object",
            "body.json, item 3: there is no field nonsense", "item 3, products[0].order_detail_id: is")  # fmt: skip
    lines = "\n\n".join(map(json.dumps, items))
    refused(add(body=lines), server, tmp_path, "body.json, line 3: takes a JSON object", "line 5, products[0].order")


def test_documents_with_one_key_are_refused(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    items = [{"order_no": "A", "express_no": "SF1", "emp_code": "E"}] * 2
    refused(add(body=json.dumps(items)), server, tmp_path,
            "item 2: has the same key as item 1 (order_no A, express_no SF1)")  # fmt: skip


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("[]", "is an empty list"),
        ("", "is empty"),
        ('[{"order_no": NaN}]', "NaN is no JSON number"),
        ('[{"order_no": "A", "order_no": "B"}]', "a member order_no is given twice"),
        ('{"order_no": "A"}\n{"order_no"\n', "is no JSON: Expecting ':' delimiter in line 2, column 12"),
        ("[{,]", "is no JSON: Expecting property name enclosed in double quotes in line 1, column 3"),
    ],
)
def test_json_that_is_wrong(add: Add, server: ScriptedServer, tmp_path: Path, body: str, part: str) -> None:
    refused(add(body=body.encode() or b"\n"), server, tmp_path, part)


def test_options_that_do_not_fit(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    refused(add("--emp-code", "E", csv=THREE), server, tmp_path, "options describe one document, and --csv table.csv")
    refused(add(csv=THREE, body="[]"), server, tmp_path, "give --body or --csv, not both")
    refused(
        add("--journal", "j", body='{"order_no": "A"}'), server, tmp_path, "are for a batch: --csv, or a list in --body"
    )
    refused(
        add("--csv", "missing.csv"), server, tmp_path, "--csv missing.csv cannot be read: No such file or directory"
    )
    refused(add("--group-by", "x", body="[{}, {}]"), server, tmp_path, "--group-by is for --csv")


# --- journals that do not fit ---


def test_changed_input(add: Add, server: ScriptedServer) -> None:
    server.script += [OK, OK, OK]
    add(csv=THREE)
    changed = add(csv=THREE.replace("SF3", "SF4"))
    assert (changed.code, len(server.asked)) == (2, 3)
    assert changed.err == (
        "dingdan: table.csv.journal.jsonl is the journal of another input: the file was changed; for a new batch name"
        " another file with --journal\n"
    )


def test_other_account_operation_address_and_grouping(
    add: Add, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script += [OK, OK, OK]
    add(csv=THREE)
    cancel = add("--journal", "table.csv.journal.jsonl", csv="sent_no\nFH1\n", call="shipments cancel")
    assert (cancel.code, "is the journal of another operation (shipments.add, now shipments.cancel)" in cancel.err) == (
        2,
        True,
    )
    monkeypatch.setenv("WAIQIN365_BASE_URL", server.url.replace("127.0.0.1", "localhost"))
    assert "is the journal of another address (127.0.0.1:" in add(csv=THREE).err
    monkeypatch.setenv("WAIQIN365_OPENID", "another")
    other = add(csv=THREE)
    assert (other.code, "is the journal of another account" in other.err, len(server.asked)) == (2, True, 3)


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4, 5])
def test_deleted_or_edited_lines(add: Add, server: ScriptedServer, tmp_path: Path, place: int) -> None:
    server.script += [OK, OK, OK]
    add(csv=THREE)
    file = tmp_path / "table.csv.journal.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:place] + lines[place + 1 :]))
    deleted = add(csv=THREE)
    assert (deleted.code, len(server.asked)) == (2, 3)
    assert ("is no journal" if not place else "lines were deleted or edited here") in deleted.err
    lines[place] = (
        lines[place]
        .replace(b'"done"', b'"rejected"')
        .replace(b'"sending"', b'"rejected"')
        .replace(b'"items":3', b'"items":4')
    )
    file.write_bytes(b"".join(lines))
    edited = add(csv=THREE)
    assert (edited.code, f"line {place + 1}: lines were deleted or edited here" in edited.err) == (2, True)


@pytest.mark.parametrize("cut", [1, 5, 60])
def test_torn_last_line(add: Add, server: ScriptedServer, tmp_path: Path, cut: int) -> None:
    server.script += [OK, OK, OK]
    add(csv=THREE)
    file = tmp_path / "table.csv.journal.jsonl"
    file.write_bytes(file.read_bytes()[:-cut])
    server.script += [waiqin_rows({"id": "1", "order_no": "DH3", "express_no": "SF3"}), GONE]
    again = add(csv=THREE)
    assert (again.code, len(server.asked)) == (0, 5)
    assert len(journal(tmp_path)) == 7


def test_torn_first_line(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    (tmp_path / "table.csv.journal.jsonl").write_bytes(b'{"journal":"dingdan batch","ver')
    server.script += [OK, OK, OK]
    assert add(csv=THREE).code == 0


def test_journals_of_other_kinds(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    file = tmp_path / "table.csv.journal.jsonl"
    file.write_text('{"journal":"dingdan batch","version":2}\n')
    assert "is a journal of version 2, and this dingdan writes version 1" in add(csv=THREE).err
    for other in ("order_no,express_no\n", "no line end", "[]\n", "{}\n"):
        file.write_text(other)
        done = add(csv=THREE)
        assert (done.code, "is no journal: name another file" in done.err) == (2, True)
        assert file.read_text() == other
    assert "cannot be written: No such file or directory" in add("--journal", "missing/j", csv=THREE).err
    assert "cannot be written: Is a directory" in add("--journal", ".", csv=THREE).err
    assert server.asked == []


def test_second_process_is_refused(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    from filelock import FileLock

    with FileLock(tmp_path / "table.csv.journal.jsonl.lock"):
        done = add(csv=THREE)
    assert (done.code, server.asked) == (2, [])
    assert done.err == (
        "dingdan: another process is sending this batch (table.csv.journal.jsonl is locked): wait until it ends\n"
    )


def test_journal_that_cannot_grow_stops_the_batch(
    add: Add, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script += [OK, OK, OK]
    real = Journal._append
    left = 3

    def append(self: Journal, given: dict[str, Any]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise self._unwritable("No space left on device")
        real(self, given)

    monkeypatch.setattr(Journal, "_append", append)
    done = add(csv=THREE)
    assert (done.code, len(server.asked)) == (6, 1)
    assert "cannot be written: No space left on device; stopped, run the same command again" in done.err


def test_dry_run_sends_nothing_and_makes_no_journal(add: Add, server: ScriptedServer, tmp_path: Path) -> None:
    done = add("--dry-run", csv=THREE)
    assert (done.code, server.asked, list(tmp_path.glob("*.jsonl*"))) == (0, [], [])
    assert [(line["item"], line["rows"], line["body"][0]["express_no"]) for line in done.lines] == [
        (1, [2], "SF1"), (2, [3], "SF2"), (3, [4], "SF3")
    ]  # fmt: skip
    assert "/***/" in done.lines[0]["url"]
