"""The shops of the fictional enterprise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NAMES = ("示例湖畔店", "示例山脚店", "示例车站店")


def shops(own: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the records of mall/external/shop/list, with the fields of a shop from the spec."""
    return [
        {
            **dict.fromkeys(own),
            "shop_id": 7101 + index,
            "short_shop_name": name.removeprefix("示例"),
            "shop_name": name,
            "shop_code": f"SHOP-{index + 1:03}",
        }
        for index, name in enumerate(_NAMES)
    ]
