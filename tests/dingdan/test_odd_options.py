"""Whatever a constructor or a call is given: it works, or a documented error is raised before anything is sent."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dingdan import (
    AsyncWaiqin365,
    AsyncWshoto,
    ConfigError,
    DingdanError,
    DingdanWarning,
    InvalidRequest,
    LifecycleError,
    MemoryTokenStore,
    Waiqin365,
    Wshoto,
)
from tests.dingdan import stand_ins as like
from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPID, APPKEY, NO_CERTIFICATES, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, serving, waiqin, waiqin_rows, wshoto_rows
from tests.dingdan.test_clients import close, every_client, refusal

BAD_TIMEOUTS: list[Any] = [
    -1, 0, 1e30, 10**400, math.nan, math.inf, True, "5", (1, 2), Decimal(5),
    httpx.Timeout(-1), httpx.Timeout(5, connect=0), httpx.Timeout(5, read=1e30), httpx.Timeout(5, pool=math.nan),
    httpx.Timeout(5, write="5"),  # type: ignore[arg-type]
]  # fmt: skip
BAD_RETRIES: list[Any] = [-1, 1001, 10**400, 1.0, True, "2"]
numbered = [str(index) for index in range(len(BAD_TIMEOUTS))]


@pytest.mark.finding(34)
@every_client
@pytest.mark.parametrize("timeout", BAD_TIMEOUTS, ids=numbered)
def test_timeout_that_cannot_be_waited_is_refused(client: Any, credentials: dict[str, Any], timeout: Any) -> None:
    assert ": timeout must be a number of seconds above 0 and up to 1000000, or" in refusal(
        client, **credentials, timeout=timeout
    )


@pytest.mark.finding(34)
@pytest.mark.parametrize("timeout", BAD_TIMEOUTS, ids=numbered)
def test_timeout_of_a_call_that_cannot_be_waited_is_refused(timeout: Any, wq: Calls, server: ScriptedServer) -> None:
    with pytest.raises(InvalidRequest) as caught:
        wq(lambda client: client.orders.close(order_no="1", timeout=timeout))
    assert (caught.value.argument, server.asked) == ("timeout", [])


@pytest.mark.finding(34)
@pytest.mark.parametrize("timeout", [1_000_000, 1e-300, httpx.Timeout(None), httpx.Timeout(5, connect=1_000_000)])
def test_longest_and_shortest_timeout_raise_nothing_undocumented(
    timeout: Any, wq: Calls, server: ScriptedServer
) -> None:
    server.will(waiqin(), waiqin())
    for options, in_call in (({"timeout": timeout}, {}), ({}, {"timeout": timeout})):
        try:
            wq(lambda client, more=in_call: client.orders.close(order_no="1", **more), **options)
        except DingdanError:
            assert timeout == 1e-300


@pytest.mark.finding(34)
@every_client
@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("total_timeout", [-1, 0, 1e30, 10**400, math.nan, "5"]),
        ("max_retries", BAD_RETRIES),
        ("max_requests_per_second", [0, 1e-300, 1e30, 10**400, math.nan, math.inf, "5"]),
        ("max_concurrency", [0, -1, 1.5, "5"]),
        ("clock", [None, 5, "now"]),
    ],
)
def test_option_out_of_range_is_refused(
    client: Any, credentials: dict[str, Any], option: str, values: list[Any]
) -> None:
    for value in values:
        assert f": {option} must be " in refusal(client, **credentials, **{option: value})


@pytest.mark.finding(34)
@pytest.mark.parametrize("rate", [1e-6, 1e6, 3])
def test_slowest_and_fastest_rate_work(rate: float, wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin())
    wq(lambda client: client.orders.close(order_no="1"), max_requests_per_second=rate)
    assert len(server.asked) == 1


@pytest.mark.finding(34)
@every_client
@pytest.mark.parametrize(
    "base_url",
    ["https://h:99999", "https://h:65536/", "https://h:0", "https://[::1]:70000", "https://h/" + "a" * 2000],
    ids=["99999", "65536", "0", "IPv6", "long"],
)
def test_address_that_cannot_be_called_is_refused(client: Any, credentials: dict[str, Any], base_url: str) -> None:
    assert ": base_url has " in refusal(client, **credentials, base_url=base_url)


@pytest.mark.finding(34)
@every_client
@pytest.mark.parametrize("host", ["xn--", "XN--", "xn--zzzzzz99999", "xn--zzzzzz99999.example.com"])
def test_address_with_a_host_that_idna_does_not_know_is_refused(
    client: Any, credentials: dict[str, Any], host: str
) -> None:
    assert ": base_url " in refusal(client, **credentials, base_url=f"https://{host}")


@pytest.mark.finding(34)
@every_client
def test_credential_too_long_for_an_address_is_refused(client: Any, credentials: dict[str, Any]) -> None:
    for name in credentials:
        message = refusal(client, **{**credentials, name: "s" * 70_000})
        assert message.endswith(f": {name} has more than 2000 characters")
    if client in (Wshoto, AsyncWshoto):
        assert refusal(client, access_token="s" * 70_000).endswith("access_token has more than 2000 characters")


@pytest.mark.finding(34)
def test_longest_credentials_and_msg_id_can_be_sent(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin())
    path = "a" * (2000 - len(server.url) - 1)
    # Of one byte a character on the wire: more than 65,536 in a request line is what Python's server refuses.
    wq(
        lambda client: client.orders.close(order_no="1", msg_id="%" * 256),
        openid="o" * 2000, base_url=f"{server.url}/{path}",
    )  # fmt: skip
    assert server.asked[0].signed[0] == "o" * 2000


@pytest.mark.finding(34)
@pytest.mark.parametrize("msg_id", ["m" * 257, "m" * 70_000, "\ud800", "订单", b"m", 5, ""], ids=range(7))
def test_msg_id_that_no_address_can_hold_is_refused(msg_id: Any, wq: Calls, server: ScriptedServer) -> None:
    with pytest.raises(InvalidRequest) as caught:
        wq(lambda client: client.orders.query(msg_id=msg_id))
    assert (caught.value.argument, server.asked) == ("msg_id", [])


@pytest.mark.finding(34)
@pytest.mark.parametrize("retries", BAD_RETRIES, ids=range(6))
def test_retries_of_a_call_out_of_range_are_refused(retries: Any, ws: Calls, server: ScriptedServer) -> None:
    with pytest.raises(InvalidRequest) as caught:
        ws(lambda client: client.valet_orders.list(max_retries=retries))
    assert (caught.value.argument, server.asked) == ("max_retries", [])


@pytest.mark.finding(34)
@pytest.mark.parametrize("moment", [None, "now", math.nan, -1, 1e300, 10**400, True], ids=range(7))
@pytest.mark.parametrize("form", ["epoch_millis", "datetime"])
def test_clock_that_gives_no_moment_is_a_config_error(
    moment: Any, form: str, wq: Calls, server: ScriptedServer
) -> None:
    with pytest.raises(ConfigError, match="clock must be a function that returns epoch seconds"):
        wq(lambda client: client.orders.query(), clock=lambda: moment, timestamp_format=form)
    assert server.asked == []


@pytest.mark.finding(34)
@pytest.mark.parametrize("client", [Wshoto, AsyncWshoto])
@pytest.mark.parametrize("store", [5, {}, MemoryTokenStore, object()])
def test_token_store_without_its_methods_is_refused(client: Any, store: Any) -> None:
    assert "token_store must have the methods get, set, drop" in refusal(
        client, appid=APPID, app_secret=APP_SECRET, token_store=store
    )


class TestUnknownOption:
    """A keyword that no client has."""

    @pytest.mark.finding(38)
    @pytest.mark.parametrize(
        ("client", "name", "meant"),
        [
            (Waiqin365, "app_key", "appkey"),
            (AsyncWaiqin365, "open_id", "openid"),
            (Waiqin365, "baseurl", "base_url"),
            (AsyncWaiqin365, "total_time", "total_timeout"),
            (Waiqin365, "retries", "max_retries"),
            (Wshoto, "app_id", "appid"),
            (AsyncWshoto, "secret", "app_secret"),
            (Wshoto, "accesstoken", "access_token"),
            (AsyncWshoto, "tokenstore", "token_store"),
        ],
    )
    def test_is_refused_with_the_one_that_was_meant(self, client: Any, name: str, meant: str) -> None:
        platform = "waiqin365" if client in (Waiqin365, AsyncWaiqin365) else "wshoto"
        message = refusal(client, **{name: "x"})
        assert message == f"{platform}: {name} is not an option of this client; did you mean {meant}?"

    @pytest.mark.finding(38)
    @every_client
    def test_unlike_any_other_is_refused_with_all_that_there_are(
        self, client: Any, credentials: dict[str, Any]
    ) -> None:
        message = refusal(client, **credentials, zzz=1)
        assert "zzz is not an option of this client; there are " in message
        for name in [*credentials, "base_url", "http_client", "timeout", "on_response"]:
            assert name in message

    @pytest.mark.finding(38)
    @every_client
    def test_value_of_a_misnamed_credential_is_in_no_frame(self, client: Any, credentials: dict[str, Any]) -> None:
        secret = "under the wrong name"
        with pytest.raises(ConfigError) as caught:
            client(**{**credentials, "app_keyy": "".join(secret)})
        trace = caught.value.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename != __file__:
                assert secret not in repr(trace.tb_frame.f_locals)
            trace = trace.tb_next


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.binary(max_size=3), st.decimals(),
    st.sampled_from([
        10**400, -(10**400), 1e30, "\ud800", "x" * 70_000, "\x00", [], {}, {"a": 1}, (1,), object(), int,
        like.NaTType(), like.NAType(), like.Int64(5), like.Bool(), like.Float64("nan"), date(2026, 11, 1),
        datetime(2026, 11, 1), httpx.Timeout(-1), httpx.URL("https://h"), lambda: 5, lambda *_: None,
    ]),
)  # fmt: skip
ADDRESSES = st.one_of(
    ODD,
    st.text(max_size=20).map("https://".__add__),
    st.sampled_from(
        ["http://a..b", "http://[", "http://[::1", "http://h:", "http://h:-1", "http://h\\x", "//h", "http:h"]
    ),
)
OPTIONS = [
    "timeout", "total_timeout", "max_retries", "strict", "max_requests_per_second", "max_concurrency",
    "max_response_bytes", "on_request", "on_response", "clock", "http_client", "app_key",
]  # fmt: skip
ONCE = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(verify=NO_CERTIFICATES, trust_env=False) as client:
        yield client


def constructed(client: Any, options: dict[str, Any]) -> Any:
    """A client, or None where its arguments were refused as documented."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DingdanWarning)  # some addresses are of plain http
        try:
            return client(**options)
        except ConfigError:
            return None


