"""The repo's own rules for specs, each with file and line. Redocly's rules come on top, in `make lint-specs`."""

from __future__ import annotations

import itertools
import json
import keyword
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import schema_v31

from generator.bundle import Bundle, bundle
from generator.envelope import sound_envelope
from generator.errors import Finding, SpecError
from generator.formats import FORMATS, RECEIVED_AS, SAME_KIND
from generator.model import FIRST, Operation, Platform, Property, types_of
from generator.names import snake_case
from generator.pushes import sound_pushes
from generator.source import JsonPath
from generator.validation import ExampleValidator, validator_for

LARGEST_SAFE = 2**53
METHODS = ("get", "post", "put", "delete", "patch")
EXTENSIONS = Draft202012Validator(
    json.loads(
        (Path(__file__).resolve().parent.parent / "specs" / "extensions.schema.json").read_text(encoding="utf-8")
    )
)
"""What each extension of specs/README.md holds, from `specs/extensions.schema.json`."""
DRAFT = "TODO"
"""What a text begins with that `docs-diff --write` leaves for people to write."""
OWN_ARGUMENTS = {"self", "timeout", "max_retries", "msg_id", "extra_body", "operations"}
"""What generated calls name for themselves."""
TELLING = re.compile(
    "电话|手机|地址|邮箱|邮件|微信|收货人|收件人|退货人|签收人|联系人|打款人|买家|顾客|网名|客户名称|客户备注"
)
"""Words of a label that may stand for data of a private person."""
MOMENTS = {"waiqin-date-time", "waiqin-date-or-time", "epoch-seconds"}
"""Formats of filters that take a moment."""
PAGE_FIELD = re.compile(
    r"(?i)\bpage_?(n|no|num|number|index|size|length)?\b|current_?(page|index)|页码|页数|第几页|当前页|每页"
)
"""Names and labels of fields that turn pages."""
IDS = {"text", "waiqin-id", "integer", "long"}
"""Formats of fields that can tell a record from all others."""
Findings = Iterator[tuple[JsonPath, str]]
Rule = Callable[[dict[str, Any]], Findings]


def load(entry: Path) -> dict[str, Any]:
    """Bundle a platform's spec and check it.

    Raises:
        SpecError: it breaks a rule; every finding has file and line.
    """
    joined = bundle(entry)
    findings = check(joined)
    if findings:
        raise SpecError(findings)
    return joined.document


def check(joined: Bundle, *, drafts: bool = False) -> list[Finding]:
    """Every finding of every rule, in order of file and line; with `drafts`, unwritten texts of a draft may stay.

    Each stage assumes what the one before it has checked, so a document that fails one gets no further.
    """
    for rules in STAGES[:-1] if drafts else STAGES:
        found = {joined.finding(path, message) for rule in rules for path, message in rule(joined.document)}
        if found:
            return sorted(found)
    return []


def openapi_shape(document: dict[str, Any]) -> Findings:
    """The document has the shape of OpenAPI 3.1."""
    if not str(document.get("openapi", "")).startswith("3.1."):
        yield ("openapi",), "the specs are OpenAPI 3.1"
        return
    # jsonschema rather than openapi-spec-validator, whose errors say neither where nor what.
    for error in Draft202012Validator(dict(schema_v31)).iter_errors(document):
        # The meta-schema is one big choice; its deepest complaint is the one that helps.
        deepest = best_match([error]) or error
        yield _place(deepest), f"not OpenAPI 3.1: {deepest.message[:300]}"


def json_schema_shape(document: dict[str, Any]) -> Findings:
    """Every schema is JSON Schema."""
    meta = Draft202012Validator(Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path, schema in top_schemas(document):
        for error in meta.iter_errors(schema):
            deepest = best_match([error]) or error
            yield (*path, *deepest.absolute_path), f"not JSON Schema: {deepest.message[:300]}"


def openapi_sense(document: dict[str, Any]) -> Findings:
    """What the shape alone cannot tell: names are unique, parameters belong to their path."""
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        url = next((url for url in document.get("paths", {}) if f"'{url}'" in error.message), None)
        yield ("paths", url) if url else ("tags",), f"not OpenAPI 3.1: {error.message[:300]}"


def walk(value: Any, path: JsonPath = ()) -> Iterator[tuple[JsonPath, Any]]:
    """Every part of a document with its path."""
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


def operations(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any], str]]:
    """Every operation with its path and HTTP method."""
    for url, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield ("paths", url, method), item[method], method


