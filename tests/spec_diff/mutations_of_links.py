"""Changes of links, of pushes and of shared responses, each with what it has to be reported as; see mutations.py."""

from __future__ import annotations

from tests.spec_diff.mutations import (
    ADD,
    BREAKING,
    COMPATIBLE,
    MALL,
    NONE,
    QUERY,
    TEXT,
    VALET,
    Document,
    Step,
    at,
    both,
    call,
    drop,
    field,
    put,
    schema,
    waiqin,
    wshoto,
)

REVOKE = "/api/stdorder/v1/salesBillRevoke/{openid}/{timestamp}/{digest}/{msg_id}"
LOOKUP = call(ADD, "post", "x-lookup")
LOOKED_UP = ("lookup-changed", "addStdomOrder", NONE, COMPATIBLE)
LINK = {"operationId": "mallOrderList", "parameters": {"user": "$response.body#/data/total"}}


def links(*path: Step) -> tuple[Step, ...]:
    """The path of the links of a response, or of something in them."""
    return call(VALET, "post", "responses", "200", "links", *path)


def push(*path: Step) -> tuple[Step, ...]:
    """The path of the webhook, or of something in it."""
    return ("webhooks", "push", "post", *path)


LINKS = [
    waiqin(
        "a read tells what became of a write",
        put({"operation": "queryStdomOrder", "filters": {"id": "id"}}, *call(REVOKE, "post", "x-lookup")),
        ("lookup-changed", "salesBillRevoke", NONE, COMPATIBLE),
        ("link-added", "salesBillRevoke", COMPATIBLE, NONE),
    ),
    waiqin(
        "a write is looked up by one field less",
        drop(*LOOKUP, "filters", "cm_id"),
        LOOKED_UP,
        ("link-changed", "addStdomOrder", BREAKING, NONE),
    ),
    waiqin(
        "a write is looked up by one field more",
        put("emp_id", *LOOKUP, "filters", "submit_emp_id"),
        LOOKED_UP,
        ("link-changed", "addStdomOrder", COMPATIBLE, NONE),
    ),
    waiqin(
        "a write is looked up by another field of its own",
        put("cm_name", *LOOKUP, "filters", "cm_code"),
        LOOKED_UP,
        ("link-changed", "addStdomOrder", BREAKING, NONE),
    ),
    waiqin(
        "another read tells what became of a write",
        put("queryCarSaleOrder", *LOOKUP, "operation"),
        LOOKED_UP,
        ("link-changed", "addStdomOrder", BREAKING, NONE),
    ),
    waiqin("another field tells a record from the others", put("remarks", *LOOKUP, "match", "order_remark"), LOOKED_UP),
    wshoto(
        "a response has a link", put({"mall": LINK}, *links()), ("link-added", "valetorderInfoList", COMPATIBLE, NONE)
    ),
]
"""Links and lookups."""

PUSHES = [
    waiqin(
        "there are pushes of another kind",
        lambda document: put(at(document, *push()), "webhooks", "pull")(document),
        ("webhook-added", "pull", COMPATIBLE, COMPATIBLE),
    ),
    waiqin("a push may come without a body", drop(*push("requestBody", "required")),
           ("webhook-changed", "push", BREAKING, NONE)),
    waiqin("a push comes with PUT", both(
        lambda document: put(at(document, *push()), "webhooks", "push", "put")(document), drop(*push())),
        ("webhook-changed", "push", BREAKING, NONE), ("webhook-changed", "push", COMPATIBLE, NONE)),
    waiqin("a push may be answered with 204", put({"description": "Taken."}, *push("responses", "204")),
           ("webhook-changed", "push", COMPATIBLE, NONE)),
    waiqin("a push has a field more", put(TEXT, *field("Push", "new_field")),
           ("field-added", "Push.new_field", COMPATIBLE, COMPATIBLE)),
    waiqin("a field of a push may be missing", put(["dataType"], *schema("Push", "required")),
           ("not-needed", "Push.msgId", BREAKING, NONE)),
    waiqin("the answer to a push needs a field more", both(
        put(TEXT, *field("PushReply", "why")),
        put(["return_code", "why"], *schema("PushReply", "required"))),
        ("field-added", "PushReply.why", BREAKING, BREAKING)),
    waiqin("a push has credentials", put([{"key": []}], *push("security")),
           ("unknown-changed", "push", BREAKING, NONE)),
    waiqin("the fields of a push are written otherwise", put({"data": {"style": "form"}}, *push(
        "requestBody", "content", "application/x-www-form-urlencoded", "encoding")),
        ("unknown-changed", "push", BREAKING, NONE)),
    waiqin("the answer to a push is described otherwise",
           put("Other words.", *push("responses", "200", "description"))),
]  # fmt: skip
"""Pushes."""


def share(document: Document) -> None:
    """Let two operations refer to one response."""
    document["components"]["responses"]["Refused"] = {"description": "Refused."}
    for url, method in ((VALET, "post"), (MALL, "get")):
        at(document, *call(url, method, "responses"))["429"] = {"$ref": "#/components/responses/Refused"}


RESPONSES = [
    wshoto("operations share a new response", share,
           ("answer-added", "valetorderInfoList", COMPATIBLE, NONE),
           ("answer-added", "mallOrderList", COMPATIBLE, NONE)),
    waiqin("a response is written as a component of its own", both(
        lambda document: put(at(document, *call(QUERY, "post", "responses", "200")),
                             "components", "responses", "Orders")(document),
        put({"$ref": "#/components/responses/Orders"}, *call(QUERY, "post", "responses", "200")))),
]  # fmt: skip
"""Shared responses."""

MUTATIONS_OF_LINKS = [*LINKS, *PUSHES, *RESPONSES]
