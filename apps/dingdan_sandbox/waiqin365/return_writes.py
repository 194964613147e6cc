"""Operations that write returns.

The pages define no state transitions. The sandbox's own choices, by `approvalType`: 1 confirms a pending return.
2 sends back a pending return. 3 reverses a confirmed or stocked return: it adds a second return with negative
quantities and `hc_status` 2. 4 takes a pending or confirmed return into stock. 5 sets a confirmed or stocked return to
pending. Any other transition fails, and with it the whole list. `modifyTimes` is ignored, because its meaning is not
documented. A request can refer to a custom field by its label, as in the page's example, or by its code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from dingdan_sandbox.clock import stamp, start_of_day
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import AUDITOR, CUSTOMERS, DEALERS, EMPLOYEES, RETURN_FIELDS, WAREHOUSES
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.reading import item, lines_of, moment, remark, text
from dingdan_sandbox.waiqin365.returns import CONFIRMED, PENDING, SENT_BACK, STOCKED_IN, Return, ReturnLine
from dingdan_sandbox.waiqin365.wire import KINDS, reversal_number

_REVERSE = "3"
_STAGES = {
    "1": ((PENDING,), CONFIRMED),
    "2": ((PENDING,), SENT_BACK),
    _REVERSE: ((CONFIRMED, STOCKED_IN), None),
    "4": ((PENDING, CONFIRMED), STOCKED_IN),
    "5": ((CONFIRMED, STOCKED_IN), PENDING),
}
"""Allowed stages and the new stage by `approvalType`."""


class ReturnWrites:
    """Handlers of the write operations. Each method takes the decoded body and returns members of the envelope."""

    def __init__(self, books: Books) -> None:
        """Store the documents in `books`."""
        self._books = books

    def add(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle addStdReturn: add a return."""
        books = self._books
        now, position = books.sandbox.now(), books.returns.end
        salesperson = EMPLOYEES.one(body, "emp").index
        creator = EMPLOYEES.optional(body, "creator_id", "creator_code", "creator_name")
        dealer = DEALERS.optional(body, "dealer_id", "dealer_code", "dealer_name")
        lines = []
        for line in lines_of(body, "prods"):
            goods = item(line, "return_price", "return_count")
            WAREHOUSES.optional(line, *(f"detail_storehouse_{part}" for part in ("id", "code", "name")))
            lines.append(
                ReturnLine(
                    product=goods.product.index, unit=goods.unit.index, price=goods.price, count=goods.count,
                    gift=goods.gift, sequ=text(line, "sequ"), remark=remark(line, "remark"),
                )
            )  # fmt: skip
        books.returns.save(
            Return(
                position=position,
                number=f"TH{stamp(now)}{position}",
                created=now,
                modified=now,
                customer=CUSTOMERS.one(body, "cm").index,
                salesperson=salesperson,
                creator=salesperson if creator is None else creator.index,
                modifier=salesperson if creator is None else creator.index,
                warehouse=WAREHOUSES.one(body, "storehouse").index,
                dealer=None if dealer is None else dealer.index,
                returned=moment(body, "return_date") or start_of_day(now),
                stage=PENDING,
                name=text(body, "return_name"),
                phone=text(body, "return_tel"),
                landline=text(body, "return_phone"),
                address=text(body, "return_addr"),
                source=text(body, "source_type") or "0",
                remark=remark(body, "remarks"),
                exts=_values(body),
                lines=lines,
            )
        )
        return {}

    def confirm(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle confirmStdReturn: apply a decision to returns."""
        wanted = [identity.strip() for identity in text(body, "id").split(",") if identity.strip()]
        decision = text(body, "approvalType")
        if not wanted:
            raise RejectedError("退货单id不能为空!")
        if decision not in _STAGES:
            raise RejectedError("审批类型错误!")
        for identity in wanted:
            position = int(identity) - KINDS["returns"] if re.fullmatch(r"[0-9]{1,19}", identity) else -1
            document = self._books.returns.load(position)
            if document is None:
                raise RejectedError("退货单在系统中不存在!")
            self._decide(document, decision, remark(body, "cancelRe"))
        return {}

    def _decide(self, document: Return, decision: str, opinion: str) -> None:
        returns, now = self._books.returns, self._books.sandbox.now()
        before, after = _STAGES[decision]
        if document.reversed_by is not None or document.reverses is not None:
            raise RejectedError("该退货单已红冲!")
        if document.stage not in before:
            raise RejectedError("该退货单数据未审核!" if document.stage == PENDING else "该退货单数据已被审核！")
        if after is None:
            lines = [msgspec.structs.replace(line, count=-line.count) for line in document.lines]
            reversal = msgspec.structs.replace(
                document, position=returns.end, number=reversal_number(document.number), created=now, modified=now,
                modifier=AUDITOR.index, reverses=document.position, lines=lines, fields={},
            )  # fmt: skip
            document.reversed_by = reversal.position
            returns.save(reversal)
        else:
            document.stage = after
            document.confirmed = now if after in (CONFIRMED, STOCKED_IN) else None
        document.reason = opinion if after == SENT_BACK else ""
        document.modifier = AUDITOR.index
        document.modified = now
        returns.save(document)


def _values(body: Mapping[str, Any]) -> dict[str, str]:
    codes = {label: code for code, label in RETURN_FIELDS.items()} | {code: code for code in RETURN_FIELDS}
    values = {}
    for ext in body.get("exts") or []:
        name = text(ext, "return_ext_key")
        if name not in codes:
            raise RejectedError(f"扩展字段{name}在系统中不存在!")
        values[codes[name]] = remark(ext, "return_ext_value")
    return values
