"""An implementation of signing with a fault by name: `python signer.py <fault>`; without a fault it is correct."""

import hashlib
import json
import sys
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import quote

FAULT = sys.argv[1]


def digest(body: str, appkey: str, timestamp: str) -> str:
    parts = [appkey, body, timestamp] if FAULT == "appkey first" else [body, appkey, timestamp]
    text = "|".join(parts)
    if FAULT == "no separators":
        text = "".join(parts)
    elif FAULT == "trimmed body":
        text = "|".join([body.strip(), *parts[1:]])
    elif FAULT == "composed text":
        text = unicodedata.normalize("NFC", text)
    elif FAULT == "re-serialised body":
        with suppress(ValueError):
            text = "|".join([json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":")), *parts[1:]])
    signed = text.encode("gb18030" if FAULT == "gbk body" else "utf-8")
    made = (hashlib.sha256 if FAULT == "sha256" else hashlib.md5)(signed).hexdigest()
    return made.upper() if FAULT == "upper case" else made


def timestamp_of(millis: int, form: str) -> str:
    if form == "epoch_millis":
        return str(millis // 1000) if FAULT == "epoch seconds" else str(millis)
    zone = UTC if FAULT == "utc" else timezone(timedelta(hours=8))
    seconds = round(millis / 1000) if FAULT == "rounded seconds" else millis // 1000
    return datetime.fromtimestamp(seconds, zone).strftime("%Y%m%d%H%M%S")


def path_of(given: dict) -> str:
    timestamp = timestamp_of(given["epoch_millis"], given["timestamp_format"])
    signature = digest(given["body"], given["appkey"], timestamp)
    safe = "/" if FAULT == "slash kept" else "!*" if FAULT == "marks kept" else ""
    openid, msg_id = (quote(given[name], safe=safe) for name in ("openid", "msg_id"))
    if FAULT == "digest first":
        timestamp, signature = signature, timestamp
    return "/".join([given["path"], openid, timestamp, signature, msg_id])


def output(task: str, given: dict) -> dict:
    if task == "sign":
        return {"digest": digest(given["body"], given["appkey"], given["timestamp"])}
    if task == "format_timestamp":
        return {"timestamp": timestamp_of(given["epoch_millis"], given["timestamp_format"])}
    return {"signed_path": path_of(given)}


for line in sys.stdin.buffer:
    asked = json.loads(line)
    name, task = asked["case"], asked["task"]
    if task not in ("sign", "format_timestamp", "sign_path"):
        print(json.dumps({"case": name, "unsupported": True}))
    else:
        print(json.dumps({"case": name, "output": output(task, asked["input"])}))