def top_schemas(document: dict[str, Any]) -> Iterator[tuple[JsonPath, Any]]:
    """Every schema that is in no other: components, and those of parameters and bodies."""
    components = document.get("components", {})
    for name, schema in components.get("schemas", {}).items():
        yield ("components", "schemas", name), schema
    for place in (("components", "parameters"), ("paths",), ("webhooks",)):
        for path, value in walk(_at(document, place), place):
            if isinstance(value, dict) and "schema" in value and not in_example((*path, "schema")):
                yield (*path, "schema"), value["schema"]


def in_example(path: JsonPath) -> bool:
    """Whether `path` leads into an example: any data may stand there."""
    return any(
        part in ("example", "examples") and before != "properties"
        for before, part in itertools.pairwise(("", *path[:-1]))
    )


def schemas(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any]]]:
    """Every schema, at any depth, examples and extensions left alone."""
    waiting: list[tuple[JsonPath, Any]] = list(top_schemas(document))
    while waiting:
        path, schema = waiting.pop()
        if not isinstance(schema, dict):
            continue
        yield path, schema
        waiting += [((*path, "properties", name), inner) for name, inner in schema.get("properties", {}).items()]
        for key in ("anyOf", "allOf", "oneOf", "prefixItems"):
            waiting += [((*path, key, index), inner) for index, inner in enumerate(schema.get(key, []))]
        for key in ("items", "additionalProperties", "contentSchema", "not"):
            if key in schema:
                waiting.append(((*path, key), schema[key]))


def safe_integers(document: dict[str, Any]) -> Findings:
    """No integer literal above 2^53: tools in JavaScript round it without a word."""
    for path, value in walk(document):
        if isinstance(value, int) and abs(value) > LARGEST_SAFE:
            yield path, f"the integer {value} is above 2^53 and tools round it: quote it"


def ascii_parameters(document: dict[str, Any]) -> Findings:
    """Parameter names are ASCII."""
    for path, value in walk(document):
        name = value.get("name") if isinstance(value, dict) and "in" in value else None
        if isinstance(name, str) and not name.isascii():
            yield (*path, "name"), f"parameter {name!r} is not ASCII"


def marked_get_bodies(document: dict[str, Any]) -> Findings:
    """A GET with a body says so, and nothing else does."""
    for path, operation, method in operations(document):
        has_body = method == "get" and "requestBody" in operation
        marked = "x-get-with-body" in operation
        if has_body and not marked:
            yield path, "a GET with a body carries x-get-with-body: true"
        if marked and not has_body:
            yield (*path, "x-get-with-body"), "this is no GET with a body"


def named_objects(document: dict[str, Any]) -> Findings:
    """Objects are components: an inline one has no name in any language."""
    for path, schema in schemas(document):
        if "properties" in schema and not (len(path) == 3 and path[0] == "components"):
            yield path, "an inline object: make it a component and refer to it"


def open_schemas(document: dict[str, Any]) -> Findings:
    """No widths, no closed objects: the tables are wrong and the platforms add fields."""
    for path, schema in schemas(document):
        for key in ("maxLength", "enum"):
            if key in schema:
                yield (*path, key), f"{key} is not used here: see specs/README.md"
        if schema.get("additionalProperties") is False:
            yield (*path, "additionalProperties"), "objects stay open: the platforms send undocumented fields"


def described_fields(document: dict[str, Any]) -> Findings:
    """Every field has a Chinese label, an English description, and where it comes from."""
    for path, schema in schemas(document):
        for name, field in schema.get("properties", {}).items():
            where = (*path, "properties", name)
            if not field.get("description"):
                yield where, f"{name} has no description"
            if not field.get("title") and "x-quirk" not in field:
                yield where, f"{name} has no title; if the page gives no label, x-quirk says so"
            if ("x-doc-type" in field) == ("x-source" in field):
                yield where, f"{name} needs x-doc-type (a table has it) or x-source: example, not both"
            alias = field.get("x-alias-of")
            if alias is not None and (alias == name or alias not in schema["properties"]):
                yield (*where, "x-alias-of"), f"{name} stands for {alias}, which is no other field of this object"


