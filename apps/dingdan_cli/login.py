"""`dingdan login`: asks for credentials, checks them with one read, and writes them into a profile."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dingdan_cli.credentials import PROFILE_VARIABLE, Platform, documented_address
from dingdan_cli.failures import CommandError, code_of
from dingdan_cli.languages import text
from dingdan_cli.session import Session, with_session
from dingdan_cli.translations import translated

if TYPE_CHECKING:
    from dingdan._secrets import Secret

IDS = {"waiqin365": "openid", "wshoto": "appid"}
ONLY_OF = {
    "openid": "waiqin365",
    "timestamp_format": "waiqin365",
    "appid": "wshoto",
    "token_file": "wshoto",
}
"""Settings that one platform has alone."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def _refuse_secret(value: str | None) -> None:
    if value is not None:
        raise CommandError(
            text(
                "a secret is not passed as an argument: all users of the machine can read it in the list of processes, "
                "and the shell keeps it in its history. Let it be asked for, or pipe it in with --secret-stdin",
                "密钥不能作为命令行参数：本机所有用户都能在进程列表中看到，shell 历史也会保留。"
                "请交互输入，或用 --secret-stdin 从管道传入",
            )
        )


_HIDDEN = typer.Option("--appkey", "--app-secret", "--secret", hidden=True, callback=_refuse_secret)


@app.command(
    help=text(
        "Ask for credentials, check them with one read, and write them into a profile. Without a terminal everything "
        "comes from options, and the secret from stdin.",
        "询问凭证，用一次只读请求检查，然后写入配置（profile）。没有终端时，各项取自选项，密钥取自标准输入。",
    )
)
@with_session
def login(
    session: Session,
    platform: Annotated[
        Platform | None, typer.Argument(help=text("The platform; asked for by default.", "平台，默认询问。"))
    ] = None,
    openid: Annotated[str | None, typer.Option("--openid", help=text("Waiqin365's openid.", "勤策 openid。"))] = None,
    appid: Annotated[str | None, typer.Option("--appid", help=text("Wshoto's appid.", "微盛 appid。"))] = None,
    secret_stdin: Annotated[
        bool,
        typer.Option(
            "--secret-stdin",
            help=text("Read the appkey or app_secret from stdin.", "从标准输入读取 appkey 或 app_secret。"),
        ),
    ] = False,
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", help=text("The address in your enterprise's console.", "企业后台显示的接口地址。")),
    ] = None,
    timestamp_format: Annotated[
        str | None,
        typer.Option(
            "--timestamp-format",
            help=text(
                "epoch_millis or datetime; the one that is accepted by default (Waiqin365).",
                "epoch_millis 或 datetime，默认取被接受的一种（勤策）。",
            ),
        ),
    ] = None,
    max_requests_per_second: Annotated[
        float | None,
        typer.Option("--max-requests-per-second", help=text("Rate limit of this client.", "本客户端的请求速率上限。")),
    ] = None,
    timeout: Annotated[
        float | None, typer.Option("--timeout", help=text("Seconds for a request.", "单次请求的超时秒数。"))
    ] = None,
    token_file: Annotated[
        str | None,
        typer.Option(
            "--token-file",
            help=text(
                "File that keeps the token, for all processes (Wshoto).", "保存 token 的文件，各进程共用（微盛）。"
            ),
        ),
    ] = None,
    keyring: Annotated[
        bool | None,
        typer.Option(
            "--keyring/--no-keyring",
            help=text(
                "Keep the secret in the system's keyring (needs the package keyring).",
                "把密钥存入系统密钥环（需安装 keyring）。",
            ),
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check/--no-check", help=text("Check before writing.", "写入前先检查。")),
    ] = True,
    default: Annotated[
        bool, typer.Option("--default", help=text("Make it the default profile.", "设为默认配置。"))
    ] = False,
    secret_argument: Annotated[str | None, _HIDDEN] = None,
) -> None:
    """Write a profile."""
    del secret_argument
    given = {
        "openid": openid,
        "appid": appid,
        "base_url": base_url,
        "timestamp_format": timestamp_format,
        "max_requests_per_second": max_requests_per_second,
        "timeout": timeout,
        "token_file": token_file,
    }
    asking = sys.stdin.isatty() and not secret_stdin
    name = _name_of(session)
    chosen = platform or _ask_platform(asking)
    values: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    if token_file is not None:
        values["token_file"] = str(_token_file(token_file))
    _refuse_other_platform(chosen, values)
    known = _known(name, chosen)
    _complete(chosen, values, known, asking=asking)
    secret = _secret(chosen, asking=asking)
    kept = keyring if keyring is not None else asking and _keyring_is_wanted()
    _check_values(chosen, values, known, secret, check=check)
    _write(name, chosen, values, secret, keyring=kept, default=default)


