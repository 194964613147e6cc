"""specs/vectors/signing.json: digests, how a moment is written, and where both go in the URL."""

from __future__ import annotations

import httpx
import pytest

from dingdan import DigestAuth, digest, format_timestamp
from tests.dingdan.calling import NO_CERTIFICATES
from tests.dingdan.scripted_server import ScriptedServer, waiqin
from tests.vectors.vector_calls import Vector, name, vectors

PUBLISHED = {"published-2015-datetime", "published-epoch-millis"}


@pytest.mark.parametrize("vector", vectors("signing"), ids=name)
def test_digest(vector: Vector) -> None:
    assert digest(vector["body"].encode(), vector["appkey"], vector["timestamp"]) == vector["digest"]


@pytest.mark.parametrize("vector", vectors("signing", "timestamps"), ids=name)
def test_moment_is_written(vector: Vector) -> None:
    written = format_timestamp(vector["epoch_millis"] / 1000, vector["timestamp_format"])
    assert written == vector["timestamp"]


@pytest.mark.finding(53)
@pytest.mark.parametrize("vector", vectors("signing", "paths"), ids=name)
def test_request_goes_to_the_signed_path(vector: Vector, server: ScriptedServer) -> None:
    auth = DigestAuth(
        vector["openid"],
        vector["appkey"],
        timestamp_format=vector["timestamp_format"],
        clock=lambda: vector["epoch_millis"] / 1000,
    )
    server.will(waiqin("[]"))
    with httpx.Client(verify=NO_CERTIFICATES, auth=auth) as client:
        client.post(
            server.url + vector["path"],
            content=vector["body"].encode(),
            extensions={"dingdan.msg_id": vector["msg_id"]},
        )
    (asked,) = server.asked
    assert (asked.target, asked.content.decode()) == (vector["signed_path"], vector["body"])


def test_published_vectors_are_marked_as_such() -> None:
    assert {vector["name"] for vector in vectors("signing") if vector["published"]} == PUBLISHED


def test_both_time_formats_are_there() -> None:
    for group in ("vectors", "timestamps", "paths"):
        formats = {vector["timestamp_format"] for vector in vectors("signing", group)}
        assert formats == {"epoch_millis", "datetime"}