def known_formats(document: dict[str, Any]) -> Findings:
    """Types and formats are those of specs/README.md; another would be read and written as text."""
    for path, schema in schemas(document):
        form, types = schema.get("format"), types_of(schema)
        if form is not None and form not in FORMATS:
            yield (*path, "format"), f"unknown format {form}: see specs/README.md"
        if "boolean" in types or ("number" in types and SAME_KIND.get(str(form), form) != "decimal"):
            yield (*path, "type"), "neither booleans nor numbers without format: decimal are known here"


def received_formats(document: dict[str, Any]) -> Findings:
    """Text of an answer has a format of ours: platforms send an empty text where a value is missing."""
    received = _received(document)
    for path, schema in schemas(document):
        standard = schema.get("format") if "string" in types_of(schema) else None
        inside = path[2] in received if path[:2] == ("components", "schemas") else "responses" in path
        if inside and standard in RECEIVED_AS:
            words = f"{RECEIVED_AS[standard]} instead of {standard}"
            yield (*path, "format"), f"what answers hold may be an empty text: {words}"


def known_extensions(document: dict[str, Any]) -> Findings:
    """Extensions are those of specs/README.md; a misspelt one would be silently without effect."""
    for path, value in walk(document):
        if not isinstance(value, dict) or path[-1:] == ("properties",):
            continue
        for key, content in value.items():
            if not key.startswith("x-") or in_example((*path, key)):
                continue
            for error in EXTENSIONS.iter_errors({key: content}):
                where = _place(error)
                yield (*path, *where), f"{key}: {error.message[:300]}" if error.path else f"unknown extension {key}"


def whole_operations(document: dict[str, Any]) -> Findings:
    """Every operation says what the generator needs, and no two share a name."""
    ids: set[str] = set()
    calls: set[tuple[str, str]] = set()
    tags = [tag["name"] for tag in document.get("tags", [])]
    for index, tag in enumerate(document.get("tags", [])):
        if snake_case(tag["name"]) != tag["name"] or not tag["name"].isidentifier():
            yield ("tags", index, "name"), f"the tag {tag['name']} is no name of Python in snake case"
        if not tag.get("description"):
            yield ("tags", index), f"the tag {tag['name']} has no description"
    for path, operation, _ in operations(document):
        name = operation.get("operationId")
        if not name:
            yield path, "no operationId"
        elif snake_case(name) in ids:
            yield (*path, "operationId"), f"operationId {name} is taken"
        ids.add(snake_case(name or ""))
        for key in ("summary", "description"):
            if not operation.get(key):
                yield path, f"no {key}"
        if len(operation.get("tags", [])) != 1:
            yield path, "an operation has one tag: its resource"
        elif operation["tags"][0] not in tags:
            yield (*path, "tags"), f"the tag {operation['tags'][0]} is not declared"
        elif "x-method" in operation:
            call = (operation["tags"][0], operation["x-method"])
            if call in calls:
                yield (*path, "x-method"), f"{'.'.join(call)} is taken"
            if keyword.iskeyword(operation["x-method"]):
                yield (*path, "x-method"), f"{operation['x-method']} is a keyword of Python"
            calls.add(call)
        if "x-access" not in operation:
            yield path, "x-access is read or write"
        if not operation.get("externalDocs", {}).get("url") or not operation["externalDocs"].get("description"):
            yield path, "externalDocs has the address of the operation's page, and its heading as description"
        if "200" not in operation.get("responses", {}):
            yield path, "the operation has a 200 answer"


def named_bodies(document: dict[str, Any]) -> Findings:
    """Bodies are JSON with a schema; those of requests are components, from which their classes are named."""
    for path, body in _bodies(document):
        schema = body.get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            yield path, "a body has a schema in application/json"
        elif path[-1] == "requestBody":
            target = _component(document, schema)
            if "array" in types_of(target):
                target = _component(document, target.get("items", {}))
            if "properties" not in target:
                yield path, "the schema of a request is a component with properties, or a list of such"


def said_privacy(document: dict[str, Any]) -> Findings:
    """A field that may be personal says whether it is, and says the same wherever it stands: logs go by its name."""
    said: dict[str, tuple[bool, str]] = {}
    for path, schema in sorted(schemas(document), key=lambda found: str(found[0])):
        for name, field in schema.get("properties", {}).items():
            where, owner = (*path, "properties", name), str(path[-1])
            word = TELLING.search(field.get("title", ""))
            if word and "x-personal" not in field:
                yield where, f"{name} is labelled {word[0]}: x-personal says whether it is data of a private person"
            alias = schema["properties"].get(field.get("x-alias-of"), field)
            if alias.get("x-personal", False) != field.get("x-personal", False):
                yield where, f"{name} and {field['x-alias-of']} are one field: x-personal says the same of both"
            now = field.get("x-personal", False)
            before, holder = said.setdefault(name, (now, owner))
            if now != before:
                yield (
                    where,
                    f"{name} is {'not ' if before else ''}personal here but {'' if before else 'not '}in {holder}",
                )


