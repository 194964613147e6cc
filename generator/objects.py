"""Objects, fields and code lists of a bundled spec, with their Python names and types."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import JsonObject, one_line, types_of
from generator.formats import KINDS, scalar_kind
from generator.names import snake_case

RESERVED = {"raw", "raw_json", "extra", "problems", "from_json", "to_dict", "to_json_dict", "custom_fields", "field"}
"""Names that record classes or their module use; an attribute with such a name gets a trailing underscore."""


def attribute(name: str) -> str:
    """Return the name of a record attribute for the Python name of a field."""
    return f"{name}_" if name in RESERVED else name


@dataclass(frozen=True)
class Property:
    """A field of an object, with its references resolved."""

    wire: str
    schema: JsonObject
    required: bool
    component: str | None
    """The component that the field, or each of its items, refers to."""
    item: JsonObject | None
    """For an array, the schema of its items, with references resolved."""

    @property
    def title(self) -> str:
        """The platform's label."""
        return str(self.schema.get("title", ""))

    @property
    def description(self) -> str:
        """The English description, on one line."""
        return one_line(self.schema.get("description", ""))

    @property
    def alias_of(self) -> str | None:
        """The Python name of the field that this field is a second spelling of; None if it is none."""
        target = self.schema.get("x-alias-of")
        return snake_case(target) if target else None

    @property
    def python(self) -> str:
        """The Python name. A second spelling has a name of its own, so that the two never collide."""
        return self.wire if self.alias_of == snake_case(self.wire) else snake_case(self.wire)

    @property
    def personal(self) -> bool:
        """True if the field contains personal data."""
        return bool(self.schema.get("x-personal"))

    @property
    def code(self) -> str | None:
        """The name of the code list; None if the field is not a code."""
        return self.component if "x-enum" in self.schema else None

    @property
    def nested(self) -> str | None:
        """The component of the nested object or objects; None if there is none."""
        inner = self.item if self.item is not None else self.schema
        return self.component if inner.get("properties") else None

    @property
    def many(self) -> bool:
        """True if the field is a list."""
        return self.item is not None

    @property
    def kind(self) -> str:
        """The kind that encodes the field; see `dingdan_runtime.operation.Kind`."""
        if self.item is not None:
            return "list"
        if "x-custom-field-key" in self.schema:
            return f"custom-field-{self.schema['x-custom-field-key']}"
        return "object" if self.nested else scalar_kind(self.schema)

    @property
    def item_kind(self) -> str | None:
        """The kind of the items of a list of scalars; None for other fields."""
        return scalar_kind(self.item) if self.item is not None and not self.nested else None

    @property
    def record_type(self) -> str:
        """The runtime type of the record attribute."""
        if self.item is not None and not self.nested:
            return "Texts" if types_of(self.item) <= {"string", "null"} else "Json"
        return KINDS[self.kind].record

    @property
    def argument_type(self) -> str:
        """The Python types that a call accepts for the field."""
        if self.nested:
            one = f"{self.nested}Param | models.{self.nested}"
            return f"Sequence[{one}]" if self.many else one
        if self.item_kind:
            return f"Sequence[{_literal(self.item)}{KINDS[self.item_kind].argument}]"
        return f"{_literal(self.schema)}{KINDS[self.kind].argument}"

    @property
    def explanation(self) -> str:
        """The label, description and codes on one line, for a docstring."""
        parts = [f"{self.title}: {self.description}" if self.title else self.description]
        codes = self.schema.get("x-enum") or (self.item or {}).get("x-enum")
        if codes:
            listed = ", ".join(f"{code['value']} {code['label']} ({code['label_zh']})" for code in codes)
            parts.append(f"Codes: {listed}.")
        return " ".join(parts)

    @property
    def argument_explanation(self) -> str:
        """`explanation` with the format of the argument."""
        kind = KINDS.get((self.item_kind if self.many else None) or self.kind)
        return f"{self.explanation} {kind.note}" if kind and kind.note else self.explanation


@dataclass(frozen=True)
class Object:
    """A component of type object."""

    name: str
    schema: JsonObject
    properties: tuple[Property, ...]

    @property
    def description(self) -> str:
        """The English description, with the platform's label."""
        text = one_line(self.schema.get("description", self.name))
        title = self.schema.get("title")
        return f"{text} ({title})" if title else text

    @property
    def custom_fields(self) -> tuple[Property, str, str] | None:
        """The list of custom fields, and its items' attributes with the label and the value; None if there is none."""
        for prop in self.properties:
            named = prop.schema.get("x-custom-fields")
            if named:
                return prop, attribute(snake_case(named["key"])), attribute(snake_case(named["value"]))
        return None

    def python(self, wire: str) -> str:
        """Return the Python name of the field `wire`."""
        return next(prop.python for prop in self.properties if prop.wire == wire)

    @property
    def any_of(self) -> list[list[list[str]]]:
        """Rules, each a list of alternatives; one alternative, a list of Python names, must be given."""
        rules = [self.schema, *self.schema.get("allOf", [])]
        return [
            [[snake_case(name) for name in alternative["required"]] for alternative in rule["anyOf"]]
            for rule in rules
            if "anyOf" in rule
        ]


@dataclass(frozen=True)
class Code:
    """A documented code list."""

    name: str
    schema: JsonObject

    @property
    def whole(self) -> bool:
        """True if the values are integers."""
        return all(isinstance(member["value"], int) for member in self.schema["x-enum"])

    @property
    def description(self) -> str:
        """The description of the code list."""
        return one_line(self.schema.get("description", self.name))


def _literal(schema: JsonObject | None) -> str:
    """Return the documented codes as the start of a type union. Editors complete them; other codes stay valid."""
    codes = (schema or {}).get("x-enum")
    return f"Literal[{', '.join(repr(code['value']) for code in codes)}] | " if codes else ""
