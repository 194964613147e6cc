"""The model of a platform's bundled spec for the templates, with Python names."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from generator.document import JsonObject, response, types_of
from generator.objects import Code, Object, Property, attribute
from generator.operations import Lookup, Operation, shown_state

FIRST = "[0]"
"""The end of a path to a list that contains the single record of a read."""


@dataclass
class Platform:
    """The model of a platform's bundled spec."""

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
        """The operations by resource, in the order of the spec."""
        found: dict[str, list[Operation]] = {}
        for operation in self.operations:
            found.setdefault(operation.resource, []).append(operation)
        return found

    def lookup(self, write: Operation) -> Lookup | None:
        """Return the read that shows the outcome of `write`; None if there is none."""
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
            [shown_state(state, found, sent) for state in said["shows"]] if "shows" in said else None,
        )

    def record_id(self, read: Operation) -> str:
        """Return the attribute that identifies the records of a paged read."""
        assert read.paging is not None
        return attribute(self.object(str(read.result)).python(read.paging["id"]))

    def tag(self, name: str) -> str:
        """Return the description of a resource."""
        return next(str(tag["description"]) for tag in self.document["tags"] if tag["name"] == name)

    @cached_property
    def codes(self) -> list[Code]:
        """All code lists, sorted by name."""
        return [Code(name, schema) for name, schema in self.schemas.items() if "x-enum" in schema]

    @cached_property
    def records(self) -> list[Object]:
        """All objects in responses: results first, then the objects nested in them."""
        return self._reach([operation.result for operation in self.operations if operation.result])

    @cached_property
    def sources(self) -> dict[str, list[str]]:
        """The operations whose responses contain a record, by the record's name."""
        found: dict[str, list[str]] = {}
        for operation in self.operations:
            for record in self._reach([operation.result] if operation.result else []):
                found.setdefault(record.name, []).append(operation.id)
        return found

    @cached_property
    def params(self) -> list[Object]:
        """All objects nested in request bodies, and the items of bodies that are lists."""
        bodies = [operation.body for operation in self.operations if operation.body]
        names = [prop.nested for body in bodies for prop in body.properties if prop.nested]
        names += [op.body.name for op in self.operations if op.body and op.array_body]
        return self._reach(names)

    def object(self, name: str) -> Object:
        """Return the object component `name`."""
        schema = self.schemas[name]
        required = schema.get("required", [])
        return Object(
            name,
            schema,
            tuple(self._property(wire, inner, wire in required) for wire, inner in schema["properties"].items()),
        )

    def follow(self, schema: JsonObject) -> tuple[JsonObject, str | None]:
        """Resolve `$ref`, and `anyOf` of one schema and null. Members next to a `$ref` have priority.

        Returns:
            The resolved schema, and the name of the component; None if there is no reference.
        """
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

    def answer(self, spec: JsonObject) -> JsonObject:
        """Return the schema of the 200 response of an operation."""
        found: JsonObject = response(self.document, spec["responses"]["200"])["content"]["application/json"]["schema"]
        return found

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
        """Return the dotted path to the record or records in a response."""
        if "x-paging" in spec:
            return str(spec["x-paging"]["records"])
        if "x-records" in spec:
            return str(spec["x-records"]).removesuffix(FIRST)
        answer, _ = self.follow(self.answer(spec))
        return "response_data" if "response_data" in answer.get("properties", {}) else "data"

    def result(self, spec: JsonObject) -> tuple[str | None, bool]:
        """Return the name of the record in the operation's response, and True if it contains a list of them."""
        schema, name = self.follow(self.answer(spec))
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
