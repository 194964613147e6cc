"""Profiles: credentials and settings of accounts in `config.toml`, which only its owner can read."""

from __future__ import annotations

import os
import re
import stat
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, get_args

from dingdan._errors import ConfigError
from dingdan._option_checks import CHECKS
from dingdan._secrets import Secret
from dingdan._suggestions import nearest
from dingdan.auth._digest import TimestampFormat

PROFILE_VARIABLE = "DINGDAN_PROFILE"
KEYRING_SERVICE = "dingdan"
"""The name of the service under which the operating system's keyring keeps secrets."""
SECRETS = {"waiqin365": "appkey", "wshoto": "app_secret"}
"""The secret of each platform."""
KEYS = {
    "waiqin365": ("openid", "appkey", "base_url", "timestamp_format", "max_requests_per_second", "timeout"),
    "wshoto": ("appid", "app_secret", "base_url", "max_requests_per_second", "timeout", "token_file"),
}
"""The keys in the table of each platform."""
NUMBERS = ("max_requests_per_second", "timeout")


class Settings(NamedTuple):
    """The settings of one platform in a profile. Texts are `Secret`s, so that no traceback shows one."""

    where: str
    """The table and the file, for messages."""
    folder: Path
    """The folder of the file, from which a relative `token_file` counts."""
    values: dict[str, Any]


def config_path() -> Path:
    """Return the path of `config.toml`: in `$XDG_CONFIG_HOME/dingdan` or `~/.config/dingdan`; `%APPDATA%` on Windows.

    Raises:
        ConfigError: The folder of the user is not known.
    """
    if sys.platform == "win32":
        base = os.environ.get("APPDATA", "")
    else:
        base = os.environ.get("XDG_CONFIG_HOME", "")
        # The XDG specification tells programs to ignore a relative path.
        if not os.path.isabs(base):
            base = os.path.join(os.path.expanduser("~"), ".config")
    if not os.path.isabs(base):
        raise ConfigError("the folder of profiles is not known: set HOME, XDG_CONFIG_HOME or APPDATA")
    return Path(base, "dingdan", "config.toml")


