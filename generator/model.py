"""A bundled spec as the templates see it: operations, records, request objects and codes, named for Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from generator.formats import SAME_KIND
from generator.names import class_case, constant_case, snake_case

JsonObject = dict[str, Any]

ARGUMENT_TYPES = {
    "text": "str",
    "waiqin-id": "str | int",
    "decimal": "Decimal | int | str",
    "number": "Decimal | int | str",
    "integer": "int",
    "long": "int | str",
    "waiqin-date-time": "datetime | date | str",
    "waiqin-date-or-time": "datetime | date | str",
    "date": "date | str",
    "epoch-seconds": "datetime | date | str | int",
    "comma-separated": "str | int | Sequence[str | int]",
    "code": "str | int",
    "integer-code": "int",
    "map": "Mapping[str, Any]",
    "custom-field-code": "str",
    "custom-field-label": "str",
}
"""What a call accepts for a request field of each kind."""

RECORD_TYPES = {
    "text": "Text",
    "waiqin-id": "Id",
    "decimal": "Amount",
    "number": "Amount",
    "integer": "Integer",
    "long": "Integer",
    "waiqin-date-time": "LocalDateTime",
    "waiqin-date-or-time": "LocalDateTime",
    "date": "LocalDate",
    "epoch-seconds": "Epoch",
    "comma-separated": "Text",
    "map": "Mapped",
    "list": "Texts",
    "any": "Json",
}
"""The runtime type of a record attribute of each kind (codes and nested records apart)."""

NAIVE = "A naive datetime is taken as Asia/Shanghai time, and an aware one is turned to it."
NOTES = {
    "long": "Text of digits is taken too.",
    "waiqin-date-time": f"Written as yyyy-MM-dd HH:mm:ss. {NAIVE}",
    "waiqin-date-or-time": f"A date is written as yyyy-MM-dd, a datetime as yyyy-MM-dd HH:mm:ss. {NAIVE}",
    "date": f"Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. {NAIVE}",
    "epoch-seconds": (
        "Epoch seconds, a datetime, a date, or text like 2026-11-01 09:30:00 (date and text in Asia/Shanghai)."
        " A naive datetime is taken as Asia/Shanghai time."
    ),
    "comma-separated": "A list is joined with commas.",
    "custom-field-code": "A label that `custom_field_codes` of the client has is taken too.",
    "custom-field-label": "A code that `custom_field_codes` of the client has is taken too.",
}
"""What a docstring adds for a request field of each kind."""

FIRST = "[0]"
"""The end of a path to a list that holds the one record of a read."""

RESERVED = {"raw", "raw_json", "extra", "problems", "from_json", "to_dict", "to_json_dict", "custom_fields", "field"}
"""Names that every record has or its module uses; an attribute of that name gets a trailing underscore."""


def attribute(name: str) -> str:
    """The name in Python of a field, as an attribute of a record."""
    return f"{name}_" if name in RESERVED else name


@dataclass(frozen=True)
class Property:
    """A field of an object, with its references followed."""

    wire: str
    schema: JsonObject
    required: bool
    component: str | None
    """The component that the field (or each item of it) refers to."""
    item: JsonObject | None
    """For an array, the schema of its items, with references followed."""

    @property
    def title(self) -> str:
        """The platform's own label."""
        return str(self.schema.get("title", ""))

    @property
    def description(self) -> str:
        """The English description, on one line."""
        return " ".join(str(self.schema.get("description", "")).split())

    @property
    def alias_of(self) -> str | None:
        """The python name of the field that this is a second spelling of."""
        target = self.schema.get("x-alias-of")
        return snake_case(target) if target else None

    @property
    def python(self) -> str:
        """The name in Python; a second spelling keeps its own, so that the two never collide."""
        return self.wire if self.alias_of == snake_case(self.wire) else snake_case(self.wire)

    @property
    def personal(self) -> bool:
        """Whether it holds data of a private person."""
        return bool(self.schema.get("x-personal"))

    @property
    def code(self) -> str | None:
        """The name of the code list, if the field holds a code."""
        return self.component if "x-enum" in self.schema else None

    @property
    def nested(self) -> str | None:
        """The component of the object, or objects, that the field holds."""
        inner = self.item if self.item is not None else self.schema
        return self.component if inner.get("properties") else None

    @property
    def many(self) -> bool:
        """Whether the field holds a list."""
        return self.item is not None

    @property
    def kind(self) -> str:
        """How the field is written; see `dingdan_runtime.operation.Kind`."""
        if self.item is not None:
            return "list"
        if "x-custom-field-key" in self.schema:
            return f"custom-field-{self.schema['x-custom-field-key']}"
        return "object" if self.nested else scalar_kind(self.schema)

    @property
    def item_kind(self) -> str | None:
        """How the items of a list of scalars are written."""
        return scalar_kind(self.item) if self.item is not None and not self.nested else None

    @property
    def record_type(self) -> str:
        """The runtime type of a record attribute."""
        if self.item is not None and not self.nested:
            return "Texts" if types_of(self.item) <= {"string", "null"} else "Json"
        return RECORD_TYPES.get(self.kind, "Text")

    @property
    def argument_type(self) -> str:
        """What a call accepts for the field."""
        if self.nested:
            one = f"{self.nested}Param | models.{self.nested}"
            return f"Sequence[{one}]" if self.many else one
        if self.item_kind:
            return f"Sequence[{ARGUMENT_TYPES[self.item_kind]}]"
        return ARGUMENT_TYPES[self.kind]

    @property
    def explanation(self) -> str:
        """Label, description and codes, on one line, for a docstring."""
        parts = [f"{self.title}: {self.description}" if self.title else self.description]
        codes = self.schema.get("x-enum") or (self.item or {}).get("x-enum")
        if codes:
            listed = ", ".join(f"{code['value']} {code['label']} ({code['label_zh']})" for code in codes)
            parts.append(f"Codes: {listed}.")
        return " ".join(parts)

    @property
    def argument_explanation(self) -> str:
        """`explanation`, and how an argument is written."""
        note = NOTES.get((self.item_kind if self.many else None) or self.kind)
        return f"{self.explanation} {note}" if note else self.explanation