def _token_file(given: str) -> Path:
    """Return the path of a token file that can be used."""
    from dingdan import FileTokenStore
    from dingdan._profiles import expanded

    path = expanded(given).absolute()
    FileTokenStore(path)
    return path


def _name_of(session: Session) -> str:
    name = session.profile or os.environ.get(PROFILE_VARIABLE) or "default"
    if not name.isprintable() or not name.strip():
        raise CommandError(text("the name of a profile is one line of text", "配置名称须为一行文本"))
    return name


def _ask(question: str, default: str | None = None) -> str:
    answer: str = typer.prompt(question, default=default, err=True)
    return answer.strip()


def _ask_platform(asking: bool) -> Platform:
    if not asking:
        raise CommandError(text("say which platform: waiqin365 or wshoto", "请指定平台：waiqin365 或 wshoto"))
    while (answer := _ask(text("Platform, waiqin365 or wshoto", "平台，waiqin365 或 wshoto"))) not in IDS:
        pass
    return "waiqin365" if answer == "waiqin365" else "wshoto"


def _refuse_other_platform(platform: str, values: dict[str, Any]) -> None:
    for key in values:
        if ONLY_OF.get(key, platform) != platform:
            option = f"--{key.replace('_', '-')}"
            raise CommandError(
                text(
                    f"{option} is an option of {ONLY_OF[key]}, not of {platform}", f"{option} 是 {ONLY_OF[key]} 的选项"
                )
            )


def _known(name: str, platform: str) -> dict[str, Any]:
    """Return the settings that the profile has already."""
    from dingdan._profiles import ConfigFile, config_path

    path = config_path()
    if not path.exists():
        return {}
    file = ConfigFile(path)
    if name not in file.names() or platform not in file.platforms(name):
        return {}
    return file.settings(name, platform, with_keyring=False).values


def _complete(platform: Platform, values: dict[str, Any], known: dict[str, Any], *, asking: bool) -> None:
    """Ask for the id and the address, or take the id that the profile has."""
    own = IDS[platform]
    earlier = {key: known[key].revealed for key in (own, "base_url") if key in known}
    if own not in values:
        if asking:
            values[own] = _ask(own, earlier.get(own))
        elif own not in earlier:
            raise CommandError(
                text(
                    f"--{own} is missing (nothing is asked: stdin is no terminal, or has the secret)",
                    f"缺少 --{own}（标准输入不是终端或用于传入密钥，因此不询问）",
                )
            )
        else:
            values[own] = earlier[own]
    if "base_url" not in values and asking:
        documented = documented_address(platform)
        address = _ask(
            text("base_url (the address in your enterprise's console)", "base_url（企业后台显示的接口地址）"),
            earlier.get("base_url", documented),
        )
        if address != earlier.get("base_url", documented):
            values["base_url"] = address


