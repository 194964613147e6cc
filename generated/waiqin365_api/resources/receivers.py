# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Receivers of customers (收货方) - maintain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import httpx

from dingdan_runtime import Ack, AsyncTransport, Options, Transport
from waiqin365_api.operations import receivers as operations

if TYPE_CHECKING:
    from waiqin365_api.openapi_client import models
    from waiqin365_api.params import MaintainCmReceiverRelationReceiverParam

__all__ = ["AsyncReceivers", "Receivers", "ReceiversValidation"]


class ReceiversValidation:
    """Checks the arguments of writes without sending them; both kinds of clients have it as `validate`.

    Each method takes the arguments of the call of its name and returns the JSON body that would be sent.
    `errors` of an `InvalidRequest` lists all faults of all items of a batch.
    """

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport | AsyncTransport) -> None:
        """Check the arguments with `transport`."""
        self._transport = transport

    def maintain(
        self,
        *,
        cm_id: str | None = None,
        cm_waiqin_365_id: str | None = None,
        cm_code: str | None = None,
        cm_receive_info: Sequence[
            MaintainCmReceiverRelationReceiverParam | models.MaintainCmReceiverRelationReceiver
        ]
        | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `maintain` would send, as Python values.

        Raises:
            InvalidRequest: `maintain` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.MAINTAIN_CM_RECEIVER_RELATION,
            {
                "cm_id": cm_id,
                "cm_waiqin_365_id": cm_waiqin_365_id,
                "cm_code": cm_code,
                "cm_receive_info": cm_receive_info,
            },
            extra_body,
        )
        return body


class Receivers:
    """Receivers of customers (收货方) - maintain."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ReceiversValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ReceiversValidation(self._transport)

    def maintain(
        self,
        *,
        cm_id: str | None = None,
        cm_waiqin_365_id: str | None = None,
        cm_code: str | None = None,
        cm_receive_info: Sequence[
            MaintainCmReceiverRelationReceiverParam | models.MaintainCmReceiverRelationReceiver
        ]
        | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Set the receivers of a customer (客户收货方关系维护接口).

        Says which customers receive the goods that a customer orders, in which order, and which of
        them is the default. If a customer is named by several of its three ids, cm_id counts first,
        then cm_waiqin_365_id, then cm_code; for receivers the page gives no such order. It does not
        say what becomes of receivers that are not in the list, or of several defaults. No page at
        hand has a read of receivers, so a write without a response cannot be looked up.

        Args:
            cm_id: 第三方系统客户唯一标识: Customer by its id in your own system; it counts before
                cm_waiqin_365_id and cm_code. One of the three is needed.
            cm_waiqin_365_id: 客户勤策唯一标识: Customer by the id of the platform, cm_id of orders; it
                counts before cm_code.
            cm_code: 客户编码: Customer by code; it counts last.
            cm_receive_info: 收货方信息列表: The receivers.
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
            Both copies of the page have lost the example of the request. One has no rows for
            cm_sequ and cm_is_default, the other ends before the label of return_msg. Their answers
            have return_code as a number.

        Source: https://api.qince.com/SERVER/app/cm/receiver.html
        """
        return self._transport.write(
            operations.MAINTAIN_CM_RECEIVER_RELATION,
            {
                "cm_id": cm_id,
                "cm_waiqin_365_id": cm_waiqin_365_id,
                "cm_code": cm_code,
                "cm_receive_info": cm_receive_info,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncReceivers:
    """Receivers of customers (收货方) - maintain."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ReceiversValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ReceiversValidation(self._transport)

    async def maintain(
        self,
        *,
        cm_id: str | None = None,
        cm_waiqin_365_id: str | None = None,
        cm_code: str | None = None,
        cm_receive_info: Sequence[
            MaintainCmReceiverRelationReceiverParam | models.MaintainCmReceiverRelationReceiver
        ]
        | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Set the receivers of a customer (客户收货方关系维护接口).

        Says which customers receive the goods that a customer orders, in which order, and which of
        them is the default. If a customer is named by several of its three ids, cm_id counts first,
        then cm_waiqin_365_id, then cm_code; for receivers the page gives no such order. It does not
        say what becomes of receivers that are not in the list, or of several defaults. No page at
        hand has a read of receivers, so a write without a response cannot be looked up.

        Args:
            cm_id: 第三方系统客户唯一标识: Customer by its id in your own system; it counts before
                cm_waiqin_365_id and cm_code. One of the three is needed.
            cm_waiqin_365_id: 客户勤策唯一标识: Customer by the id of the platform, cm_id of orders; it
                counts before cm_code.
            cm_code: 客户编码: Customer by code; it counts last.
            cm_receive_info: 收货方信息列表: The receivers.
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
            Both copies of the page have lost the example of the request. One has no rows for
            cm_sequ and cm_is_default, the other ends before the label of return_msg. Their answers
            have return_code as a number.

        Source: https://api.qince.com/SERVER/app/cm/receiver.html
        """
        return await self._transport.write(
            operations.MAINTAIN_CM_RECEIVER_RELATION,
            {
                "cm_id": cm_id,
                "cm_waiqin_365_id": cm_waiqin_365_id,
                "cm_code": cm_code,
                "cm_receive_info": cm_receive_info,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
