"""Drafts a new operation: its path item and its objects."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generator.lint.fields import DRAFT
from generator.names import class_case, snake_case
from tools.docs_diff.answers import Answer, AnswerMaker, common_prefix_length
from tools.docs_diff.envelopes import Envelope, envelope_of
from tools.docs_diff.made_up import MadeUp
from tools.docs_diff.names import ONE, access, method, named, operation_id, resource, singular
from tools.docs_diff.page import Operation
from tools.docs_diff.reads import ReadMaker
from tools.docs_diff.scalars import Schema
from tools.docs_diff.schemas import Maker, are_nullable
from tools.docs_diff.spec_fields import Spec
from tools.docs_diff.table_tree import Shape, place

REQUEST, ANSWER = "Made-up values", "Success, with made-up values"


@dataclass(slots=True)
class Taken:
    """The names that the spec and earlier drafts have."""

    components: set[str]
    operations: set[str]
    methods: set[tuple[str, str]]
    tags: set[str]
    places: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The tags of earlier drafts, by the part of the address that operations on the same things share."""

    @classmethod
    def of(cls, spec: Spec) -> Taken:
        """Return the names of a spec."""
        operations = spec.platform.operations
        return cls(
            set(spec.platform.schemas),
            {operation.id for operation in operations},
            {(operation.resource, operation.method or "") for operation in operations},
            {str(tag["name"]) for tag in spec.platform.document.get("tags", ())},
        )

    def unique(self, *names: str) -> str:
        """Return the first name that no component has, and take it."""
        numbered = (f"{names[-1]}{number}" for number in range(2, 1000))
        found = next(name for name in (*names, *numbered) if name not in self.components)
        self.components.add(found)
        return found