def expanded(path: str) -> Path:
    """Return a path with `~` replaced by the folder of the user.

    Raises:
        ConfigError: The folder of the user is not known.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise ConfigError(f"{path}: the folder of the user is not known: set HOME, or write the whole path") from None


class ConfigFile:
    """The profiles in a `config.toml`.

    Args:
        path: The file; by default `config_path()`.

    Raises:
        ConfigError: The file cannot be read, others can read it, or it is not valid TOML.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = config_path() if path is None else path
        fault, found = _load(self.path)
        if found is None:
            raise ConfigError(f"{self.path} {fault}")
        # Texts may be credentials, also under a wrong name.
        self._document: dict[str, Any] = found

    def __repr__(self) -> str:
        """Return a representation with the path and without content."""
        return f"ConfigFile({str(self.path)!r})"

    @property
    def default(self) -> str | None:
        """The name of the default profile."""
        self._check_keys(self._document, ("default", "profiles"), "")
        name = self._document.get("default")
        if name is not None and not isinstance(name, Secret):
            self._fail("default must be the name of a profile")
        return None if name is None else name.revealed

    def names(self) -> list[str]:
        """Return the names of the profiles."""
        return list(self._table(self._document, "profiles", ""))

    def platforms(self, name: str) -> list[str]:
        """Return the platforms that a profile has settings for.

        Raises:
            ConfigError: The profile does not exist, or has an unknown table.
        """
        self._check_keys(self._document, ("default", "profiles"), "")
        profiles = self._table(self._document, "profiles", "")
        if name not in profiles:
            self._fail(f"has no profile {name!r}; {nearest(name, profiles)}")
        profile = self._table(profiles, name, "profiles.")
        self._check_keys(profile, KEYS, f"profiles.{name}.")
        return list(profile)

    def settings(self, name: str, platform: str, *, with_keyring: bool = True) -> Settings:
        """Return the checked settings of a platform in a profile.

        Args:
            name: The profile.
            platform: `waiqin365` or `wshoto`.
            with_keyring: False leaves out a secret that is in the keyring, instead of reading it.

        Raises:
            ConfigError: The profile or the platform is missing, or a setting is unknown or wrong.
        """
        if platform not in self.platforms(name):
            self._fail(
                f"has no table [profiles.{name}.{platform}]: add it, or run `dingdan login {platform} --profile {name}`"
            )
        place = f"profiles.{name}.{platform}"
        table = self._table(self._document["profiles"][name], platform, f"profiles.{name}.")
        self._check_keys(table, KEYS[platform], f"{place}.")
        return Settings(
            f"[{place}] of {self.path}", self.path.parent, self._checked(table, platform, name, with_keyring)
        )

    def _checked(self, table: Mapping[str, Any], platform: str, name: str, with_keyring: bool) -> dict[str, Any]:
        values = dict(table)
        for key, value in table.items():
            place = f"profiles.{name}.{platform}.{key}"
            if key in NUMBERS:
                fits, wanted = CHECKS[key]
                if not fits(value):
                    self._fail(f"{place} {wanted.removesuffix(', or None').partition(', or an httpx')[0]}")
            elif key == SECRETS[platform] and isinstance(value, dict):
                if value != {"keyring": True}:
                    self._fail(f"{place} must be a text or {{keyring = true}}")
                del values[key]
                if with_keyring:
                    values[key] = from_keyring(name, platform)
            elif not isinstance(value, Secret):
                self._fail(f"{place} must be a text in quotes")
        form = values.get("timestamp_format")
        if form is not None and form.revealed not in get_args(TimestampFormat):
            known = " or ".join(f'"{each}"' for each in get_args(TimestampFormat))
            self._fail(f"profiles.{name}.{platform}.timestamp_format must be {known}")
        return values

    def _table(self, within: Mapping[str, Any], key: str, place: str) -> dict[str, Any]:
        table = within.get(key, {})
        if not isinstance(table, dict):
            self._fail(f"{place}{key} must be a table")
        return table

    def _check_keys(self, table: Mapping[str, Any], known: Iterable[str], place: str) -> None:
        unknown = next((key for key in table if key not in known), None)
        if unknown is not None:
            self._fail(f"has the unknown key {place}{unknown}; {nearest(unknown, known)}")

    def _fail(self, message: str) -> NoReturn:
        raise ConfigError(f"{self.path}: {message}")


def _load(path: Path) -> tuple[str, dict[str, Any] | None]:
    """Return the content of a file, with texts as `Secret`s, or what is wrong with it.

    The error of a parser has the whole text, so no exception is raised here or kept.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if fault := exposure(os.fstat(file.fileno()), path):
                return fault, None
            return "", _hidden(tomllib.loads(file.read().decode("utf-8-sig")))
    except FileNotFoundError:
        return "does not exist: write it, or run `dingdan login`", None
    except OSError as error:
        return f"cannot be read: {error.strerror}", None
    except UnicodeDecodeError:
        return "is not UTF-8", None
    except RecursionError:
        return "is not valid TOML: it is nested too deeply", None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at (line \d+, column \d+|end of document)\)", str(error))
        return f"is not valid TOML{f' at {found[1]}' if found else ''}", None


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a FIFO too without waiting for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def exposure(found: os.stat_result, path: Path) -> str:
    """Return what is wrong with owner and mode of a file with credentials; `""` if nothing is."""
    if not stat.S_ISREG(found.st_mode):
        return "is not a regular file"
    if os.name != "posix":
        return ""
    if found.st_uid not in (os.geteuid(), 0):
        return f"belongs to another user: run chown {os.geteuid()} {path}"
    if found.st_mode & 0o077:
        return f"has credentials and other users can read or write it: run chmod 600 {path}"
    return ""


def _hidden(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _hidden(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_hidden(inner) for inner in value]
    return Secret(value) if isinstance(value, str) else value


def keyring_user(name: str, platform: str) -> str:
    """Return the name of a profile's secret in the keyring."""
    return f"{name}/{platform}/{SECRETS[platform]}"


