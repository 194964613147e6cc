"""The language of what the command line says: `--lang`, `DINGDAN_LANG`, or the locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

Language = Literal["en", "zh"]


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that the arguments, `DINGDAN_LANG` or the locale name; English if none does.

    Help texts are made while the arguments are parsed, so `--lang` is looked for before that.
    """
    wanted = ""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    names = ("DINGDAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = wanted or next((environment[name] for name in names if environment.get(name)), "") or _of_windows()
    return "zh" if wanted.lower().startswith("zh") else "en"


def _of_windows() -> str:
    """Return the language of Windows, such as `zh_CN`, which no variable names there; elsewhere `""`."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


@cache
def language() -> Language:
    """Return the language of this process."""
    return choose(sys.argv[1:], os.environ)


def text(en: str, zh: str) -> str:
    """Return the text in the language of this process."""
    return zh if language() == "zh" else en
