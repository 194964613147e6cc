"""Python programs for documented calls. They need only the standard library."""

from __future__ import annotations

import json
import pprint
from typing import Any

from generator.model import Platform
from generator.operations import Operation
from generator.variants.curl import first_example

SIGNED = """\
import hashlib, json, os, time, urllib.parse, urllib.request, uuid

data = {data}
body = json.dumps(data, ensure_ascii=False).encode()
now = str(int(time.time() * 1000))
digest = hashlib.md5(body + f"|{{os.environ['{prefix}_APPKEY']}}|{{now}}".encode()).hexdigest()
openid = urllib.parse.quote(os.environ["{prefix}_OPENID"], safe="")
url = f"{{os.environ['{prefix}_BASE_URL']}}{path}/{{openid}}/{{now}}/{{digest}}/{{uuid.uuid4().hex}}"
request = urllib.request.Request(url, body, {{"Content-Type": "application/json"}}, method="{method}")
with urllib.request.urlopen(request, timeout=60) as response:
    answer = json.load(response)
if answer["return_code"] != "0":
    raise SystemExit(answer["return_msg"])
print(json.loads(answer.get("response_data") or "[]"))  # JSON inside a string
"""
FETCH = """\
import json, os, urllib.parse, urllib.request

base = os.environ["{prefix}_BASE_URL"]
application = {{{fields}}}
with urllib.request.urlopen(f"{{base}}{path}?{{urllib.parse.urlencode(application)}}", timeout=60) as response:
    answer = json.load(response)
if answer["code"] != 0:
    raise SystemExit(answer["msg"])
"""
SHOW = """\
print(answer["data"])
"""
AUTHORISED = """\
token = answer["data"]["access_token"]  # keep it: it is valid for some time

data = {data}
url = f"{{base}}{path}?{{urllib.parse.urlencode({{'access_token': token}})}}"
headers = {{"Content-Type": "application/json"}}
request = urllib.request.Request(url, json.dumps(data).encode(), headers, method="{method}")
with urllib.request.urlopen(request, timeout=60) as response:
    answer = json.load(response)
if answer["code"] != 0:
    raise SystemExit(answer["msg"])
"""


def python(platform: Platform, operation: Operation) -> str:
    """Return the program that makes a call with its first example. It reads credentials and base URL from variables.

    The environment variables are those of `dingdan`, as in the commands for curl.
    """
    prefix = platform.key.upper()
    data = literal(first_example(operation))
    if operation.has_msg_id:
        return SIGNED.format(prefix=prefix, path=operation.path, data=data, method=operation.http_method)
    token = operation if operation.query else next(each for each in platform.operations if each.query)
    fields = ", ".join(f'"{each.wire}": os.environ["{prefix}_{each.wire.upper()}"]' for each in token.query)
    fetch = FETCH.format(prefix=prefix, path=token.path, fields=fields)
    if operation is token:
        return fetch + SHOW
    call = AUTHORISED.format(data=data, path=operation.path, method=operation.http_method)
    return fetch + call + SHOW


def literal(value: Any) -> str:
    """Return a JSON value as a Python expression, with its members in lines of their own if they are many."""
    text = pprint.pformat(value, sort_dicts=False, width=80)
    if "\n" not in text:
        return text
    # JSON is Python here, unless it has one of these words, which may also be part of a text.
    written = json.dumps(value, ensure_ascii=False, indent=4)
    return text if any(word in written for word in ("true", "false", "null")) else written
