"""Makes up the example data of a draft: the keys and types of the page's example, with values of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.document import types_of
from generator.formats import LARGEST_EPOCH
from tools.docs_diff.example_values import items_of

Schema = dict[str, Any]
MOMENT = 1793496600
"""2026-11-01 09:30 in Asia/Shanghai."""
BY_FORMAT = {
    "date": "2026-11-01",
    "waiqin-date": "2026-11-01",
    "waiqin-date-time": "2026-11-01 09:30:00",
    "waiqin-date-or-time": "2026-11-01 09:30:00",
    "waiqin-integer": "1",
    "comma-separated": "demo-1,demo-2",
}
DIGITS_IN_YAML = 16
"""The most digits of an id that is a number: tools round longer ones."""
DIGITS_OF_INT32 = 9
_ID = re.compile("(^|_)(id|ID)$|[a-z]Id$")
_PHONE, _ADDRESS = re.compile("电话|手机"), re.compile("地址$")
_NUMBER = re.compile("数|额|价|率|号|序|状态|编码|类型|是否|标识|(?i:id)")
"""Words in labels of texts that hold numbers."""


class MadeUp:
    """Makes up values for schemas.

    Args:
        known: The components of the spec, by name.
        made: The components of the draft, by name.
    """

    def __init__(self, known: Mapping[str, Schema], made: Mapping[str, Schema]) -> None:
        self.known, self.made = known, made
        self.ids = 100

    def value(self, schema: Schema, name: str, shown: Iterable[Any], *, whole: bool = True) -> Any:
        """Return a value that is valid for a schema.

        Args:
            schema: The schema, whose references are those of the draft.
            name: The name of the field.
            shown: The values at this place in the examples of the page.
            whole: False leaves out optional fields that no example of the page has, as a request may.
        """
        schema, values = self.resolve(schema), list(shown)
        if values and all(value is None for value in values) and "null" in self.types(schema):
            return None
        schema = self.resolve(next((each for each in schema.get("anyOf", ()) if "$ref" in each), schema))
        if "contentSchema" in schema:
            inner = self.value(schema["contentSchema"], name, values, whole=whole)
            return json.dumps(inner, ensure_ascii=False)
        if "properties" in schema:
            return self.object(schema, [each for each in items_of(values) if isinstance(each, dict)], whole=whole)
        if "array" in types_of(schema):
            inside = list(items_of(values))
            if values and not inside and not self.resolve(schema["items"]).get("properties"):
                return []
            return [self.value(schema["items"], name, inside, whole=whole)]
        return self.scalar(schema, name, [each for each in items_of(values) if each not in (None, "")], "" in values)

    def object(self, schema: Schema, shown: list[dict[str, Any]], *, whole: bool) -> dict[str, Any]:
        """Return an object: all its fields, or those that are required or shown, and one of each rule."""
        names = set(schema["properties"])
        if not whole:
            keys = {key for each in shown for key in each}
            names = {each for each in names if each in keys or each in schema.get("required", ())}
            for rule in (schema, *schema.get("allOf", ())):
                alternatives = [each["required"] for each in rule.get("anyOf", ()) if "required" in each]
                if alternatives and not any(names.issuperset(each) for each in alternatives):
                    names |= set(alternatives[0])
            names = names or set(schema["properties"])
        return {
            name: self.value(inner, name, [each[name] for each in shown if name in each], whole=whole)
            for name, inner in schema["properties"].items()
            if name in names
        }

    def scalar(self, schema: Schema, name: str, shown: list[Any], was_empty: bool) -> Any:
        """Return a scalar: a code of the list, a value of the format, or one that looks like those shown."""
        if "x-enum" in schema:
            codes = [each["value"] for each in schema["x-enum"]]
            return next((code for code in codes if str(code) in map(str, shown)), codes[0])
        form, types = schema.get("format", ""), types_of(schema) - {"null"}
        first = shown[0] if shown else None
        if form in BY_FORMAT and "string" in types:
            return BY_FORMAT[form][: 10 if form == "waiqin-date-or-time" and len(str(first)) == 10 else None]
        if "object" in types:
            return {}
        if form == "epoch-seconds":
            return MOMENT
        if form in ("decimal", "waiqin-decimal"):
            places = len(str(first).partition(".")[2]) if first is not None else 2
            return f"{12:.{places}f}" if "string" in types else 12.5 if places else 12
        if "string" in types:
            return self.text(schema, name, first, form == "waiqin-id", was_empty and not shown)
        if types & {"integer", "number"}:
            digits = len(str(abs(first))) if isinstance(first, int) else len(str(first)) if first is not None else 0
            if _ID.search(name) or digits > len(str(LARGEST_EPOCH)):
                most = DIGITS_OF_INT32 if form == "int32" else DIGITS_IN_YAML
                return int(self.identity(min(digits or most, most)))
            return int("12" + "0" * (min(digits, DIGITS_OF_INT32) - 2)) if digits > 1 else 1
        return f"demo-{name.replace('_', '-').lower()}"

    def text(self, schema: Schema, name: str, first: Any, is_id: bool, was_empty: bool) -> str:
        """Return a text that looks like the one shown."""
        if isinstance(first, bool):
            return str(first).lower()
        label, text = str(schema.get("title", "")), str(first or "")
        if was_empty and not is_id:
            return ""
        if _PHONE.search(label):
            return "00000000000"
        if is_id or re.fullmatch(r"\d{6,}", text):
            return self.identity(len(text) if text.isdigit() else 19)
        if text.startswith(("http://", "https://")):
            ending = re.search(r"\.\w{2,4}$", text)
            return f"https://example.com/{name.replace('_', '-')}{ending[0] if ending else ''}"
        if re.fullmatch(r"-?\d+(\.\d+)?", text) and (not label or _NUMBER.search(label)):
            return "1" if "." not in text else f"{12:.{len(text.partition('.')[2])}f}"
        if label and (not text or not text.isascii() or text.isdigit()) and not _ID.search(name):
            return f"示例{label}" if not _ADDRESS.search(label) else "示例市示例路0号"
        return f"demo-{name.replace('_', '-').lower()}"

    def identity(self, digits: int) -> str:
        """Return the next id of a number of digits."""
        self.ids += 1
        if digits < 4:
            return str(self.ids)[-digits:].replace("0", "1")
        return "73"[: digits - 3] + str(self.ids).rjust(max(digits - 2, 3), "0") if digits > 4 else f"7{self.ids}"

    def types(self, schema: Schema) -> set[str]:
        """Return the JSON types that a schema allows, with those of its alternatives."""
        return types_of(schema).union(*(types_of(each) for each in schema.get("anyOf", ())))

    def resolve(self, schema: Schema) -> Schema:
        """Return a schema with its reference replaced by what it refers to."""
        while "$ref" in schema:
            name = str(schema["$ref"]).rpartition("/")[2]
            target = self.made.get(name) or self.known[name]
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        return schema
