# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Docstrings of the attributes of records, for `help()` and IPython. Editors read the same texts in `records`."""

from __future__ import annotations

DOCS: dict[str, dict[str, str]] = {
    "Tea": {
        "id": "茶叶ID: Id of the tea. Gives str or None; field `id` of queryTeas.",
        "class_": "类别: A keyword of Python. Gives str or None; field `class` of queryTeas.",
        "raw_": "原料: A name that every record has. Gives str or None; field `raw` of queryTeas.",
        "price": '价格: Price as in C:\\prices, """exact""" or "about". Gives Decimal or None; field `price` of queryTeas.',
        "weight": "重量: Weight as a bare number. Gives Decimal or None; field `weight` of queryTeas.",
        "picked_at": "采摘时间: When it was picked. Gives datetime (Asia/Shanghai) or None; field `picked_at` of queryTeas.",
        "packed_on": "包装日期: When it was packed. Gives date or None; field `packed_on` of queryTeas.",
        "steeps": "冲泡次数: How often it can be steeped. Gives int or None; field `steeps` of queryTeas.",
        "grade": "等级: How good it is. Codes: 1 First grade (一级), 2 Second grade (二级). Gives Grade or None; field `grade` of queryTeas.",
        "tags": "标签: Words. Gives list of str; field `tags` of queryTeas.",
        "counts": "数目: Numbers. Gives any JSON value; field `counts` of queryTeas.",
        "custom": "自定义: Custom fields. Gives dict; field `custom` of queryTeas.",
        "exts": "扩展字段: What the house adds to a tea. Gives a list of TeaField; field `exts` of queryTeas.",
        "leaves": "叶片: Its leaves. Gives a list of Leaf; field `leaves` of queryTeas.",
        "origin": "产地: Where it grew. Gives Origin or None; field `origin` of queryTeas.",
        "tea_name": "茶名: The table's spelling. Gives str or None; field `teaName` of queryTeas.",
        "tea_nam": "茶名: The example's spelling. Gives str or None; field `tea_nam` of queryTeas.",
    },
    "AddedTea": {
        "id": "茶叶ID: Id of the tea. Gives str or None; field `id` of addTeas.",
        "tea_no": "茶叶编码: Number of the tea. Gives str or None; field `tea_no` of addTeas.",
        "teaNo": "茶叶编码: Number of the tea, as the example spells it. Gives str or None; field `teaNo` of addTeas.",
    },
    "Visit": {
        "id": "到店ID: Id of the visit. Gives int or None; field `id` of visitList, visitDetail.",
        "mood": '心情: How the visitor feels. Codes: 1 Calm (平静), 2 "Merry" (愉快). Gives Mood or None; field `mood` of visitList, visitDetail.',
        "came_at": "到店时间: When the visitor came. Gives datetime (Asia/Shanghai) or None; field `came_at` of visitList, visitDetail.",
    },
    "House": {
        "id": "门店ID: Id of the house. Gives str or None; field `id` of listHouses, getHouse, roomList, firstRoom.",
        "name": "名称: Its name. Gives str or None; field `name` of listHouses, getHouse, roomList, firstRoom.",
    },
    "Token": {"token": "凭证: The token itself. Gives str or None; field `token` of getToken."},
    "TeaField": {
        "ext_key": "扩展字段名称: Its label. Gives str or None; field `extKey` of queryTeas.",
        "extra_": "扩展字段值: Its value, under a name that every record has. Gives str or None; field `extra` of queryTeas.",
    },
    "Leaf": {"length": "长度: Length in centimetres. Gives Decimal or None; field `length` of queryTeas."},
    "Origin": {
        "place": "地点: Its name. Gives str or None; field `place` of queryTeas.",
        "farmer_phone": "茶农电话: Phone of the farmer. Gives str or None; field `farmerPhone` of queryTeas.",
        "pictures": "图片地址: Addresses of pictures. Gives str or None; field `pictures` of queryTeas.",
    },
}
"""Docstrings by record and attribute."""
