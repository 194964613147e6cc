"""Product types: those that the enterprise has from the start, and those that are added.

The page documents two refusals, each with a code of its own: a name or id that exists, and a parent that does not. No
read of product types is documented, so Python code reads them from `ProductTypes`. The sandbox's own choices: ids,
names and parents are compared without the spaces around them, and codes need not be unique.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.reading import text

EXISTS, NO_PARENT = "100606", "100607"
"""The codes of the two refusals."""

_BY_ID, _BY_NAME = "product_types", "product_type_names"
"""Kinds in the store. Both hold the types; the numbers of the first are ids, those of the second are names."""


class ProductType(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A type of products.

    Attributes:
        id: Its id in another system of the enterprise.
        name: Its name.
        code: Its code; `""` if it has none.
        parent: The id of the type above it; `""` at the top.
        seq: Its place in lists, as text.
    """

    id: str
    name: str
    code: str = ""
    parent: str = ""
    seq: str = ""


def _seeded(number: int, name: str, parent: int | None = None) -> ProductType:
    above = "" if parent is None else f"ERP-PT-{parent:04}"
    return ProductType(id=f"ERP-PT-{number:04}", name=name, code=f"PT-{number:04}", parent=above, seq=str(number % 100))


SEEDED = (
    _seeded(100, "茶叶"), _seeded(101, "花茶", 100), _seeded(102, "绿茶", 100), _seeded(103, "乌龙茶", 100),
    _seeded(104, "普洱茶", 100), _seeded(105, "苦荞茶", 100),
    _seeded(200, "休闲食品"), _seeded(201, "饼干", 200), _seeded(202, "糕点", 200),
    _seeded(300, "冲调饮品"), _seeded(301, "谷物糊", 300), _seeded(302, "蜜茶", 300),
)  # fmt: skip
"""The types of the products in `master.PRODUCTS`, in three groups."""
_SEEDED_BY_ID = {each.id: each for each in SEEDED}
_SEEDED_BY_NAME = {each.name: each for each in SEEDED}


class ProductTypes:
    """The product types of a sandbox."""

    def __init__(self, sandbox: Sandbox, store: Store) -> None:
        """Keep added types in `store`."""
        self._sandbox = sandbox
        self._store = store

    def __len__(self) -> int:
        """Return the number of types."""
        return self._store.end(_BY_ID, len(SEEDED))

    def find(self, identity: str) -> ProductType | None:
        """Return the type with an id; None if there is none."""
        return _SEEDED_BY_ID.get(identity) or self._stored(_BY_ID, identity)

    def named(self, name: str) -> ProductType | None:
        """Return the type with a name; None if there is none."""
        return _SEEDED_BY_NAME.get(name) or self._stored(_BY_NAME, name)

    def add(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle addPdType: add a type.

        Raises:
            RejectedError: its id or name is empty or exists, or there is no such parent.
        """
        added = ProductType(
            id=text(body, "pd_type_id"), name=text(body, "pd_type_name"), code=text(body, "pd_type_code"),
            parent=text(body, "pd_type_parent_id"), seq=text(body, "seq"),
        )  # fmt: skip
        if not added.id or not added.name:
            raise RejectedError("商品类型的标识和名称不能为空!")
        if self.find(added.id) or self.named(added.name):
            raise RejectedError("商品类型名称或标识重复!", EXISTS)
        if added.parent and not self.find(added.parent):
            raise RejectedError("商品类型父节点不存在!", NO_PARENT)
        now, position, row = self._sandbox.now(), len(self), msgspec.json.encode(added)
        self._store.put(_BY_ID, position, added.id, (now, now), row)
        self._store.put(_BY_NAME, position, added.name, (now, now), row)
        return {}

    def _stored(self, kind: str, number: str) -> ProductType | None:
        position = self._store.position(kind, number)
        body = None if position is None else self._store.body(kind, position)
        return None if body is None else msgspec.json.decode(body, type=ProductType)
