"""Some members of a record as a dict, converted alone."""

from __future__ import annotations

from decimal import Decimal

from dingdan_runtime.as_dicts import some_members
from waiqin365_api.records import StdomOrder

ORDER = StdomOrder.from_json(
    b'{"order_no": "DH-1", "order_amount": "0.00000000", "tax_amount": "1E+60", "ext_2611010001": 1.50,'
    b' "prods": [{"price": "2.50"}]}'
)


def test_members_are_those_of_the_whole_dict_in_the_given_order() -> None:
    names = ["prods", "ext_2611010001", "order_amount", "order_no"]
    for json_safe, whole in ((True, ORDER.to_json_dict(extra=True)), (False, ORDER.to_dict(extra=True))):
        found = some_members(ORDER, names, json_safe=json_safe)
        assert list(found) == names
        assert found == {name: whole[name] for name in names}
    assert some_members(ORDER, ["ext_unknown"], json_safe=True) == {"ext_unknown": None}


def test_amounts_are_digits_and_no_exponents() -> None:
    values = ORDER.to_json_dict()
    assert (values["order_amount"], values["tax_amount"]) == ("0.00000000", "1E+60")
    assert ORDER.order_amount == Decimal(0)
