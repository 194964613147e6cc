"""Renders a document with Redocly, and ensures that the page loads nothing from the network."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from generator.document import JsonObject
from generator.errors import ToolError
from generator.source import write_yaml

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "worker-src blob:; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy that blocks all network access. Redocly's script would report each visit."""
HEAD = '<meta charset="utf8" />'
FETCHED = re.compile(r"https://(?:otel\.cloud\.redocly\.com|cdn\.redoc(?:ly)?\.(?:com|ly))[\w./-]*")
"""URLs in Redocly's script that it loads from or reports to."""
LOADING = {"src", "srcset", "poster", "data", "background"}
IN_STYLES = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*((?:https?:)?//[^"')\s]+)""")
IN_SCRIPTS = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'`](https?://[^"'`]+)""")


def render(document: JsonObject, redocly: list[str]) -> str:
    """Return the self-contained HTML page of a document.

    Args:
        document: An OpenAPI document.
        redocly: The command line that runs Redocly's CLI.

    Raises:
        ToolError: Redocly is missing or failed, or its page loads something from the network.
    """
    with tempfile.TemporaryDirectory(prefix="dingdan-docs-") as name:
        scratch = Path(name)
        (scratch / "openapi.yaml").write_text(write_yaml(document), encoding="utf-8")
        command = [*redocly, "build-docs", "openapi.yaml", "--output", "page.html", "--inlineBundle"]
        quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
        try:
            done = subprocess.run(  # noqa: S603 - the pinned Redocly, on a file of our own making
                command,
                cwd=scratch,
                env={**os.environ, **quiet},
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
        except OSError as error:
            raise ToolError(f"Redocly cannot be run ({error}): `make docs-api` installs it") from error
        page = scratch / "page.html"
        if done.returncode or not page.exists():
            raise ToolError(f"redocly build-docs failed:\n{done.stdout}{done.stderr}".rstrip())
        return seal(page.read_text(encoding="utf-8"))


def seal(page: str) -> str:
    """Return the page with a policy that blocks network access, and without the URLs that its script would load.

    Raises:
        ToolError: the page still loads something from the network.
    """
    if HEAD not in page:
        raise ToolError(f"Redocly's page has no {HEAD}: its template has changed")
    sealed = FETCHED.sub("data:,", page)
    sealed = sealed.replace(HEAD, f'{HEAD}\n  <meta http-equiv="Content-Security-Policy" content="{POLICY}" />', 1)
    found = loaded(sealed)
    if found:
        raise ToolError("the page loads from the network: " + ", ".join(found))
    return sealed


def loaded(page: str) -> list[str]:
    """Return the URLs that a browser would load for the page: scripts, styles, fonts, images, frames."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        for key, value in attrs:
            if key in LOADING or (tag == "link" and key == "href"):
                if value and not value.startswith(("data:", "#")):
                    self.found.append(f"<{tag} {key}={value}>")
            elif key == "style":
                self.found += IN_STYLES.findall(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.found += IN_STYLES.findall(data)
        elif self.inside == "script":
            self.found += IN_SCRIPTS.findall(data)
