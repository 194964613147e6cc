"""The source of a platform's credentials: a profile, the environment, or `.env` of the working folder.

All settings of a platform come from one source. A mixture could send the credentials of one account to the address of
another.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text

if TYPE_CHECKING:
    from dingdan._profiles import Arguments

Platform = Literal["waiqin365", "wshoto"]
DOTENV = ".env"
PROFILE_VARIABLE = "DINGDAN_PROFILE"
CREDENTIALS = {"waiqin365": ("openid", "appkey"), "wshoto": ("appid", "app_secret")}
OWN_NAMES = ("WAIQIN365_", "WSHOTO_", "DINGDAN_")
"""The beginnings of the names that are read from `.env`; all others are ignored."""


@dataclass(frozen=True)
class Found:
    """The settings of a platform and their source."""

    source: str
    """The source for people: the profile and its file, the environment or `.env`."""
    profile: str | None
    arguments: Arguments
    """The arguments of the client's constructor."""


def find(platform: Platform, profile: str | None) -> Found:
    """Find the settings of a platform.

    The first of these sources that has a credential is used, and it alone: the profile of `--profile` or of
    `DINGDAN_PROFILE`; the environment; `.env` (its own `DINGDAN_PROFILE` first); the default profile.

    Raises:
        CommandError: No source has credentials, or the address is in another source than the credentials.
        ConfigError: The profile is missing or wrong.
    """
    if name := profile or os.environ.get(PROFILE_VARIABLE):
        return _of_profile(platform, name, "--profile" if profile else PROFILE_VARIABLE)
    if _has_credential(platform, os.environ):
        return _of_variables(platform, os.environ, text("the environment", "环境变量"))
    kept = dotenv()
    if name := kept.get(PROFILE_VARIABLE, ""):
        return _of_profile(platform, name, f"{PROFILE_VARIABLE} ({DOTENV})")
    if _has_credential(platform, kept):
        where = text(f"{DOTENV} of this folder", f"当前目录的 {DOTENV}")
        _refuse_other_address(platform, {text("the environment", "环境变量"): os.environ}, where)
        return _of_variables(platform, kept, where)
    return _of_default(platform, kept)


def _of_default(platform: Platform, kept: Mapping[str, str]) -> Found:
    from dingdan._profiles import ConfigFile, config_path

    path = config_path()
    name = ConfigFile(path).default if path.exists() else None
    if name is None:
        names = " / ".join(f"{platform}_{key}".upper() for key in CREDENTIALS[platform])
        raise CommandError(
            text(
                f"{platform}: no credentials: run `dingdan login {platform}`, name a --profile or set {names}",
                f"{platform}：没有凭证：请运行 `dingdan login {platform}`，或用 --profile 指定配置，或设置 {names}",
            )
        )
    others = {text("the environment", "环境变量"): os.environ, DOTENV: kept}
    where = text(f"the default profile {name}", f"默认配置 {name}")
    _refuse_other_address(platform, others, where)
    return _of_profile(platform, name, text("default", "默认"))


def _of_profile(platform: Platform, name: str, why: str) -> Found:
    from dingdan._profiles import ConfigFile, merged

    file = ConfigFile()
    source = text(f"profile {name} ({why}) in {file.path}", f"{file.path} 中的配置 {name}（{why}）")
    return Found(source, name, merged(platform, file.settings(name, platform)))


def _of_variables(platform: Platform, variables: Mapping[str, str], source: str) -> Found:
    from dingdan._profiles import Arguments
    from dingdan._secrets import Secret

    values: dict[str, Any] = {}
    for key in CREDENTIALS[platform]:
        name = f"{platform}_{key}".upper()
        if name not in variables:
            raise CommandError(
                text(
                    f"{platform}: {source} has no {name}: all settings of a platform come from one source",
                    f"{platform}：{source}中没有 {name}：同一平台的设置须来自同一处",
                )
            )
        values[key] = Secret(variables[name])
    address = variables.get(f"{platform}_BASE_URL".upper())
    # Else the constructor would read it from the environment.
    values["base_url"] = Secret(address if address is not None else documented_address(platform))
    return Found(source, None, Arguments(values))


def _refuse_other_address(platform: Platform, others: Mapping[str, Mapping[str, str]], source: str) -> None:
    """Refuse an address that was set, and would be ignored."""
    name = f"{platform}_BASE_URL".upper()
    for where, variables in others.items():
        if name in variables:
            raise CommandError(
                text(
                    f"{platform}: {name} is set in {where}, but the credentials come from {source}: set both in one "
                    "place, or name the profile with --profile",
                    f"{platform}：{where}中设置了 {name}，而凭证来自{source}：请放在同一处，或用 --profile 指定配置",
                )
            )


def _has_credential(platform: Platform, variables: Mapping[str, str]) -> bool:
    return any(f"{platform}_{key}".upper() in variables for key in CREDENTIALS[platform])


def documented_address(platform: Platform) -> str:
    """Return the base URL in the documents of a platform."""
    if platform == "waiqin365":
        from waiqin365_api.platform import PLATFORM
    else:
        from wshoto_api.platform import PLATFORM
    return PLATFORM.base_url


def dotenv(path: Path | None = None) -> dict[str, str]:
    """Return the variables of this program in `.env`.

    Raises:
        CommandError: The file cannot be read.
    """
    path = Path(DOTENV) if path is None else path
    if not path.is_file():
        return {}
    import logging

    from dotenv import dotenv_values

    # It logs lines that it cannot parse, and those may hold a secret's half.
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)
    fault, values = "", {}
    try:
        values = dotenv_values(path, interpolate=False, encoding="utf-8-sig")
    except OSError as error:
        fault = str(error.strerror)
    except UnicodeDecodeError:
        fault = text("it is not UTF-8", "不是 UTF-8 编码")
    if fault:
        raise CommandError(text(f"{path} cannot be read: {fault}", f"{path} 无法读取：{fault}"))
    return {name: value for name, value in values.items() if value is not None and name.startswith(OWN_NAMES)}


def profile_names() -> list[str]:
    """Return the names of the profiles, for completion; none if the file cannot be read."""
    from dingdan._errors import ConfigError
    from dingdan._profiles import ConfigFile

    try:
        return ConfigFile().names()
    except ConfigError:
        return []
