"""Shell commands for documented calls. They need only sh, curl and openssl (for the digest)."""

from __future__ import annotations

import json
import shlex
from typing import Any

from generator.model import Platform
from generator.operations import Operation
from generator.servers import server_url

JSON_HEADER = "-H 'Content-Type: application/json'"


def curl(platform: Platform, operation: Operation) -> str:
    """Return the command that makes a call with its first example. It reads credentials and base URL from variables.

    The environment variables are those of `dingdan`: `<PLATFORM>_BASE_URL` and one for each credential.
    """
    prefix = platform.key.upper()
    address = f"${prefix}_BASE_URL{operation.path}"
    body = _body(operation)
    if operation.has_msg_id:
        # `date` of macOS knows no milliseconds. `openssl md5` prints a label first, except where it does not.
        return (
            f"body={body} && now=$(date +%s)000 &&\n"
            f"digest=$(printf '%s' \"$body|${prefix}_APPKEY|$now\" | openssl md5 | sed 's/.* //') &&\n"
            f'curl -sS {JSON_HEADER} --data-raw "$body" \\\n'
            f'  "{address}/${prefix}_OPENID/$now/$digest/$(openssl rand -hex 16)"'
        )
    if operation.query:
        fields = "".join(
            f' \\\n  --data-urlencode "{each.wire}=${prefix}_{each.wire.upper()}"' for each in operation.query
        )
        return f'curl -sS -G "{address}"{fields}'
    token = next(each for each in platform.operations if each.query)
    return (
        f"token=$({curl(platform, token)} |\n"
        '  sed \'s/.*"access_token" *: *"\\([^"]*\\)".*/\\1/\') &&\n'
        f"curl -sS -X {operation.http_method} {JSON_HEADER} --data-raw {body} \\\n"
        f'  "{address}?access_token=$token"'
    )


def variables(platform: Platform) -> str:
    """Return the command that sets the environment variables for the other commands."""
    prefix = platform.key.upper()
    signed = any(operation.has_msg_id for operation in platform.operations)
    names = ("openid", "appkey") if signed else [each.wire for op in platform.operations for each in op.query]
    address = server_url(platform.document["servers"][0])
    return f"export {prefix}_BASE_URL={address} " + " ".join(f"{prefix}_{name.upper()}='…'" for name in names)


def first_example(operation: Operation) -> Any:
    """Return the first example of the body of an operation; an empty object if it has none."""
    content = operation.spec.get("requestBody", {}).get("content", {}).get("application/json", {})
    examples: list[Any] = [example["value"] for example in content.get("examples", {}).values()]
    return content["example"] if "example" in content else examples[0] if examples else {}


def _body(operation: Operation) -> str:
    return shlex.quote(json.dumps(first_example(operation), ensure_ascii=False, separators=(",", ":")))
