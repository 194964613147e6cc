"""The specs with Prism: `make check-prism` runs these tests. Prism comes from npm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from dingdan import APIError, HTTPStatusError, Waiqin365, Wshoto
from dingdan_runtime.reference import OperationReference, all_operations
from dingdan_sandbox import Sandbox, running
from tests.spec_checkers.documents import DIST, FILES, document
from tests.spec_checkers.violations import Violations
from tests.support.every_operation import drive, waiqin_scenario, wshoto_scenario
from tools.spec_checkers.prism import PrismError, mock, proxy

OPERATIONS = {operation.id: operation for operation in all_operations(["waiqin365_api", "wshoto_api"])}
PLATFORMS = ("waiqin365", "wshoto")


def examples(name: str) -> Iterator[tuple[OperationReference, dict[str, Any], dict[str, Any]]]:
    """Each call of a spec that has a method, with the examples of its request and of its response."""
    for item in document(name)["paths"].values():
        for described in item.values():
            if isinstance(described, dict) and described.get("operationId") in OPERATIONS:
                request, response = map(_values, (described.get("requestBody"), described["responses"]["200"]))
                yield OPERATIONS[described["operationId"]], request or {"none": {}}, response


def _values(body: dict[str, Any] | None) -> dict[str, Any]:
    if body is None:
        return {}
    return {key: each["value"] for key, each in body["content"]["application/json"]["examples"].items()}


def client_of(name: str, url: str, **options: Any) -> Waiqin365 | Wshoto:
    """A client of the platform that a file is about."""
    if name.startswith("waiqin365"):
        return Waiqin365("demo-openid", "demo-appkey", base_url=url, max_retries=0, **options)
    return Wshoto("demo-appid", "demo-secret", base_url=url, max_retries=0, **options)


def call(client: Waiqin365 | Wshoto, operation: OperationReference, body: Any) -> Any:
    """Call an operation with a body as its spec shows it."""
    method = getattr(getattr(client, operation.resource), operation.method)
    if operation.array:
        return method(body)
    if operation.request is None:
        return method()
    names = {field.wire: field.name for field in operation.request.fields}
    return method(**{names[wire]: value for wire, value in body.items()})


def raw(value: Any) -> Any:
    """A record as it was received; none of its values is a misfit."""
    if isinstance(value, list):
        return [raw(each) for each in value]
    if not hasattr(value, "raw"):
        return value
    assert value.problems == []
    return value.raw


def answer(client: Waiqin365 | Wshoto, operation: OperationReference, body: Any) -> Any:
    """The data that a call gives, as it was received, or the code that the platform refused it with."""
    try:
        result = call(client, operation, body)
    except APIError as error:
        return f"refused with {error.code}"
    return raw(next((getattr(result, name) for name in ("records", "data") if hasattr(result, name)), result))


def expected(operation: OperationReference, example: dict[str, Any]) -> Any:
    """The same of an example of a response."""
    code = str(example.get("return_code", example.get("code")))
    if code != "0":
        return f"refused with {code}"
    data = example.get("response_data", example.get("data"))
    if "return_code" in example and data:
        data = json.loads(data)
    elif operation.paging is not None:
        data = (data or {}).get("records", [])
    return data


@pytest.mark.parametrize("name", FILES)
def test_the_clients_decode_every_example_that_prism_answers_with(name: str) -> None:
    seen = set()
    with mock(DIST / name) as url, httpx.Client() as http, client_of(name, url, http_client=http) as client:
        for operation, requests, responses in examples(name):
            for number in range(max(len(requests), len(responses))):
                body = list(requests.values())[number % len(requests)]
                shown, example = list(responses.items())[number % len(responses)]
                http.headers["Prefer"] = f"example={shown}"
                assert answer(client, operation, body) == expected(operation, example), f"{operation.id}: {shown}"
            seen.add(operation.id)
    assert seen == {each.id for each in OPERATIONS.values() if name.startswith(each.platform)}


def spoiled(tmp_path: Path, name: str, change: Any) -> Path:
    """A copy of a file of specs/dist with a change."""
    content = document(name)
    change(content)
    path = tmp_path / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_mock_refuses_a_request_that_its_spec_does_not_describe(tmp_path: Path) -> None:
    def require(content: dict[str, Any]) -> None:
        content["components"]["schemas"]["CloseStdomOrderRequest"]["required"] = ["reason"]

    with (
        mock(spoiled(tmp_path, "waiqin365.yaml", require)) as url,
        client_of("waiqin365", url) as client,
        pytest.raises(HTTPStatusError, match="422"),
    ):
        call(client, OPERATIONS["closeStdomOrder"], {"id": "1"})


def test_an_answer_that_a_mock_shows_wrongly_is_found(tmp_path: Path) -> None:
    def misfit(content: dict[str, Any]) -> None:
        (path,) = [path for path in content["paths"] if "/queryStdomOrder/" in path]
        shown = content["paths"][path]["post"]["responses"]["200"]["content"]["application/json"]["examples"]
        rows = json.loads(shown["page"]["value"]["response_data"])
        rows[0]["order_amount"] = "much"
        shown["page"]["value"]["response_data"] = json.dumps(rows)

    with mock(spoiled(tmp_path, "waiqin365.yaml", misfit)) as url, client_of("waiqin365", url) as client:
        (problem,) = call(client, OPERATIONS["queryStdomOrder"], {}).records[0].problems
    assert problem.path == "order_amount"


def test_what_prism_says_when_it_cannot_start_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("openapi: 3.1.0\npaths: [", encoding="utf-8")
    with pytest.raises(PrismError, match=r"broken\.yaml"), mock(broken):
        pass


class AsPost(httpx.HTTPTransport):
    """Sends a GET with a body as a POST, since Prism does not pass on the body of a GET."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET" and request.content:
            request.method = "POST"
        return super().handle_request(request)


