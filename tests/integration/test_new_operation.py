"""Adding an operation is a spec change alone: no line of Python is written for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PATH_ITEM = """\
queryTankLevel:
  parameters:
    - $ref: ../parameters.yaml#/openid
    - $ref: ../parameters.yaml#/timestamp
    - $ref: ../parameters.yaml#/digest
    - $ref: ../parameters.yaml#/msg_id
  post:
    operationId: queryTankLevel
    tags: [tanks]
    summary: Query tank levels
    description: An invented operation.
    externalDocs:
      url: https://example.invalid/tanks.html
      description: 查询油罐液位
    x-method: query
    x-access: read
    x-paging: {page: page_number, start: 1, default-size: 1000, records: response_data, ends: empty-page}
    requestBody:
      required: true
      content:
        application/json:
          schema:
            $ref: ../schemas/tanks.yaml#/QueryTankLevelRequest
          examples:
            one:
              value: {page_number: 1, measured_after: '2026-11-01 00:00:00'}
    responses:
      '200':
        description: The outcome.
        content:
          application/json:
            schema:
              $ref: ../schemas/tanks.yaml#/QueryTankLevelResponse
            examples:
              page:
                value:
                  return_code: '0'
                  return_msg: ''
                  msg_id: made-up
                  response_data: |-
                    [{"tank_id": 7300000000000009001, "level": "12.5000", "state": "1",
                      "measured": "2026-11-01 08:00:00"}]
"""

SCHEMAS = """\
QueryTankLevelRequest:
  type: object
  description: Which levels.
  properties:
    page_number:
      type: integer
      format: int32
      title: 页码
      description: Page, from 1.
      x-doc-type: INT
    measured_after:
      type: string
      format: waiqin-date-time
      title: 测量时间之后
      description: Measured after this time.
      x-doc-type: VARCHAR(32)

TankState:
  type: string
  description: State of a tank.
  x-enum:
    - {value: '1', name: IN_USE, label: In use, label_zh: 使用中}

TankLevel:
  type: object
  description: The level of a tank.
  properties:
    tank_id:
      $ref: common.yaml#/Id
      title: 油罐id
      description: The tank.
      x-doc-type: INT8
    level:
      type: string
      format: waiqin-decimal
      title: 液位
      description: Its level.
      x-doc-type: numeric(10,4)
    state:
      $ref: '#/TankState'
      title: 状态
      description: Its state.
      x-doc-type: CHAR(1)
    measured:
      type: string
      format: waiqin-date-time
      title: 测量时间
      description: When it was measured.
      x-doc-type: VARCHAR(32)

TankLevelList:
  type: array
  title: 数据DATA
  description: The levels.
  items:
    $ref: '#/TankLevel'

QueryTankLevelResponse:
  type: object
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
      description: In words.
      examples: [操作成功]
      x-source: example
    msg_id:
      type: string
      title: 消息ID
      description: The msg_id of the request.
      examples: [made-up]
      x-source: example
    response_data:
      type: [string, 'null']
      title: 数据DATA
      description: The levels as JSON text.
      examples: ['[]']
      contentMediaType: application/json
      contentSchema:
        $ref: '#/TankLevelList'
      x-source: example
"""

FIELD = """\
    ext_2611010009:
      type: string
      title: 新字段
      description: A field that the platform has begun to document.
      x-doc-type: VARCHAR(32)
"""

CALLER = """\
import inspect, sys
from decimal import Decimal
from pathlib import Path

from dingdan import Waiqin365
from dingdan_sandbox import Sandbox, running
import waiqin365_api
from waiqin365_api.codes import TankState
from waiqin365_api.records import StdomOrder

assert Path(waiqin365_api.__file__).is_relative_to(sys.argv[1]), waiqin365_api.__file__
with running(Sandbox(orders=5), specs=Path(sys.argv[2])) as server:
    with Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url, max_retries=0) as wq:
        page = wq.tanks.query(measured_after="2026-11-01 00:00:00")
        (tank,) = page.records
        print(tank.tank_id, tank.level, tank.state == TankState.IN_USE, tank.state.label_zh, tank.measured.isoformat())
        print("measured_after" in inspect.signature(wq.tanks.query).parameters, page.has_next_page())
        print(StdomOrder.from_json(b'{"ext_2611010009": "x"}').ext_2611010009)
"""


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_new_operation_and_field_need_no_python(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    shutil.copytree(ROOT / "specs", specs)
    waiqin = specs / "waiqin365"
    (waiqin / "paths" / "tanks.yaml").write_text(PATH_ITEM, encoding="utf-8")
    (waiqin / "schemas" / "tanks.yaml").write_text(SCHEMAS, encoding="utf-8")
    path = "/api/tank/v1/queryTankLevel/{openid}/{timestamp}/{digest}/{msg_id}"
    edit(waiqin / "openapi.yaml", "paths:\n", f"paths:\n  {path}:\n    $ref: paths/tanks.yaml#/queryTankLevel\n")
    edit(waiqin / "openapi.yaml", "tags:\n", "tags:\n  - name: tanks\n    description: Tanks (油罐).\n")
    edit(waiqin / "schemas" / "orders.yaml", "    create_time:\n", FIELD + "    create_time:\n")
    generated = tmp_path / "generated"
    subprocess.run(
        [sys.executable, "-m", "generator", "generate", "--specs", str(specs), "--output", str(generated)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    script = tmp_path / "call.py"
    script.write_text(CALLER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(generated)}
    done = subprocess.run(
        [sys.executable, str(script), str(generated), str(specs / "dist")],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "7300000000000009001 12.5000 True 使用中 2026-11-01T08:00:00+08:00",
        "True True",
        "x",
    ]
