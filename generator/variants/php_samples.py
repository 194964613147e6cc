"""PHP programs for documented calls. They need PHP 8.1 on 64 bits, without packages."""

from __future__ import annotations

import json
from typing import Any

from generator.model import Platform
from generator.operations import Operation
from generator.variants.curl import first_example
from generator.variants.sample_bodies import LONGEST_LINE

SIGNED = """\
<?php
$body = json_encode(%(body)s);
$now = (string) (int) (microtime(true) * 1000);
$digest = md5("$body|" . getenv('%(prefix)s_APPKEY') . "|$now");
$segments = [rawurlencode(getenv('%(prefix)s_OPENID')), $now, $digest, bin2hex(random_bytes(16))];
$url = getenv('%(prefix)s_BASE_URL') . '%(path)s/' . implode('/', $segments);
$options = ['method' => '%(method)s', 'header' => 'Content-Type: application/json', 'content' => $body];
$answer = json_decode(file_get_contents($url, false, stream_context_create(['http' => $options])));
if ($answer->return_code !== '0') {
    throw new RuntimeException($answer->return_msg);
}
print_r(json_decode(($answer->response_data ?? '') ?: '[]')); // JSON inside a string
"""
FETCH = """\
<?php
$base = getenv('%(prefix)s_BASE_URL');
$application = http_build_query([%(fields)s]);
$received = json_decode(file_get_contents("$base%(token)s?$application"));
if ($received->code !== 0) {
    throw new RuntimeException($received->msg);
}
"""
AUTHORISED = """\
$query = http_build_query(['access_token' => $received->data->access_token]); // keep the token: it stays valid

$body = json_encode(%(body)s);
$options = ['method' => '%(method)s', 'header' => 'Content-Type: application/json', 'content' => $body];
$answer = json_decode(file_get_contents("$base%(path)s?$query", false, stream_context_create(['http' => $options])));
if ($answer->code !== 0) {
    throw new RuntimeException($answer->msg);
}
print_r($answer->data);
"""


def php(platform: Platform, operation: Operation) -> str:
    """Return the program that makes a call with its first example. It reads credentials and base URL from variables."""
    prefix = platform.key.upper()
    values = {
        "prefix": prefix, "body": literal(first_example(operation)), "path": operation.path,
        "method": operation.http_method,
    }  # fmt: skip
    if operation.has_msg_id:
        return SIGNED % values
    token = next(each for each in platform.operations if each.query)
    values["token"] = token.path
    values["fields"] = ", ".join(f"'{each.wire}' => getenv('{prefix}_{each.wire.upper()}')" for each in token.query)
    fetch = FETCH % values
    return fetch + "print_r($received->data);\n" if operation is token else fetch + AUTHORISED % values


def literal(value: Any, margin: str = "") -> str:
    """Return a JSON value as a PHP expression, with its members in lines of their own if they are many."""
    if value == {}:
        return "new stdClass()"
    if not isinstance(value, (dict, list)):
        return _scalar(value)
    inner = margin + "    "

    def members(margin: str) -> list[str]:
        if isinstance(value, dict):
            return [f"{_scalar(name)} => {literal(member, margin)}" for name, member in value.items()]
        return [literal(member, margin) for member in value]

    short = f"[{', '.join(members(margin))}]"
    if len(short) <= LONGEST_LINE and "\n" not in short:
        return short
    return "[\n" + "".join(f"{inner}{member},\n" for member in members(inner)) + margin + "]"


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'"
    return json.dumps(value)
