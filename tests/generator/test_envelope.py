"""`x-envelope`: what lint refuses, and that the packages hold what the specs say."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from generator.envelope import shown_envelope, sound_envelope
from generator.lint import load
from generator.pipeline import PLATFORMS
from generator.servers import server_url
from tests.generator.spec_folder import ROOT


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, Any]]:
    return {key: load(ROOT / "specs" / key / "openapi.yaml") for key in PLATFORMS}


def refused(document: dict[str, Any], **changed: Any) -> list[tuple[Any, str]]:
    """What lint says of the document with members of its envelope changed, each once."""
    edited = {**document, "x-envelope": deepcopy(document["x-envelope"])}
    for key, value in changed.items():
        edited["x-envelope"][key] = value
        if value is None:
            del edited["x-envelope"][key]
    return list(dict.fromkeys(sound_envelope(edited)))


@pytest.mark.parametrize("key", PLATFORMS)
def test_envelope_of_each_platform_is_sound(documents: dict[str, dict[str, Any]], key: str) -> None:
    assert refused(documents[key]) == []


def test_spec_without_an_envelope_is_let_pass(documents: dict[str, dict[str, Any]]) -> None:
    without = {key: value for key, value in documents["wshoto"].items() if key != "x-envelope"}
    assert list(sound_envelope(without)) == []


@pytest.mark.parametrize(
    ("changed", "where", "message"),
    [
        ({"code": "kode"}, ("x-envelope", "code"), "the response of mallOrderList has no 'kode'"),
        ({"message": "text"}, ("x-envelope", "message"), "the response of mallOrderList has no 'text'"),
        ({"id": "msg_id"}, ("x-envelope", "id"), "the response of mallOrderList has no 'msg_id'"),
        (
            {"data": ["rows"]},
            ("x-envelope",),
            "the response of mallOrderList has 'data', which is not a member of the envelope",
        ),
        ({"data": ["rows"]}, ("x-envelope", "data"), "no response has 'rows'"),
        (
            {"quoted": True},
            ("x-envelope", "data"),
            "'data' of mallOrderList is not a string: quoted must be false",
        ),
        ({"success": "0"}, ("x-envelope", "success"), "the code '0' is of another type than code of mallOrderList"),
        (
            {"authentication": [{"code": 0}]},
            ("x-envelope", "authentication", 0, "code"),
            "the code 0 is listed twice",
        ),
        (
            {"authentication": [{"code": "10001"}]},
            ("x-envelope", "authentication", 0, "code"),
            "the code '10001' is of another type than code of mallOrderList",
        ),
    ],
)
def test_slip_is_found(
    documents: dict[str, dict[str, Any]], changed: dict[str, Any], where: tuple[Any, ...], message: str
) -> None:
    assert (where, message) in refused(documents["wshoto"], **changed)


def test_string_that_is_not_said_to_be_quoted_is_found(documents: dict[str, dict[str, Any]]) -> None:
    found = refused(documents["waiqin365"], quoted=None)
    assert (
        ("x-envelope", "data"),
        "'response_data' of queryStdomOrder is a string: quoted must be true",
    ) in found


@pytest.mark.parametrize("wire", ["code", "msg", "data"])
def test_member_without_an_example_is_found(documents: dict[str, dict[str, Any]], wire: str) -> None:
    edited = deepcopy(documents["wshoto"])
    schemas = edited["components"]["schemas"]
    schemas["ReturnCode" if wire == "code" else "AccessTokenResponse"].pop("examples", None)
    schemas["AccessTokenResponse"]["properties"][wire].pop("examples", None)
    assert (("x-envelope",), f"{wire!r} of the response of getAccessToken has no examples") in shown_envelope(edited)
    assert list(shown_envelope(documents["wshoto"])) == []


def test_code_of_success_that_is_not_listed_is_found(documents: dict[str, dict[str, Any]]) -> None:
    found = refused(documents["waiqin365"], success="7")
    assert (("x-envelope", "success"), "return_code of queryStdomOrder has no code '7'") in found


@pytest.mark.parametrize("key", PLATFORMS)
def test_package_says_what_the_spec_says(documents: dict[str, dict[str, Any]], key: str) -> None:
    said = documents[key]["x-envelope"]
    platform = __import__(f"{key}_api.platform", fromlist=["PLATFORM"]).PLATFORM
    envelope = platform.envelope
    assert (platform.name, platform.base_url) == (key, server_url(documents[key]["servers"][0]))
    assert (envelope.code, envelope.message, envelope.id) == (said["code"], said["message"], said.get("id"))
    assert (envelope.data, envelope.quoted) == (tuple(said["data"]), said.get("quoted", False))
    assert envelope.success == str(said["success"])
    assert envelope.authentication == {str(each["code"]) for each in said["authentication"]}
    assert envelope.members == {said["code"], said["message"], *said["data"]} | (
        {said["id"]} if "id" in said else set()
    )
