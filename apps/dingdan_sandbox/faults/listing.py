"""The table of faults as Markdown, for the documents: `python -m dingdan_sandbox.faults.listing [zh]`."""

from __future__ import annotations

import sys
from typing import Literal

from dingdan_sandbox.faults.named import NamedFault
from dingdan_sandbox.faults.table import GROUPS

Language = Literal["en", "zh"]
_HEADS = {"en": "| name | the server | by default |", "zh": "| 名称 | 服务器的行为 | 默认影响 |"}
_TIMES = {"en": ("once", "twice", "{} times", "always"), "zh": ("一次", "两次", "{} 次", "每次")}
_AFTER = {"en": "always after request {}", "zh": "第 {} 次请求之后每次"}
_PAGE = {"en": ", page {}", "zh": "，第 {} 页"}


def listing(language: Language) -> str:
    """Return the tables of all groups, in English or in Chinese."""
    lines = []
    for (english, chinese), faults in GROUPS.items():
        lines += [f"### {chinese if language == 'zh' else english}", "", _HEADS[language], "|---|---|---|"]
        for fault in faults:
            text = fault.zh if language == "zh" else fault.en
            lines.append(f"| `{fault.name}` | {text} | {_default(fault, language)} |")
        lines.append("")
    return "\n".join(lines).strip()


def _default(fault: NamedFault, language: Language) -> str:
    """Return how often a fault applies unless a test says so."""
    once, twice, many, always = _TIMES[language]
    steps = sum(step is not None for step in fault.steps)
    times = {0: always, 1: once, 2: twice}.get(steps, many.format(steps))
    if fault.steps and fault.afterwards is not None:
        times = _AFTER[language].format(len(fault.steps))
    return times + (_PAGE[language].format(fault.page) if fault.page else "")


if __name__ == "__main__":
    print(listing("zh" if "zh" in sys.argv[1:] else "en"))
