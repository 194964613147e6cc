"""Messages of the library about profiles and settings are Chinese on a Chinese command line: each real one is made."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.dingdan import test_profiles as profiles

MORE = (
    (profiles.GOOD, 0o644, "shop1", "waiqin365"),
    (profiles.GOOD, 0o600, "shop11", "waiqin365"),
    (profiles.GOOD, 0o600, "elsewhere", "waiqin365"),
    (profiles.GOOD, 0o600, "shop2", "wshoto"),
    ("a = " + "[" * 100_000, 0o600, "shop1", "waiqin365"),
    ("default = 1", 0o600, "shop1", "waiqin365"),
    ("", 0o600, "shop1", "waiqin365"),
    ("default = \xff", 0o600, "shop1", "waiqin365"),
    (profiles.GOOD.replace(f'"{profiles.SECRET}"  #', "{keyring = true}  #"), 0o600, "shop1", "waiqin365"),
    (profiles.GOOD.replace("tokens.json", "nowhere/tokens.json"), 0o600, "shop1", "wshoto"),
    (None, 0o600, "shop1", "waiqin365"),
)
SCRIPT = """
import json, os, sys
from pathlib import Path
from dingdan import ConfigError, Waiqin365, Wshoto
from dingdan_cli.translations import translated
path = Path(os.environ["XDG_CONFIG_HOME"], "dingdan", "config.toml")
path.parent.mkdir()
told = []
for content, mode, name, platform in json.load(sys.stdin):
    path.unlink(missing_ok=True)
    if content is not None:
        path.touch(mode)
        path.write_bytes(content.encode("latin-1"))
    try:
        (Waiqin365 if platform == "waiqin365" else Wshoto).from_profile(name)
    except ConfigError as error:
        told.append(translated(error))
print(json.dumps(told))
"""


def test_no_english_is_left(tmp_path: Path) -> None:
    cases = [(profiles.GOOD.replace(old, new, 1), 0o600, "shop1", "waiqin365") for old, new, _ in profiles.FAULTS] + [
        *MORE
    ]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        env=os.environ
        | {
            "DINGDAN_LANG": "zh",
            "XDG_CONFIG_HOME": str(tmp_path),
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        check=True,
    )
    told = json.loads(done.stdout)
    assert len(told) == len(cases)
    for message in told:
        assert re.search("[\u4e00-\u9fff]", message), message
        assert re.search(r"\b(has|is|must|cannot|run|there|mean|the)\b", message) is None, message


CALLS = """
import datetime as dt, json, sys
from dingdan import APIError, DingdanError, Timeout, Waiqin365
from dingdan._hints import HINTS
from dingdan_cli.failures import _report
from dingdan_sync import Sync, status
told = []
def note(made, *arguments, **options):
    try:
        made(*arguments, **options)
    except DingdanError as error:
        _report(error, debug=False)
    else:
        raise AssertionError(made)
wq = Waiqin365("o", "a", base_url="http://127.0.0.1:9", max_retries=0)
note(lambda: wq.orders.query().to_list())
line = {"product_code": "p", "input_count": 1.5, "is_gift": "0"}
note(wq.orders.validate.add, order_no="1", prods=[line, line | {"input_count": "x"}, 3])
note(wq.orders.validate.add, cm_code=["a"], emp_code="e", storehouse_code="s", prods=[{"input_cuont": 1, "zzzzz": 2}])
note(wq.orders.validate.add, cm_code="a", emp_code="e", storehouse_code="s", prods={})
note(lambda: wq.orders.query(after_modify_date="2026"))
note(wq.shipments.validate.add, [])
def refuse(text):
    raise APIError(code="102", message="说明", hint=text, platform="waiqin365", operation="query", msg_id="1f")
for hint in HINTS:
    note(refuse, hint.text)
for options in [
    {"to": "oracle://h/db"}, {"to": "orders.sqlite"}, {"to": "env:NONE"}, {"to": "file:/no/file"}, {"to": "sqlite://a.sqlite"},
    {"to": "postgresql://me:x@host:port/db"}, {"to": "xlsx:///a.xls"}, {"to": "sqlite:////no/folder/a.sqlite"},
    {"tables": ["order"]}, {"since": dt.datetime.now() + dt.timedelta(days=2)},
]:
    note(Sync, wq, **{"to": "sqlite:///:memory:", **options})
note(status, "sqlite:////no/such.sqlite")
note(lambda: Sync(wq, to="sqlite:///:memory:", tables=["orders"], since="2026-11-01").run())
"""


def test_no_english_is_left_in_messages_of_calls_and_syncs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"DINGDAN_LANG": "zh", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) > 25
    for line in lines:
        assert re.search("[\u4e00-\u9fff]", line), line
        assert re.search(r"\b(has|is|must|cannot|run|there|mean|the|takes|check|one of|no)\b(?!/)", line) is None, line
