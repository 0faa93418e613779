"""A web address or a label to take apart (拆开看)."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.parts.part import Part, require
from kepu.model.scalars import Bool, Line, Slug, Text, matching

SampleAddress = Annotated[
    str,
    Field(max_length=300),
    matching(
        r"https?://[^\s]+",
        "not_an_address",
        "网址要以 http:// 或 https:// 开头，中间没有空格",
    ),
]
_SAFE_HOSTS = (".example.org", ".example.com", ".example.net", ".example")


class LabelLine(Model):
    """One line of a label."""

    text: Line
    """标签上的字。"""
    title: Line
    """这一行叫什么，例如 配料表。"""
    explain: Text
    """怎么看。"""


class Sample(Model):
    """One thing to take apart."""

    id: Slug
    """编号。"""
    title: Line
    """名称，例如 例一。"""
    address: SampleAddress | None = None
    """网址；主体只能用 example.org、example.com、example.net 这几个示例域名。"""
    ask: Line | None = None
    """先问一句。"""
    text: Text | None = None
    """说明。"""
    lines: tuple[LabelLine, ...] = ()
    """标签上一行一行的字。"""


class Inspector(Part):
    """Addresses or labels, taken apart piece by piece. It never tells what is real or fake."""

    type: Literal["inspector"]
    """inspector 拆开看。"""
    subject: Literal["address", "label"]
    """拆的是什么：address 网址、label 标签。"""
    own: Bool = False
    """能不能自己输入网址；不联网。"""
    samples: Annotated[tuple[Sample, ...], Field(min_length=1, max_length=20)]
    """例子，1 到 20 个。"""

    @model_validator(mode="after")
    def _of_its_subject(self) -> Self:
        is_address = self.subject == "address"
        require(is_address or not self.own, "own_label", "只有网址可以自己输入", "own")
        for at, sample in enumerate(self.samples):
            where = ("samples", at)
            if is_address:
                require(sample.address, "no_address", "缺少 address：要拆的网址", *where)
                said = (
                    "示例网址的主体只能是 example.org、example.com、example.net，免得冤枉真的网站"
                )
                host = _host(sample.address or "")
                require(f".{host}".endswith(_SAFE_HOSTS), "real_address", said, *where, "address")
            else:
                require(sample.lines, "no_lines", "缺少 lines：标签上的字，一行一项", *where)
        return self


def _host(address: str) -> str:
    # Browsers end the host at each of these; a question mark must not smuggle a real one in.
    authority = re.split(r"[/?#\\]", address.partition("://")[2], maxsplit=1)[0]
    return authority.rpartition("@")[2].partition(":")[0].lower()