def sound_codes(document: dict[str, Any]) -> Findings:
    """Code lists are whole: distinct values and names, of the type that the schema says."""
    for path, schema in schemas(document):
        seen: set[Any] = set()
        codes = schema.get("x-enum", [])
        for index, code in enumerate(codes):
            where = (*path, "x-enum", index)
            for key in ("value", "name"):
                if (key, code[key]) in seen:
                    yield where, f"the {key} {code[key]!r} stands twice"
                seen.add((key, code[key]))
            wanted = "string" if isinstance(code["value"], str) else "integer"
            if wanted not in types_of(schema) or type(code["value"]) is not type(codes[0]["value"]):
                yield where, f"the value {code['value']!r} is of another type than the schema or the first"
        if "x-enum" in schema and not (len(path) == 3 and path[0] == "components"):
            yield (*path, "x-enum"), "a code list is a component, so that it has a name"


def valid_examples(document: dict[str, Any]) -> Findings:
    """Every request and answer has an example, and every example is valid, inside JSON strings too."""
    for path, body in _bodies(document):
        content = (*path, "content", "application/json")
        media = body.get("content", {}).get("application/json", {})
        examples: dict[JsonPath, Any] = {
            ("examples", name, "value"): example.get("value") for name, example in media.get("examples", {}).items()
        }
        if "example" in media:
            examples[("example",)] = media["example"]
        if not examples:
            yield content, "no example"
        if "schema" not in media:
            continue
        validator = validator_for(document, _pointer((*content, "schema")), ExampleValidator)
        for name, value in examples.items():
            for error in validator.iter_errors(value):
                yield (*content, *name, *error.absolute_path), f"the example is not valid: {error.message[:300]}"


def paged_fields(document: dict[str, Any]) -> Findings:
    """Paging names fields that the request has."""
    for path, operation, _ in operations(document):
        paging = operation.get("x-paging", {})
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        for key in ("page", "size"):
            if key in paging and paging[key] not in _component(document, body).get("properties", {}):
                yield (*path, "x-paging", key), f"the request has no field {paging[key]!r}"


def sound_ids(document: dict[str, Any]) -> Findings:
    """The id by which paging tells records is a plain field of theirs."""
    platform = Platform("", document)
    for (path, _, _), operation in zip(operations(document), platform.operations, strict=True):
        named = (operation.paging or {}).get("id")
        if named is None or operation.result is None:
            continue
        kinds = {prop.wire: prop.kind for prop in platform.object(operation.result).properties}
        if kinds.get(named) not in IDS:
            yield (*path, "x-paging", "id"), f"{operation.result} has no field {named!r} that can be an id"


def distinct_names(document: dict[str, Any]) -> Findings:
    """No two fields of an object have one name in Python: one of them would be lost."""
    platform = Platform("", document)
    for name in _objects(document):
        taken: dict[str, str] = {}
        for prop in platform.object(name).properties:
            where = ("components", "schemas", name, "properties", prop.wire)
            if not prop.python.isidentifier():
                yield where, f"{prop.wire} cannot be a name in Python"
            if prop.python in taken:
                yield where, f"{taken[prop.python]} and {prop.wire} are both {prop.python} in Python"
            taken[prop.python] = prop.wire


def finite_objects(document: dict[str, Any]) -> Findings:
    """No object holds itself, however deep: classes of requests and records are made inner ones first."""
    platform = Platform("", document)
    inner = {
        name: {prop.nested for prop in platform.object(name).properties if prop.nested} for name in _objects(document)
    }
    for name in inner:
        waiting, held = set(inner[name]), set[str]()
        while waiting:
            held |= waiting
            waiting = set().union(*(inner[each] for each in waiting)) - held
        if name in held:
            yield ("components", "schemas", name), f"{name} holds itself, which no request or record can"


