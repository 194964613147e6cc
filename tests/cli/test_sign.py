"""`dingdan waiqin365 sign`: the steps of a signature, and the mistakes behind a wrong digest."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dingdan_cli.failures import run
from dingdan_cli.sign import app
from dingdan_cli.signing_mistakes import find_mistakes

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "specs" / "vectors" / "signing.json").read_text(encoding="utf-8"))
BODY = '{"remarks":"门店补货，请周一前送达","page_number":1,"amount":2.00,"id":7300000000000001001}'
APPKEY = "vector-appkey-0001"
MILLIS = "1793505600123"
DATETIME = "20261101120000"


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The credentials of the vectors."""
    for name in [name for name in os.environ if name.startswith(("WAIQIN365_", "DINGDAN_PROFILE"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("WAIQIN365_OPENID", "vector-openid")
    monkeypatch.setenv("WAIQIN365_APPKEY", APPKEY)
    monkeypatch.chdir(tmp_path)


def md5(*parts: str | bytes) -> str:
    """The MD5 of parts that are joined by |."""
    return hashlib.md5(b"|".join(part.encode() if isinstance(part, str) else part for part in parts)).hexdigest()


def sign(*arguments: str, body: str | bytes = BODY) -> int:
    Path("body.json").write_bytes(body if isinstance(body, bytes) else body.encode())
    return run(app, ["--body", "body.json", *arguments])


@pytest.mark.parametrize("case", VECTORS["paths"], ids=lambda case: case["name"])
def test_url_of_the_vectors(
    case: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAIQIN365_OPENID", case["openid"])
    monkeypatch.setenv("WAIQIN365_APPKEY", case["appkey"])
    timestamp = case["signed_path"].split("/")[-3]
    given = ("--path", case["path"], "--msg-id", case["msg_id"], "--timestamp", timestamp)
    assert sign(*given, body=case["body"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].strip() == f"https://openapi.waiqin365.com{case['signed_path']}"


@pytest.mark.parametrize("case", VECTORS["vectors"], ids=lambda case: case["name"])
def test_digest_of_the_vectors(case: dict[str, str]) -> None:
    body, appkey, timestamp = case["body"].encode(), case["appkey"], case["timestamp"]
    assert find_mistakes(body, "openid", appkey, timestamp, case["digest"]) == []


def test_steps_hide_the_appkey_and_name_the_operation(capsys: pytest.CaptureFixture[str]) -> None:
    assert sign("--timestamp", MILLIS, "--path", "shipments.query") == 0
    shown = capsys.readouterr().out
    assert f"{BODY}|***|{MILLIS}" in shown
    assert "epoch milliseconds, 2026-11-01 12:00:00 in Shanghai" in shown
    assert md5(BODY, APPKEY, MILLIS) in shown
    assert "/api/stdsent/v1/queryStdomSent/vector-openid/" in shown
    assert APPKEY not in shown


def check(digest: str, timestamp: str = MILLIS, body: str | bytes = BODY) -> list[str] | None:
    return find_mistakes(body if isinstance(body, bytes) else body.encode(), "vector-openid", APPKEY, timestamp, digest)


PARSED = json.loads(BODY)


@pytest.mark.parametrize(
    ("digest", "timestamp", "mistake"),
    [
        (md5(BODY.encode("latin-1", "replace"), APPKEY, MILLIS), MILLIS, "latin-1 instead of UTF-8"),
        (md5(BODY.encode().decode("latin-1"), APPKEY, MILLIS), MILLIS, "latin-1 instead of UTF-8"),
        (md5(json.dumps(PARSED), APPKEY, MILLIS), MILLIS, "re-encoded body"),
        (md5(json.dumps(PARSED, ensure_ascii=False), APPKEY, MILLIS), MILLIS, "re-encoded body"),
        (md5(BODY.replace(":", ": ").replace(",", ", "), APPKEY, MILLIS), MILLIS, "re-encoded body"),
        (md5(BODY.replace("001001", "001000").replace("2.00", "2"), APPKEY, MILLIS), MILLIS, "re-encoded body"),
        (md5(json.dumps(PARSED, sort_keys=True, indent=2), APPKEY, MILLIS), MILLIS, None),
        (md5(BODY, APPKEY, MILLIS[:10]), MILLIS, "seconds instead of milliseconds"),
        (md5(BODY, APPKEY, "20261101040000"), DATETIME, "UTC instead of Shanghai time"),
        (md5(BODY, APPKEY, DATETIME), "20261101040000", "UTC instead of Shanghai time"),
        (md5(BODY, APPKEY, MILLIS).upper(), MILLIS, "upper case"),
        (md5(BODY, APPKEY, DATETIME), MILLIS, "the other timestamp format"),
        (md5(BODY, APPKEY, MILLIS), DATETIME, "the other timestamp format"),
        (md5(APPKEY, BODY, MILLIS), MILLIS, "wrong order: appkey|body|timestamp"),
        (md5(BODY, MILLIS, APPKEY), MILLIS, "wrong order: body|timestamp|appkey"),
        (md5(BODY, APPKEY), MILLIS, "a part is missing: body|appkey was hashed"),
        (md5(APPKEY, MILLIS), MILLIS, "a part is missing: appkey|timestamp was hashed"),
        (md5(BODY + APPKEY + MILLIS), MILLIS, "wrong separator: bodyappkeytimestamp"),
        (md5(BODY, "vector-openid", MILLIS), MILLIS, "another appkey: the openid"),
        (md5(BODY + "\n", APPKEY, MILLIS), MILLIS, "a line end"),
        (md5(BODY, APPKEY, MILLIS)[8:24], MILLIS, "half a digest"),
        (hashlib.sha256(f"{BODY}|{APPKEY}|{MILLIS}".encode()).hexdigest(), MILLIS, "another hash than MD5: SHA-256"),
        (md5(BODY.encode("gbk"), APPKEY, MILLIS), MILLIS, "GBK instead of UTF-8"),
        (md5(BODY, f"{APPKEY}\n", MILLIS), MILLIS, "another appkey: with a line end"),
        (md5(BODY, "another-appkey", MILLIS), MILLIS, None),
    ],
)
def test_mistake_is_named(digest: str, timestamp: str, mistake: str | None) -> None:
    found = check(digest, timestamp)
    if mistake is None:
        assert found is None
    else:
        assert found is not None
        assert len(found) == 1
        assert found[0].startswith(mistake) or mistake in found[0]


@pytest.mark.parametrize("sent", ['{"a":"1/2"}', '{"a":"<b>&c"}', '{"a":"x=\'y\'"}'])
def test_escapes_of_other_languages(sent: str) -> None:
    hashed = sent.translate({ord("/"): "\\/", **{ord(each): f"\\u{ord(each):04x}" for each in "<>&='"}})
    found = check(md5(hashed, APPKEY, MILLIS), body=sent)
    assert found is not None
    assert "re-encoded body" in found[0]


def test_two_mistakes_at_once() -> None:
    found = check(md5(json.dumps(PARSED), APPKEY, MILLIS[:10]).upper())
    assert found is not None
    assert [mistake.partition(":")[0] for mistake in found] == [
        "upper case",
        "re-encoded body",
        "seconds instead of milliseconds",
    ]


def test_body_whose_other_encodings_are_the_same_has_no_mistake_but_the_right_one() -> None:
    assert check(md5("{}", APPKEY, MILLIS), body="{}") == []
    assert check(md5("{}", APPKEY, "1"), body="{}") is None
    assert check(md5(b"\xff", APPKEY, MILLIS[:10]), body=b"\xff") == check(md5("x", APPKEY, MILLIS[:10]), body="x")


def test_verdict_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert sign("--timestamp", MILLIS, "--check", md5(BODY, APPKEY, MILLIS)) == 0
    assert "right" in capsys.readouterr().out.splitlines()[-1]
    assert sign("--timestamp", MILLIS, "--check", md5(BODY, APPKEY, MILLIS[:10])) == 1
    assert "seconds instead of milliseconds" in capsys.readouterr().out
    assert sign("--timestamp", MILLIS, "--check", "0" * 32) == 1
    assert "none of the usual mistakes gives it" in capsys.readouterr().out
    assert sign("--timestamp", MILLIS[:10], "--check", md5(BODY, APPKEY, MILLIS[:10])) == 1
    assert "in seconds" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--check", "0" * 32), "--check needs the --timestamp"),
        (("--check", "zz", "--timestamp", MILLIS), "--check takes 32 hexadecimal digits, and these are 2 characters"),
        (("--timestamp", "yesterday"), "'yesterday' is neither 13 digits"),
        (("--timestamp", "20261301000000"), "is neither 13 digits"),
        (("--path", "orders.querry"), "did you mean orders.query?"),
        (("--body", "nowhere.json"), "--body nowhere.json cannot be read: No such file"),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert sign(*arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert wanted in err


def test_body_that_is_probably_not_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert sign(body=b"\xef\xbb\xbf{\n") == 0
    shown = capsys.readouterr().out
    assert all(note in shown for note in ("byte order mark", "ends with a line end", "is not JSON"))


def test_process_reads_stdin() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dingdan_cli", "waiqin365", "sign", "--body", "-", "--timestamp", MILLIS],
        input=BODY,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert md5(BODY, APPKEY, MILLIS) in done.stdout
