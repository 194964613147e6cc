"""Checks that send a read with credentials: signature, timestamp formats, token, IP whitelist."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dingdan_cli.credentials import Found, Platform
from dingdan_cli.doctor_checks.local_checks import Check, State
from dingdan_cli.doctor_checks.probes import read, told
from dingdan_cli.languages import text
from dingdan_cli.translations import translated

if TYPE_CHECKING:
    from dingdan import DingdanError

FORMATS = ("epoch_millis", "datetime")
CONSOLE = "系统管理→集成管理→API管理"
"""The menu in Waiqin365's console, as a client of 2026 describes it."""


def call_checks(platform: Platform, found: Found) -> Iterator[Check]:
    """Send the reads of a platform, and judge their results."""
    accepted = False
    for check in _waiqin365(found) if platform == "waiqin365" else _wshoto(found):
        accepted = accepted or (check.state is State.OK and check.name in ("read", "read (other format)"))
        yield check
    yield whitelist_check(platform, accepted=accepted)
    yield Check(
        "grants",
        State.NOT_KNOWABLE,
        text(f"only this was tried: {told(platform)}", f"只试了：{told(platform)}"),
        text(
            "an account may be limited to some calls: the console shows them", "账号可能只开通了部分接口：请在后台查看"
        ),
        platform,
    )


def whitelist_check(platform: Platform, *, accepted: bool) -> Check:
    """Report if the platform admits the address of this machine, as far as a read can tell."""
    if accepted:
        admitted = text("the read was accepted from this machine", "已接受来自本机的请求")
        return Check("ip whitelist", State.OK, admitted, "", platform)
    unknown = text(
        "what the platform answers to an address that is not on the list is not published",
        "未公布平台对白名单之外 IP 的返回",
    )
    where = f" ({CONSOLE})" if platform == "waiqin365" else ""
    advice = text(
        f"if the account has a list, check that the public address of this machine, or of its proxy, is on it{where}",
        f"如果账号设置了白名单，请确认本机（或代理）的公网 IP 在其中{where}",
    )
    return Check("ip whitelist", State.NOT_KNOWABLE, unknown, advice, platform)


def _try(platform: Platform, found: Found, **options: Any) -> DingdanError | None:
    from dingdan import DingdanError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about http, which has a line of its own
            read(platform, found.arguments, **options)
    except DingdanError as error:
        return error
    return None


def _waiqin365(found: Found) -> Iterator[Check]:
    from dingdan import APIError

    used = found.arguments.revealed().get("timestamp_format", FORMATS[0])
    other = FORMATS[1 - FORMATS.index(used)]
    error, other_error = (_try("waiqin365", found, timestamp_format=form) for form in (used, other))
    said = text("timestamp_format {}: {}", "时间戳格式 {}：{}")
    if error is None:
        yield Check("read", State.OK, said.format(used, text("accepted", "已接受")), "", "waiqin365")
    else:
        advice = _advice(error)
        if other_error is None:
            advice = text(
                f'set timestamp_format = "{other}" in the profile (in programs: timestamp_format="{other}")',
                f'请在配置中设置 timestamp_format = "{other}"（程序中为 timestamp_format="{other}"）',
            )
        yield Check("read", State.FAILED, said.format(used, translated(error)), advice, "waiqin365")
    name = "read (other format)"
    if other_error is None:
        yield Check(name, State.OK, said.format(other, text("accepted", "已接受")), "", "waiqin365")
    elif error is None and isinstance(other_error, APIError):
        unused = text("rejected, and not in use", "被拒绝，但未使用")
        yield Check(name, State.OK, said.format(other, unused), "", "waiqin365")
    else:
        why = text("failed too, so the format is not the (only) cause", "同样失败，因此格式不是（唯一）原因")
        yield Check(name, State.NOT_KNOWABLE, said.format(other, why), "", "waiqin365")


def _advice(error: DingdanError) -> str:
    from dingdan import AuthenticationError, DecodeError, HTTPStatusError, TransportError

    if isinstance(error, AuthenticationError):
        return text(
            "copy openid and appkey again from the console, and check the clock above. `dingdan waiqin365 sign` shows "
            "each step of the signature. The platform publishes no list of codes, so no single cause is certain",
            "请重新从后台复制 openid 和 appkey，并核对上面的时钟。`dingdan waiqin365 sign` 可逐步显示签名。"
            "平台未公布返回码清单，无法确定唯一原因",
        )
    if isinstance(error, DecodeError | HTTPStatusError):
        return text(
            "this is no response of the platform: check base_url, and a proxy or gateway between",
            "这不是平台的响应：请检查 base_url 以及中间的代理或网关",
        )
    if isinstance(error, TransportError):
        return text("no whole response came: try again", "没有收到完整响应：请重试")
    return text(
        "the platform rejected the call: ask its support with this message", "平台拒绝了请求：请凭此消息咨询平台"
    )


def _wshoto(found: Found) -> Iterator[Check]:
    error = _try("wshoto", found)
    if error is not None and error.operation == "getAccessToken":
        advice = text(
            "copy appid and app_secret again from the console, and check base_url",
            "请重新从后台复制 appid 和 app_secret，并检查 base_url",
        )
        yield Check("token", State.FAILED, translated(error), advice, "wshoto")
        unread = text("nothing can be read without a token", "没有 token 无法读取")
        yield Check("read", State.NOT_KNOWABLE, unread, "", "wshoto")
        return
    yield Check("token", State.OK, text("fetched", "已获取"), "", "wshoto")
    if error is None:
        yield Check("read", State.OK, text("accepted", "已接受"), "", "wshoto")
    else:
        yield Check("read", State.FAILED, translated(error), _wshoto_advice(error), "wshoto")
    store = found.arguments.revealed().get("token_store")
    if store is not None:
        yield Check("token file", State.OK, text(f"{store!r} can be used", f"{store!r} 可用"), "", "wshoto")


def _wshoto_advice(error: DingdanError) -> str:
    from dingdan import APIError

    if isinstance(error, APIError):
        return text(
            "the platform rejected the call: ask its support with this message", "平台拒绝了请求：请凭此消息咨询平台"
        )
    return _advice(error)