def from_keyring(name: str, platform: str) -> Secret:
    """Return the secret of a profile from the operating system's keyring.

    Raises:
        ConfigError: `keyring` is not installed, cannot be used, or has no such secret.
    """
    import importlib

    user = keyring_user(name, platform)
    why = ""
    found: Secret | None = None
    try:
        found = Secret.hide(importlib.import_module("keyring").get_password(KEYRING_SERVICE, user))
    except ModuleNotFoundError:
        why = "the package keyring is not installed: pip install keyring"
    except Exception as error:
        why = f"the keyring cannot be used ({type(error).__name__})"
    if found is None:
        raise ConfigError(
            why or f"the keyring has no {user} of the service {KEYRING_SERVICE}: run `dingdan login {platform}"
            f" --profile {name}`",
            platform=platform,
        )  # fmt: skip
    return found


class Arguments:
    """The arguments of a client's constructor. The `repr` does not show them."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = {key: Secret(value) if isinstance(value, str) else value for key, value in values.items()}
        """The arguments with texts as `Secret`s."""

    def revealed(self) -> dict[str, Any]:
        """Return the arguments. Use it inside an expression: a local variable would appear in tracebacks."""
        return {key: value.revealed if isinstance(value, Secret) else value for key, value in self.values.items()}


def arguments_of(platform: str, name: str | None, overriding: dict[str, Any]) -> Arguments:
    """Return the arguments for the client of a profile.

    A profile is complete: a setting that it does not have gets its documented default, never the value of an
    environment variable, which may belong to another account.

    Args:
        platform: `waiqin365` or `wshoto`.
        name: The profile; None for that of `DINGDAN_PROFILE`, or the default one.
        overriding: Arguments that are used instead of the profile's. The dict is emptied, so that no traceback shows
            credentials in it.

    Raises:
        ConfigError: The profile is missing or wrong.
    """
    given = Arguments(overriding)
    overriding.clear()
    file = ConfigFile()
    if name is None:
        name = os.environ.get(PROFILE_VARIABLE) or file.default
    if name is None:
        raise ConfigError(
            f"no profile is named: pass its name, set {PROFILE_VARIABLE}, or write default = \"...\" in {file.path}",
            platform=platform,
        )  # fmt: skip
    return merged(platform, file.settings(name, platform), given)


def merged(platform: str, settings: Settings, given: Arguments | None = None) -> Arguments:
    """Return the arguments for the client of a profile's settings; `given` ones come first.

    Raises:
        ConfigError: A credential is missing, or the token file cannot be used.
    """
    if platform == "waiqin365":
        from waiqin365_api.platform import PLATFORM
    else:
        from wshoto_api.platform import PLATFORM
    values: dict[str, Any] = {"base_url": Secret(PLATFORM.base_url)} | settings.values
    token_file = values.pop("token_file", None)
    own = {} if given is None else given.values
    if token_file is not None and not {"token_store", "access_token"} & own.keys():
        from dingdan.auth.token_stores._file import FileTokenStore

        values["token_store"] = FileTokenStore(settings.folder / expanded(token_file.revealed))
    if "access_token" in own:
        values = {key: value for key, value in values.items() if key not in KEYS["wshoto"][:2]}
    missing = [] if "access_token" in own else [
        key for key in KEYS[platform][:2] if key not in values and key not in own
    ]  # fmt: skip
    if missing:
        raise ConfigError(f"{settings.where} has no {missing[0]}", platform=platform)
    return Arguments(values | own)
