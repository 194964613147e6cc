"""A page loads nothing: what is taken out of it, and what is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.__main__ import app
from generator.errors import ToolError
from tools.docs_api.page import HEAD, POLICY, loaded, render, seal


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<script src="https://cdn.example.com/a.js"></script>', "<script src=https://cdn.example.com/a.js>"),
        ('<link rel="stylesheet" href="//cdn.example.com/a.css">', "<link href=//cdn.example.com/a.css>"),
        ('<link rel="icon" href="icon.png">', "<link href=icon.png>"),
        ('<img src="https://img.example.com/a.png">', "<img src=https://img.example.com/a.png>"),
        ("<style>a{background:url('https://x.example.com/a.png')}</style>", "https://x.example.com/a.png"),
        ("<style>@import 'https://x.example.com/a.css';</style>", "https://x.example.com/a.css"),
        ("<style>@font-face{src:url(//x.example.com/a.woff2)}</style>", "//x.example.com/a.woff2"),
        ('<b style="background:url(https://x.example.com/a.png)">', "https://x.example.com/a.png"),
        ('<script type="module">import {a} from "https://x.example.com/a.js"</script>', "https://x.example.com/a.js"),
        ('<script>import("https://x.example.com/a.js")</script>', "https://x.example.com/a.js"),
    ],
)
def test_what_a_browser_would_load_is_found(markup: str, found: str) -> None:
    assert loaded(markup) == [found]
    with pytest.raises(ToolError, match="loads from the network"):
        seal(HEAD + markup)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://example.com">a link that people follow</a>',
        '<img src="data:image/png;base64,AA"><style>a{background:url(data:,)}</style>',
        '<script>const text = "https://example.com/a.js"</script>',
        "<p>import it from https://example.com</p>",
    ],
)
def test_what_loads_nothing_passes(markup: str) -> None:
    assert loaded(markup) == []


def test_the_policy_comes_before_all_that_could_load() -> None:
    sealed = seal(f"<html><head>{HEAD}<style></style></head></html>")
    assert sealed.index(POLICY) < sealed.index("<style>")


def test_addresses_that_the_script_would_report_to_are_gone() -> None:
    script = '<script>a=`https://otel.cloud.redocly.com/v1/traces`;b="https://cdn.redoc.ly/redoc/logo.svg"</script>'
    assert seal(HEAD + script).endswith('<script>a=`data:,`;b="data:,"</script>')


def test_a_template_without_its_head_is_refused() -> None:
    with pytest.raises(ToolError, match="its template has changed"):
        seal("<html></html>")


def test_a_failing_redocly_is_shown_in_its_own_words() -> None:
    with pytest.raises(ToolError, match=r"(?s)redocly build-docs failed.*no such thing"):
        render({}, [sys.executable, "-c", "import sys; sys.exit('no such thing')"])


def test_a_missing_node_is_told() -> None:
    with pytest.raises(ToolError, match="`make docs-api` installs it"):
        render({}, ["/nowhere/node"])


def test_without_redocly_nothing_is_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["docs-api", "--output", str(tmp_path / "api"), "--redocly", str(tmp_path / "cli.js")]
    )
    assert done.exit_code == 1
    assert "Redocly is not installed; `make docs-api` installs it" in done.output.replace("\n", " ")
    assert not (tmp_path / "api").exists()
