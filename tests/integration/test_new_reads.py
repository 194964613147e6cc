"""Reads that no spec has yet: a list that comes whole, and one record by POST. The spec alone makes them callable.

Some are written by hand. The others are drafted by docs-diff from pages, and only words are added.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.docs_diff.running import generator

ROOT = Path(__file__).resolve().parents[2]

KIOSK = {"id": "7300000000000000101", "kiosk_name": "湖畔店"}
OTHER = {"id": "7300000000000000102", "kiosk_name": "山脚店"}

SCHEMAS = """\
Kiosk:
  type: object
  title: 门店
  description: A kiosk.
  properties:
    id: {type: string, title: 门店id, description: Id of the kiosk., x-doc-type: VARCHAR(32)}
    kiosk_name: {type: string, title: 门店名称, description: Its name., x-doc-type: VARCHAR(32)}

KioskList:
  type: array
  title: 数据DATA
  description: The kiosks.
  items:
    $ref: '#/Kiosk'

KioskRequest:
  type: object
  title: 门店查询
  description: Which kiosk to read.
  required: [id]
  properties:
    id: {type: string, title: 门店id, description: Id of the kiosk., x-doc-type: VARCHAR(32)}
"""

WAIQIN_SCHEMAS = """
KioskResponse:
  type: object
  title: 响应
  description: The answer.
  required: [return_code]
  properties:
    return_code:
      $ref: common.yaml#/ReturnCode
      title: 响应编码
      description: Zero is success.
      x-source: example
    return_msg:
      type: [string, 'null']
      title: 响应说明
      description: Explanation for people.
      examples: [操作成功]
      x-source: example
    msg_id:
      type: string
      title: 消息ID
      description: The msg_id of the request.
      examples: [5f0c4a0e6f6f4c50a2f0d1f3f5a7b9c1]
      x-source: example
    response_data:
      type: [string, 'null']
      title: 数据DATA
      description: The kiosks as JSON text.
      examples: ['[]']
      contentMediaType: application/json
      contentSchema:
        $ref: '#/KioskList'
      x-source: example
"""

WSHOTO_SCHEMAS = """
KioskData:
  type: object
  title: 返回数据
  description: The kiosks.
  properties:
    count: {type: integer, format: int32, title: 数量, description: How many there are., x-doc-type: int}
    main:
      $ref: '#/Kiosk'
      title: 总店
      description: The first of them.
      x-doc-type: Kiosk
    kiosks:
      $ref: '#/KioskList'
      title: 门店
      description: All of them.
      x-doc-type: Kiosk[]

KioskResponse:
  type: object
  title: 返回结果
  description: The answer.
  required: [code]
  properties:
    code: {type: integer, format: int32, title: 返回码, description: 0 for success., examples: [0], x-doc-type: int}
    msg: {type: string, title: 返回信息, description: Explanation for people., examples: [请求成功], x-source: example}
    data:
      $ref: '#/KioskData'
      title: 返回数据
      description: The kiosks.
      examples: [{count: 0, kiosks: []}]
      x-doc-type: KioskData
"""

SIGNED = "\n".join(
    [
        "  parameters:",
        *(f"    - $ref: ../parameters.yaml#/{each}" for each in ("openid", "timestamp", "digest", "msg_id")),
    ]
)


def path_item(name: str, method: str, answer: dict[str, Any], *, records: str = "", asks: bool = False) -> str:
    """An operation on kiosks."""
    where = f"    x-records: {records}\n" if records else ""
    body = (
        ""
        if not asks
        else f"""\
    requestBody:
      required: true
      content:
        application/json:
          schema:
            $ref: ../schemas/kiosks.yaml#/KioskRequest
          example: {{id: '{KIOSK["id"]}'}}
"""
    )
    return f"""\
{name}:
{SIGNED if "return_code" in answer else "  parameters: []"}
  post:
    operationId: {name}
    tags: [kiosks]
    summary: Read kiosks
    description: Reads kiosks.
    externalDocs: {{url: 'https://api.waiqin365.com/kiosks.html', description: 门店}}
    x-method: {method}
    x-access: read
{where}{body}\
    responses:
      '200':
        description: The kiosks.
        content:
          application/json:
            schema:
              $ref: ../schemas/kiosks.yaml#/KioskResponse
            example: {json.dumps(answer, ensure_ascii=False)}

