"""Drafts how a read goes on: its pages, where its records are, and the times that it filters by."""

from __future__ import annotations

import re
from typing import Any

from generator.document import types_of
from generator.formats import FORMATS
from generator.names import snake_case
from tools.docs_diff.answers import Answer
from tools.docs_diff.blocks import Row
from tools.docs_diff.made_up import MadeUp
from tools.docs_diff.names import ONE, named
from tools.docs_diff.spec_fields import Spec

Schema = dict[str, Any]
PAGES = re.compile(r"page|(page|current)_?(num|number|no|index|page)|current|page_?n")
SIZES = re.compile(r"(page_?)?(size|rows|limit)|per_page|rows_per_page|page_?length")
SIZE_IN_TEXT = re.compile(r"(?:默认|每页)(?:值)?(?:为|是|:)?\s*(\d{1,4})")
FROM_ZERO = re.compile(r"从\s*0\s*开始")
TIMES = {"modified": re.compile("修改|更新|变更"), "created": re.compile("创建|下单|新增|提交")}
_START, _END = re.compile(r"^(start|begin|from)_?|_(start|begin|from)$"), re.compile(r"^(end|to)_?|_(end|to)$")


class ReadMaker:
    """Makes the members of a read that are about its records.

    Args:
        spec: The spec.
        path: The address.
        resolve: The schemas of the spec and the draft.
    """

    def __init__(self, spec: Spec, path: str, resolve: MadeUp) -> None:
        self.spec, self.path, self.resolve = spec, path, resolve

    def members(self, answer: Answer, request: Schema, rows: list[Row], shown: dict[str, Any]) -> Schema:
        """Return `x-paging`, or `x-records` if the records are not the data itself, and `x-table`.

        Args:
            answer: The answer.
            request: The schema of the request.
            rows: The rows of the request.
            shown: The example of the request.
        """
        if answer.record is None or answer.path is None:
            return {}
        asked: dict[str, Schema] = request.get("properties", {})
        page = next((name for name in asked if PAGES.fullmatch(snake_case(name))), None)
        if answer.many and page is not None:
            paging = self.paging(answer, page, asked, {row.name: row.text or "" for row in rows}, shown)
            times = self.times(answer, asked)
            return {"x-paging": paging, **({"x-table": times} if times and "id" in paging else {})}
        one = self.is_one() and answer.many
        records = {"x-records": f"{answer.path}{'[0]' if one else ''}"} if "." in answer.path or one else {}
        identity = self.identity(answer) or self.inner_identity(answer)
        return {**records, **({"x-table": {"id": identity}} if identity else {})}

    def is_one(self) -> bool:
        """True if the address is that of a read of one record."""
        return named(self.path).verb in ONE

    def paging(
        self, answer: Answer, page: str, asked: dict[str, Schema], texts: dict[str, str], shown: dict[str, Any]
    ) -> Schema:
        """Return `x-paging`."""
        size = next((name for name in asked if name != page and SIZES.fullmatch(snake_case(name))), None)
        usual = [
            each.paging["default-size"]
            for each in self.spec.platform.operations
            if each.paging and "default-size" in each.paging
        ]
        said = SIZE_IN_TEXT.search(texts.get(size or page, "")) or SIZE_IN_TEXT.search(texts.get(page, ""))
        number = int(said[1]) if said else shown.get(size or "") if isinstance(shown.get(size or ""), int) else None
        found: Schema = {"page": page, **({"size": size} if size else {})}
        found["start"] = 0 if FROM_ZERO.search(texts.get(page, "")) else 1
        if size or said:
            found["default-size"] = number or next(iter(usual), 20)
        found["records"] = answer.path
        if answer.total:
            found["total"] = answer.total
        identity = self.identity(answer)
        if identity:
            found["id"] = identity
        found["ends"] = "total" if answer.total else "empty-page"
        return found

    def inner_identity(self, answer: Answer) -> str | None:
        """Return the dotted path to the id of a record that is in an object inside it; None if there is none."""
        for name, schema in self.resolve.resolve({"$ref": f"#/{answer.record}"})["properties"].items():
            inner = self.unwrapped(schema)
            found = self.identity_of(inner["properties"]) if "properties" in inner else None
            if found:
                return f"{name}.{found}"
        return None

    def identity(self, answer: Answer) -> str | None:
        """Return the field that identifies a record: `id`, or the first id or code that is named for the record."""
        return self.identity_of(self.resolve.resolve({"$ref": f"#/{answer.record}"})["properties"])

    def identity_of(self, fields: Schema) -> str | None:
        """Return the field that identifies an object of these fields; None if there is none."""
        plain = [
            name
            for name, schema in fields.items()
            if types_of(self.unwrapped(schema)) & {"string", "integer"} and "x-enum" not in self.unwrapped(schema)
        ]
        thing = named(self.path).singular
        wanted = ["id", f"{thing}_id", f"{thing}_code", f"{thing}_no"]
        wanted += [name for name in plain if snake_case(name).endswith("_id")][:1]
        return next((name for each in wanted for name in plain if snake_case(name) == snake_case(each)), None)

    def times(self, answer: Answer, asked: dict[str, Schema]) -> Schema:
        """Return the members of `x-table`: the filters of the request by a time, and the field of the record."""
        moments = {name: each for name, each in asked.items() if self.is_time(each)}
        fields = self.resolve.resolve({"$ref": f"#/{answer.record}"})["properties"]
        held = {name: each for name, each in fields.items() if self.is_time(each)}
        found: Schema = {}
        for kind, words in TIMES.items():
            about = [name for name, each in moments.items() if words.search(str(each.get("title", "")))]
            start = next((name for name in about if _START.search(name)), None)
            end = next(
                (name for name in about if start and _END.search(name) and _END.sub("", name) == _START.sub("", start)),
                None,
            )
            field = next((name for name, each in held.items() if words.search(str(each.get("title", "")))), None)
            if start and end:
                found[kind] = {**({"field": field} if field else {}), "from": start, "to": end}
        return found

    def is_time(self, schema: Schema) -> bool:
        """True if a field is a time."""
        form = FORMATS.get(self.unwrapped(schema).get("format", ""))
        return form is not None and form.kind.moment

    def unwrapped(self, schema: Schema) -> Schema:
        """Return a schema without its reference and without null as an alternative."""
        first = next((each for each in schema.get("anyOf", ()) if "$ref" in each), schema)
        return self.resolve.resolve(first)