def _secret(platform: Platform, *, asking: bool) -> Secret:
    from dingdan._profiles import SECRETS
    from dingdan._secrets import Secret

    own = SECRETS[platform]
    if asking:
        return Secret(
            typer.prompt(text(f"{own} (is not shown)", f"{own}（不显示）"), hide_input=True, err=True).strip()
        )
    if sys.stdin.isatty():
        raise CommandError(
            text(
                f"--secret-stdin reads the {own} from a pipe, but stdin is a terminal: leave it out to be asked",
                f"--secret-stdin 从管道读取 {own}，而标准输入是终端：去掉该选项即可交互输入",
            )
        )
    secret = Secret(sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n"))
    if not secret.revealed.strip():
        raise CommandError(
            text(
                f"stdin has no {own}: pipe it in, for example from a file or a vault",
                f"标准输入中没有 {own}：请用管道传入",
            )
        )
    return secret


def _keyring_is_wanted() -> bool:
    from importlib.util import find_spec

    return find_spec("keyring") is not None and typer.confirm(
        text("Keep the secret in the system's keyring?", "把密钥存入系统密钥环？"), default=True, err=True
    )


def _check_values(
    platform: Platform, values: dict[str, Any], known: dict[str, Any], secret: Secret, *, check: bool
) -> None:
    """Check the settings as the profile will have them; add the timestamp format that the platform accepts."""
    from dingdan import APIError, DingdanError
    from dingdan._profiles import SECRETS, Arguments
    from dingdan._secrets import Secret
    from dingdan_cli.doctor_checks.probes import read, told

    later = {key: value for key, value in (known | values).items() if key not in ("token_file", SECRETS[platform])}
    arguments = Arguments({"base_url": Secret(documented_address(platform))} | later | {SECRETS[platform]: secret})
    _construct(platform, arguments)
    if not check:
        return
    print(
        text(
            f"checking with a read, which changes nothing: {told(platform)}",
            f"用只读请求检查，不做任何修改：{told(platform)}",
        ),
        file=sys.stderr,
    )
    try:
        try:
            read(platform, arguments)
        except APIError as first:
            if platform != "waiqin365" or "timestamp_format" in later:
                raise
            # The documents of Waiqin365 show two formats, and do not say which a tenant has.
            try:
                read(platform, arguments, timestamp_format="datetime")
            except DingdanError:
                raise first from None
            values["timestamp_format"] = "datetime"
    except DingdanError as error:
        raise CommandError(
            text(
                f"nothing was written (--no-check writes without a check): {error}",
                f"未写入（--no-check 可跳过检查）：{translated(error)}",
            ),
            code_of(error),
        ) from None


def _construct(platform: Platform, arguments: Any) -> None:
    """Make a client, which checks its arguments and sends nothing."""
    from dingdan import Waiqin365, Wshoto

    (Waiqin365 if platform == "waiqin365" else Wshoto)(**arguments.revealed()).close()


def _write(
    name: str, platform: Platform, values: dict[str, Any], secret: Secret, *, keyring: bool, default: bool
) -> None:
    from dingdan._profiles import KEYS, SECRETS
    from dingdan_cli.profile_writer import write_profile

    written: Any = secret
    if keyring:
        _keep(name, platform, secret)
        written = {"keyring": True}
    all_values = values | {SECRETS[platform]: written}
    path, is_default = write_profile(
        name, platform, {key: all_values[key] for key in KEYS[platform] if key in all_values}, default=default
    )
    standard = text(" (the default profile)", "（默认配置）") if is_default else ""
    print(text(f"profile {name}{standard} written: {path}", f"已写入配置 {name}{standard}：{path}"), file=sys.stderr)


def _keep(name: str, platform: Platform, secret: Secret) -> None:
    """Store a secret in the keyring."""
    import importlib

    from dingdan._profiles import KEYRING_SERVICE, keyring_user

    fault = ""
    try:
        importlib.import_module("keyring").set_password(KEYRING_SERVICE, keyring_user(name, platform), secret.revealed)
    except ModuleNotFoundError:
        fault = text(
            "--keyring needs the package keyring: pip install keyring",
            "--keyring 需要安装 keyring：pip install keyring",
        )
    except Exception as error:
        fault = text(
            f"the keyring cannot be used ({type(error).__name__})", f"密钥环无法使用（{type(error).__name__}）"
        )
    if fault:
        raise CommandError(fault)
