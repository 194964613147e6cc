"""Checks of the way to a platform: name, connection, TLS, and the clocks at both ends."""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from dingdan_cli.credentials import Platform
from dingdan_cli.doctor_checks.local_checks import Check, State
from dingdan_cli.languages import text

if TYPE_CHECKING:
    import httpx

PATIENCE_SECONDS = 10.0
LARGEST_DIFFERENCE = 60
"""The largest difference of the clocks that is no fault, in seconds. The platform publishes no limit."""
DATE_TOLERANCE = 2
"""The difference in seconds that is not told: servers write the header once a second."""


@dataclass
class Reached:
    """The result of a request without credentials."""

    error: str = ""
    by_tls: bool = False
    """True if the error is one of TLS."""
    date: datetime | None = None
    at: float = 0.0
    """The time of this machine in the middle of the request, in epoch seconds."""
    certificate: dict[str, Any] | None = None
    version: str = ""
    """The version of TLS."""


def network_checks(platform: Platform, address: str, *, by_proxy: bool) -> Iterator[Check]:
    """Check the way to a base URL. The last check is that of the clock; it is absent if there is no connection."""
    import httpx

    url = httpx.URL(address)
    port = url.port or (443 if url.scheme == "https" else 80)
    if by_proxy:
        told = text("the proxy looks the name up", "由代理解析域名")
        yield Check("dns", State.NOT_KNOWABLE, told, "", platform)
    else:
        check = _dns(platform, url.host, port)
        yield check
        if check.state is State.FAILED:
            return
    reached = reach(address)
    if reached.error and not reached.by_tls:
        advice = text("check base_url, the firewall and the proxy of this machine", "请检查 base_url、防火墙和本机代理")
        yield Check("connection", State.FAILED, f"{url.host}:{port}: {reached.error}", advice, platform)
        return
    yield Check("connection", State.OK, f"{url.host}:{port}", "", platform)
    yield _tls(platform, url, reached)
    if not reached.by_tls:
        yield _clock(platform, reached)


def _dns(platform: Platform, host: str, port: int) -> Check:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        advice = text(
            "check the host in base_url, and the name server of this machine", "请检查 base_url 中的域名和本机 DNS"
        )
        return Check("dns", State.FAILED, f"{host}: {error.strerror or error}", advice, platform)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    return Check("dns", State.OK, f"{host}: {', '.join(addresses[:4])}", "", platform)


def reach(address: str) -> Reached:
    """Send a GET to the root of an address, without credentials, and note what the connection tells."""
    import httpx

    reached = Reached()
    started = time.time()
    try:
        with (
            httpx.Client(timeout=PATIENCE_SECONDS) as http,
            http.stream("GET", str(httpx.URL(address).join("/"))) as response,
        ):
            reached.at = (started + time.time()) / 2
            reached.date = _date(response.headers.get("Date"))
            stream = response.extensions.get("network_stream")
            tls = stream.get_extra_info("ssl_object") if stream is not None else None
            if tls is not None:
                reached.certificate, reached.version = tls.getpeercert(), tls.version()
    except Exception as error:  # also of variables of a proxy that cannot be used
        reached.error, reached.by_tls = _told(error)
    return reached


def _date(header: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _told(error: Exception) -> tuple[str, bool]:
    """Return the fault of a connection in a few words, and True if it is one of TLS."""
    from dingdan._redaction import redact_text

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    message = str(cause or error) or type(error).__name__
    found = re.search(r"certificate verify failed: (.*?)(?: \(_ssl|$)", message)
    line = re.sub(r"^\[Errno -?\d+\] ", "", found[1] if found else message.splitlines()[0])
    return redact_text(line), cause is not None


def _tls(platform: Platform, url: httpx.URL, reached: Reached) -> Check:
    if url.scheme == "http":
        from dingdan._config import _is_loopback as is_loopback

        if is_loopback(url.host):
            return Check("tls", State.OK, text("none: http to this machine", "无：连接本机的 http"), "", platform)
        told = text("none: base_url begins with http://", "无：base_url 以 http:// 开头")
        advice = text(
            "use https://: others on the network can read signatures, tokens and orders",
            "请改用 https://：否则网络上的其他人能看到签名、token 和订单",
        )
        return Check("tls", State.FAILED, told, advice, platform)
    if reached.error:
        advice = text(
            "if a proxy or firewall of your own opens TLS, name its root certificate in SSL_CERT_FILE; "
            "else do not connect: the other side may not be the platform",
            "如果是自己的代理或防火墙解密 TLS，请用 SSL_CERT_FILE 指定其根证书；否则请勿连接，对方可能不是平台",
        )
        return Check("tls", State.FAILED, reached.error, advice, platform)
    if not reached.certificate:
        return Check("tls", State.NOT_KNOWABLE, text("no certificate was seen", "未能取得证书"), "", platform)
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(reached.certificate["notAfter"]), UTC)
    days = (ends - datetime.now(UTC)).days
    issuer = _name(reached.certificate["issuer"])
    told = text(
        f"{reached.version}, issued by {issuer}, valid until {ends:%Y-%m-%d} ({days} days), chain verified",
        f"{reached.version}，签发者 {issuer}，有效期至 {ends:%Y-%m-%d}（{days} 天），证书链已验证",
    )
    return Check("tls", State.OK, told, "", platform)


def _name(names: tuple[tuple[tuple[str, str], ...], ...]) -> str:
    known = dict(pair for part in names for pair in part)
    return known.get("organizationName") or known.get("commonName") or "?"


def _clock(platform: Platform, reached: Reached) -> Check:
    if reached.date is None:
        told = text("the response has no Date header", "响应没有 Date 头")
        return Check("clock", State.NOT_KNOWABLE, told, "", platform)
    # The header has whole seconds, so its middle is taken.
    difference = round(reached.at - reached.date.timestamp() - 0.5)
    if abs(difference) <= DATE_TOLERANCE:
        difference = 0
        told = text("the same as the server's Date header, within 2 s", "与服务器 Date 头一致（2 秒内）")
    else:
        told = text(
            f"{abs(difference)} s {'ahead of' if difference > 0 else 'behind'} the server's Date header",
            f"比服务器 Date 头{'快' if difference > 0 else '慢'} {abs(difference)} 秒",
        )
    if platform == "wshoto":
        why = text(
            "no signature uses it: it only tells the age of a token", "签名不使用时钟，仅用于判断 token 是否过期"
        )
        return Check("clock", State.OK, told, why if difference else "", platform)
    if abs(difference) <= LARGEST_DIFFERENCE:
        return Check("clock", State.OK, told, "", platform)
    advice = text(
        "set the clock of this machine (NTP): the signed timestamp is as wrong. How wrong it may be is not published; "
        "programs can pass clock=",
        "请校准本机时间（NTP）：签名中的时间戳有同样的偏差。平台允许的偏差未公布；程序中可传入 clock=",
    )
    return Check("clock", State.FAILED, told, advice, platform)
