"""What the collections use of Postman's format v2.1, as a JSON Schema. The published schema is not in any package."""

from __future__ import annotations

from typing import Any

SHAPE: dict[str, Any] = {
    "definitions": {
        "url": {"required": ["raw", "host", "path"], "properties": {"raw": {"type": "string"}}},
        "request": {
            "type": "object",
            "required": ["method", "url", "header"],
            "additionalProperties": False,
            "properties": {
                "method": {"enum": ["GET", "POST"]},
                "url": {"$ref": "#/definitions/url"},
                "description": {"type": "string"},
                "header": {"type": "array", "items": {"required": ["key", "value"]}},
                "body": {
                    "required": ["mode", "raw"],
                    "properties": {"mode": {"const": "raw"}, "raw": {"type": "string", "minLength": 2}},
                },
            },
        },
        "response": {
            "type": "object",
            "required": ["id", "name", "originalRequest", "code", "body"],
            "properties": {
                "originalRequest": {"$ref": "#/definitions/request"},
                "code": {"type": "integer"},
                "status": {"type": "string"},
                "body": {"type": "string"},
                "header": {"type": "array"},
                "cookie": {"type": "array"},
            },
        },
        "events": {
            "type": "array",
            "items": {
                "required": ["listen", "script"],
                "properties": {
                    "listen": {"enum": ["prerequest", "test"]},
                    "script": {"properties": {"exec": {"type": "array", "items": {"type": "string"}}}},
                },
            },
        },
        "item": {
            "type": "object",
            "required": ["id", "name", "request", "response", "event", "protocolProfileBehavior"],
            "additionalProperties": False,
            "properties": {
                "id": {},
                "name": {"type": "string"},
                "request": {"$ref": "#/definitions/request"},
                "response": {"type": "array", "items": {"$ref": "#/definitions/response"}},
                "event": {"$ref": "#/definitions/events"},
                "protocolProfileBehavior": {"additionalProperties": {"type": "boolean"}},
            },
        },
    },
    "required": ["info", "item", "event", "variable"],
    "additionalProperties": False,
    "properties": {
        "info": {
            "required": ["name", "schema", "_postman_id"],
            "properties": {"schema": {"pattern": "/collection/v2\\.1\\.0/collection\\.json$"}},
        },
        "item": {
            "type": "array",
            "items": {
                "required": ["id", "name", "description", "item"],
                "additionalProperties": False,
                "properties": {
                    **{key: {"type": "string"} for key in ("id", "name", "description")},
                    "item": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/item"}},
                },
            },
        },
        "event": {"$ref": "#/definitions/events"},
        "variable": {"type": "array", "items": {"required": ["key", "value"]}},
    },
}
