# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.

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
from teahouse_api.record_docs import DOCS


class AddedTea(Record):
    """A tea that was added. (新茶)"""

    _docs = DOCS["AddedTea"]

    id: Id = None
    """茶叶ID: Id of the tea. Gives str or None; field `id` of addTeas."""

    tea_no: Text = None
    """茶叶编码: Number of the tea. Gives str or None; field `tea_no` of addTeas."""

    teaNo: Annotated[Text, AliasOf("tea_no")] = None
    """茶叶编码: Number of the tea, as the example spells it. Gives str or None; field `teaNo` of addTeas."""


class Visit(Record):
    """A visit to the house. (到店)"""

    _docs = DOCS["Visit"]

    id: Integer = None
    """到店ID: Id of the visit. Gives int or None; field `id` of visitList, visitDetail."""

    mood: Code[Mood] = None
    """心情: How the visitor feels. Codes: 1 Calm (平静), 2 "Merry" (愉快). Gives Mood or None; field `mood` of
    visitList, visitDetail."""

    came_at: Epoch = None
    """到店时间: When the visitor came. Gives datetime (Asia/Shanghai) or None; field `came_at` of visitList,
    visitDetail."""


class House(Record):
    """A house, or a room of one. (门店)"""

    _docs = DOCS["House"]

    id: Id = None
    """门店ID: Id of the house. Gives str or None; field `id` of listHouses, getHouse, roomList, firstRoom."""

    name: Text = None
    """名称: Its name. Gives str or None; field `name` of listHouses, getHouse, roomList, firstRoom."""


class Token(Record):
    """A token. (凭证)"""

    _docs = DOCS["Token"]

    token: Text = None
    """凭证: The token itself. Gives str or None; field `token` of getToken."""


class TeaField(Record):
    """Something that the house adds to a tea. (扩展字段)"""

    _docs = DOCS["TeaField"]

    ext_key: Text = field(name="extKey", default=None)
    """扩展字段名称: Its label. Gives str or None; field `extKey` of queryTeas."""

    extra_: Text = field(name="extra", default=None)
    """扩展字段值: Its value, under a name that every record has. Gives str or None; field `extra` of queryTeas."""


class Leaf(Record):
    """A leaf. (叶片)"""

    _docs = DOCS["Leaf"]

    length: Amount = None
    """长度: Length in centimetres. Gives Decimal or None; field `length` of queryTeas."""


class Origin(Record):
    """A place where tea grows. (产地)"""

    _docs = DOCS["Origin"]

    place: Text = None
    """地点: Its name. Gives str or None; field `place` of queryTeas."""

    farmer_phone: Text = field(name="farmerPhone", default=None)
    """茶农电话: Phone of the farmer. Gives str or None; field `farmerPhone` of queryTeas."""

    pictures: Text = None
    """图片地址: Addresses of pictures. Gives str or None; field `pictures` of queryTeas."""


class Tea(Record):
    """A tea on the shelf; see C:\\teas or \"\"\"ask\"\"\". (茶叶)"""

    _docs = DOCS["Tea"]

    id: Id = None
    """茶叶ID: Id of the tea. Gives str or None; field `id` of queryTeas."""

    class_: Text = field(name="class", default=None)
    """类别: A keyword of Python. Gives str or None; field `class` of queryTeas."""

    raw_: Text = field(name="raw", default=None)
    """原料: A name that every record has. Gives str or None; field `raw` of queryTeas."""

    price: Amount = None
    """价格: Price as in C:\\prices, \"\"\"exact\"\"\" or "about". Gives Decimal or None; field `price` of
    queryTeas."""

    weight: Amount = None
    """重量: Weight as a bare number. Gives Decimal or None; field `weight` of queryTeas."""

    picked_at: LocalDateTime = None
    """采摘时间: When it was picked. Gives datetime (Asia/Shanghai) or None; field `picked_at` of queryTeas."""

    packed_on: LocalDate = None
    """包装日期: When it was packed. Gives date or None; field `packed_on` of queryTeas."""

    steeps: Integer = None
    """冲泡次数: How often it can be steeped. Gives int or None; field `steeps` of queryTeas."""

    grade: Code[Grade] = None
    """等级: How good it is. Codes: 1 First grade (一级), 2 Second grade (二级). Gives Grade or None; field
    `grade` of queryTeas."""

    tags: Texts = field(default_factory=list)
    """标签: Words. Gives list of str; field `tags` of queryTeas."""

    counts: Json = None
    """数目: Numbers. Gives any JSON value; field `counts` of queryTeas."""

    custom: Mapped = field(default_factory=dict)
    """自定义: Custom fields. Gives dict; field `custom` of queryTeas."""

    exts: Nested[list[TeaField]] = field(default_factory=list)
    """扩展字段: What the house adds to a tea. Gives a list of TeaField; field `exts` of queryTeas."""

    leaves: Nested[list[Leaf]] = field(default_factory=list)
    """叶片: Its leaves. Gives a list of Leaf; field `leaves` of queryTeas."""

    origin: Nested[Origin | None] = None
    """产地: Where it grew. Gives Origin or None; field `origin` of queryTeas."""

    tea_name: Text = field(name="teaName", default=None)
    """茶名: The table's spelling. Gives str or None; field `teaName` of queryTeas."""

    tea_nam: Annotated[Text, AliasOf("tea_name")] = None
    """茶名: The example's spelling. Gives str or None; field `tea_nam` of queryTeas."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts, "ext_key", "extra_", self)
