"""Codes of failures that only the examples of an answer show: tables refer to an appendix for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tools.docs_diff.blocks import Example
from tools.docs_diff.envelopes import Envelope


def failure_codes(examples: Sequence[Example], envelope: Envelope) -> Iterator[tuple[str, str, Example]]:
    """Iterate over the codes in the envelopes of examples: the code, its message and the first example that has it."""
    seen: set[str] = set()
    for example in examples:
        members = example.value if isinstance(example.value, dict) else {}
        value = str(members.get(envelope.code, ""))
        if value not in seen and re.fullmatch(r"-?\d+", value):
            seen.add(value)
            yield value, str(members.get(envelope.message or "") or "") or "without a message", example
