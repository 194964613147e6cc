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
