"""Lints a document once in each worker, however many tests compare it with something else."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from generator.bundle import Bundle


def once_when_clean(check: Callable[..., Any]) -> Callable[..., Any]:
    """`check` that remembers the documents in which it found nothing; checking takes longer than all else."""
    clean: dict[str, Any] = {}

    def remembering(*arguments: Any, **options: Any) -> Any:
        documents = [argument.document for argument in arguments if isinstance(argument, Bundle)]
        key = json.dumps([documents, options], default=repr)
        if key not in clean:
            found = check(*arguments, **options)
            if found:
                return found
            clean[key] = found
        return clean[key]

    return remembering
