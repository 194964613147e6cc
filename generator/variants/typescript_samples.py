"""TypeScript programs for documented calls. Node runs them as they are, without packages."""

from __future__ import annotations

from generator.model import Platform
from generator.operations import Operation
from generator.variants.sample_bodies import json_text

EXACT = r"""
// JSON.parse would round ids of 19 digits: read all numbers as text.
const NUMBER = /("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const exact = (json: string) => JSON.parse(json.replace(NUMBER, (number, text) => text ?? `"${number}"`));
"""
SIGNED = (
    """\
import { createHash, randomUUID } from "node:crypto";

const body = JSON.stringify(%(body)s);
const now = String(Date.now());
const digest = createHash("md5").update(`${body}|${process.env.%(prefix)s_APPKEY}|${now}`).digest("hex");
const openid = encodeURIComponent(process.env.%(prefix)s_OPENID!);
const url = `${process.env.%(prefix)s_BASE_URL}%(path)s/${openid}/${now}/${digest}/${randomUUID()}`;
const headers = { "Content-Type": "application/json" };
const response = await fetch(url, { method: "%(method)s", headers, body });
const answer = JSON.parse(await response.text());
if (answer.return_code !== "0") throw new Error(answer.return_msg);
"""
    + EXACT
    + """\
console.log(exact(answer.response_data || "[]")); // JSON inside a string
"""
)
FETCH = """\
const base = process.env.%(prefix)s_BASE_URL;
const application = new URLSearchParams({ %(fields)s });
const received = await (await fetch(`${base}%(token)s?${application}`)).json();
if (received.code !== 0) throw new Error(received.msg);
"""
AUTHORISED = """\
const query = new URLSearchParams({ access_token: received.data.access_token }); // keep it: it stays valid

const body = JSON.stringify(%(body)s);
const url = new URL(`${base}%(path)s?${query}`);
const headers = { "Content-Type": "application/json" };
"""
POST = """\
const text = await (await fetch(url, { method: "POST", headers, body })).text();
"""
GET_IMPORTS = """\
import { once } from "node:events";
import * as http from "node:http";
import * as https from "node:https";
import * as consumers from "node:stream/consumers";

"""
GET = """\
// fetch refuses a body on a GET.
const length = { "Content-Length": Buffer.byteLength(body) };
const request = (url.protocol === "https:" ? https : http).request(url, { headers: { ...headers, ...length } });
const [response] = await once(request.end(body), "response");
const text = await consumers.text(response);
"""
SHOW = """\
const answer = exact(text);
if (answer.code !== "0") throw new Error(answer.msg);
console.log(answer.data);
"""


def typescript(platform: Platform, operation: Operation) -> str:
    """Return the program that makes a call with its first example. It reads credentials and base URL from variables."""
    prefix = platform.key.upper()
    values = {
        "prefix": prefix, "body": json_text(operation), "path": operation.path, "method": operation.http_method
    }  # fmt: skip
    if operation.has_msg_id:
        return SIGNED % values
    token = next(each for each in platform.operations if each.query)
    values["token"] = token.path
    values["fields"] = ", ".join(f"{each.wire}: process.env.{prefix}_{each.wire.upper()}!" for each in token.query)
    fetch = FETCH % values
    if operation is token:
        return f"{fetch}console.log(received.data);\nexport {{}};\n"
    get = operation.http_method == "GET"
    imports, end = (GET_IMPORTS, "") if get else ("", "export {};\n")
    return imports + fetch + AUTHORISED % values + (GET if get else POST) + EXACT + SHOW + end