@dataclass(frozen=True)
class Object:
    """A component of type object."""

    name: str
    schema: JsonObject
    properties: tuple[Property, ...]

    @property
    def description(self) -> str:
        """What it is, in English, with the platform's label."""
        text = " ".join(str(self.schema.get("description", self.name)).split())
        title = self.schema.get("title")
        return f"{text} ({title})" if title else text

    @property
    def custom_fields(self) -> tuple[Property, str, str] | None:
        """The list of custom fields, and the attributes of its items that hold label and value."""
        for prop in self.properties:
            named = prop.schema.get("x-custom-fields")
            if named:
                return prop, attribute(snake_case(named["key"])), attribute(snake_case(named["value"]))
        return None

    def python(self, wire: str) -> str:
        """The name in Python of the field `wire`."""
        return next(prop.python for prop in self.properties if prop.wire == wire)

    @property
    def any_of(self) -> list[list[list[str]]]:
        """Rules of which one alternative must hold, by python names."""
        rules = [self.schema, *self.schema.get("allOf", [])]
        return [
            [[snake_case(name) for name in alternative["required"]] for alternative in rule["anyOf"]]
            for rule in rules
            if "anyOf" in rule
        ]


@dataclass(frozen=True)
class Code:
    """A documented list of codes."""

    name: str
    schema: JsonObject

    @property
    def whole(self) -> bool:
        """Whether the values are numbers."""
        return all(isinstance(member["value"], int) for member in self.schema["x-enum"])

    @property
    def description(self) -> str:
        """What the codes tell."""
        return " ".join(str(self.schema.get("description", self.name)).split())


@dataclass(frozen=True)
class ShownState:
    """The state of a record that shows a change, by names of Python; see `dingdan_runtime.ShownState`."""

    attribute: str
    wire: str
    done: list[str]
    not_done: list[str]
    when: list[tuple[str, str]]


@dataclass(frozen=True)
class Lookup:
    """The read that tells what became of a write, by names of Python; see `dingdan_runtime.Lookup`."""

    call: str
    filters: list[tuple[str, str]]
    since: str | None
    match: list[tuple[str, str]]
    shows: list[ShownState] | None = None


