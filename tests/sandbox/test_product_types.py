"""Product types that are added exist, and names, ids and parents are checked with the documented codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dingdan_sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.product_types import SEEDED, ProductTypes
from tests.sandbox.conftest import Caller

NEW = {"pd_type_id": "ERP-PT-0106", "pd_type_name": "白茶", "pd_type_parent_id": "ERP-PT-0100", "seq": "6"}


def test_added_below_a_seeded_type_and_below_an_added_one(caller: Caller) -> None:
    assert caller.write("addPdType", NEW) == {"return_code": "0", "return_msg": "", "msg_id": "m-1"}
    caller.write("addPdType", {"pd_type_id": "A", "pd_type_name": "老白茶", "pd_type_parent_id": "ERP-PT-0106"})


@pytest.mark.parametrize(
    ("changed", "code", "message"),
    [
        ({"pd_type_name": "红茶"}, "100606", "商品类型名称或标识重复!"),
        ({"pd_type_id": "ERP-PT-0107"}, "100606", "商品类型名称或标识重复!"),
        ({"pd_type_id": "ERP-PT-0101", "pd_type_name": "红茶"}, "100606", "商品类型名称或标识重复!"),
        ({"pd_type_id": "ERP-PT-0107", "pd_type_name": " 花茶 "}, "100606", "商品类型名称或标识重复!"),
        ({"pd_type_id": "B", "pd_type_name": "红茶", "pd_type_parent_id": "B"}, "100607", "商品类型父节点不存在!"),
        ({"pd_type_id": "", "pd_type_name": "红茶"}, "1", "商品类型的标识和名称不能为空!"),
    ],
)
def test_refused(caller: Caller, changed: dict[str, Any], code: str, message: str) -> None:
    caller.write("addPdType", NEW)
    assert caller.refused("addPdType", NEW | changed, code=code) == message


def test_a_refused_type_is_not_kept(caller: Caller) -> None:
    caller.refused("addPdType", NEW | {"pd_type_parent_id": "nowhere"}, code="100607")
    caller.write("addPdType", NEW)


def test_an_added_type_can_be_found_and_outlives_the_process(tmp_path: Path) -> None:
    path, types = str(tmp_path / "sandbox.sqlite"), list[ProductTypes]()
    for _ in range(2):
        store = Store(path, {})
        types.append(ProductTypes(Sandbox(), store))
        if len(types) == 1:
            with store.transaction():
                types[0].add(NEW)
        found = types[-1].find("ERP-PT-0106")
        assert found is not None
        assert (found.name, found.parent, found.seq, found.code) == ("白茶", "ERP-PT-0100", "6", "")
        assert types[-1].named("白茶") == found
        assert len(types[-1]) == len(SEEDED) + 1
        store.close()


def test_seeded_types_have_parents_that_exist_and_unique_names() -> None:
    ids = {each.id for each in SEEDED}
    assert {each.parent for each in SEEDED} - {""} <= ids
    assert len({each.name for each in SEEDED}) == len(ids) == len(SEEDED)
