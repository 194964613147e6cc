"""The repo's own rules for specs. `make lint-specs` also applies Redocly's rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.bundle import Bundle, bundle
from generator.document import Findings
from generator.envelope import shown_envelope, sound_envelope
from generator.errors import Finding, SpecError
from generator.links import made_links
from generator.lint.fields import (
    described_fields,
    distinct_names,
    finished_texts,
    finite_objects,
    known_formats,
    named_objects,
    open_schemas,
    received_formats,
    safe_integers,
    said_privacy,
    sound_codes,
    sound_custom_fields,
    sound_examples,
)
from generator.lint.lookups import sound_lookups
from generator.lint.openapi import json_schema_shape, known_extensions, openapi_sense, openapi_shape
from generator.lint.operations import (
    ascii_parameters,
    callable_operations,
    marked_get_bodies,
    named_bodies,
    paged_fields,
    sound_ids,
    valid_examples,
    whole_operations,
)
from generator.lint.tables import distinct_tables, sound_tables
from generator.pushes import sound_pushes

Rule = Callable[[dict[str, Any]], Findings]


def load(entry: Path) -> dict[str, Any]:
    """Bundle a platform's spec and check it.

    Raises:
        SpecError: the spec breaks a rule. Each finding has a file and a line.
    """
    joined = bundle(entry)
    findings = check(joined)
    if findings:
        raise SpecError(findings)
    return joined.document


def check(joined: Bundle, *, drafts: bool = False) -> list[Finding]:
    """Return the findings of all rules, sorted by file and line.

    The rules run in stages. A stage relies on the stage before it, so checking stops at the first stage with findings.

    Args:
        joined: The bundled spec.
        drafts: True allows the TODO texts of a draft.
    """
    for rules in STAGES[:-1] if drafts else STAGES:
        found = {joined.finding(path, message) for rule in rules for path, message in rule(joined.document)}
        if found:
            return sorted(found)
    return []


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
        sound_examples,
        valid_examples,
        paged_fields,
        made_links,
    ),
    (distinct_names, finite_objects, callable_operations),
    (sound_envelope, sound_pushes),
    (sound_ids, sound_lookups, sound_custom_fields),
    (sound_tables,),
    (distinct_tables,),
    (finished_texts, shown_envelope),
)
