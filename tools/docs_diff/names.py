"""Proposes the names of a new operation: operationId, resource, method and records; and whether it reads or writes."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from generator.names import class_case, snake_case
from tools.docs_diff.spec_fields import Call

READS = {
    "query", "get", "list", "lists", "detail", "details", "page", "search", "find", "info", "select", "count", "fetch",
    "read", "view",
}  # fmt: skip
WRITES = {
    "add", "create", "save", "insert", "new", "update", "modify", "edit", "change", "delete", "remove", "cancel",
    "close", "confirm", "approve", "audit", "reject", "submit", "revoke", "send", "push", "upload", "import", "bind",
    "unbind", "maintain", "set", "sync", "transfer", "enable", "disable", "assign", "reverse", "void", "finish",
}  # fmt: skip
"""Words of addresses that say what an operation does."""
ONE = {"detail", "details", "get", "info", "view", "read"}
"""Words of reads of one record."""
ADDS = {"create", "insert", "new"}
"""Words of addresses of writes whose method is called `add`, as it is on all other resources."""
_FILLERS = {"info", "data", "batch"}
_TITLE_READS = re.compile(r"查询|获取|列表|详情|明细|检索|查看|读取|搜索")
_TITLE_WRITES = re.compile(
    "新增|新建|创建|添加|修改|编辑|更新|删除|作废|关闭|取消|撤销|红冲|确认|审批|审核|提交|保存|维护|上传|同步|推送|绑定|解绑|"
    "发送|导入|设置|启用|停用|变更|转移|分配"
)
_READ_AT_END = re.compile(r"(查询|列表|详情|明细)(接口|数据)?$")


@dataclass(frozen=True, slots=True)
class Named:
    """The parts of an address: the words before the verb, the verb and the thing."""

    group: tuple[str, ...]
    """The parts of the address that operations on the same things share."""
    noun: tuple[str, ...]
    """The words of the thing, in lower case."""
    verb: str | None

    @property
    def singular(self) -> str:
        """The thing in snake case and in the singular."""
        return "_".join((*self.noun[:-1], singular(self.noun[-1])))

    @property
    def plural(self) -> str:
        """The thing in snake case and in the plural."""
        return "_".join((*self.noun[:-1], plural(self.noun[-1])))


def operation_id(path: str) -> str:
    """Return an operationId: the last word of a signed address; else all words of the address except the first."""
    parts = _parts(path)
    if "{" in path:
        return parts[-1]
    words = class_case("_".join(parts[1:] if len(parts) > 1 else parts))
    return words[:1].lower() + words[1:]


def named(path: str) -> Named:
    """Return what an address says."""
    parts = _parts(path)
    words = [_words(part) for part in parts]
    verb, last = _verb(words[-1])
    if "{" in path:
        # The name of a signed address has verb and thing in one word: addPdType.
        return Named(tuple(parts[1:-1]), tuple(last) or tuple(words[-1]), verb)
    before = parts[1:-1] if len(parts) > 2 else parts[:-1]
    if verb is None and len(words) > 2:
        verb, last = "_".join(words[-1]), []
    while len(before) > 1 and not last and before[-1].lower() in _FILLERS:
        before = before[:-1]
    noun = last or _words(before[-1] if before else parts[-1])
    return Named(tuple(before), tuple(noun), verb)


def named_by_page(path: str, page: str | None) -> Named:
    """Return what an address says, with the thing as the page's own file is named, if that says more.

    The file `saleReceiptDetail.html` is about sale receipts, while `saleOrder/receipt/detail` names a receipt: pages of
    two generations of an API are told apart by it. An abbreviation is written out if the file or the address before it
    has the word: `product/v1/addPdType` adds product types.
    """
    found = named(path)
    file = (page or "").rpartition("/")[2].partition(".")[0]
    words = _words(file) if re.fullmatch(r"[A-Za-z_]+", file) else []
    _, noun = _verb(words) if words else (None, [])
    around = [*words, *(word for part in found.group for word in _words(part))]
    found = replace(found, noun=tuple(_written_out(word, around) for word in found.noun))
    is_longer = len(noun) > len(found.noun) and tuple(noun[-len(found.noun) :]) == found.noun
    return replace(found, noun=tuple(noun)) if is_longer else found


def _written_out(word: str, around: list[str]) -> str:
    """Return the first of some words that a word of consonants abbreviates; the word itself if there is none."""
    if not re.fullmatch("[^aeiou]{2,3}", word):
        return word
    letters = re.compile(".*".join(map(re.escape, word)))
    return next((each for each in around if len(each) > len(word) + 1 and letters.match(each)), word)


def access(path: str, title: str) -> tuple[str, bool]:
    """Return whether an operation reads or writes, and True if that is certain.

    Address and heading decide. If they say nothing, or contradict each other, it is a write: those are never repeated.
    """
    verb = named(path).verb
    by_name = "read" if verb in READS else "write" if verb in WRITES else None
    reads, writes = _TITLE_READS.search(title), _TITLE_WRITES.search(title)
    by_title = None
    if reads and (writes is None or reads.start() < writes.start() or (writes.start() and _READ_AT_END.search(title))):
        by_title = "read"
    elif writes:
        by_title = "write"
    said = {by_name, by_title} - {None}
    return ("read", True) if said == {"read"} else ("write", said == {"write"})


def resource(path: str, calls: list[Call], tags: Container[str], page: str | None = None) -> str:
    """Return the tag: that of an operation on the same things, else the thing in the plural."""
    found = named(path)
    for call in calls:
        other = named(call.path)
        if other.group == found.group and (other.noun == found.noun or "{" not in path):
            return call.tag
    found = named_by_page(path, page)
    candidates = [found.plural, *(f"{snake_case(part)}_{found.plural}" for part in reversed(found.group[:-1]))]
    candidates += [f"{snake_case(found.group[-1])}_{found.plural}"] if found.group else []
    return next((each for each in candidates if each not in tags), f"{snake_case(operation_id(path))}s")


def method(path: str, *, reads: bool, many: bool, taken: Container[str]) -> str:
    """Return the name of the method: the verb of the address; `get` for a read of one record, `add` for a creation."""
    found = named(path)
    verb = found.verb or snake_case(operation_id(path))
    if reads and (verb in ONE or verb in READS) and not many:
        verb = "get"
    elif reads and verb in ONE | {"page", "lists"}:
        verb = "list"
    elif verb in ADDS:
        verb = "add"
    candidates = (verb, f"{verb}_{found.singular if not many else found.plural}", snake_case(operation_id(path)))
    return next((each for each in candidates if each not in taken), candidates[-1])


def record_names(path: str, page: str | None = None) -> list[str]:
    """Return names for the record of an operation, the best first."""
    found = named_by_page(path, page)
    thing = class_case(found.singular)
    around = class_case(snake_case(found.group[-2])) if len(found.group) > 1 and "{" not in path else ""
    whole = operation_id(path)
    return list(dict.fromkeys([thing, f"{around}{thing}", f"{whole[:1].upper()}{whole[1:]}Record"]))


def plural(word: str) -> str:
    """Return the plural of an English word."""
    if word in ("goods", "info", "data") or (word.endswith("s") and not word.endswith(("ss", "us"))):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def singular(word: str) -> str:
    """Return the singular of an English word."""
    if word == "goods" or word.endswith(("ss", "us")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part and not part.startswith("{") and not re.fullmatch(r"v\d+", part)]


def _words(part: str) -> list[str]:
    return [word for word in snake_case(part).strip("_").split("_") if word] or [part.lower()]


def _verb(words: list[str]) -> tuple[str | None, list[str]]:
    """Return the verb of a name and its other words: the first word or, as in salesBillAdd, the last ones."""
    verbs = READS | WRITES
    if words[0] in verbs:
        rest = words[1:]
        # orderDetailQuery and queryOrderDetail read one order.
        if words[0] in READS and rest and rest[-1] in READS:
            return rest[-1], rest[:-1]
        return words[0], rest
    if words[-1] in verbs:
        rest = words[:-1]
        if words[-1] in READS and len(rest) > 1 and rest[-1] in READS:
            return rest[-1], rest[:-1]
        return words[-1], rest
    return None, []
