"""Objects that hide credentials, and exceptions that must not show them."""

from __future__ import annotations

import copy
import pickle

import pytest

from dingdan._secrets import Secret, Secrets, hide_frames, redact_arguments

TOKEN = "s3cr3t-70d1dac33b10b71da47b"
OTHER = "4f2a9c81d37e4b5faa0c6e1298bd7713"


def secrets() -> Secrets:
    """The secrets of a call."""
    made = Secrets()
    made.add(TOKEN)
    return made


@pytest.mark.parametrize("hidden", [Secret(TOKEN), secrets()])
@pytest.mark.parametrize("take", [pickle.dumps, copy.copy, copy.deepcopy])
def test_secrets_are_neither_pickled_nor_copied(hidden: object, take: object) -> None:
    """A pickle would hold the text."""
    with pytest.raises(TypeError, match=r"^(a Secret|Secrets) cannot be pickled$"):
        take(hidden)  # type: ignore[operator]


@pytest.mark.parametrize("hidden", [Secret(TOKEN), secrets()])
def test_a_secret_shows_three_stars(hidden: object) -> None:
    """In a traceback with values, too."""
    assert repr(hidden) == "***"
    assert f"{hidden}" == "***"


def test_arguments_of_an_exception_lose_given_secrets_only() -> None:
    """Text and bytes are redacted, other values stay."""
    error = ValueError(f"bad token {TOKEN}", f"caf\xe9 {TOKEN}".encode("latin-1"), 7, OTHER)
    redact_arguments(error, [TOKEN])
    text, raw, number, other = error.args
    assert text == "bad token ***"
    assert raw == "caf\xe9 ***".encode("latin-1")
    assert (number, other) == (7, OTHER)


def test_without_secrets_every_word_that_may_be_a_token_is_redacted() -> None:
    """A failure before the secrets of a call are known."""
    error = ValueError(f"no route to {OTHER}")
    redact_arguments(error)
    assert error.args[0] != f"no route to {OTHER}"
    assert error.args[0].startswith("no route to ")


def test_an_os_error_loses_secrets_in_its_text_and_its_file_names() -> None:
    """They are attributes beside the arguments; a number or a missing name stays."""
    error = OSError(2, f"not found: {TOKEN}", f"/tmp/{TOKEN}", None, f"/var/{TOKEN}")
    redact_arguments(error, [TOKEN])
    assert (error.errno, error.strerror) == (2, "not found: ***")
    assert (error.filename, error.filename2) == ("/tmp/***", "/var/***")


def test_causes_are_redacted_each_once_though_they_refer_to_each_other() -> None:
    """A circle of causes ends; what stands behind a cause that was seen is redacted too."""
    first, second, third = (ValueError(f"{place} {TOKEN}") for place in ("first", "second", "third"))
    first.__cause__, first.__context__ = second, second
    second.__cause__, second.__context__ = first, third
    hide_frames(first, secrets=[TOKEN])
    assert [str(error) for error in (first, second, third)] == ["first ***", "second ***", "third ***"]


def test_the_exception_that_was_handled_before_stays_as_it_is() -> None:
    """It is the user's own."""
    outer = ValueError(f"outer {TOKEN}")
    error = ValueError(f"inner {TOKEN}")
    error.__context__ = outer
    hide_frames(error, outer, [TOKEN])
    assert (str(error), str(outer)) == ("inner ***", f"outer {TOKEN}")


def test_the_exceptions_of_a_group_are_redacted() -> None:
    """Task groups of anyio raise them."""
    inner = ValueError(f"inner {TOKEN}")
    hide_frames(ExceptionGroup("several", [inner]), secrets=[TOKEN])
    assert str(inner) == "inner ***"


def test_an_exception_that_comes_twice_hides_none_of_the_others() -> None:
    twice, once = OSError("s3cr3t"), ValueError("s3cr3t")
    hide_frames(BaseExceptionGroup("both", [once, twice, twice]), secrets=["s3cr3t"])
    assert "s3cr3t" not in f"{twice} {once}"