"""


OPERATIONS = {
    "waiqin365": [
        path_item("listKiosks", "list", {"return_code": "0", "response_data": json.dumps([KIOSK, OTHER])}),
        path_item(
            "getKiosk", "get", {"return_code": "0", "response_data": json.dumps([KIOSK])},
            records="response_data[0]", asks=True,
        ),
    ],
    "wshoto": [
        path_item(
            "kioskAll", "list", {"code": 0, "data": {"count": 2, "kiosks": [KIOSK, OTHER]}}, records="data.kiosks"
        ),
        path_item("kioskMain", "main", {"code": 0, "data": {"count": 2, "main": KIOSK}}, records="data.main"),
    ],
}  # fmt: skip

TABLE = "参数 | 类型 | 必填 | 说明 |\n---|---|---|---|\n"
ANSWER = "参数 | 类型 | 说明 |\n---|---|---|\ncode | int | 返回码 |\nmsg | string | 对返回码的文本描述内容 |\n"
WHOLE_LIST = f"""\
SOURCE: https://docs.example.invalid/stalls.html

摊位查询
请求方式: POST(HTTPS)
请求地址: https://open.wshoto.com/openapi/market/outer/stall/list?access_token=x
Query参数:
{TABLE}access_token | string | 是 | 调用接口凭证 |
Body参数:
返回值:
{{"code":0,"msg":"成功","data":[{{"stall_id":6677,"stall_name":"小摊","owner":null}}]}}
参数说明:
{ANSWER}data | Stall[] | 摊位信息 |
stall_id | long | 摊位id |
stall_name | string | 摊位名称 |
owner | string | 摊主 |
opened | long | 开业时间 |
"""
ONE_BY_POST = f"""\
SOURCE: https://docs.example.invalid/stallReceiptDetail.html

获取摊位收据详情
请求方式: POST(HTTPS)
请求地址: https://open.wshoto.com/openapi/market/stall/receipt/detail
Query参数:
{TABLE}access_token | string | 是 | 调用接口凭证 |
Body参数:
{{"id":"1531241506074741762"}}
{TABLE}id | string | 是 | 收据id |
返回值:
{{"code":0,"msg":"成功","data":{{"receipt":{{"id":1531241506074741762,"paid":5}},"files":[{{"file_id":"f"}}]}}}}
参数说明:
{ANSWER}data | object | |
receipt | object | 收据 |
id | long | 收据id |
paid | long | 金额 |
files | object[] | 附件 |
file_id | string | 附件id |
"""

CALLER = """\
import asyncio, sys
from pathlib import Path

from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from dingdan_sandbox import Sandbox, running
from dingdan_sync import InvalidSyncError
from dingdan_sync.feeds import feeds
import waiqin365_api
from dingdan_runtime import Options
from waiqin365_api.operations.kiosks import LIST_KIOSKS

assert Path(waiqin365_api.__file__).is_relative_to(sys.argv[1]), waiqin365_api.__file__
assert not LIST_KIOSKS.write

async def waiting(wq, ws):
    async with AsyncWaiqin365(**wq) as client:
        print([kiosk.kiosk_name async for kiosk in client.kiosks.list()], (await client.kiosks.get(id="1")).id)
        # The body as received, which `dingdan proxy` passes on.
        print(b"response_data" in await client.kiosks._transport.response(LIST_KIOSKS, {}, Options()))
    async with AsyncWshoto(**ws) as client:
        print([stall.stall_id async for stall in client.stalls.list()])
        print((await client.stall_receipts.get(id="1")).receipt.paid)
        print([kiosk.kiosk_name for kiosk in await client.kiosks.list().to_list()], (await client.kiosks.main()).id)

