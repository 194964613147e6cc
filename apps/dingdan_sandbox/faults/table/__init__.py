"""The faults by name. The tests of the clients (`tests/faults`) run all of them; the testing kit offers them."""

from __future__ import annotations

from typing import Final

from dingdan_sandbox.faults.named import NamedFault
from dingdan_sandbox.faults.table.bodies import BODIES
from dingdan_sandbox.faults.table.connections import CONNECTIONS
from dingdan_sandbox.faults.table.framing import FRAMES
from dingdan_sandbox.faults.table.paging import PAGING
from dingdan_sandbox.faults.table.statuses import STATUSES
from dingdan_sandbox.faults.table.timing import TIMES
from dingdan_sandbox.faults.table.tokens import TOKENS
from dingdan_sandbox.faults.table.writes import WRITES

GROUPS: Final = {
    ("Connections", "连接"): CONNECTIONS,
    ("Time", "时间"): TIMES,
    ("HTTP", "HTTP"): FRAMES,
    ("Bodies", "正文"): BODIES,
    ("Status and Retry-After", "状态码与 Retry-After"): STATUSES,
    ("Paging", "翻页"): PAGING,
    ("Tokens", "token"): TOKENS,
    ("Writes", "写操作"): WRITES,
}
"""The faults by group; a group has an English and a Chinese name."""

FAULTS: Final[dict[str, NamedFault]] = {fault.name: fault for group in GROUPS.values() for fault in group}
"""The faults by name."""
