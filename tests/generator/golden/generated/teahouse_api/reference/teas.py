# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of teas: Teas on the shelf (茶叶) - query and "add"."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, PagingReference
from teahouse_api.reference import _codes

__all__ = ["OPERATIONS"]

_QUERY_TEAS_REQUEST = ObjectReference(
    "QueryTeasRequest",
    'Which teas to read; "all" of them when empty.',
    "查询茶叶",
    fields=(
        FieldReference("page_number", "page_number", "integer", "页码", "Page to read, from 1."),
        FieldReference("tea_id", "tea_id", "waiqin-id", "茶叶ID", "Only the tea with this id."),
        FieldReference("grade", "grade", "code", "等级", "Only teas of this grade.", codes=_codes.GRADE),
        FieldReference("picked_on", "picked_on", "date", "采摘日期", "Only teas picked on this day."),
        FieldReference(
            "picked_after",
            "picked_after",
            "waiqin-date-time",
            "采摘时间之后",
            "Only teas picked after this moment.",
        ),
        FieldReference("seen", "seen", "waiqin-date-or-time", "查看", "Only teas seen then."),
        FieldReference("sellers", "sellers", "comma-separated", "卖家", "Only teas of these sellers."),
        FieldReference(
            "max_price", "maxPrice", "decimal", "最高价", 'Only teas up to this price, say "12.50".'
        ),
    ),
)

_TEA_FIELD = ObjectReference(
    "TeaField",
    "Something that the house adds to a tea.",
    "扩展字段",
    fields=(
        FieldReference("ext_key", "extKey", "text", "扩展字段名称", "Its label."),
        FieldReference(
            "extra_", "extra", "text", "扩展字段值", "Its value, under a name that every record has."
        ),
    ),
)

_LEAF = ObjectReference(
    "Leaf",
    "A leaf.",
    "叶片",
    fields=(FieldReference("length", "length", "decimal", "长度", "Length in centimetres.", required=True),),
)

_ORIGIN = ObjectReference(
    "Origin",
    "A place where tea grows.",
    "产地",
    fields=(
        FieldReference("place", "place", "text", "地点", "Its name."),
        FieldReference(
            "farmer_phone", "farmerPhone", "text", "茶农电话", "Phone of the farmer.", personal=True
        ),
        FieldReference("pictures", "pictures", "text", "图片地址", "Addresses of pictures."),
    ),
)

_TEA = ObjectReference(
    "Tea",
    'A tea on the shelf; see C:\\teas or """ask""".',
    "茶叶",
    fields=(
        FieldReference("id", "id", "waiqin-id", "茶叶ID", "Id of the tea."),
        FieldReference("class_", "class", "text", "类别", "A keyword of Python."),
        FieldReference("raw_", "raw", "text", "原料", "A name that every record has."),
        FieldReference(
            "price", "price", "decimal", "价格", 'Price as in C:\\prices, """exact""" or "about".'
        ),
        FieldReference("weight", "weight", "number", "重量", "Weight as a bare number."),
        FieldReference("picked_at", "picked_at", "waiqin-date-time", "采摘时间", "When it was picked."),
        FieldReference("packed_on", "packed_on", "date", "包装日期", "When it was packed."),
        FieldReference("steeps", "steeps", "integer", "冲泡次数", "How often it can be steeped."),
        FieldReference("grade", "grade", "code", "等级", "How good it is.", codes=_codes.GRADE),
        FieldReference("tags", "tags", "list", "标签", "Words.", items="text"),
        FieldReference("counts", "counts", "list", "数目", "Numbers.", items="integer"),
        FieldReference("custom", "custom", "map", "自定义", "Custom fields."),
        FieldReference(
            "exts", "exts", "list", "扩展字段", "What the house adds to a tea.", members=_TEA_FIELD
        ),
        FieldReference("leaves", "leaves", "list", "叶片", "Its leaves.", members=_LEAF),
        FieldReference("origin", "origin", "object", "产地", "Where it grew.", members=_ORIGIN),
        FieldReference("tea_name", "teaName", "text", "茶名", "The table's spelling."),
        FieldReference("tea_nam", "tea_nam", "text", "茶名", "The example's spelling.", alias_of="tea_name"),
    ),
)

_ADD_TEAS_ITEM = ObjectReference(
    "AddTeasItem",
    "A tea to add.",
    "茶叶",
    fields=(
        FieldReference("name", "name", "text", "茶名", "Name of the tea, or else seller_id and seller_no."),
        FieldReference("seller_id", "seller_id", "waiqin-id", "卖家ID", "Seller by id."),
        FieldReference("seller_no", "seller_no", "text", "卖家编码", "Seller by number."),
        FieldReference("grade", "grade", "code", "等级", "How good it is.", codes=_codes.GRADE),
        FieldReference("leaves", "leaves", "list", "叶片", "Its leaves.", members=_LEAF, required=True),
        FieldReference("origin", "origin", "object", "产地", "Where it grew.", members=_ORIGIN),
        FieldReference("tags", "tags", "list", "标签", "Words.", items="text"),
    ),
    any_of=((("name",), ("seller_id", "seller_no")), (("leaves",), ("grade",))),
)

_ADDED_TEA = ObjectReference(
    "AddedTea",
    "A tea that was added.",
    "新茶",
    fields=(
        FieldReference("id", "id", "waiqin-id", "茶叶ID", "Id of the tea."),
        FieldReference("tea_no", "tea_no", "text", "茶叶编码", "Number of the tea."),
        FieldReference(
            "teaNo",
            "teaNo",
            "text",
            "茶叶编码",
            "Number of the tea, as the example spells it.",
            alias_of="tea_no",
        ),
    ),
)

_CLOSE_TEA_REQUEST = ObjectReference(
    "CloseTeaRequest",
    "Which tea to close.",
    "下架茶叶",
    fields=(FieldReference("tea_id", "tea_id", "waiqin-id", "茶叶ID", "Id of the tea.", required=True),),
)

OPERATIONS = (
    OperationReference(
        platform="teahouse",
        resource="teas",
        method="query",
        id="queryTeas",
        summary='Query "teas"',
        label="查询茶叶",
        description="Reads teas a page at a time, by C:\\shelf and more.",
        url="https://teahouse.example/docs/queryTeas",
        http_method="POST",
        path="/api/queryTeas",
        write=False,
        msg_id=True,
        request=_QUERY_TEAS_REQUEST,
        response=_TEA,
        many=True,
        paging=PagingReference(page="page_number", start=1, default_size=50),
        tables=("teas", "leaf_pieces", "custom_fields", "problems"),
        quirk='The page says "the teas".',
    ),
    OperationReference(
        platform="teahouse",
        resource="teas",
        method="add",
        id="addTeas",
        summary="Add teas",
        label="新增茶叶",
        description="Puts teas on the shelf.",
        url="https://teahouse.example/docs/addTeas",
        http_method="POST",
        path="/api/addTeas",
        write=True,
        array=True,
        msg_id=True,
        request=_ADD_TEAS_ITEM,
        response=_ADDED_TEA,
        many=True,
        lookup="teas.query",
    ),
    OperationReference(
        platform="teahouse",
        resource="teas",
        method="close",
        id="closeTea",
        summary="Close a tea",
        label="下架茶叶",
        description="Takes a tea off the shelf.",
        url="https://teahouse.example/docs/closeTea",
        http_method="POST",
        path="/api/closeTea",
        write=True,
        msg_id=True,
        request=_CLOSE_TEA_REQUEST,
        lookup="teas.query",
    ),
)
"""The operations in the order of the spec."""