with running(Sandbox(orders=5), specs=Path(sys.argv[2])) as server:
    sandbox = server.sandbox
    wq = dict(openid=sandbox.openid, appkey=sandbox.appkey, base_url=server.url, max_retries=0)
    ws = dict(appid=sandbox.appid, app_secret=sandbox.app_secret, base_url=server.url, max_retries=0)
    with Waiqin365(**wq) as client:
        page = client.kiosks.list()
        print([kiosk.kiosk_name for kiosk in page], page.total, page.has_next_page(), len(list(page.iter_pages())))
        print(client.kiosks.get(id="1").id)
    with Wshoto(**ws) as client:
        page = client.kiosks.list()
        print([kiosk.kiosk_name for kiosk in page], page.has_next_page())
        print(client.kiosks.main().id)
        # A sync reads by time.
        print("stalls" in [feed.name for feed in feeds(client, None)])
        try:
            feeds(client, ["stalls"])
        except InvalidSyncError as error:
            print(error)
        (stall,) = client.stalls.list()
        print(stall.stall_id, stall.stall_name, stall.owner, stall.problems)
        detail = client.stall_receipts.get(id="7300000000000000101")
        print(detail.receipt.paid, len(detail.files), detail.problems)
    asyncio.run(waiting(wq, ws))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Specs with the reads, and the packages that come of them."""
    folder = tmp_path_factory.mktemp("reads")
    shutil.copytree(ROOT / "specs", folder / "specs")
    for platform, items in OPERATIONS.items():
        spec = folder / "specs" / platform
        schemas = SCHEMAS + (WAIQIN_SCHEMAS if platform == "waiqin365" else WSHOTO_SCHEMAS)
        (spec / "schemas" / "kiosks.yaml").write_text(schemas, encoding="utf-8")
        (spec / "paths" / "kiosks.yaml").write_text("".join(items), encoding="utf-8")
        entry = spec / "openapi.yaml"
        text = entry.read_text(encoding="utf-8")
        for item in items:
            name = item.partition(":")[0]
            path = f"/api/{name}" + ("/{openid}/{timestamp}/{digest}/{msg_id}" if platform == "waiqin365" else "")
            text = text.replace("paths:\n", f"paths:\n  {path}:\n    $ref: paths/kiosks.yaml#/{name}\n", 1)
        text = text.replace("tags:\n", "tags:\n  - name: kiosks\n    description: Kiosks (门店).\n", 1)
        entry.write_text(text, encoding="utf-8")
    draft(folder, {"stalls": WHOLE_LIST, "stall_receipts": ONE_BY_POST})
    done = subprocess.run(
        [sys.executable, "-m", "generator", "generate", "--specs", str(folder / "specs"), "--output",
         str(folder / "generated")],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def draft(folder: Path, pages: dict[str, str]) -> None:
    """Draft pages into the specs with docs-diff, and write words where the drafts want them."""
    for name, text in pages.items():
        page = folder / f"{name}.txt"
        page.write_text(text, encoding="utf-8")
        asked = ("docs-diff", page, "--specs", folder / "specs")
        assert generator(*asked, "--write").returncode == 1
        for file in (folder / "specs" / "wshoto").rglob("*.yaml"):
            drafted = file.read_text(encoding="utf-8")
            file.write_text(re.sub(r"(?m)'?TODO: [^\n'}]*'?", "Words.", drafted), encoding="utf-8")
        assert generator(*asked).returncode == 0


@pytest.mark.finding(60)
def test_list_without_pages_and_one_record_by_post_are_called(made: Path) -> None:
    script = made / "call.py"
    script.write_text(CALLER, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(made / "generated"), str(made / "specs" / "dist")],
        env={**os.environ, "PYTHONPATH": str(made / "generated")}, cwd=made,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "['湖畔店', '山脚店'] None False 1",
        KIOSK["id"],
        "['湖畔店', '山脚店'] False",
        KIOSK["id"],
        "False",
        "wshoto has no query of stalls with a filter by time, which a sync needs",
        "7101 示例摊位名称 None []",
        "1 1 []",
        f"['湖畔店', '山脚店'] {KIOSK['id']}",
        "True",
        "[7101]",
        "1",
        f"['湖畔店', '山脚店'] {KIOSK['id']}",
    ]