def callable_operations(document: dict[str, Any]) -> Findings:
    """What a call sends and gives can be told from the spec alone."""
    platform = Platform("", document)
    for (path, spec, _), operation in zip(operations(document), platform.operations, strict=True):
        for place in (path[:-1], path):
            for index, each in enumerate(_at(document, place).get("parameters", [])):
                parameter = _component(document, each) or each
                if not parameter.get("x-signature") and (operation.method or parameter["in"] != "query"):
                    yield (*place, "parameters", index), f"calls have no argument for the parameter {parameter['name']}"
        for prop in operation.arguments:
            if prop.python in OWN_ARGUMENTS and operation.method and operation.body:
                where = ("components", "schemas", operation.body.name, "properties", prop.wire)
                yield where, f"{prop.python} is a name that generated calls use themselves"
        if operation.paging and not (operation.result and operation.result_many):
            yield (*path, "x-paging", "records"), f"{spec['x-paging']['records']} is no list of records in the answer"
        elif "x-records" in spec and (operation.write or operation.paging):
            yield (*path, "x-records"), "x-records belongs to a read without x-paging"
        elif not operation.write and operation.method and not operation.result:
            at = (*path, "x-records") if "x-records" in spec else path
            yield at, f"there is no record at {operation.records} of the answer, nor a list of them; see x-records"
        elif "x-records" in spec and spec["x-records"].endswith(FIRST) and not _held_in_list(platform, spec):
            yield (*path, "x-records"), f"{operation.records} is no list"
        elif operation.returns == "page" and not operation.paging:
            turning = [prop.wire for prop in operation.arguments if PAGE_FIELD.search(f"{prop.wire} {prop.title}")]
            for name in turning:
                yield path, f"{name} looks like paging: without x-paging all but the first page would be lost"


def sound_lookups(document: dict[str, Any]) -> Findings:
    """A write names the read that tells what became of it, and fields that both have."""
    platform = Platform("", document)
    reads = {each.id: each for each in platform.operations if each.method and each.returns == "page"}
    for (path, spec, _), write in zip(operations(document), platform.operations, strict=True):
        said = spec.get("x-lookup")
        if said is None:
            continue
        if not write.write or write.body is None:
            yield (*path, "x-lookup"), "a lookup belongs to a write with a body"
            continue
        read = reads.get(said["operation"])
        if read is None or read.body is None or not read.result:
            yield (*path, "x-lookup", "operation"), f"{said['operation']} is no read of several records"
            continue
        sent = {prop.wire for prop in write.body.properties}
        asked = {prop.wire: prop for prop in read.body.properties}
        found = {prop.wire: prop for prop in platform.object(read.result).properties}
        for key, theirs in (("filters", asked), ("match", found)):
            for name, ours in said.get(key, {}).items():
                where = (*path, "x-lookup", key, name)
                if name not in theirs or theirs[name].kind in ("list", "object", "map"):
                    yield where, f"{read.id} has no field {name!r} to compare"
                if ours not in sent:
                    yield where, f"{write.id} has no field {ours!r}"
        yield from (
            (((*path, "x-lookup", "shows", *where)), message) for where, message in _shown(said, found, write, read)
        )
        since = said.get("since")
        if since is not None and (since not in asked or asked[since].kind not in MOMENTS):
            yield (*path, "x-lookup", "since"), f"{read.id} has no filter {since!r} that takes a moment"


def _shown(said: dict[str, Any], found: dict[str, Property], write: Operation, read: Operation) -> Findings:
    """The states that `shows` lists have fields and codes that there are."""
    sent = {prop.wire: prop for prop in write.body.properties} if write.body else {}
    for index, state in enumerate(said.get("shows", ())):
        name = state["field"]
        if name not in found or found[name].code is None:
            yield (index, "field"), f"{read.id} has no field {name!r} with a list of codes"
            continue
        known = {""} | _values(found[name])
        for key in ("done", "not-done"):
            for place, value in enumerate(state.get(key, ())):
                if value not in known:
                    yield (index, key, place), f"{name} has no code or label {value!r}"
        if both := sorted(set(state["done"]) & set(state.get("not-done", ()))):
            yield (index, "not-done"), f"{both[0]!r} cannot show both"
        for ours, value in state.get("when", {}).items():
            if ours not in sent or sent[ours].code is None:
                yield (index, "when", ours), f"{write.id} has no field {ours!r} with a list of codes"
            elif value not in _values(sent[ours]):
                yield (index, "when", ours), f"{ours} has no code or label {value!r}"


