"""Finds the envelope of a platform's answers: what `x-envelope` says, else what all answers of the spec have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tools.docs_diff.spec_fields import Spec


@dataclass(frozen=True, slots=True)
class Envelope:
    """The members that wrap the data in every answer."""

    code: str
    message: str | None
    id: str | None
    data: tuple[str, ...]
    quoted: bool
    """True if the data is JSON inside a JSON string."""
    success: Any

    @property
    def around(self) -> list[str]:
        """The members beside the data."""
        return [name for name in (self.code, self.message, self.id) if name is not None]


def envelope_of(spec: Spec) -> Envelope | None:
    """Return the envelope of a platform; None if its answers have no members in common."""
    said = spec.platform.document.get("x-envelope")
    if said:
        members = (said["code"], said["message"], said.get("id"), tuple(said["data"]))
        return Envelope(*members, bool(said.get("quoted")), said["success"])
    answers = [fields.members for call in spec.calls if (fields := call.parts.get("response"))]
    if not answers:
        return None
    held = {
        name: "contentSchema" in field.schema
        for members in answers
        for name, field in members.items()
        if "contentSchema" in field.schema or field.inner is not None
    }
    common = [name for name in answers[0] if all(name in members for members in answers) and name not in held]
    code = next((name for name in common if answers[0][name].required), None)
    if code is None:
        return None
    message, identity = [*(name for name in common if name != code), None, None][:2]
    return Envelope(code, message, identity, tuple(held) or ("data",), any(held.values()), _success(spec, code))


def is_shared(spec: Spec, part: str, component: str) -> bool:
    """True if several operations have an object, whose tables need not all list all of it."""
    owners = [call for call in spec.calls if (fields := call.parts.get(part)) and fields.component == component]
    return len(owners) > 1


def _success(spec: Spec, code: str) -> Any:
    """Return the code of the first example of an answer."""
    for operation in spec.platform.operations:
        content = operation.spec["responses"]["200"].get("content", {}).get("application/json", {})
        for each in content.get("examples", {}).values():
            if isinstance(each.get("value"), dict) and code in each["value"]:
                return each["value"][code]
    return 0
