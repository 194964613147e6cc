"""Tests that run the scripts of the collections in newman against the vectors of the specs."""

# ruff: noqa: D103
from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dingdan_runtime import SHANGHAI
from tools.collections.newman import collection, requests_of, run
from tools.collections.recorder import recording

VECTORS = Path(__file__).resolve().parents[2] / "specs" / "vectors"
CLOCK = """\
Date.now = () => Number(pm.iterationData.get("epoch_millis"));
require("crypto-js").lib.WordArray.random = () => ({ toString: () => pm.iterationData.get("msg_id") });
"""


def vectors(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def only(platform: str, name: str) -> dict[str, Any]:
    """Return the collection with one request, and with the clock of the data before each script."""
    found = collection(platform)
    found["item"] = [next(item for item in requests_of(found["item"]) if name in item["name"])]
    for event in (*found["event"], *found["item"][0]["event"]):
        event["script"]["exec"] = [*CLOCK.splitlines(), *event["script"]["exec"]]
    return found


def moment(vector: dict[str, Any]) -> int:
    """Return the epoch milliseconds that a timestamp stands for."""
    if vector["timestamp_format"] == "epoch_millis":
        return int(vector["timestamp"])
    found = datetime.strptime(vector["timestamp"], "%Y%m%d%H%M%S").replace(tzinfo=SHANGHAI)
    return int(found.timestamp() * 1000)


def test_requests_are_signed_and_sent_as_the_vectors_say() -> None:
    said = vectors("signing")
    given = {"body": "{}", "openid": "vector-openid", "appkey": "vector-appkey-0001", "msg_id": "vector-0001"}
    rows = [given | each | {"epoch_millis": moment(each)} for each in said["vectors"]]
    rows += [given | each for each in said["timestamps"]]
    rows += [given | each for each in said["paths"]]
    changed = only("waiqin365", "queryStdomOrder")
    changed["item"][0]["request"]["body"]["raw"] = "{{body}}"
    answer = {"return_code": "0", "return_msg": "", "msg_id": "", "response_data": "[]"}
    with recording(lambda _target: answer) as server:
        run("waiqin365", {"base_url": server.url}, changed=changed, data=rows)
    assert len(server.requests) == len(rows)
    for row, (target, body) in zip(rows, server.requests, strict=True):
        assert body.decode() == row["body"], row["name"]
        segments = target.split("/")
        if "digest" in row:
            assert segments[-2] == row["digest"], row["name"]
        if "timestamp" in row:
            assert segments[-3] == row["timestamp"], row["name"]
        if "signed_path" in row:
            assert segments[-4:] == row["signed_path"].split("/")[-4:], row["name"]


def test_tokens_are_renewed_as_the_vectors_say() -> None:
    said = vectors("tokens")["renewals"]
    rows = [
        {
            "appid": each["name"],
            "app_secret": "vector-secret",
            "epoch_millis": call["at"] * 1000,
            "fetches": call["fetches"],
        }
        for each in said
        for call in each["calls"]
    ]
    answers = {each["name"]: {"access_token": "vector-token", **each["answer"]} for each in said}

    def answer(target: str) -> Any:
        asked = parse_qs(urlsplit(target).query)
        data = answers[asked["appid"][0]] if "appid" in asked else {"total": 0, "records": []}
        return {"code": 0, "msg": "ok", "data": data}

    changed = only("wshoto", "mallOrderList")
    with recording(answer) as server:
        assert run("wshoto", {"base_url": server.url}, changed=changed, data=rows).failures == []
    expected = [part for row in rows for part in (["access_token", "list"] if row["fetches"] else ["list"])]
    assert [urlsplit(target).path.rpartition("/")[2] for target, _ in server.requests] == expected