@pytest.mark.finding(34, 38)
@ONCE
@given(
    credentials=st.dictionaries(st.sampled_from(["openid", "appkey", "timestamp_format"]), ODD),
    options=st.dictionaries(st.sampled_from(OPTIONS), ODD, max_size=3),
    base_url=st.just("http://127.0.0.1:1") | ADDRESSES,
)
def test_any_constructor_of_waiqin365_works_or_raises_config_error(
    http: httpx.Client, credentials: dict[str, Any], options: dict[str, Any], base_url: Any
) -> None:
    given_options = {
        "openid": OPENID, "appkey": APPKEY, "http_client": http, "base_url": base_url, **credentials, **options,
    }  # fmt: skip
    client = constructed(Waiqin365, given_options)
    if client is not None:
        repr(client)
        close(client)


@pytest.mark.finding(34, 38)
@ONCE
@given(
    credentials=st.dictionaries(st.sampled_from(["appid", "app_secret", "access_token", "token_store"]), ODD),
    options=st.dictionaries(st.sampled_from(OPTIONS), ODD, max_size=3),
    base_url=st.just("http://127.0.0.1:1") | ADDRESSES,
)
def test_any_constructor_of_wshoto_works_or_raises_config_error(
    http: httpx.Client, credentials: dict[str, Any], options: dict[str, Any], base_url: Any
) -> None:
    given_options = {
        "appid": APPID, "app_secret": APP_SECRET, "http_client": http, "base_url": base_url, **credentials, **options,
    }  # fmt: skip
    client = constructed(Wshoto, given_options)
    if client is not None:
        repr(client)
        close(client)