class Skeleton:
    """The objects and the path item of a new operation.

    Args:
        spec: The spec.
        operation: The operation of the page.
        taken: The names that are taken.
        page: The address of the page; None if it is unknown.
    """

    def __init__(self, spec: Spec, operation: Operation, taken: Taken, page: str | None) -> None:
        self.spec, self.operation, self.taken, self.page = spec, operation, taken, page
        self.name = operation_id(operation.path)
        if self.name in taken.operations:
            parts = [part for part in operation.path.split("/") if part and "{" not in part]
            self.name = "".join([parts[-2], *(each[:1].upper() + each[1:] for each in parts[-1:])])
        self.title = f"{self.name[:1].upper()}{self.name[1:]}"
        self.notes: list[str] = []
        self.made: dict[str, Schema] = {}
        self.place = named(operation.path).group
        tags = taken.tags
        self.tag = taken.places.get(self.place) or resource(operation.path, spec.calls, tags, page)
        said, certain = access(operation.path, operation.title)
        self.reads = said == "read"
        if not certain:
            self.notes.append(
                f"neither address nor heading of {self.name} say for certain whether it reads or writes: check x-access"
            )
        self.example: dict[str, Any] = {}

    def draft(self, reference: Callable[[str], str]) -> bool:
        """Make the objects; return False if the operation cannot be drafted, with the reason in `notes`."""
        self.request = self.request_component(reference)
        self.answer = self.answer_of(reference)
        if self.reads and (self.answer is None or self.answer.record is None):
            self.notes.append(f"{self.name} reads, but the page shows no record in its answer: x-access is write")
            self.reads = False
        self.settle_privacy()
        for row in self.operation.rows("query"):
            schemes = self.spec.platform.document.get("components", {}).get("securitySchemes", {}).values()
            if row.name not in {scheme.get("name") for scheme in schemes}:
                self.notes.append(
                    f"line {row.line}: {row.name} is a query parameter, which calls have no argument for: not drafted"
                )
        return True

    def settle_privacy(self) -> None:
        """Take a field as personal if one of the same name in another object of the draft is."""
        fields = [each for schema in self.made.values() for each in schema.get("properties", {}).items()]
        personal = {name for name, schema in fields if schema.get("x-personal")}
        for name, schema in fields:
            if name in personal:
                schema["x-personal"] = True

    def take(self) -> None:
        """Take the names of this draft."""
        self.taken.operations.add(self.name)
        self.taken.tags.add(self.tag)
        self.taken.places[self.place] = self.tag

    def request_component(self, reference: Callable[[str], str]) -> str | None:
        """Make the objects of the request and return their component; None if the page shows no request."""
        examples = self.examples("request")
        rows = place(self.operation.rows("request"), Shape.of(examples), Shape())
        if not rows and not Shape.of(examples).members:
            return None
        maker = Maker(self.spec, reference, nullable=False, received=False, name_of=self.name_of)
        name = maker.component(self.taken.unique(f"{self.title}Request"), (), rows, examples, self.operation.title)
        maker.made[name]["description"] = f"Arguments of {self.name}."
        self.adopt(maker)
        marked = [row.required for row in self.operation.rows("request")]
        if marked and all(each is None for each in marked):
            self.notes.append(f"no row of the request of {self.name} says whether it is required: none is")
        self.listed = any(isinstance(value, list) for value in examples)
        if self.listed:
            body = self.taken.unique(f"{self.title}Body")
            self.made[body] = {
                "type": "array",
                "items": {"$ref": f"#/{name}"},
                "description": f"The items of {self.name}.",
            }
            return body
        return name

    def name_of(self, owner: str, name: str) -> str:
        """Return the name of a component inside the request."""
        words = snake_case(name).strip("_").split("_")
        thing = class_case("_".join((*words[:-1], singular(words[-1]))))
        stem = owner.removesuffix("Request")
        return self.taken.unique(f"{stem}{thing}", f"{owner}{thing}")

    def answer_of(self, reference: Callable[[str], str]) -> Answer | None:
        """Make the objects of the answer."""
        nullable = are_nullable(
            prop.schema for record in self.spec.platform.records for prop in record.properties if not prop.nested
        )
        maker = Maker(self.spec, reference, nullable=nullable, received=True, name_of=self.name_of)
        maker.cut = self.operation.is_cut("response") or self.operation.is_cut("data")
        answer = AnswerMaker(self.spec, self.operation, maker, self.title, self.taken.unique, self.page).make()
        if answer is None:
            examples = self.examples("response")
            rows = place(self.operation.rows("response"), Shape.of(examples), Shape())
            if not rows and not examples:
                return None
            name = self.taken.unique(f"{self.title}Response")
            answer = Answer(maker.component(name, (), rows, examples, self.operation.title))
        self.adopt(maker)
        return answer

    def adopt(self, maker: Maker) -> None:
        """Take the components and notes of a maker."""
        self.made.update(maker.made)
        self.notes += maker.notes

    def examples(self, part: str) -> list[Any]:
        """Return the example values of a part."""
        return [each.value for each in self.operation.examples.get(part, [])]

    def path_item(
        self, parameters: list[Schema], schemas: str, answers: Callable[[str], str], others: Schema
    ) -> Schema:
        """Return the path item, with TODO for texts that are not on the page.

        Args:
            parameters: The parameters of the path.
            schemas: The relative path from the path item to the file of the objects.
            answers: Returns the reference from the path item to a component of the spec.
            others: Responses of other statuses.
        """
        made_up = MadeUp(self.spec.platform.schemas, self.made)
        answer = self.answer
        many = answer is not None and answer.many and named(self.operation.path).verb not in ONE
        taken = {name for tag, name in self.taken.methods if tag == self.tag}
        call = method(self.operation.path, reads=self.reads, many=many, taken=taken)
        self.taken.methods.add((self.tag, call))
        http = self.operation.method.lower()
        body: Schema = {}
        if self.request:
            schema = {"$ref": f"{schemas}#/{self.request}"}
            value = made_up.value({"$ref": self.request}, "", self.examples("request"), whole=False)
            self.example = value if isinstance(value, dict) else {}
            body = {"requestBody": {"required": True, "content": _json(schema, {"example": (REQUEST, value)})}}
        said: Schema = {}
        if self.reads and answer is not None:
            request = self.made.get(self.request or "", {})
            reader = ReadMaker(self.spec, self.operation.path, made_up)
            shown = next((each for each in self.examples("request") if isinstance(each, dict)), {})
            said = reader.members(answer, request, self.operation.rows("request"), shown)
            for name in said.get("x-paging", {}).keys() & {"page", "size"}:
                self.example.setdefault(said["x-paging"][name], 1)
        item = {
            "operationId": self.name,
            "tags": [self.tag],
            "summary": f"{DRAFT}: in a few words",
            "description": f"{DRAFT}: say in English what it does.",
            "externalDocs": {
                "url": self.page or f"{DRAFT}: the address of the page",
                "description": self.operation.title,
            },
            "x-method": call,
            "x-access": "read" if self.reads else "write",
            **said,
            **({"x-get-with-body": True} if http == "get" and body else {}),
            **body,
            "responses": {"200": self.response(made_up, schemas, answers, many=many), **others},
        }
        return {**({"parameters": parameters} if parameters else {}), http: item}

    def response(self, made_up: MadeUp, schemas: str, answers: Callable[[str], str], *, many: bool) -> Schema:
        """Return the response with its examples."""
        answer = self.answer
        told = "records, or the reason why there are none" if many else "record, or the reason why there is none"
        about = {"description": f"The {told}." if self.reads else "The outcome."}
        if answer is None:
            return {**about, "content": _json({"type": "object"}, {"example": (ANSWER, {})})}
        reference = answers(answer.component) if answer.shared else f"{schemas}#/{answer.component}"
        shown = self.examples("response")
        envelope = envelope_of(self.spec)
        value = made_up.value({"$ref": answer.component}, "", shown)
        examples = {"example": (ANSWER, value)}
        if envelope:
            if answer.member and envelope.quoted:
                inner = made_up.resolve({"$ref": answer.component})["properties"][str(answer.member)]
                value[answer.member] = made_up.value(inner, "", self.examples("data"))
            good, bad = self.spoken(envelope)
            value.update({envelope.code: envelope.success, **good})
            properties = made_up.resolve({"$ref": answer.component})["properties"]
            if not answer.shared and "x-envelope" in self.spec.platform.document:
                self.made[answer.component]["properties"] = {
                    name: _with_example(schema, value[name]) for name, schema in properties.items()
                }
            failed = {name: each for name, each in value.items() if name != answer.member} | bad
            if answer.member and "null" in made_up.types(properties[answer.member]):
                failed[answer.member] = None
            if answer.member and many and self.reads:
                examples["empty"] = ("No record fits", value | {answer.member: self.nothing(value, answer, envelope)})
            examples["failed"] = ("Refused; the text is made up", failed)
        return {**about, "content": _json({"$ref": reference}, examples)}

    def nothing(self, value: Schema, answer: Answer, envelope: Envelope) -> Any:
        """Return the data of an answer without records."""
        data = value[answer.member or ""]
        if envelope.quoted:
            return json.dumps(self.without_records(json.loads(data), answer), ensure_ascii=False)
        return self.without_records(data, answer)

    def without_records(self, data: Any, answer: Answer) -> Any:
        """Return decoded data with an empty list of records."""
        if isinstance(data, list):
            return []
        totals = {(answer.total or "").rpartition(".")[2]: 0}
        held = str(answer.path).rpartition(".")[2]
        return {name: totals.get(name, each) for name, each in data.items()} | {held: []}

    def spoken(self, envelope: Envelope) -> tuple[Schema, Schema]:
        """Return message and id of a success, and of a failure with its code, as in the hand-written examples."""
        code, message = envelope.code, envelope.message or envelope.code
        good: Schema | None = None
        bad: Schema | None = None
        near = sorted(
            self.spec.platform.operations, key=lambda each: -common_prefix_length(each.path, self.operation.path)
        )
        for operation in near:
            content = operation.spec["responses"]["200"].get("content", {}).get("application/json", {})
            for each in content.get("examples", {}).values():
                value = each.get("value")
                if not isinstance(value, dict) or not {code, message} <= value.keys():
                    continue
                said: Schema = {
                    name: value[name] for name in (message, str(envelope.id)) if name in value and name != code
                }
                if value[code] == envelope.success:
                    good = good or said
                elif not str(value[message]).isascii():
                    bad = bad or {code: value[code], **said}
        failure = 1 if isinstance(envelope.success, int) else "1"
        named = {message} - {code}
        return good or dict.fromkeys(named, ""), bad or {code: failure, **dict.fromkeys(named, "示例说明")}


def _json(schema: Schema, examples: dict[str, tuple[str, Any]]) -> Schema:
    listed = {name: {"summary": summary, "value": value} for name, (summary, value) in examples.items()}
    return {"application/json": {"schema": schema, "examples": listed}}


def _with_example(schema: Schema, value: Any) -> Schema:
    """Return the schema of a member of the envelope with an example, which mocks of other tools take."""
    if "examples" in schema or "$ref" in schema:
        return schema
    found: Schema = {}
    for key, each in schema.items():
        found[key] = each
        if key == "description":
            found["examples"] = [value]
    return found
