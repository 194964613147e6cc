# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Tables of the documents of Teahouse API (茶馆): columns, keys, and filters by time.

`dingdan_runtime.arrow` reads records into them.
"""

from __future__ import annotations

from dingdan_runtime.tables import (
    CUSTOM_FIELD_COLUMNS,
    PROBLEM_COLUMNS,
    Column,
    CustomFields,
    Deletion,
    Details,
    Document,
    Table,
    TimeFilter,
)
from teahouse_api import codes, records

__all__ = ["DOCUMENTS", "TEAS", "VISITS"]

TEAS = Document(
    name="teahouse_teas",
    record=records.Tea,
    call="teas.query",
    operation="queryTeas",
    tables=(
        Table(
            name="teahouse_teas",
            part="teas",
            role="head",
            key=("id",),
            owner="id",
            custom_fields=(CustomFields(("custom",)), CustomFields(("exts",), "ext_key", "extra_")),
            columns=(
                Column("id", "id", ("id",), "id", "茶叶ID", "Id of the tea."),
                Column("class_", "text", ("class_",), "class", "类别", "A keyword of Python."),
                Column("raw_", "text", ("raw_",), "raw", "原料", "A name that every record has."),
                Column(
                    "price",
                    "amount",
                    ("price",),
                    "price",
                    "价格",
                    'Price as in C:\\prices, """exact""" or "about".',
                    scale=2,
                ),
                Column(
                    "weight", "amount", ("weight",), "weight", "重量", "Weight as a bare number.", scale=2
                ),
                Column("picked_at", "time", ("picked_at",), "picked_at", "采摘时间", "When it was picked."),
                Column("packed_on", "date", ("packed_on",), "packed_on", "包装日期", "When it was packed."),
                Column(
                    "steeps", "integer", ("steeps",), "steeps", "冲泡次数", "How often it can be steeped."
                ),
                Column("grade", "code", ("grade",), "grade", "等级", "How good it is.", codes=codes.Grade),
                Column("tags", "json", ("tags",), "tags", "标签", "Words."),
                Column("counts", "json", ("counts",), "counts", "数目", "Numbers."),
                Column("origin_place", "text", ("origin", "place"), "origin.place", "地点", "Its name."),
                Column(
                    "origin_farmer_phone",
                    "text",
                    ("origin", "farmer_phone"),
                    "origin.farmerPhone",
                    "茶农电话",
                    "Phone of the farmer.",
                    personal=True,
                ),
                Column(
                    "origin_pictures",
                    "text",
                    ("origin", "pictures"),
                    "origin.pictures",
                    "图片地址",
                    "Addresses of pictures.",
                ),
                Column(
                    "tea_name", "text", ("tea_name",), "teaName, tea_nam", "茶名", "The table's spelling."
                ),
            ),
        ),
        Table(
            name="teahouse_tea_leaf_pieces",
            part="leaf_pieces",
            role="lines",
            key=("tea_id", "line_no"),
            owner="tea_id",
            parent="teahouse_teas",
            parent_key=("tea_id",),
            path=("leaves",),
            source="leaves",
            columns=(
                Column("tea_id", "id", description="Id of the document (id)."),
                Column("line_no", "integer", description="Position in the list, from 1."),
                Column("length", "amount", ("length",), "length", "长度", "Length in centimetres.", scale=2),
            ),
        ),
        Table(
            name="teahouse_tea_custom_fields",
            part="custom_fields",
            role="custom_fields",
            key=("tea_id", "part", "line_no", "field_no"),
            owner="tea_id",
            parent="teahouse_teas",
            parent_key=("tea_id",),
            columns=(
                Column("tea_id", "id", description="Id of the document (id of teahouse_teas)."),
                *CUSTOM_FIELD_COLUMNS,
            ),
        ),
        Table(
            name="teahouse_tea_problems",
            part="problems",
            role="problems",
            key=("tea_id", "problem_no"),
            owner="tea_id",
            parent="teahouse_teas",
            parent_key=("tea_id",),
            columns=(
                Column("tea_id", "id", description="Id of the document (id of teahouse_teas)."),
                *PROBLEM_COLUMNS,
            ),
        ),
    ),
    created=TimeFilter(
        column="picked_at",
        after="picked_after",
        day="picked_on",
        whole_days=("picked_on",),
        always=(("grade", "1"),),
    ),
    deleted=Deletion("grade", ("2",)),
)
"""茶叶: the records of `teas.query`."""

VISITS = Document(
    name="teahouse_visits",
    record=records.Visit,
    call="visits.get",
    operation="visitDetail",
    tables=(
        Table(
            name="teahouse_visits",
            part="visits",
            role="head",
            key=("id",),
            owner="id",
            columns=(
                Column("id", "id", ("id",), "id", "到店ID", "Id of the visit."),
                Column(
                    "mood",
                    "integer-code",
                    ("mood",),
                    "mood",
                    "心情",
                    "How the visitor feels.",
                    codes=codes.Mood,
                ),
                Column("came_at", "time", ("came_at",), "came_at", "到店时间", "When the visitor came."),
            ),
        ),
        Table(
            name="teahouse_visit_problems",
            part="problems",
            role="problems",
            key=("visit_id", "problem_no"),
            owner="visit_id",
            parent="teahouse_visits",
            parent_key=("visit_id",),
            columns=(
                Column("visit_id", "id", description="Id of the document (id of teahouse_visits)."),
                *PROBLEM_COLUMNS,
            ),
        ),
    ),
    details=Details("id", "visitList"),
)
"""到店: the records of `visits.get`."""

DOCUMENTS = (TEAS, VISITS)
"""All documents with tables."""
