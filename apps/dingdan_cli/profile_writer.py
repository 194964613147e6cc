"""Writes profiles: the file is only its owner's from the first byte, and written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text

LOCK_TIMEOUT_SECONDS = 10.0


def write_profile(name: str, platform: str, values: Mapping[str, Any], *, default: bool) -> tuple[Path, bool]:
    """Write the settings of a platform into a profile. Comments and all other settings of the file stay.

    Args:
        name: The profile; it is added if there is none.
        platform: `waiqin365` or `wshoto`.
        values: The settings to set; a text may be a `Secret`.
        default: True makes it the default profile. The first profile of a file is the default one anyway.

    Returns:
        The file, and True if the profile is now the default one.

    Raises:
        ConfigError: The file is not valid, or others can read it.
        CommandError: The file cannot be written.
    """
    from filelock import FileLock, Timeout

    from dingdan._profiles import config_path

    path = config_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = path.resolve()  # a link stays a link
        with FileLock(f"{path}.lock", mode=0o600, timeout=LOCK_TIMEOUT_SECONDS):
            _remove_leftovers(path)
            content, is_default = _changed(path, name, platform, values, default=default)
            _replace(path, content)
    except Timeout:
        raise CommandError(text(f"{path} stays locked by another process", f"{path} 一直被另一个进程锁定")) from None
    except OSError as error:
        raise CommandError(
            text(f"{path} cannot be written: {error.strerror}", f"{path} 无法写入：{error.strerror}")
        ) from None
    return path, is_default


def _changed(
    path: Path, name: str, platform: str, values: Mapping[str, Any], *, default: bool
) -> tuple[str, bool]:  # fmt: skip
    import tomlkit

    from dingdan._profiles import ConfigFile
    from dingdan._secrets import Secret

    document = tomlkit.document()
    if path.exists():
        known = ConfigFile(path)  # says what is wrong with a file, without its text
        is_default = default or not known.names() or known.default == name
        document = tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
    else:
        is_default = True
    if is_default and document.get("default") != name:
        document["default"] = name
    within: Any = document
    for key in ("profiles", name):
        if key not in within:
            within[key] = tomlkit.table(is_super_table=True)
        within = within[key]
    if platform not in within:
        within[platform] = tomlkit.table()
    for key, value in values.items():
        if value == {"keyring": True}:
            kept = tomlkit.inline_table()
            kept["keyring"] = True
            within[platform][key] = kept
        else:
            within[platform][key] = value.revealed if isinstance(value, Secret) else value
    return tomlkit.dumps(document), is_default


def _remove_leftovers(path: Path) -> None:
    """Remove the files of killed writers, which hold secrets. The caller has the lock, so nobody else is writing."""
    for left in path.parent.glob(f".{path.name}.*.new"):
        left.unlink(missing_ok=True)


def _replace(path: Path, content: str) -> None:
    from dingdan._replacing import replace

    # mkstemp makes files that only their owner may read.
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with open(handle, "wb") as file:
            file.write(content.encode())
            file.flush()
            os.fsync(file.fileno())
        replace(made, path)
    except BaseException:
        os.unlink(made)
        raise
