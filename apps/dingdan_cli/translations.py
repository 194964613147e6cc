"""Messages of the library about settings, in Chinese, and the choice of the patterns for an error.

The library itself speaks English alone.
"""

from __future__ import annotations

import re

from dingdan_cli.languages import language

SETTINGS: tuple[tuple[str, str], ...] = (
    (r"(\S+): the folder of the user is not known: set HOME, or write the whole path$",
     r"\1：无法确定用户目录，请设置 HOME 或写完整路径"),
    (r"^the folder of profiles is not known: set (.*)$", r"无法确定配置文件的目录：请设置 \1"),
    (r" does not exist: write it, or run (`dingdan login`)$", r" 不存在：请手工编写，或运行 \1"),
    (r" cannot be read: (.*)$", r" 无法读取：\1"),
    (r" is not UTF-8$", r" 不是 UTF-8 编码"),
    (r" is not valid TOML at line (\d+), column (\d+)$", r" 不是有效的 TOML：第 \1 行第 \2 列"),
    (r" is not valid TOML at end of document$", r" 不是有效的 TOML：文件末尾不完整"),
    (r" is not valid TOML: it is nested too deeply$", r" 不是有效的 TOML：嵌套过深"),
    (r" is not valid TOML$", r" 不是有效的 TOML"),
    (r" is not a regular file$", r" 不是普通文件"),
    (r" belongs to another user: run (chown .*)$", r" 属于其他用户：请执行 \1"),
    (
        r" has credentials and other users can read or write it: run (chmod .*)$",
        r" 含有凭证，但其他用户可读或可写：请执行 \1",
    ),
    (r": has no profile ('.*'); ", r"：没有配置 \1；"),
    (r": has no table (\[.*\]): add it, or run (`.*`)$", r"：没有表 \1：请添加，或运行 \2"),
    (r": has the unknown key (\S+); ", r"：有未知的键 \1；"),
    (r"did you mean (\S+)\?$", r"是否指 \1？"),
    (r"there are none$", r"目前没有"),
    (r"there (?:is|are) (.+)$", r"可用：\1"),
    (r": (\S+) must be a number of seconds above 0 and up to (\d+)$", r"：\1 须为大于 0、不超过 \2 的秒数"),
    (r": (\S+) must be a number from (\S+) to (\S+)$", r"：\1 须为 \2 到 \3 之间的数"),
    (r": (\S+) must be a text or (\{keyring = true\})$", r"：\1 须为文本或 \2"),
    (r": (\S+) must be a text in quotes$", r"：\1 须为带引号的文本"),
    (r": (\S+) must be a table$", r"：\1 须为表"),
    (r': (\S+) must be ("\S+") or ("\S+")$', r"：\1 须为 \2 或 \3"),
    (r": default must be the name of a profile$", r"：default 须为配置的名称"),
    (r"(\[\S+\]) of (.*) has no (\w+)$", r"\2 的 \1 缺少 \3"),
    (r"the package keyring is not installed: (.*)$", r"未安装 keyring：请执行 \1"),
    (r"the keyring cannot be used \((\w+)\)$", r"密钥环无法使用（\1）"),
    (r"the keyring has no (\S+) of the service (\w+): run (`.*`)$", r"密钥环的服务 \2 中没有 \1：请运行 \3"),
    (r"(\w+) is empty, not text or has a line break in it$", r"\1 为空、不是文本或含有换行符"),
    (r"base_url must start with https:// \(or http://\) and a host$", r"base_url 须以 https://（或 http://）和主机名开头"),
    (r"base_url is not a valid URL$", r"base_url 不是有效的 URL"),
    (r"base_url has an invalid host$", r"base_url 的主机名无效"),
    (r"base_url has an invalid port: ports are 1 to 65535$", r"base_url 的端口无效：应为 1 到 65535"),
    (
        r"base_url must not have a user, query, fragment or space$",
        r"base_url 不能包含用户名、查询参数、片段或空格",
    ),
    (r"the token file (.*) cannot be used: its folder does not exist or cannot be written(.*)$",
     r"token 文件 \1 无法使用：其目录不存在或不可写\2"),
    (r"the token file (.*) cannot be used: ", r"token 文件 \1 无法使用："),
)  # fmt: skip
"""Parts of messages, and what they are in Chinese. All that fit are replaced, in this order."""


def translated(error: Exception) -> str:
    """Return the message of an error; in Chinese if that is the language and the error is one of the library."""
    message = str(error)
    if language() == "en" or not type(error).__module__.startswith(("dingdan.", "dingdan_sync.")):
        return message
    # By name, since importing the class takes 0.1 s.
    if type(error).__name__ == "ConfigError":
        return _replaced(re.sub(r"^(waiqin365|wshoto): ", r"\1：", message), SETTINGS)
    return of_a_call(message)


def of_a_call(message: str) -> str:
    """Return a message of the library about a call or a sync; in Chinese if that is the language."""
    if language() == "en":
        return message
    from dingdan_cli.call_translations import CALLS, SYNC

    return _replaced(message, (*CALLS, *SYNC))


def faults(error: Exception) -> list[str]:
    """Return the lines for an error: all faults of a request with several, else its message."""
    found = getattr(error, "errors", None)
    if type(error).__name__ != "InvalidRequest" or not found or len(found) < 2:
        return [(translated(error).strip().splitlines() or [type(error).__name__])[0]]
    call = f"{getattr(error, 'platform', '')} {getattr(error, 'operation', '')}".strip()
    return [f"{call}: {fault.argument}: {of_a_call(fault.message)}" for fault in found]


def _replaced(message: str, patterns: tuple[tuple[str, str], ...]) -> str:
    for pattern, chinese in patterns:
        message = re.sub(pattern, chinese, message)
    return message