def with_posts(content: dict[str, Any]) -> None:
    """Describe each GET with a body as a POST."""
    for item in content["paths"].values():
        if "requestBody" in item.get("get", {}):
            item["post"] = item.pop("get")


@pytest.fixture(scope="module")
def sandbox_of_posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A sandbox that takes a POST where the platform takes a GET with a body."""
    folder = tmp_path_factory.mktemp("specs")
    for platform in PLATFORMS:
        spoiled(folder, f"{platform}.yaml", with_posts)
    with running(Sandbox(orders=400, seed=7, page_size=20), folder) as server:
        yield server


def violations(server: Any, spec: Path, order_no: str = "") -> Violations:
    """Everything that Prism reports of all calls of a platform, between a client and the sandbox."""
    found = Violations()
    with (
        proxy(spec, server.url) as url,
        httpx.Client(transport=AsPost(), event_hooks={"response": [found.note]}) as http,
    ):
        if spec.name.startswith("waiqin365"):
            wq = Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=url, http_client=http)
            drive(wq, waiqin_scenario(order_no))
        else:
            ws = Wshoto(server.sandbox.appid, server.sandbox.app_secret, base_url=url, http_client=http)
            drive(ws, wshoto_scenario(page_size=2))  # Prism cuts its reports off at 8 KB
    return found


@pytest.mark.parametrize("name", FILES)
def test_prism_finds_nothing_between_client_and_sandbox_but_its_limits(
    name: str, sandbox_of_posts: Any, tmp_path: Path
) -> None:
    found = violations(sandbox_of_posts, spoiled(tmp_path, name, with_posts), name.split(".y")[0])
    assert found.beyond_limits(nulls=name.endswith(".plain.yaml")) == []
    paths = {path.partition("/{openid}")[0] for path in document(name)["paths"]}
    assert {path for path in paths if any(seen.startswith(path) for seen in found.paths)} == paths


def test_prism_does_not_pass_on_the_body_of_a_get(sandbox_of_posts: Any) -> None:
    """The reason for `AsPost`. If this fails, Prism has learnt it: take `AsPost` and `with_posts` away."""
    with proxy(DIST / "wshoto.yaml", sandbox_of_posts.url) as url, httpx.Client() as http:
        response = http.request("GET", f"{url}/openapi/crm/saleOrder/detail?access_token=a", json={"id": 5})
    assert (response.status_code, response.json()["type"].partition("#")[2]) == (501, "PROXY_UNSUPPORTED_REQUEST_BODY")


def test_a_difference_between_sandbox_and_spec_is_found(sandbox_of_posts: Any, tmp_path: Path) -> None:
    """In a request, in an answer, beside ids that are over the limit, and in a place that `anyOf` describes."""

    def change(content: dict[str, Any]) -> None:
        with_posts(content)
        schemas = content["components"]["schemas"]
        schemas["ValetorderInfoListRequest"]["required"] = ["order_status"]
        schemas["MallOrder"]["properties"]["order_code"]["pattern"] = "^x"
        schemas["ValetOrder"]["properties"]["id"] = {"type": "object"}

    found = violations(sandbox_of_posts, spoiled(tmp_path, "wshoto.yaml", change)).beyond_limits()
    assert [each for each in found if not each.startswith("response.body.data")] == [
        "request.body Request body must have required property 'order_status'"
    ]
    assert any(each.startswith("response.body.data.records.0.order_code") for each in found)
    assert any(each.startswith("response.body.data.records.0.id") for each in found)
