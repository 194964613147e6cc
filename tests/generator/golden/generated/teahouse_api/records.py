# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import field

from dingdan_runtime import (
    AliasOf,
    Amount,
    Code,
    Epoch,
    Id,
    Integer,
    Json,
    LocalDate,
    LocalDateTime,
    Mapped,
    Nested,
    Record,
    Text,
    Texts,
    by_label,
)
from teahouse_api.codes import Grade, Mood


class AddedTea(Record):
    """A tea that was added. (新茶)"""

    id: Id = None
    """茶叶ID: Id of the tea."""

    tea_no: Text = None
    """茶叶编码: Number of the tea."""

    teaNo: Annotated[Text, AliasOf("tea_no")] = None
    """茶叶编码: Number of the tea, as the example spells it."""


class Visit(Record):
    """A visit to the house. (到店)"""

    id: Integer = None
    """到店ID: Id of the visit."""

    mood: Code[Mood] = None
    """心情: How the visitor feels. Codes: 1 Calm (平静), 2 "Merry" (愉快)."""

    came_at: Epoch = None
    """到店时间: When the visitor came."""


class Token(Record):
    """A token. (凭证)"""

    token: Text = None
    """凭证: The token itself."""


class TeaField(Record):
    """Something that the house adds to a tea. (扩展字段)"""

    ext_key: Text = field(name="extKey", default=None)
    """扩展字段名称: Its label."""

    extra_: Text = field(name="extra", default=None)
    """扩展字段值: Its value, under a name that every record has."""


class Leaf(Record):
    """A leaf. (叶片)"""

    length: Amount = None
    """长度: Length in centimetres."""


class Origin(Record):
    """A place where tea grows. (产地)"""

    place: Text = None
    """地点: Its name."""

    farmer_phone: Text = field(name="farmerPhone", default=None)
    """茶农电话: Phone of the farmer."""

    pictures: Text = None
    """图片地址: Addresses of pictures."""


class Tea(Record):
    """A tea on the shelf; see C:\\teas or \"\"\"ask\"\"\". (茶叶)"""

    id: Id = None
    """茶叶ID: Id of the tea."""

    class_: Text = field(name="class", default=None)
    """类别: A keyword of Python."""

    raw_: Text = field(name="raw", default=None)
    """原料: A name that every record has."""

    price: Amount = None
    """价格: Price as in C:\\prices, \"\"\"exact\"\"\" or "about"."""

    weight: Amount = None
    """重量: Weight as a bare number."""

    picked_at: LocalDateTime = None
    """采摘时间: When it was picked."""

    packed_on: LocalDate = None
    """包装日期: When it was packed."""

    steeps: Integer = None
    """冲泡次数: How often it can be steeped."""

    grade: Code[Grade] = None
    """等级: How good it is. Codes: 1 First grade (一级), 2 Second grade (二级)."""

    tags: Texts = field(default_factory=list)
    """标签: Words."""

    counts: Json = None
    """数目: Numbers."""

    custom: Mapped = field(default_factory=dict)
    """自定义: Custom fields."""

    exts: Nested[list[TeaField]] = field(default_factory=list)
    """扩展字段: What the house adds to a tea."""

    leaves: Nested[list[Leaf]] = field(default_factory=list)
    """叶片: Its leaves."""

    origin: Nested[Origin | None] = None
    """产地: Where it grew."""

    tea_name: Text = field(name="teaName", default=None)
    """茶名: The table's spelling."""

    tea_nam: Annotated[Text, AliasOf("tea_name")] = None
    """茶名: The example's spelling."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts, "ext_key", "extra_")
