"""The lines of `dingdan doctor`, and the checks that need no network."""

from __future__ import annotations

import os
import platform as machine
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dingdan_cli.credentials import CREDENTIALS, DOTENV, Found, Platform, documented_address, dotenv, find
from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text
from dingdan_cli.translations import translated

PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class State(StrEnum):
    """The result of a check."""

    OK = "ok"
    FAILED = "failed"
    NOT_KNOWABLE = "not knowable"
    """Only the platform, or a person, can know it."""

    @property
    def told(self) -> str:
        """The result in the language of the user."""
        return text(self.value, {"ok": "正常", "failed": "失败", "not knowable": "无法得知"}[self.value])


@dataclass(frozen=True)
class Check:
    """A line of `dingdan doctor`."""

    name: str
    """The name, which is the same in both languages."""
    state: State
    found: str
    advice: str = ""
    """The next step; empty if there is nothing to do."""
    platform: str | None = None


def _short(path: Path) -> str:
    """The path, with `~` for the user's folder: what people send to others need not name them."""
    try:
        home = Path.home()
    except RuntimeError:  # neither HOME nor the system's list of users names it
        return str(path)
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def local_checks() -> Iterator[Check]:
    """Check the installation, the file of profiles and `.env`."""
    from importlib.metadata import version

    import httpx

    from dingdan._errors import ConfigError
    from dingdan._profiles import ConfigFile, config_path

    yield Check(
        "version",
        State.OK,
        f"dingdan {version('dingdan')}, Python {machine.python_version()}, httpx {httpx.__version__}, "
        f"{ssl.OPENSSL_VERSION}, {machine.platform(terse=True)}",
    )
    try:
        path = config_path()
        if not path.exists():
            yield Check("profiles", State.OK, text(f"no {_short(path)}", f"没有 {_short(path)}"))
        else:
            names = ", ".join(ConfigFile(path).names())
            only = text("only its owner can read it", "只有所有者可读")
            checked = text("permissions are not checked on Windows", "Windows 上不检查权限")
            safe = only if os.name == "posix" else checked
            yield Check(
                "profiles", State.OK, text(f"{_short(path)} ({safe}): {names}", f"{_short(path)}（{safe}）：{names}")
            )
    except ConfigError as error:
        advice = text("correct the file; docs/cli.md describes it", "请修正该文件，格式见 docs/cli.zh-CN.md")
        yield Check("profiles", State.FAILED, translated(error), advice)
    try:
        names = ", ".join(dotenv())
        yield Check(DOTENV, State.OK, names or text("nothing of dingdan's in this folder", "当前目录中没有相关变量"))
    except CommandError as error:
        yield Check(DOTENV, State.FAILED, translated(error), text("correct or remove the file", "请修正或删除该文件"))


def credentials_check(platform: Platform, profile: str | None) -> tuple[Check, Found | None]:
    """Find the credentials of a platform, and check their form."""
    from dingdan._errors import ConfigError

    try:
        found = find(platform, profile)
    except (CommandError, ConfigError) as error:
        advice = text("`dingdan login` keeps them", "可用 `dingdan login` 保存")
        if platform == "waiqin365":  # no page that we have says where those of Wshoto are
            advice = text(f"both are in the console; {advice}", f"凭证在后台；{advice}")
        told = re.sub(rf"^{platform}(: |：)", "", translated(error))  # the lines stand below the platform
        return Check("credentials", State.FAILED, told, advice, platform), None
    lengths, faults = [], []
    for name in CREDENTIALS[platform]:
        value = found.arguments.revealed()[name]
        lengths.append(text(f"{name} of {len(value)} characters", f"{name} 共 {len(value)} 个字符"))
        if not value or value != value.strip("\"' ") or not value.isprintable():
            faults.append(name)
    told = found.source + text(": ", "：") + text(", ", "，").join(lengths)
    if faults:
        advice = text(
            f"{', '.join(faults)} is empty, or begins or ends with a blank, a quote or a line break: copy it again",
            f"{', '.join(faults)} 为空，或首尾有空格、引号、换行：请重新复制",
        )
        return Check("credentials", State.FAILED, told, advice, platform), None
    return Check("credentials", State.OK, told, "", platform), found


def address_check(platform: Platform, found: Found) -> Check:
    """Check the base URL, as the client does."""
    import warnings

    from dingdan import ConfigError, Waiqin365, Wshoto

    address = str(found.arguments.revealed()["base_url"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about http, which has a line of its own
            (Waiqin365 if platform == "waiqin365" else Wshoto)(**found.arguments.revealed()).close()
    except ConfigError as error:
        return Check("base_url", State.FAILED, translated(error), text("correct the setting", "请修正该设置"), platform)
    advice = ""
    if platform == "waiqin365" and address.rstrip("/") == documented_address(platform):
        advice = text(
            "this is the documented host; if the console of your enterprise shows another address, set that one",
            "这是文档中的地址；如果企业后台显示了其他接口地址，请改用后台的地址",
        )
    return Check("base_url", State.OK, address, advice, platform)


def proxy_of(address: str) -> tuple[str | None, str]:
    """Return the proxy for an address, as httpx reads it from the environment, and the variables that are set."""
    import urllib.request

    import httpx

    url = httpx.URL(address)
    names = [name for name in os.environ if name.upper() in PROXY_VARIABLES and os.environ[name]]
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if proxy is None or urllib.request.proxy_bypass(url.host):
        return None, ", ".join(names)
    return proxy, ", ".join(names)


def proxy_check(platform: Platform, address: str) -> tuple[Check, bool]:
    """Report the proxy in use for an address; the second value is True if there is one."""
    import httpx

    proxy, names = proxy_of(address)
    if proxy is None:
        unused = text(f"none for this address, though set: {names}", f"此地址不走代理，但设置了：{names}")
        return Check("proxy", State.OK, unused if names else text("none", "无"), "", platform), False
    try:
        url = httpx.URL(proxy if "://" in proxy else f"http://{proxy}")
        shown = f"{url.scheme}://{url.host}" + (f":{url.port}" if url.port else "")  # without its password
    except httpx.InvalidURL:
        shown = text("an invalid address", "无效地址")
    told = text(f"{shown} is used ({names})", f"使用 {shown}（{names}）")
    advice = text(
        "the platform sees the proxy's address: that one belongs on its IP whitelist",
        "平台看到的是代理的 IP：白名单中应填代理的 IP",
    )
    return Check("proxy", State.OK, told, advice, platform), True
