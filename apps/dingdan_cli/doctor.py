"""`dingdan doctor`: finds out why calls fail, by checks that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dingdan_cli.credentials import CREDENTIALS, Platform
from dingdan_cli.failures import ExitCode
from dingdan_cli.languages import text
from dingdan_cli.printing import print_data
from dingdan_cli.session import Session, with_session

if TYPE_CHECKING:
    from dingdan_cli.credentials import Found
    from dingdan_cli.doctor_checks.local_checks import Check


class Format(StrEnum):
    """The formats of the result."""

    TEXT = "text"
    JSON = "json"


app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help=text(
        "Check credentials, clock, network, TLS, proxy, timestamp formats and token. Each line is ok, failed or not "
        "knowable, with what to do. Only reads are sent. Exit code 1 if a line failed.",
        "检查凭证、时钟、网络、TLS、代理、时间戳格式和 token。每行为正常、失败或无法得知，并给出处理办法。"
        "只发送只读请求。有失败项时退出码为 1。",
    )
)
@with_session
def doctor(
    session: Session,
    platform: Annotated[
        Platform | None,
        typer.Argument(help=text("The platform; by default each with credentials.", "平台，默认检查有凭证的平台。")),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help=text("Format of the result.", "结果格式。"))] = Format.TEXT,
) -> None:
    """Print the checks; exit with 1 if one failed."""
    from dingdan_cli.doctor_checks.local_checks import State

    checks: list[Check] = []
    for check in all_checks(platform, session.profile):
        checks.append(check)
        if output is Format.TEXT:
            _print(check, checks[-2].platform if len(checks) > 1 else None)
    if output is Format.JSON:
        import json
        from dataclasses import asdict

        print_data(json.dumps({"checks": [asdict(check) for check in checks]}, ensure_ascii=False, indent=2))
    if any(check.state is State.FAILED for check in checks):
        raise typer.Exit(ExitCode.INCOMPLETE)


def all_checks(platform: Platform | None, profile: str | None) -> Iterator[Check]:
    """Run the checks of one platform, or of all that have credentials."""
    from dingdan_cli.doctor_checks.local_checks import Check, State, credentials_check, local_checks

    yield from local_checks()
    platforms: list[Platform] = ["waiqin365", "wshoto"] if platform is None else [platform]
    results: dict[Platform, tuple[Check, Found | None]] = {each: credentials_check(each, profile) for each in platforms}
    some = any(found is not None for _, found in results.values())
    for each, (check, found) in results.items():
        if found is not None:
            yield check
            yield from _platform_checks(each, found)
        elif some and not _is_named(each):
            told = text("none found, so nothing was checked", "没有凭证，未检查")
            yield Check("credentials", State.NOT_KNOWABLE, told, "", each)
        else:
            yield check


def _is_named(platform: Platform) -> bool:
    """True if the environment has a part of the credentials, so that what is wrong with them is to be reported."""
    import os

    return any(f"{platform}_{key}".upper() in os.environ for key in CREDENTIALS[platform])


def _platform_checks(platform: Platform, found: Found) -> Iterator[Check]:
    from dingdan_cli.doctor_checks.call_checks import call_checks, whitelist_check
    from dingdan_cli.doctor_checks.local_checks import State, address_check, proxy_check
    from dingdan_cli.doctor_checks.network_checks import network_checks

    check = address_check(platform, found)
    yield check
    if check.state is State.FAILED:
        return
    address = str(found.arguments.revealed()["base_url"])
    check, by_proxy = proxy_check(platform, address)
    yield check
    reached = False
    for check in network_checks(platform, address, by_proxy=by_proxy):
        yield check
        reached = check.name == "clock"  # the last one, which only a response gives
    if reached:
        yield from call_checks(platform, found)
    else:
        yield whitelist_check(platform, accepted=False)


def _print(check: Check, before: str | None) -> None:
    if check.platform != before and check.platform is not None:
        print(check.platform)
    told = check.state.told
    width = 12 if told.isascii() else 8
    columns = len(told) if told.isascii() else 2 * len(told)  # Han characters are two columns wide
    print(f"{told}{' ' * (width - columns)}  {check.name}: {check.found}")
    if check.advice:
        print(f"{' ' * width}    -> {check.advice}", flush=True)