def _values(prop: Property) -> set[str]:
    """The codes of a field, and their Chinese labels."""
    return {str(text) for code in prop.schema["x-enum"] for text in (code["value"], code["label_zh"])}


def sound_custom_fields(document: dict[str, Any]) -> Findings:
    """A record has one list of custom fields at most, whose items have a label and a value."""
    platform = Platform("", document)
    records = {record.name for record in platform.records}
    for name in _objects(document):
        marked = [prop for prop in platform.object(name).properties if "x-custom-fields" in prop.schema]
        for index, prop in enumerate(marked):
            where = ("components", "schemas", name, "properties", prop.wire, "x-custom-fields")
            if name not in records:
                yield where, f"{name} is no record: only what answers hold has custom fields to read"
            if index:
                yield where, f"{name} has custom fields in {marked[0].wire} already"
            if not (prop.nested and prop.many):
                yield where, f"{prop.wire} is no list of objects"
                continue
            members = {member.wire: member.kind for member in platform.object(prop.nested).properties}
            for role in ("key", "value"):
                member = prop.schema["x-custom-fields"][role]
                if members.get(member) != "text":
                    yield (*where, role), f"{prop.nested} has no text {member!r}"


def finished_texts(document: dict[str, Any]) -> Findings:
    """No text of a draft is left."""
    for path, value in walk(document):
        if isinstance(value, str) and value.startswith(DRAFT) and not in_example((*path, "")):
            yield path, f"{path[-1]} is a draft of docs-diff: write it ({value})"


def _held_in_list(platform: Platform, spec: dict[str, Any]) -> bool:
    """Tell whether the records of a read are a list in its answer."""
    bare = {**spec, "x-records": spec["x-records"].removesuffix(FIRST)}
    return platform.result(bare)[1]


STAGES: tuple[tuple[Rule, ...], ...] = (
    (openapi_shape,),
    (json_schema_shape,),
    (openapi_sense, known_extensions),
    (
        safe_integers,
        ascii_parameters,
        marked_get_bodies,
        named_objects,
        open_schemas,
        described_fields,
        known_formats,
        received_formats,
        whole_operations,
        named_bodies,
        said_privacy,
        sound_codes,
        valid_examples,
        paged_fields,
    ),
    (distinct_names, finite_objects, callable_operations),
    (sound_envelope, sound_pushes),
    (sound_ids, sound_lookups, sound_custom_fields),
    (finished_texts,),
)


def _place(error: ValidationError) -> JsonPath:
    """Where an error is: at the member that should not be there, rather than at what it stands in."""
    path, members = tuple(error.absolute_path), cast("Any", error.instance)
    if error.validator in ("additionalProperties", "unevaluatedProperties"):
        # jsonschema names the members in the message only.
        return next(((*path, key) for key in members if f"'{key}'" in error.message), path)
    return path


def _bodies(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any]]]:
    """Every request body and every answer."""
    for path, operation, _ in operations(document):
        if "requestBody" in operation:
            yield (*path, "requestBody"), operation["requestBody"]
        for status, answer in operation.get("responses", {}).items():
            yield (*path, "responses", status), answer


def _received(document: dict[str, Any]) -> set[str]:
    """The names of the components that answers refer to, at any depth."""
    found: set[str] = set()
    waiting: list[Any] = [operation.get("responses", {}) for _, operation, _ in operations(document)]
    while waiting:
        for path, value in walk(waiting.pop()):
            name = str(value).rpartition("/")[2]
            if path[-1:] == ("$ref",) and not in_example(path) and name not in found:
                found.add(name)
                waiting.append(document.get("components", {}).get("schemas", {}).get(name, {}))
    return found


def _objects(document: dict[str, Any]) -> list[str]:
    """The names of components with properties."""
    members = document.get("components", {}).get("schemas", {})
    return [name for name, schema in members.items() if "properties" in schema]


def _component(document: dict[str, Any], reference: dict[str, Any]) -> dict[str, Any]:
    """The component that `reference` refers to; nothing if it is no reference."""
    found: dict[str, Any] = _at(document, tuple(reference.get("$ref", "#/").removeprefix("#/").split("/")))
    return found


def _at(document: Any, path: JsonPath) -> Any:
    for part in path:
        try:
            document = document[part]
        except (KeyError, IndexError, TypeError):
            return {}
    return document if isinstance(document, dict) else {}


def _pointer(path: JsonPath) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)
