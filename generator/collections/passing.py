"""Scripts that pass values from one request of a run to later ones, by variables of the collection."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from generator.collections.steps import Step

VARIABLE = re.compile(r"\{\{(\w+)\}\}")


def passed_on(steps: Iterable[Step]) -> list[str]:
    """Return the names of all variables that requests set for later ones, in the order of the run."""
    return list(dict.fromkeys(name for step in steps for name in (*step.sent, *step.found)))


def taken(step: Step, body: str, known: Iterable[str]) -> list[str]:
    """Return the names of variables of earlier requests that a request needs.

    Args:
        step: The request.
        body: The text of its body.
        known: The names that requests pass on.
    """
    wanted = [*VARIABLE.findall(body), *((step.where[1],) if step.where else ())]
    return [name for name in dict.fromkeys(wanted) if name in set(known)]


def keeping(step: Step) -> Iterator[str]:
    """Return the lines that set variables, for the end of the script `answer.js`; they are empty after a failure."""
    if step.sent:
        yield "// The numbers of what was added, for later requests. 供后续请求使用的单号。"
        yield "const text = inBruno ? req.getBody({ raw: true }) : pm.request.body.raw;"
        yield "const sent = succeeded ? JSON.parse(text) : {};"
        yield from (_set(name, "sent", path) for name, path in step.sent.items())
    if not step.found:
        return
    yield "// Values of the record for later requests. 供后续请求使用的字段。"
    yield "const records = [content].flatMap((each) => each?.records ?? each ?? []);"
    if step.where is None:
        yield "const record = records[0];"
    else:
        field, variable = step.where
        yield f"const wanted = pm.collectionVariables.get({json.dumps(variable)});"
        yield f"const record = records.find((each) => each.{field} === wanted);"
    yield 'pm.test("The record for later requests is there. 响应中有后续请求所需的记录", () => {'
    yield '    pm.expect(record).to.be.an("object");'
    yield "});"
    yield from (_set(name, "record", path) for name, path in step.found.items())


def _set(name: str, holder: str, path: str) -> str:
    member = "".join(f"?.[{part}]" if part.isdecimal() else f"?.{part}" for part in path.split("."))
    return f'pm.collectionVariables.set({json.dumps(name)}, {holder}{member} ?? "");'