ARGUMENTS = st.sampled_from([
    "status", "id", "cm_id", "cm_code", "page_number", "after_modify_date", "start_create_date", "order_status",
    "extra_body", "timeout", "max_retries", "msg_id",
])  # fmt: skip


@pytest.mark.finding(11, 34)
@ONCE
@given(arguments=st.dictionaries(ARGUMENTS, ODD | st.dictionaries(st.text(max_size=3), ODD), max_size=4))
def test_any_call_is_made_or_refused_before_anything_is_sent(http: httpx.Client, arguments: dict[str, Any]) -> None:
    with serving() as server, Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http, max_retries=0) as wq:
        server.will(waiqin_rows())
        try:
            wq.orders.query(**arguments)
        except InvalidRequest:
            assert server.asked == []
        except DingdanError:
            assert isinstance(arguments.get("timeout"), float)  # of a moment, which is over before the answer comes
        else:
            assert len(server.asked) == 1


@pytest.mark.finding(10, 34)
@ONCE
@given(
    arguments=st.dictionaries(
        st.sampled_from(["type", "start_time", "end_time", "status_list", "current_index", "page_size", "extra_body"]),
        ODD | st.lists(ODD, max_size=2),
        max_size=3,
    )
)
def test_any_call_of_wshoto_is_made_or_refused_before_anything_is_sent(
    http: httpx.Client, arguments: dict[str, Any]
) -> None:
    with serving() as server, Wshoto(access_token=ACCESS_TOKEN, base_url=server.url, http_client=http) as ws:
        server.will(wshoto_rows(total=0))
        try:
            ws.mall_orders.list(**{"type": 1, "start_time": 1793462400, **arguments})
        except InvalidRequest:
            assert server.asked == []
        else:
            assert len(server.asked) == 1


@pytest.mark.finding(34)
def test_closed_http_client_of_the_users_is_a_lifecycle_error_as_documented(server: ScriptedServer) -> None:
    with httpx.Client(verify=NO_CERTIFICATES) as given_client:
        wq = Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=given_client)
    with pytest.raises(LifecycleError):
        wq.orders.query()
