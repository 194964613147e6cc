"""Resources and prompts: the calls, code lists, quirks, and the question that people ask most."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import mcp_types as types

from dingdan_mcp.catalog import all_operations, nearest
from dingdan_mcp.options import Options
from dingdan_mcp.reference_texts import calls_text, codes_text, quirks_text
from dingdan_runtime.reference import OperationReference


class Page(NamedTuple):
    """A resource."""

    title: str
    description: str
    mime_type: str
    text: Callable[[], str]


def pages(options: Options, offered: Mapping[str, OperationReference]) -> dict[str, Page]:
    """Return the resources by URI."""
    found = {
        "dingdan://calls": Page(
            "Calls (接口)", "The tools with their operationId, label and page.", "text/csv",
            partial(calls_text, list(offered.values())),
        )
    }  # fmt: skip
    for platform in options.platforms:
        of_platform = [each for each in all_operations() if each.platform == platform]
        found[f"dingdan://codes/{platform}"] = Page(
            f"Codes of {platform} (编码)", "All documented codes with their labels.", "text/csv",
            partial(codes_text, of_platform),
        )  # fmt: skip
        found[f"dingdan://quirks/{platform}"] = Page(
            f"Quirks of {platform} (文档疑点)", "Errors and gaps of the platform's pages, and their treatment here.",
            "text/markdown", partial(quirks_text, of_platform),
        )  # fmt: skip
    return found


def list_resources(found: Mapping[str, Page]) -> types.ListResourcesResult:
    """Return the list of resources."""
    return types.ListResourcesResult(
        resources=[
            types.Resource(uri=uri, name=uri, title=page.title, description=page.description, mime_type=page.mime_type)
            for uri, page in found.items()
        ]
    )


def read_resource(found: Mapping[str, Page], uri: str) -> types.ReadResourceResult:
    """Return a resource.

    Raises:
        LookupError: There is no such resource.
    """
    if uri not in found:
        raise LookupError(f"there is no resource {uri}; {nearest(uri, found)}")
    page = found[uri]
    contents = types.TextResourceContents(uri=uri, mime_type=page.mime_type, text=page.text())
    return types.ReadResourceResult(contents=[contents])


PARTLY_SHIPPED = """\
Which orders of customer {customer} were shipped partly from {since} to {until}, and what is still to send?

1. waiqin365_shipments_query with arguments {{"cm_code": "{customer}", "status": "1", "start_create_date": "{since}", \
"end_create_date": "{until}"}} and fields ["order_no", "sent_no", "send_time"]: the shipments of that time.
2. waiqin365_orders_query with arguments {{"cm_code": "{customer}", "status": "1", "order_status": "4"}} and fields \
["id", "order_no"]: the orders that are shipped partly (部分发货). Keep those of step 1.
3. The same call with table "lines" and fields ["order_id", "product_code", "product_name", "confirm_count", \
"stay_sent_num", "input_unit_name"]: stay_sent_num (待发数量) is still to send.
Follow next_cursor until it is null, and answer with one line an order and product."""
PROMPTS = {
    "partly_shipped": types.Prompt(
        name="partly_shipped",
        title="Orders that are shipped partly (部分发货订单)",
        description="Which orders of a customer were shipped partly, and what is still to send.",
        arguments=[
            types.PromptArgument(name="customer", description="Code of the customer (客户编码).", required=True),
            types.PromptArgument(name="since", description="First day, yyyy-MM-dd.", required=True),
            types.PromptArgument(name="until", description="Last day, yyyy-MM-dd.", required=True),
        ],
    ),
    "codes": types.Prompt(
        name="codes",
        title="Codes of a tool (编码)",
        description="The code lists of a tool, to translate codes and labels.",
        arguments=[types.PromptArgument(name="tool", description="The tool.", required=True)],
    ),
    "quirks": types.Prompt(
        name="quirks",
        title="Quirks of a tool (文档疑点)",
        description="Known errors and gaps of the platform's page of a tool.",
        arguments=[types.PromptArgument(name="tool", description="The tool.", required=True)],
    ),
}


def get_prompt(name: str, given: Mapping[str, str], offered: Mapping[str, OperationReference]) -> types.GetPromptResult:
    """Return a prompt with its arguments filled in.

    Raises:
        LookupError: There is no such prompt or tool, or an argument is missing.
    """
    if name not in PROMPTS:
        raise LookupError(f"there is no prompt {name}; {nearest(name, PROMPTS)}")
    prompt = PROMPTS[name]
    missing = [each.name for each in prompt.arguments or [] if not given.get(each.name)]
    if missing:
        raise LookupError(f"{name} needs {', '.join(missing)}")
    if name == "partly_shipped":
        text = PARTLY_SHIPPED.format(**{each.name: given[each.name] for each in prompt.arguments or []})
    else:
        tool = given["tool"]
        if tool not in offered:
            raise LookupError(f"there is no tool {tool}; {nearest(tool, offered)}")
        listed = codes_text([offered[tool]]) if name == "codes" else quirks_text([offered[tool]])
        text = f"{prompt.title} of {tool}:\n\n{listed}"
    message = types.PromptMessage(role="user", content=types.TextContent(text=text))
    return types.GetPromptResult(description=prompt.description, messages=[message])
