# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Shapes of the dicts that calls accept inside a request, for type checkers and editors.

A field that is None is omitted. The attrs classes in `wshoto_api.openapi_client.models` are accepted as well.
"""

from __future__ import annotations

__all__ = []