@dataclass(frozen=True)
class Operation:
    """An operation, with what the facade needs to render it."""

    id: str
    http_method: str
    path: str
    spec: JsonObject
    body: Object | None
    body_component: str | None
    array_body: bool
    query: tuple[Property, ...]
    result: str | None
    result_many: bool
    records: str | None
    """For a read without pages: dotted path to its record or records in the decoded answer."""

    @property
    def resource(self) -> str:
        """The tag: the attribute of the client."""
        return str(self.spec["tags"][0])

    @property
    def method(self) -> str | None:
        """The method of the resource; None for a call that only the client itself makes."""
        return self.spec.get("x-method")

    @property
    def write(self) -> bool:
        """Whether the call changes something."""
        return bool(self.spec["x-access"] == "write")

    @property
    def constant(self) -> str:
        """The name of the generated description."""
        return constant_case(self.id)

    @property
    def paging(self) -> JsonObject | None:
        """The paging extension."""
        return self.spec.get("x-paging")

    @property
    def arguments(self) -> list[Property]:
        """The fields of the body that callers give, required ones first, the page number and size last."""
        if self.body is None or self.array_body:
            return []
        paged = self.paged_names
        asked = [prop for prop in self.body.properties if prop.wire not in paged]
        return sorted(asked, key=lambda prop: not prop.required)

    @property
    def paged_names(self) -> dict[str, int]:
        """Wire names of the page number and size, and what a client sends unless told."""
        if self.paging is None:
            return {}
        names = {self.paging["page"]: self.paging["start"]}
        if "size" in self.paging:
            names[self.paging["size"]] = self.paging["default-size"]
        return names

    @property
    def paged_arguments(self) -> list[tuple[Property, int]]:
        """The page number and size, with their defaults."""
        if self.body is None:
            return []
        return [(prop, self.paged_names[prop.wire]) for prop in self.body.properties if prop.wire in self.paged_names]

    @property
    def call(self) -> str:
        """The call in Python, such as `orders.query`."""
        return f"{self.resource}.{self.method or '(the client itself)'}"

    @property
    def returns(self) -> Literal["page", "write", "one"]:
        """Which way of calling carries it out."""
        if self.write:
            return "write"
        return "page" if self.paging or self.result_many else "one"

    @property
    def has_msg_id(self) -> bool:
        """Whether calls take a msg_id."""
        return "signed" in self.spec.get("x-python", ())


