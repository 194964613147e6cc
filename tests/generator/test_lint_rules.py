"""Each rule of the linter: what it reports, with file and line, and what it lets pass."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator import lint
from generator.bundle import bundle
from generator.errors import SpecError
from tests.generator.spec_folder import GOLDEN, SpecFolder

ENTRY, PARAMETERS = "openapi.yaml", "parameters.yaml"
TEAS, VISITS, TOKEN = "paths/teas.yaml", "paths/visits.yaml", "paths/token.yaml"
TEA, VISIT, COMMON = "schemas/teas.yaml", "schemas/visits.yaml", "schemas/common.yaml"

PLACE = (
    "    place:\n      type: string\n      title: 地点\n      description: Its name.\n      x-doc-type: VARCHAR(32)\n"
)
HOUSES = "paths/houses.yaml"
FIELD = "      type: string\n      title: 标签\n      description: A field.\n      x-doc-type: VARCHAR(32)\n"
SIGNED = "  parameters:\n    - $ref: ../parameters.yaml#/openid\n    - $ref: ../parameters.yaml#/digest\n"
RAW = "    raw:\n      type: string\n      title: 原料\n      description: A name that every record has.\n"
FIRST = "    - {value: '1', name: FIRST, label: First grade, label_zh: 一级}\n"
ADDED = """'[{"id": "7300000000000001", "teaNo": "T-1"}]'"""
LIST_PAGING = "      size: page_size\n      start: 1\n      default-size: 20\n"
VISIT_ID = "            id: 7300000000000001\n"
LEAF_SHOWN = '"leaves": [{"length": "2.5"}]'
LIST_BODY = "            $ref: ../schemas/visits.yaml#/VisitListRequest\n"
ADD_LOOKUP = (
    "    x-lookup: {operation: queryTeas, filters: {grade: grade}, since: picked_after, match: {teaName: name, "
    "raw: seller_no}}\n"
)
CLOSE_SHOWS = "shows: [{field: grade, done: ['2', 二级], not-done: ['']}]"
CLOSE_LOOKUP = (
    f"    x-lookup: {{operation: queryTeas, filters: {{tea_id: tea_id}}, match: {{id: tea_id}}, {CLOSE_SHOWS}}}\n"
)
CUSTOM_FIELDS = "      x-custom-fields: {key: extKey, value: extra}\n"
MORE_FIELDS = (
    "    more:\n      type: array\n      title: 更多\n      description: D.\n      x-doc-type: TeaField[]\n"
    "      x-custom-fields: {key: extKey, value: extKey}\n      items:\n        $ref: '#/TeaField'\n"
)
PAGE_PAGING = (
    "x-paging: {page: page_number, start: 1, default-size: 50, records: response_data, id: id, ends: empty-page}"
)


SHOWN_ON_REAL_SPECS = {"sound_envelope", "sound_pushes"}
"""Rules of test_envelope.py and test_pushes.py: the invented spec has neither an envelope nor pushes."""


@dataclass(frozen=True)
class Slip:
    """An edit of the invented spec, and the one finding it leads to."""

    rule: str
    file: str
    old: str
    new: str
    at: str
    """The text, of the edited file, on whose last line the finding is."""
    message: str
    elsewhere: str = ""
    """The file that the finding is in, if it is not the edited one."""


def slip(rule: str, file: str, old: str, new: str, at: str, message: str, elsewhere: str = "") -> object:
    return pytest.param(Slip(rule, file, old, new, at, message, elsewhere), id=f"{rule}: {message}")


SLIPS = [
    slip("openapi_shape", ENTRY, "openapi: 3.1.0", "openapi: 3.0.3", "openapi: 3.0.3", "the specs are OpenAPI 3.1"),
    slip("openapi_shape", ENTRY, "  version: 1.0.0\n", "", "info:", "'version' is a required property"),
    slip("openapi_shape", ENTRY, "security: []", "securty: []", "securty: []", "('securty' was unexpected)"),
    slip(
        "openapi_shape",
        ENTRY,
        "    $ref: paths/token.yaml#/getToken\n",
        "",
        "  /api/token:",
        "None is not of type 'object'",
    ),
    slip("openapi_shape", TEAS, "x-method: add", "methd: add", "methd: add", "('methd' was unexpected)"),
    slip("openapi_shape", TOKEN, "tags: [token]", "tags: token", "tags: token", "'token' is not of type 'array'"),
    slip(
        "openapi_shape",
        PARAMETERS,
        "description: The signature.",
        "description: [a]",
        "description: [a]",
        "['a'] is not of type 'string'",
    ),
    slip("json_schema_shape", TEA, PLACE, "    place:\n", "    place:", "None is not of type 'object', 'boolean'"),
    slip(
        "json_schema_shape",
        TEA,
        "[number, 'null']",
        "[nmber, 'null']",
        "[nmber, 'null']",
        "'nmber' is not one of ['array'",
    ),
    slip(
        "json_schema_shape",
        TEA,
        "required: [length]",
        "required: length",
        "required: length",
        "'length' is not of type 'array'",
    ),
    slip(
        "json_schema_shape",
        PARAMETERS,
        "pattern: ^[0-9a-f]{32}$",
        "pattern: '['",
        "pattern: '['",
        "'[' is not a 'regex'",
    ),
    slip(
        "json_schema_shape",
        TOKEN,
        "          type: string\n",
        "          type: strng\n",
        "type: strng",
        "'strng' is not valid under any of the given schemas",
    ),
    slip(
        "openapi_sense",
        TEAS,
        "operationId: addTeas",
        "operationId: queryTeas",
        "addTeas:",
        "Operation ID 'queryTeas' for 'post' in '/api/addTeas/{openid}/{digest}' is not unique",
    ),
    slip(
        "openapi_sense",
        ENTRY,
        "/api/token:",
        "/api/token/{id}:",
        "getToken:",
        "Path parameter 'id' for 'get' operation in '/api/token/{id}' was not resolved",
        TOKEN,
    ),
    slip("openapi_sense", ENTRY, "  - name: token\n", "  - name: teas\n", "tags:", "Duplicate tag name 'teas'"),
    slip("known_extensions", TEA, PLACE, PLACE + "      x-qurk: no\n", "x-qurk: no", "unknown extension x-qurk"),
    slip(
        "known_extensions",
        TEA,
        PLACE,
        f"{PLACE}    value:\n{FIELD}      x-qurk: no\n",
        "x-qurk: no",
        "unknown extension x-qurk",
    ),
    slip(
        "known_extensions",
        TEA,
        PLACE,
        f"{PLACE}    example:\n{FIELD}      x-qurk: no\n",
        "x-qurk: no",
        "unknown extension x-qurk",
    ),
    slip(
        "known_extensions",
        ENTRY,
        "security: []",
        "security: []\nx-source: example\nx-tension: 1",
        "x-tension: 1",
        "unknown extension x-tension",
    ),
    slip(
        "known_extensions",
        TOKEN,
        "x-access: read",
        "x-access: reads",
        "x-access: reads",
        "x-access: 'reads' is not one of ['read', 'write']",
    ),
    slip("known_extensions", TEAS, "x-method: add", "x-method: Add-it", "x-method: Add-it", "'Add-it' does not match"),
    slip("known_extensions", TEAS, "x-method: add", "x-method: 3", "x-method: 3", "3 is not of type 'string'"),
    slip(
        "known_extensions",
        VISITS,
        "x-get-with-body: true",
        "x-get-with-body: yes",
        "x-get-with-body: yes",
        "x-get-with-body: True was expected",
    ),
    slip(
        "known_extensions",
        VISITS,
        LIST_PAGING,
        "      size: page_size\n      start: 1\n",
        "x-paging:",
        "'default-size' is a dependency of 'size'",
    ),
    slip("known_extensions", VISITS, "      total: data.total\n", "", "x-paging:", "'total' is a required property"),
    slip("known_extensions", VISITS, "      page: page_num\n", "", "x-paging:", "'page' is a required property"),
    slip(
        "known_extensions", VISITS, "start: 1", "start: one", "start: one", "x-paging: 'one' is not of type 'integer'"
    ),
    slip(
        "known_extensions", VISITS, "ends: total", "ends: never", "ends: never", "'never' is not one of ['empty-page'"
    ),
    slip(
        "known_extensions", VISITS, "ends: total", "ends: total\n      end: 1", "      end: 1", "('end' was unexpected)"
    ),
    slip("known_extensions", COMMON, FIRST, "    - '1'\n", "    - '1'", "x-enum: '1' is not of type 'object'"),
    slip(
        "known_extensions",
        COMMON,
        FIRST,
        FIRST.replace(", label_zh: 一级", ""),
        "label: First grade",
        "x-enum: 'label_zh' is a required property",
    ),
    slip("known_extensions", COMMON, "name: FIRST", "name: first", "name: first", "x-enum: 'first' does not match"),
    slip(
        "known_extensions",
        COMMON,
        "value: '1', name: FIRST",
        "value: 1.5, name: FIRST",
        "name: FIRST",
        "x-enum: 1.5 is not of type 'string', 'integer'",
    ),
    slip(
        "known_extensions",
        TEA,
        "The example's spelling.\n      x-source: example",
        "S.\n      x-source: exmple",
        "x-source: exmple",
        "x-source: 'example' was expected",
    ),
    slip(
        "known_extensions",
        TEAS,
        CLOSE_LOOKUP,
        "    x-lookup: {operation: queryTeas, match: {id: tea_id}}\n",
        "x-lookup: {operation: queryTeas, match: {id: tea_id}}",
        "x-lookup: {'operation': 'queryTeas', 'match': {'id': 'tea_id'}} is not valid under any of the given schemas",
    ),
    slip(
        "known_extensions",
        TEAS,
        "filters: {tea_id: tea_id}",
        "filters: {tea_id: 1}",
        "    x-lookup: {operation: queryTeas, filters: {tea_id: 1}",
        "x-lookup: 1 is not of type 'string'",
    ),
    slip(
        "known_extensions",
        TEAS,
        "since: picked_after",
        "after: picked_after",
        "after: picked_after",
        "x-lookup: Additional properties are not allowed ('after' was unexpected)",
    ),
    slip(
        "known_extensions",
        TEA,
        "x-personal: true",
        "x-personal: 'yes'",
        "x-personal: 'yes'",
        "x-personal: 'yes' is not of type 'boolean'",
    ),
    slip(
        "known_extensions",
        TEA,
        ", value: extra}",
        "}",
        "x-custom-fields: {key: extKey}",
        "x-custom-fields: 'value' is a required property",
    ),
    slip(
        "said_privacy",
        TEA,
        "      x-personal: false\n",
        "",
        "    pictures:",
        "pictures is labelled 地址: x-personal says whether it is data of a private person",
    ),
    slip(
        "said_privacy",
        TEA,
        "      x-alias-of: teaName\n",
        "      x-alias-of: teaName\n      x-personal: true\n",
        "    tea_nam:",
        "tea_nam and teaName are one field: x-personal says the same of both",
    ),
    slip(
        "said_privacy",
        VISIT,
        "    came_at:\n",
        f"    farmerPhone:\n{FIELD}    came_at:\n",
        "    farmerPhone:",
        "farmerPhone is not personal here but in Origin",
    ),
    slip(
        "said_privacy",
        VISIT,
        "    came_at:\n",
        f"    raw:\n{FIELD}      x-personal: true\n    came_at:\n",
        "    raw:",
        "raw is personal here but not in Tea",
    ),
    slip(
        "safe_integers",
        VISITS,
        VISIT_ID,
        VISIT_ID.replace("7300000000000001", "9007199254740993"),
        "id: 9007199254740993",
        "the integer 9007199254740993 is above 2^53 and tools round it: quote it",
    ),
    slip(
        "safe_integers",
        VISITS,
        VISIT_ID,
        VISIT_ID.replace("7300000000000001", "-9007199254740993"),
        "id: -9007199254740993",
        "the integer -9007199254740993 is above 2^53",
    ),
    slip("ascii_parameters", TOKEN, "name: appid", "name: 应用", "name: 应用", "parameter '应用' is not ASCII"),
    slip(
        "marked_get_bodies",
        VISITS,
        "    x-get-with-body: true\n",
        "",
        "visitDetail:\n  get:",
        "a GET with a body carries x-get-with-body: true",
    ),
    slip(
        "marked_get_bodies",
        TEAS,
        "x-method: add\n",
        "x-method: add\n    x-get-with-body: true\n",
        "x-get-with-body: true",
        "this is no GET with a body",
    ),
    slip(
        "marked_get_bodies",
        TOKEN,
        "x-access: read\n",
        "x-access: read\n    x-get-with-body: true\n",
        "x-get-with-body: true",
        "this is no GET with a body",
    ),
    slip(
        "named_objects",
        TEA,
        RAW,
        RAW.replace("string", "object\n      properties: {}"),
        "    raw:",
        "an inline object: make it a component and refer to it",
    ),
    slip(
        "named_objects",
        COMMON,
        "      $ref: '#/Token'\n      title: 返回数据",
        "      anyOf:\n        - type: 'null'\n        - type: object\n          properties: {}\n      title: 返回数据",
        "        - type: object",
        "an inline object: make it a component and refer to it",
    ),
    slip("open_schemas", TEA, PLACE, PLACE + "      maxLength: 32\n", "maxLength: 32", "maxLength is not used here"),
    slip(
        "open_schemas",
        PARAMETERS,
        "pattern:",
        "maxLength: 32\n    pattern:",
        "maxLength: 32",
        "maxLength is not used here",
    ),
    slip(
        "open_schemas",
        TOKEN,
        "          title: 应用ID\n",
        "          title: 应用ID\n          enum: [a]\n",
        "enum: [a]",
        "enum is not used here",
    ),
    slip(
        "open_schemas",
        COMMON,
        "additionalProperties: true",
        "additionalProperties: false",
        "additionalProperties: false",
        "objects stay open: the platforms send undocumented fields",
    ),
    slip(
        "described_fields",
        TEA,
        PLACE,
        PLACE.replace("      description: Its name.\n", ""),
        "    place:",
        "place has no description",
    ),
    slip("described_fields", TEA, PLACE, PLACE.replace("      title: 地点\n", ""), "    place:", "place has no title"),
    slip(
        "described_fields",
        TEA,
        PLACE,
        PLACE.replace("      x-doc-type: VARCHAR(32)\n", ""),
        "    place:",
        "place needs x-doc-type (a table has it) or x-source: example, not both",
    ),
    slip("described_fields", TEA, PLACE, PLACE + "      x-source: example\n", "    place:", "place needs x-doc-type"),
    slip(
        "described_fields",
        TEA,
        "x-alias-of: teaName",
        "x-alias-of: teaNam",
        "x-alias-of: teaNam",
        "tea_nam stands for teaNam, which is no other field of this object",
    ),
    slip(
        "described_fields",
        TEA,
        "x-alias-of: teaName",
        "x-alias-of: tea_nam",
        "x-alias-of: tea_nam",
        "tea_nam stands for tea_nam, which is no other field of this object",
    ),
    slip(
        "known_formats",
        TEA,
        "format: waiqin-date-or-time",
        "format: waiqin-datetime",
        "format: waiqin-datetime",
        "unknown format waiqin-datetime: see specs/README.md",
    ),
    slip(
        "known_formats",
        TEA,
        "type: [number, 'null']\n      format: decimal\n",
        "type: [number, 'null']\n",
        "type: [number, 'null']",
        "neither booleans nor numbers without format: decimal are known here",
    ),
    slip(
        "known_formats",
        TEA,
        RAW,
        RAW.replace("string", "boolean"),
        "    raw:\n      type: boolean",
        "neither booleans nor numbers without format: decimal are known here",
    ),
    slip(
        "known_formats",
        TEA,
        "      items:\n        type: integer\n        format: int32\n",
        "      items:\n        type: integer\n        format: int23\n",
        "format: int23",
        "unknown format int23",
    ),
    slip(
        "received_formats",
        TEA,
        "format: waiqin-decimal\n      title: 价格",
        "format: decimal\n      title: 价格",
        "    price:\n      type: string\n      format: decimal",
        "what answers hold may be an empty text: waiqin-decimal instead of decimal",
    ),
    slip(
        "received_formats",
        TEA,
        "format: waiqin-date\n",
        "format: date\n",
        "    packed_on:\n      type: string\n      format: date",
        "what answers hold may be an empty text: waiqin-date instead of date",
    ),
    slip(
        "received_formats",
        TEA,
        PLACE,
        PLACE.replace("type: string", "type: [string, integer]\n      format: int32"),
        "    place:\n      type: [string, integer]\n      format: int32",
        "what answers hold may be an empty text: waiqin-integer instead of int32",
    ),
    slip("whole_operations", TOKEN, "    operationId: getToken\n", "", "getToken:\n  get:", "no operationId"),
    slip(
        "whole_operations",
        TEAS,
        "operationId: addTeas",
        "operationId: query_teas",
        "operationId: query_teas",
        "operationId query_teas is taken",
    ),
    slip("whole_operations", TOKEN, "    summary: Get the token\n", "", "getToken:\n  get:", "no summary"),
    slip("whole_operations", TOKEN, "    description: Gives the token.\n", "", "getToken:\n  get:", "no description"),
    slip(
        "whole_operations",
        TOKEN,
        "    tags: [token]\n",
        "",
        "getToken:\n  get:",
        "an operation has one tag: its resource",
    ),
    slip(
        "whole_operations",
        TOKEN,
        "tags: [token]",
        "tags: [token, teas]",
        "getToken:\n  get:",
        "an operation has one tag: its resource",
    ),
    slip(
        "whole_operations", TOKEN, "tags: [token]", "tags: [tokens]", "tags: [tokens]", "the tag tokens is not declared"
    ),
    slip(
        "whole_operations",
        ENTRY,
        "  - name: token\n",
        "  - name: import\n    description: D.\n  - name: token\n",
        "  - name: import",
        "the tag import is no name of Python in snake case",
    ),
    slip(
        "whole_operations",
        ENTRY,
        "  - name: token\n",
        "  - name: carSales\n    description: D.\n  - name: token\n",
        "  - name: carSales",
        "the tag carSales is no name of Python in snake case",
    ),
    slip(
        "whole_operations",
        ENTRY,
        "    description: The token of the house.\n",
        "",
        "  - name: token",
        "the tag token has no description",
    ),
    slip(
        "whole_operations",
        TEAS,
        "x-method: add",
        "x-method: query",
        "operationId: addTeas\n    tags: [teas]\n"
        "    summary: Add teas\n    description: Puts teas on the shelf.\n    externalDocs:\n"
        "      url: https://teahouse.example/docs/addTeas\n      description: 新增茶叶\n    x-method: query",
        "teas.query is taken",
    ),
    slip(
        "whole_operations",
        TEAS,
        "x-method: add",
        "x-method: import",
        "x-method: import",
        "import is a keyword of Python",
    ),
    slip("whole_operations", TOKEN, "    x-access: read\n", "", "getToken:\n  get:", "x-access is read or write"),
    slip(
        "whole_operations",
        TOKEN,
        "      description: 获取凭证\n",
        "",
        "getToken:\n  get:",
        "externalDocs has the address of the operation's page, and its heading as description",
    ),
    slip(
        "whole_operations",
        TOKEN,
        "    externalDocs:\n      url: https://teahouse.example/docs/getToken\n      description: 获取凭证\n",
        "",
        "getToken:\n  get:",
        "externalDocs has the address",
    ),
    slip("whole_operations", TOKEN, "'200':", "'201':", "getToken:\n  get:", "the operation has a 200 answer"),
    slip(
        "named_bodies",
        TOKEN,
        "            schema:\n              $ref: ../schemas/common.yaml#/TokenResponse\n",
        "",
        "'200':",
        "a body has a schema in application/json",
    ),
    slip(
        "named_bodies",
        TEAS,
        "            $ref: ../schemas/teas.yaml#/CloseTeaRequest\n",
        "            $ref: ../schemas/common.yaml#/FieldMap\n",
        f"{CLOSE_LOOKUP}    requestBody:",
        "the schema of a request is a component",
    ),
    slip(
        "named_bodies",
        TEAS,
        "            $ref: ../schemas/teas.yaml#/AddTeasRequest\n",
        "            type: array\n            items: {$ref: ../schemas/teas.yaml#/AddTeasItem}\n",
        f"{ADD_LOOKUP}    requestBody:",
        "the schema of a request is a component",
    ),
    slip(
        "sound_codes",
        COMMON,
        "value: '2', name: SECOND",
        "value: '1', name: SECOND",
        "name: SECOND",
        "the value '1' stands twice",
    ),
    slip(
        "sound_codes", COMMON, "name: SECOND", "name: FIRST", "value: '2', name: FIRST", "the name 'FIRST' stands twice"
    ),
    slip(
        "sound_codes",
        COMMON,
        "value: '2', name: SECOND",
        "value: 2, name: SECOND",
        "name: SECOND",
        "the value 2 is of another type than the schema or the first",
    ),
    slip(
        "sound_codes",
        COMMON,
        """  type: string
  description: How good a tea is.
  x-enum:
    - {value: '1', name: FIRST, label: First grade, label_zh: 一级}
    - {value: '2',""",
        """  type: [string, integer]
  description: How good a tea is.
  x-enum:
    - {value: '1', name: FIRST, label: First grade, label_zh: 一级}
    - {value: 2,""",
        "name: SECOND",
        "the value 2 is of another type than the schema or the first",
    ),
    slip(
        "sound_codes",
        TEA,
        RAW,
        RAW + "      x-enum:\n        - {value: '1', name: A, label: a, label_zh: 一}\n",
        "      x-enum:",
        "a code list is a component, so that it has a name",
    ),
    slip(
        "valid_examples",
        TEAS,
        "          example:\n            tea_id: '7300000000000001'\n",
        "",
        f"{CLOSE_LOOKUP}    requestBody:\n      required: true\n      content:\n        application/json:",
        "no example",
    ),
    slip(
        "valid_examples",
        TOKEN,
        "            example:\n              code: 0\n              data:\n                token: demo\n",
        "",
        "        application/json:".replace("        ", "          "),
        "no example",
    ),
    slip(
        "valid_examples",
        TEAS,
        "            tea_id: '7300000000000001'\n",
        "            tea_id: T-1\n",
        "tea_id: T-1",
        "the example is not valid: 'T-1' is not a 'waiqin-id'",
    ),
    slip(
        "valid_examples",
        TEAS,
        "            tea_id: '7300000000000001'\n",
        "            tea: '1'\n",
        "            $ref: ../schemas/teas.yaml#/CloseTeaRequest\n          example:",
        "the example is not valid: 'tea_id' is a required property",
    ),
    slip(
        "valid_examples",
        TEAS,
        "- name: 龙井",
        "- seller_no: S-1",
        "- seller_no: S-1",
        "is not valid under any of the given schemas",
    ),
    slip(
        "valid_examples",
        TEAS,
        "picked_on: '2026-04-05'",
        "picked_on: '2026-04-05 00:00:00'",
        "picked_on: '2026-04-05 00:00:00'",
        "'2026-04-05 00:00:00' is not a 'date'",
    ),
    slip(
        "valid_examples", TEAS, "grade: '1'\n", "grade: '7'\n", "grade: '7'", "'7' is not one of the documented codes"
    ),
    slip(
        "valid_examples",
        TEAS,
        ADDED,
        """'{"id": "7300000000000001"}'""",
        "response_data: '{",
        "inside the JSON text, $: {'id': '7300000000000001'} is not of type 'array'",
    ),
    slip("valid_examples", TEAS, ADDED, "'[{'", "response_data: '[{'", "the text inside is not JSON"),
    slip(
        "valid_examples",
        TEAS,
        '"class": "green", ',
        '"class": 5, ',
        "                  response_data: |-",
        "inside the JSON text, $[0].class: 5 is not of type 'string'",
    ),
    slip(
        "valid_examples",
        TEAS,
        '"grade": "1",\n',
        '"grade": "9",\n',
        "                  response_data: |-",
        "inside the JSON text, $[0].grade: '9' is not one of the documented codes",
    ),
    slip(
        "valid_examples",
        TEAS,
        LEAF_SHOWN,
        LEAF_SHOWN.replace("2.5", "2,5"),
        "                  response_data: |-",
        "inside the JSON text, $[0].leaves[0].length: '2,5' is not a 'waiqin-decimal'",
    ),
    slip(
        "valid_examples",
        TEAS,
        "picked_on: '2026-04-05'",
        "picked_on: ''",
        "picked_on: ''",
        "'' is not a 'date'",
    ),
    slip(
        "valid_examples",
        TEAS,
        "picked_on: '2026-04-05'",
        "picked_on: '2026-04-31'",
        "picked_on: '2026-04-31'",
        "'2026-04-31' is not a 'date'",
    ),
    slip(
        "valid_examples",
        VISITS,
        "since: 1780000000",
        "since: 1780000000000",
        "since: 1780000000000",
        "1780000000000 is not a 'epoch-seconds'",
    ),
    slip(
        "valid_examples",
        TEAS,
        '"leaves": [{"length": "2.5"}]',
        '"leaves": [{}]',
        "                  response_data: |-",
        "inside the JSON text, $[0].leaves[0]: 'length' is a required property",
    ),
    slip(
        "paged_fields",
        TEAS,
        "{page: page_number,",
        "{page: page_no,",
        PAGE_PAGING.replace("number", "no"),
        "the request has no field 'page_no'",
    ),
    slip(
        "paged_fields",
        VISITS,
        "size: page_size\n      start",
        "size: rows\n      start",
        "size: rows",
        "the request has no field 'rows'",
    ),
    slip(
        "distinct_names",
        TEA,
        "    tea_nam:\n",
        f"    tea_name:\n{FIELD}    tea_nam:\n",
        "    tea_name:",
        "teaName and tea_name are both tea_name in Python",
    ),
    slip("distinct_names", TEA, PLACE, f"{PLACE}    '-':\n{FIELD}", "    '-':", "- cannot be a name in Python"),
    slip(
        "finite_objects",
        TEA,
        "    place:\n",
        "    parts:\n      type: array\n      title: 部分\n      description: D.\n"
        "      x-doc-type: Origin[]\n      items:\n        $ref: '#/Origin'\n    place:\n",
        "\nOrigin:",
        "Origin holds itself, which no request or record can",
    ),
    slip(
        "callable_operations",
        VISITS,
        "visitList:\n  post:\n",
        "visitList:\n  post:\n    parameters:\n      - {name: shop, in: query, schema: {type: string}}\n",
        "name: shop, in: query, schema: {type: string}",
        "calls have no argument for the parameter shop",
    ),
    slip(
        "callable_operations",
        TOKEN,
        "in: query",
        "in: header",
        "      - name: appid",
        "calls have no argument for the parameter appid",
    ),
    slip(
        "callable_operations",
        TEA,
        "    seen:\n",
        "    timeout:\n",
        "    timeout:",
        "timeout is a name that generated calls use themselves",
    ),
    *(
        slip(
            "sound_ids",
            TEAS,
            PAGE_PAGING,
            PAGE_PAGING.replace("id: id", f"id: {name}"),
            PAGE_PAGING.replace("id: id", f"id: {name}"),
            f"Tea has no field '{name}' that can be an id",
        )
        for name in ("tea_id", "leaves", "price")
    ),
    slip(
        "sound_ids",
        VISITS,
        "      ends: total",
        "      ends: total\n      id: number",
        "id: number",
        "Visit has no field 'number' that can be an id",
    ),
    slip(
        "callable_operations",
        VISITS,
        "records: data.records",
        "records: data.rows",
        "records: data.rows",
        "data.rows is no list of records in the answer",
    ),
    *(
        slip(
            "sound_ids",
            TEAS,
            PAGE_PAGING,
            PAGE_PAGING.replace("id: id", f"id: {name}"),
            PAGE_PAGING.replace("id: id", f"id: {name}"),
            f"Tea has no field '{name}' that can be an id",
        )
        for name in ("tea_id", "leaves", "price")
    ),
    slip(
        "sound_ids",
        VISITS,
        "      ends: total",
        "      ends: total\n      id: number",
        "id: number",
        "Visit has no field 'number' that can be an id",
    ),
    slip(
        "callable_operations",
        VISITS,
        "records: data.records",
        "records: data",
        "records: data",
        "data is no list of records in the answer",
    ),
    slip(
        "callable_operations",
        VISIT,
        "        - $ref: '#/Visit'\n        - type: 'null'\n",
        "        - $ref: common.yaml#/FieldMap\n        - type: 'null'\n",
        "visitDetail:\n  get:",
        "there is no record at data of the answer, nor a list of them; see x-records",
        VISITS,
    ),
    slip(
        "callable_operations",
        TEAS,
        f"    {PAGE_PAGING}\n",
        "",
        f"queryTeas:\n{SIGNED}  post:",
        "page_number looks like paging: without x-paging all but the first page would be lost",
    ),
    *(
        slip(
            "callable_operations",
            HOUSES,
            "x-records: data.rooms",
            f"x-records: {where}",
            f"x-records: {where}",
            f"there is no record at {where} of the answer, nor a list of them; see x-records",
        )
        for where in ("data.room", "data.counted", "rooms")
    ),
    slip(
        "callable_operations",
        HOUSES,
        "x-records: data.first",
        "x-records: data.first[0]",
        "x-records: data.first[0]",
        "data.first is no list",
    ),
    slip(
        "callable_operations",
        TEAS,
        "x-access: write\n    x-lookup: {operation: queryTeas, filters: {tea_id",
        "x-access: write\n    x-records: response_data\n    x-lookup: {operation: queryTeas, filters: {tea_id",
        "x-records: response_data",
        "x-records belongs to a read without x-paging",
    ),
    slip(
        "callable_operations",
        VISITS,
        "      ends: total\n",
        "      ends: total\n    x-records: data.records\n",
        "x-records: data.records",
        "x-records belongs to a read without x-paging",
    ),
    slip(
        "known_extensions",
        HOUSES,
        "x-records: data.first",
        "x-records: data.first[1]",
        "x-records: data.first[1]",
        "x-records: 'data.first[1]' does not match",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "x-paging: {",
        "x-lookup: {operation: queryTeas, since: picked_after}\n    x-paging: {",
        "    x-lookup: {operation: queryTeas, since: picked_after}",
        "a lookup belongs to a write with a body",
    ),
    *(
        slip(
            "sound_lookups",
            TEAS,
            CLOSE_LOOKUP,
            CLOSE_LOOKUP.replace("queryTeas", name),
            CLOSE_LOOKUP.replace("queryTeas", name).rstrip(),
            f"{name} is no read of several records",
        )
        for name in ("addTeas", "closeTea", "visitDetail", "getToken", "queryTea")
    ),
    slip(
        "sound_lookups",
        TEAS,
        "filters: {grade: grade}",
        "filters: {name: grade}",
        "filters: {name: grade}",
        "queryTeas has no field 'name' to compare",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "filters: {grade: grade}",
        "filters: {grade: garde}",
        "filters: {grade: garde}",
        "addTeas has no field 'garde'",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "match: {id: tea_id}",
        "match: {tea_id: tea_id}",
        "match: {tea_id: tea_id}",
        "queryTeas has no field 'tea_id' to compare",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "match: {id: tea_id}",
        "match: {leaves: tea_id}",
        "match: {leaves: tea_id}",
        "queryTeas has no field 'leaves' to compare",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "match: {id: tea_id}",
        "match: {id: id}",
        "match: {id: id}",
        "closeTea has no field 'id'",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "since: picked_after",
        "since: picked_at",
        "since: picked_at",
        "queryTeas has no filter 'picked_at' that takes a moment",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "since: picked_after",
        "since: picked_on",
        "since: picked_on",
        "queryTeas has no filter 'picked_on' that takes a moment",
    ),
    *(
        slip("sound_lookups", TEAS, CLOSE_SHOWS, shows, shows, message)
        for shows, message in (
            ("shows: [{field: garde, done: ['2']}]", "queryTeas has no field 'garde' with a list of codes"),
            ("shows: [{field: raw, done: ['2']}]", "queryTeas has no field 'raw' with a list of codes"),
            ("shows: [{field: grade, done: ['2', '4']}]", "grade has no code or label '4'"),
            ("shows: [{field: grade, done: ['2'], not-done: [四级]}]", "grade has no code or label '四级'"),
            ("shows: [{field: grade, done: ['2', '1'], not-done: ['1']}]", "'1' cannot show both"),
            ("shows: [{field: grade, done: ['2'], when: {tea: '1'}}]", "closeTea has no field 'tea' with a list of"),
            ("shows: [{field: grade, done: ['2'], when: {tea_id: '1'}}]", "closeTea has no field 'tea_id' with a list"),
        )
    ),
    slip(
        "sound_lookups",
        TEAS,
        ADD_LOOKUP,
        ADD_LOOKUP.replace("}}", "}, shows: [{field: grade, done: ['2'], when: {grade: '3'}}]}"),
        "when: {grade: '3'}",
        "grade has no code or label '3'",
    ),
    slip(
        "sound_custom_fields",
        TEA,
        CUSTOM_FIELDS,
        CUSTOM_FIELDS.replace("extra", "extVal"),
        "value: extVal",
        "TeaField has no text 'extVal'",
    ),
    slip(
        "sound_custom_fields",
        TEA,
        "    extKey:\n      type: string\n",
        "    extKey:\n      type: string\n      format: waiqin-decimal\n",
        CUSTOM_FIELDS.rstrip(),
        "TeaField has no text 'extKey'",
    ),
    slip(
        "sound_custom_fields",
        TEA,
        PLACE,
        PLACE + CUSTOM_FIELDS,
        PLACE + CUSTOM_FIELDS.rstrip(),
        "place is no list of objects",
    ),
    slip(
        "sound_custom_fields",
        TEA,
        "    tea_nam:\n",
        f"{MORE_FIELDS}    tea_nam:\n",
        "      x-custom-fields: {key: extKey, value: extKey}",
        "Tea has custom fields in exts already",
    ),
    slip(
        "sound_custom_fields",
        TEA,
        "    seller_id:\n",
        f"{MORE_FIELDS}    seller_id:\n",
        "      x-custom-fields: {key: extKey, value: extKey}",
        "AddTeasItem is no record: only what answers hold has custom fields to read",
    ),
    slip(
        "finished_texts",
        TEA,
        PLACE,
        PLACE.replace("description: Its name.", "description: 'TODO: say in English what place is.'"),
        "      description: 'TODO: say in English what place is.'",
        "description is a draft of docs-diff: write it",
    ),
    slip(
        "finished_texts",
        TEA,
        PLACE,
        PLACE.replace("title: 地点", "title: 'TODO: the label'"),
        "      title: 'TODO: the label'",
        "title is a draft of docs-diff: write it",
    ),
    slip(
        "known_extensions",
        TEA,
        PLACE,
        PLACE.replace("x-doc-type: VARCHAR(32)", "x-doc-type: []"),
        "      x-doc-type: []",
        "x-doc-type:",
    ),
    slip("known_extensions", TEA, PLACE, PLACE + "      x-doc-label: ''\n", "      x-doc-label: ''", "x-doc-label:"),
    slip("known_extensions", TEA, PLACE, PLACE + "      x-doc-codes: {}\n", "      x-doc-codes: {}", "x-doc-codes:"),
]

SOUND = [
    (VISITS, VISIT_ID, VISIT_ID.replace("7300000000000001", "9007199254740992")),
    (VISITS, VISIT_ID, VISIT_ID.replace("7300000000000001", "-9007199254740992")),
    (TEAS, LEAF_SHOWN, LEAF_SHOWN.replace("2.5", "")),
    (TEAS, "tea_id: 7300000000000001\n", "tea_id: '7300000000000000101'\n"),
    (TEAS, "grade: '1'\n", "grade: ''\n"),
    (TEAS, ADDED, "''"),
    (TEAS, ADDED, "null"),
    (TEAS, ADDED, "'[]'"),
    (TEAS, '"tags": ["spring"], ', '"tags": ["spring"], "ext_1": {"maxLength": 1, "x-odd": true}, '),
    (TEAS, "picked_on: '2026-04-05'", "x-odd: {name: 名, maxLength: 1, schema: {enum: [1]}}"),
    (TEA, PLACE, PLACE.replace("title: 地点", "x-quirk: The page gives no label.")),
    (TEA, PLACE, f"{PLACE}    x-place:\n{FIELD}"),
    (TEA, "    tea_nam:\n", "    tea_nam_:\n"),
    (TEA, PLACE, f"{PLACE}    field:\n{FIELD}"),
    (TEA, PLACE, f"{PLACE}    custom_fields:\n{FIELD}"),
    (TEA, "    pictures:\n", "    pictures:\n      x-quirk: None.\n"),
    (TEAS, ADD_LOOKUP, "    x-lookup: {operation: queryTeas, since: picked_after}\n"),
    (TEAS, ADD_LOOKUP, "    x-lookup: {operation: visitList, since: since}\n"),
    (TEAS, CLOSE_LOOKUP, ""),
    (TEAS, CLOSE_SHOWS, "shows: []"),
    (TEAS, ADD_LOOKUP, ADD_LOOKUP.replace("}}", "}, shows: [{field: grade, done: ['1'], when: {grade: 一级}}]}")),
    (TEA, CUSTOM_FIELDS, ""),
    (ENTRY, "openapi: 3.1.0", "openapi: 3.1.1"),
]
"""Edits after which the spec is still sound: file, old text, new text."""


def test_the_invented_spec_is_sound() -> None:
    assert lint.check(bundle(GOLDEN / "specs" / "teahouse" / "openapi.yaml")) == []


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_reported_by_its_rule_with_file_and_line(teahouse: SpecFolder, slip: Slip) -> None:
    teahouse.edit(slip.file, slip.old, slip.new)
    where = slip.elsewhere or slip.file
    found = [
        (teahouse.name(finding), finding.line, slip.message if slip.message in finding.message else finding.message)
        for finding in teahouse.findings()
    ]
    assert found == [(where, teahouse.line(where, slip.at), slip.message)]
    reported = {message for _, message in getattr(lint, slip.rule)(bundle(teahouse.entry).document)}
    assert [slip.message in message for message in reported] == [True]


def test_every_rule_has_a_slip() -> None:
    rules = {rule.__name__ for stage in lint.STAGES for rule in stage}
    of_slips = {param.values[0].rule for param in SLIPS}  # type: ignore[attr-defined]
    assert of_slips | SHOWN_ON_REAL_SPECS == rules


@pytest.mark.parametrize(("file", "old", "new"), SOUND)
def test_what_the_rules_allow_passes(teahouse: SpecFolder, file: str, old: str, new: str) -> None:
    teahouse.edit(file, old, new)
    assert teahouse.findings() == []


def test_all_findings_of_a_stage_come_at_once_in_order_of_file_and_line(teahouse: SpecFolder) -> None:
    teahouse.edit(TEA, PLACE, PLACE + "      maxLength: 32\n")
    teahouse.edit(TOKEN, "    summary: Get the token\n", "")
    teahouse.edit(TEAS, "    summary: Add teas\n", "")
    teahouse.edit(TEAS, "x-method: close\n", "x-method: close\n    x-get-with-body: true\n")
    assert [(teahouse.name(found), found.message) for found in teahouse.findings()] == [
        (TEAS, "no summary"),
        (TEAS, "this is no GET with a body"),
        (TOKEN, "no summary"),
        (TEA, "maxLength is not used here: see specs/README.md"),
    ]


def test_objects_that_hold_each_other_are_both_reported(teahouse: SpecFolder) -> None:
    reference = "      title: 其他\n      description: D.\n      x-doc-type: X\n"
    teahouse.edit(TEA, PLACE, f"{PLACE}    leaf:\n      $ref: '#/Leaf'\n{reference}")
    teahouse.edit(TEA, "    length:\n", f"    origin:\n      $ref: '#/Origin'\n{reference}    length:\n")
    assert [found.message for found in teahouse.findings()] == [
        "Leaf holds itself, which no request or record can",
        "Origin holds itself, which no request or record can",
    ]


def test_an_unsigned_parameter_of_a_path_is_reported_for_each_call(teahouse: SpecFolder) -> None:
    teahouse.edit(
        PARAMETERS, "  x-signature: true\n  required: true\n  description: The signature.", "  required: true"
    )
    message = "calls have no argument for the parameter digest"
    assert [(teahouse.name(found), found.message) for found in teahouse.findings()] == [
        *[(HOUSES, message)] * 2,
        *[(TEAS, message)] * 3,
    ]


def test_loading_gives_the_bundle_or_raises_all_findings(teahouse: SpecFolder) -> None:
    assert lint.load(teahouse.entry) == bundle(teahouse.entry).document
    teahouse.edit(TEA, PLACE, PLACE + "      maxLength: 32\n")
    with pytest.raises(SpecError) as caught:
        lint.load(teahouse.entry)
    assert caught.value.findings == teahouse.findings()
