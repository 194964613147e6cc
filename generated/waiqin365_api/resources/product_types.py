# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Product types (商品类型) - add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import httpx

from dingdan_runtime import Ack, AsyncTransport, Options, Transport
from waiqin365_api.operations import product_types as operations

if TYPE_CHECKING:
    pass

__all__ = ["AsyncProductTypes", "ProductTypes", "ProductTypesValidation"]


class ProductTypesValidation:
    """Checks the arguments of writes without sending them; both kinds of clients have it as `validate`.

    Each method takes the arguments of the call of its name and returns the JSON body that would be sent.
    `errors` of an `InvalidRequest` lists all faults of all items of a batch.
    """

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport | AsyncTransport) -> None:
        """Check the arguments with `transport`."""
        self._transport = transport

    def add(
        self,
        *,
        pd_type_id: str,
        pd_type_name: str,
        pd_type_code: str | None = None,
        pd_type_parent_id: str | None = None,
        seq: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `add` would send, as Python values.

        Raises:
            InvalidRequest: `add` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.ADD_PD_TYPE,
            {
                "pd_type_id": pd_type_id,
                "pd_type_name": pd_type_name,
                "pd_type_code": pd_type_code,
                "pd_type_parent_id": pd_type_parent_id,
                "seq": seq,
            },
            extra_body,
        )
        return body


class ProductTypes:
    """Product types (商品类型) - add."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ProductTypesValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ProductTypesValidation(self._transport)

    def add(
        self,
        *,
        pd_type_id: str,
        pd_type_name: str,
        pd_type_code: str | None = None,
        pd_type_parent_id: str | None = None,
        seq: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a product type (新增商品类型).

        Adds a type of products under an id of your own system. A type below another one names it in
        pd_type_parent_id, so add parents first. Codes of failures on this page are 100606 (the name
        or the id exists) and 100607 (there is no such parent). No page at hand has a read of
        product types, so a write without a response cannot be looked up; if it is sent again and
        was applied, the answer is 100606.

        Args:
            pd_type_id: 商品唯一标识: Id of the product type in your own system; no other type may
                have it.
            pd_type_name: 商品类型名称: Name of the product type; no other type may have it.
            pd_type_code: 商品类型编码: Code of the product type.
            pd_type_parent_id: 商品类型上级的id: Id of the type above this one; leave it out for a type
                at the top.
            seq: 排序号: Place of the type in lists.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The copy of the page has lost the example of the request. Its answers have return_code
            as a number, and no return_msg on success.

        Source: https://api.qince.com/SERVER/app/product/productType.html
        """
        return self._transport.write(
            operations.ADD_PD_TYPE,
            {
                "pd_type_id": pd_type_id,
                "pd_type_name": pd_type_name,
                "pd_type_code": pd_type_code,
                "pd_type_parent_id": pd_type_parent_id,
                "seq": seq,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncProductTypes:
    """Product types (商品类型) - add."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ProductTypesValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ProductTypesValidation(self._transport)

    async def add(
        self,
        *,
        pd_type_id: str,
        pd_type_name: str,
        pd_type_code: str | None = None,
        pd_type_parent_id: str | None = None,
        seq: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a product type (新增商品类型).

        Adds a type of products under an id of your own system. A type below another one names it in
        pd_type_parent_id, so add parents first. Codes of failures on this page are 100606 (the name
        or the id exists) and 100607 (there is no such parent). No page at hand has a read of
        product types, so a write without a response cannot be looked up; if it is sent again and
        was applied, the answer is 100606.

        Args:
            pd_type_id: 商品唯一标识: Id of the product type in your own system; no other type may
                have it.
            pd_type_name: 商品类型名称: Name of the product type; no other type may have it.
            pd_type_code: 商品类型编码: Code of the product type.
            pd_type_parent_id: 商品类型上级的id: Id of the type above this one; leave it out for a type
                at the top.
            seq: 排序号: Place of the type in lists.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The copy of the page has lost the example of the request. Its answers have return_code
            as a number, and no return_msg on success.

        Source: https://api.qince.com/SERVER/app/product/productType.html
        """
        return await self._transport.write(
            operations.ADD_PD_TYPE,
            {
                "pd_type_id": pd_type_id,
                "pd_type_name": pd_type_name,
                "pd_type_code": pd_type_code,
                "pd_type_parent_id": pd_type_parent_id,
                "seq": seq,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