@dataclass
class Platform:
    """A platform's bundled spec."""

    key: str
    document: JsonObject
    operations: list[Operation] = field(init=False)

    def __post_init__(self) -> None:
        self.schemas: dict[str, JsonObject] = self.document.get("components", {}).get("schemas", {})
        self.operations = [
            self._operation(path, method, item, spec)
            for path, item in self.document["paths"].items()
            for method, spec in item.items()
            if method in {"get", "post", "put", "delete", "patch"}
        ]

    @property
    def package(self) -> str:
        """The import name of the generated package."""
        return f"{self.key}_api"

    @cached_property
    def resources(self) -> dict[str, list[Operation]]:
        """Operations by resource, in the order of the spec."""
        found: dict[str, list[Operation]] = {}
        for operation in self.operations:
            found.setdefault(operation.resource, []).append(operation)
        return found

    def lookup(self, write: Operation) -> Lookup | None:
        """The read that tells what became of `write`."""
        said = write.spec.get("x-lookup")
        if said is None or write.body is None:
            return None
        read = next(operation for operation in self.operations if operation.id == said["operation"])
        asked, found, sent = read.body, self.object(str(read.result)), write.body
        assert asked is not None
        return Lookup(
            read.call,
            [(asked.python(theirs), sent.python(ours)) for theirs, ours in said.get("filters", {}).items()],
            asked.python(said["since"]) if "since" in said else None,
            [(attribute(found.python(theirs)), sent.python(ours)) for theirs, ours in said.get("match", {}).items()],
            [_shown_state(state, found, sent) for state in said["shows"]] if "shows" in said else None,
        )

    def record_id(self, read: Operation) -> str:
        """The attribute that tells each record of a paged read from all others."""
        assert read.paging is not None
        return attribute(self.object(str(read.result)).python(read.paging["id"]))

    def tag(self, name: str) -> str:
        """The description of a resource."""
        return next(str(tag["description"]) for tag in self.document["tags"] if tag["name"] == name)

    @cached_property
    def codes(self) -> list[Code]:
        """All code lists, by name."""
        return [Code(name, schema) for name, schema in self.schemas.items() if "x-enum" in schema]

    @cached_property
    def records(self) -> list[Object]:
        """Every object that answers hold, from the results down."""
        return self._reach([operation.result for operation in self.operations if operation.result])

    @cached_property
    def sources(self) -> dict[str, list[str]]:
        """The operations whose answers hold each record, by the record's name."""
        found: dict[str, list[str]] = {}
        for operation in self.operations:
            for record in self._reach([operation.result] if operation.result else []):
                found.setdefault(record.name, []).append(operation.id)
        return found

    @cached_property
    def params(self) -> list[Object]:
        """Every object inside request bodies, the bodies themselves apart (unless they are listed)."""
        bodies = [operation.body for operation in self.operations if operation.body]
        names = [prop.nested for body in bodies for prop in body.properties if prop.nested]
        names += [op.body.name for op in self.operations if op.body and op.array_body]
        return self._reach(names)

    def object(self, name: str) -> Object:
        """The component `name`, which is an object."""
        schema = self.schemas[name]
        required = schema.get("required", [])
        return Object(
            name,
            schema,
            tuple(self._property(wire, inner, wire in required) for wire, inner in schema["properties"].items()),
        )

    def follow(self, schema: JsonObject) -> tuple[JsonObject, str | None]:
        """Follow `$ref`, and `anyOf` of one schema and null; members beside a `$ref` win."""
        name = None
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            target, deeper = self.follow(self.schemas[name])
            return {
                **target,
                **{key: value for key, value in schema.items() if key != "$ref"},
            }, deeper or name
        choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
        if len(choices) == 1 and len(schema["anyOf"]) == 2:
            target, name = self.follow(choices[0])
            return {**target, **{key: value for key, value in schema.items() if key != "anyOf"}}, name
        return schema, name

    def _property(self, wire: str, schema: JsonObject, required: bool) -> Property:
        followed, component = self.follow(schema)
        item = None
        if "array" in types_of(followed):
            item, component = self.follow(followed.get("items", {}))
        return Property(wire, followed, required, component, item)

    def _reach(self, names: list[str]) -> list[Object]:
        found: dict[str, Object] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop(0)
            if name not in found:
                found[name] = self.object(name)
                waiting += [prop.nested for prop in found[name].properties if prop.nested]
        return list(found.values())

    def _operation(self, path: str, method: str, item: JsonObject, spec: JsonObject) -> Operation:
        parameters = [self._parameter(each) for each in [*item.get("parameters", []), *spec.get("parameters", [])]]
        signed = [each["name"] for each in parameters if each.get("x-signature")]
        for name in signed:
            path = path.replace(f"/{{{name}}}", "")
        body = spec.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        component, array = None, False
        if body is not None:
            followed, component = self.follow(body)
            if "array" in types_of(followed):
                array, component = True, self.follow(followed["items"])[1]
        result, many = self.result(spec)
        return Operation(
            id=spec["operationId"],
            http_method=method.upper(),
            path=path,
            spec={**spec, "x-python": ("signed",) if signed else ()},
            body=self.object(component) if component else None,
            body_component=body["$ref"].rpartition("/")[2] if body else None,
            array_body=array,
            query=tuple(
                self._property(
                    each["name"],
                    {**each["schema"], "description": each.get("description", "")},
                    each.get("required", False),
                )
                for each in parameters
                if each["in"] == "query"
            ),
            result=result,
            result_many=many,
            records=None if spec.get("x-access") == "write" or "x-paging" in spec else self._records_path(spec),
        )

    def _parameter(self, parameter: JsonObject) -> JsonObject:
        if "$ref" in parameter:
            found: JsonObject = self.document["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]
            return found
        return parameter

    def _records_path(self, spec: JsonObject) -> str:
        """Dotted path to the records, or the record, in an answer."""
        if "x-paging" in spec:
            return str(spec["x-paging"]["records"])
        if "x-records" in spec:
            return str(spec["x-records"]).removesuffix(FIRST)
        answer, _ = self.follow(spec["responses"]["200"]["content"]["application/json"]["schema"])
        return "response_data" if "response_data" in answer.get("properties", {}) else "data"

    def result(self, spec: JsonObject) -> tuple[str | None, bool]:
        """The record that the operation's answer holds, and whether it holds several."""
        schema, name = self.follow(spec["responses"]["200"]["content"]["application/json"]["schema"])
        where = self._records_path(spec)
        for step in where.split("."):
            member = schema.get("properties", {}).get(step)
            if member is None:
                return None, False
            schema, name = self.follow(member.get("contentSchema", member))
        many = "array" in types_of(schema)
        if many:
            schema, name = self.follow(schema["items"])
        if spec.get("x-records", "").endswith(FIRST):
            many = False
        return (name, many) if schema.get("properties") else (None, False)


def types_of(schema: JsonObject) -> set[str]:
    """The JSON types that a schema allows, as a set."""
    kinds = schema.get("type", [])
    return {kinds} if isinstance(kinds, str) else set(kinds)


def scalar_kind(schema: JsonObject) -> str:
    """How a scalar is written, from its format and type."""
    types = types_of(schema)
    form = SAME_KIND.get(schema.get("format", ""), schema.get("format"))
    if "x-enum" in schema:
        return "integer-code" if "string" not in types else "code"
    if form == "decimal":
        return "decimal" if "string" in types else "number"
    if form == "int64":
        return "long"
    if form == "int32" or (types & {"integer"} and not form and "string" not in types):
        return "integer"
    if form in ARGUMENT_TYPES:
        return str(form)
    if "object" in types:
        return "map"
    return "text"


def _shown_state(said: JsonObject, found: Object, sent: Object) -> ShownState:
    """The state that one entry of `shows` describes."""
    return ShownState(
        attribute(found.python(said["field"])),
        said["field"],
        said["done"],
        said.get("not-done", []),
        [(sent.python(ours), value) for ours, value in said.get("when", {}).items()],
    )


__all__ = ["Code", "Lookup", "Object", "Operation", "Platform", "Property", "ShownState", "attribute", "class_case"]
