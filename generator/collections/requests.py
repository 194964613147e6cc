"""Requests of a collection: URL, body, description, scripts, saved answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.collections.answers import saved_answers
from generator.collections.authentication import Authentication
from generator.collections.bodies import body_text, example_of
from generator.collections.descriptions import describe
from generator.collections.names import stable_id
from generator.collections.passing import keeping, taken
from generator.collections.steps import Step
from generator.document import JsonObject
from generator.model import Platform
from generator.operations import Operation


@dataclass(frozen=True, slots=True)
class Requests:
    """Makes the requests of a platform.

    Attributes:
        platform: The platform.
        described: The docs variant of it.
        how: Its authentication.
        passed_on: Names of the variables that requests pass on.
    """

    platform: Platform
    described: Platform
    how: Authentication
    passed_on: Sequence[str]

    def item(self, step: Step, operation: Operation, others: Iterable[str], *, first: bool) -> JsonObject:
        """Return a request.

        Args:
            step: What it sends.
            operation: Its operation.
            others: Names of examples that no request sends, for the description.
            first: True for the first request of an operation, which has the description and the answers.
        """
        title = _title(step, operation)
        body = body_text(step, operation) if operation.body else ""
        request = self._request(operation, body)
        saved: list[JsonObject] = []
        if first:
            example = body_text(Step(operation.id, example=step.example), operation) if operation.body else ""
            saved = saved_answers(self.platform, operation, self._request(operation, example))
            request["description"] = describe(self.described, operation, others)
        # The scripts have encoded what they put into the URL.
        behavior = {"disableUrlEncoding": True}
        if operation.spec.get("x-get-with-body"):
            behavior["disableBodyPruning"] = True
        return {
            "id": stable_id(self.platform.key, operation.id, title),
            "name": f"{operation.spec['externalDocs']['description']} {operation.id}: {title}",
            "event": self._events(step, operation, body),
            "request": request,
            "response": saved,
            "protocolProfileBehavior": behavior,
        }

    def _request(self, operation: Operation, body: str) -> JsonObject:
        path, query = self.how.path(operation), self.how.query(operation)
        asked = "&".join(f"{key}={value}" for key, value in query)
        url: JsonObject = {
            "raw": f"{{{{base_url}}}}{path}" + (f"?{asked}" if asked else ""),
            "host": ["{{base_url}}"],
            "path": path.removeprefix("/").split("/"),
        }
        if query:
            url["query"] = [{"key": key, "value": value} for key, value in query]
        request: JsonObject = {"method": operation.http_method, "header": [], "url": url}
        if body:
            request["header"] = [{"key": "Content-Type", "value": "application/json"}]
            request["body"] = {"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}}
        return request

    def _events(self, step: Step, operation: Operation, body: str) -> list[JsonObject]:
        before = list[str]()
        wanted = taken(step, body, self.passed_on)
        if operation.write or wanted:
            before += self.how.script("tool.js", "stop.js", *(["allow_writes.js"] if operation.write else []))
        if wanted:
            before += [f"const TAKEN = {json.dumps(wanted)};", *self.how.script("taken.js")]
        # Not in a script of the collection: tools disagree on which of the two comes first after an answer.
        after = [*self.how.around(self.how.after), *keeping(step)]
        if operation is self.how.token:
            after += self.how.script("issued_token.js")
        return [event(listen, lines) for listen, lines in (("prerequest", before), ("test", after)) if lines]


def _title(step: Step, operation: Operation) -> str:
    if step.title or operation.body is None or step.body is not None:
        return step.title or str(operation.spec["summary"])
    return str(example_of(step, operation)[1].get("summary") or operation.spec["summary"])


def event(listen: str, lines: list[str]) -> JsonObject:
    """Return a script of a request or a collection."""
    return {"listen": listen, "script": {"type": "text/javascript", "exec": lines}}
