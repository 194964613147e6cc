"""Authentication of requests in a collection: the variables, their place in the URL, and the scripts that set them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.collections.steps import SIGNED, TOKEN, Step
from generator.document import JsonObject
from generator.model import Platform
from generator.operations import Operation

SCRIPTS = Path(__file__).parent / "scripts"
SIGNATURE = ("openid", "timestamp", "digest", "msg_id")
APPLICATION = ("appid", "app_secret")
MEMBERS = ("code", "success", "message", "id", "data", "quoted")
"""The keys of `x-envelope` that the scripts need."""


@dataclass(frozen=True, slots=True)
class Authentication:
    """The authentication of a platform.

    Attributes:
        credentials: Variables that the user fills in.
        run: Requests in the order of a run.
        before: Scripts before each request, by file name.
        after: Scripts after each request.
        constants: JavaScript constants of these scripts.
        settings: Other variables that the user may change, with their values.
        kept: Variables that the scripts set, which are secret.
        token: The operation that issues tokens; None if requests are signed.
    """

    credentials: tuple[str, ...]
    run: tuple[Step, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    constants: str
    settings: dict[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    token: Operation | None = None

    def script(self, *names: str) -> list[str]:
        """Return the lines of scripts, by file name."""
        return "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in names).splitlines()

    def around(self, names: Iterable[str]) -> list[str]:
        """Return the lines of scripts before or after each request, with their constants."""
        return [*self.constants.splitlines(), *self.script("tool.js", *names)]

    def path(self, operation: Operation) -> str:
        """Return the path of an operation, with the segments of the signature."""
        signed = "/{{openid_in_path}}/{{timestamp}}/{{digest}}/{{msg_id}}"
        return operation.path if self.token else operation.path + signed

    def query(self, operation: Operation) -> list[tuple[str, str]]:
        """Return the query of an operation: names and values."""
        if self.token is None:
            return []
        if operation is self.token:
            return [(name, f"{{{{{name}_in_query}}}}") for name in APPLICATION]
        return [("access_token", "{{access_token_in_query}}")]


def authentication_of(platform: Platform) -> Authentication | None:
    """Return the authentication of a platform; None if it is neither of the two that the scripts know."""
    said = platform.document.get("x-envelope")
    if said is None:
        return None
    signed = [operation.has_msg_id for operation in platform.operations]
    tokens = [each for each in platform.operations if {prop.wire for prop in each.query} == set(APPLICATION)]
    if all(signed) and _signature(platform) == set(SIGNATURE):
        return Authentication(
            credentials=("openid", "appkey"),
            run=SIGNED,
            before=("stop.js", "sign.js"),
            after=("answer.js",),
            constants=_envelope(said),
            settings={"timestamp_format": "epoch_millis", "allow_writes": ""},
        )
    if len(tokens) == 1 and not any(signed):
        return Authentication(
            credentials=APPLICATION,
            run=TOKEN,
            before=("stop.js", "keep_token.js", "add_token.js"),
            after=("keep_token.js", "answer.js", "drop_token.js"),
            constants=f"{_envelope(said)}const TOKEN_PATH = {json.dumps(tokens[0].path)};\n",
            settings={"allow_writes": ""} if any(operation.write for operation in platform.operations) else {},
            kept=("access_token", "access_token_renew_at", "access_token_account"),
            token=tokens[0],
        )
    return None


def _signature(platform: Platform) -> set[str]:
    parameters = platform.document.get("components", {}).get("parameters", {})
    return {name for name, each in parameters.items() if each.get("x-signature")}


def _envelope(said: JsonObject) -> str:
    envelope: JsonObject = {key: said[key] for key in MEMBERS if key in said}
    envelope["authentication"] = [each["code"] for each in said.get("authentication", ())]
    return f"const ENVELOPE = {json.dumps(envelope)};\n"
