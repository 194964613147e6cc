# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Shapes of the dicts that calls accept inside a request, for type checkers and editors.

A field that is None is omitted. The attrs classes in `wshoto_api.openapi_client.models` are accepted as well.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["CrmReceiptCreateReceiptContractParam", "CrmSaleOrderReceiptCreateReceiptContractParam"]


class CrmReceiptCreateReceiptContractParam(TypedDict, total=False):
    """An attachment of a new receipt. (回款单合同)"""

    file_url: str | None
    """文件url: Address of the file."""


class CrmSaleOrderReceiptCreateReceiptContractParam(TypedDict, total=False):
    """An attachment of a new receipt. (回款单合同)"""

    material_id: str | None
    """素材id: Attachment by id; these pages do not say how to upload one."""
