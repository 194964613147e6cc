"""Chooses the spec for a page."""

from __future__ import annotations

from pathlib import Path

from tools.docs_diff.errors import PageError
from tools.docs_diff.page import Page
from tools.docs_diff.spec_fields import Spec, read_spec


def choose_spec(page: Page, specs: Path, platform: str | None) -> Spec:
    """Read the spec of `platform`; if it is None, detect the platform from the hosts and addresses on the page.

    Raises:
        PageError: the platform does not exist, or cannot be detected.
        SpecError: the spec breaks a rule.
    """
    keys = sorted(entry.parent.name for entry in specs.glob("*/openapi.yaml"))
    if platform is not None:
        if platform not in keys:
            raise PageError(page.finding(1, f"unknown platform {platform}: {specs} has {', '.join(keys) or 'none'}"))
        return read_spec(specs / platform)
    first = page.operations[0]
    for spec in (read_spec(specs / key) for key in keys):
        paths = {call.path for call in spec.calls}
        if any(each.host in spec.hosts or each.path in paths for each in page.operations):
            return spec
    address = f"{first.host}{first.path}"
    raise PageError(page.finding(first.address_line, f"{address} belongs to no known platform: set it with --platform"))
