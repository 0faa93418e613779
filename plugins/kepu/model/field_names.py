"""What fields and fixed values are called in Chinese: an editor who writes 标题 means `title`.

Comes in: a model, or the choices of a field. Goes out: names by field, fields by name. The first words of a field's
docstring name it; the tables below add how residents read it and what else editors write for it. Names are only
compared as they stand: nothing here guesses by likeness.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import BaseModel

NAMES: Mapping[str, str] = {
    "summary": "摘要",
    "title": "名称",
    "points": "要点",
    "cautions": "注意事项",
    "sources": "依据",
    "cost": "费用",
    "place": "场地",
    "season": "可约时段",
    "lead_days": "提前天数",
    "order_channels": "受理渠道",
    "capacity": "人数",
    "items": "所含资源",
    "materials": "物料",
    "run_sheet": "活动流程",
    "staffing": "人员",
    "risk_notes": "安全提示",
    "equipment": "设备",
    "prepare": "事先准备",
    "provider": "提供单位",
    "keywords": "关键词",
    "note": "说明",
    "related": "相关资源",
    "qualification_note": "资质说明",
    "safety_notes": "安全要求",
    "eligibility_description": "谁可以约",
    "duration_min": "时长",
    "age_bands": "年龄段",
    "audiences": "适合人群",
    "exhibits": "展品",
    "services": "服务",
    "prep_days": "准备天数",
    "preparation": "准备日程",
    "terms": "词条",
    "body": "补充说明",
    "rooms": "展厅",
    "room": "所在展厅",
    "intro": "介绍",
    "parts": "互动",
    "stops": "站点",
    "order": "顺序",
    "home_visit": "上门规则",
    "venue": "地点",
    "opening_hours": "开放时间",
    "contacts": "联系方式",
    "known": "已知日期",
    "rule": "日期规则",
    "no_script_text": "文字版",
    "constants": "引用数值",
    "linked_resources": "相关资源",
    "linked_exhibits": "相关展品",
    "linked_services": "相关服务",
    "emergency_numbers": "相关电话",
    "purpose": "用途",
    "scenario": "场景",
}
"""Field names as residents read them in 本社区修订了…"""

_ALSO: Mapping[str, str] = {
    "id": "编号 标识",
    "code": "代码 编码 区划代码",
    "title": "标题 题目 名字 name heading",
    "name": "名称 标题 书名 文件名 文件名称 title",
    "summary": "简介 概要 概述 一句话摘要 description abstract",
    "points": "知识点 核心要点 重点",
    "cautions": "注意 提醒 警示 warnings",
    "sources": "来源 出处 参考资料 参考文献 资料来源 references",
    "keywords": "关键字 标签 搜索词 tags",
    "aliases": "旧编号 曾用编号",
    "status": "状态 发布状态",
    "status_note": "撤回原因 存档原因",
    "region": "地区 区域 适用区域 适用地区",
    "topics": "主题 所属主题 分类",
    "topic": "主题 所属主题",
    "subtopic": "子主题 小类",
    "audiences": "对象 人群 适用人群 服务对象 受众 适合对象",
    "languages": "语言 语种",
    "accessibility": "无障碍",
    "conf": "把握 可信度 置信度 confidence",
    "licence": "许可 版权 许可证 授权",
    "ai_generated": "人工智能 AI 是否AI生成 AI生成",
    "is_sample": "示例 样例",
    "fictional": "虚构",
    "review": "审校 审核",
    "review_months": "复核周期 复核月数",
    "valid_until": "有效期 有效期至 截止日期 到期日 到期日期",
    "assured_on": "核对日期 核实日期",
    "created_on": "新建日期 创建时间",
    "updated_on": "修改日期 更新日期 更新时间 修改时间",
    "allow": "例外 允许",
    "kind": "类型 类别 种类",
    "type": "类型",
    "body": "正文 详细说明",
    "difficulty": "难易",
    "duration_min": "用时 时间长度 duration",
    "minutes": "分钟 分钟数 用时",
    "files": "文件 下载",
    "related": "相关 延伸阅读",
    "claim": "说法 谣言 传言",
    "verdict": "真假",
    "items": "资源 资源清单",
    "run_sheet": "流程 步骤 议程",
    "materials": "材料 物资",
    "staffing": "人员配备",
    "who": "谁 负责人",
    "count": "数量 份数",
    "role": "职务 职位",
    "duty": "职责",
    "task": "任务",
    "days_before": "提前天数",
    "min": "最少 下限 最少人数 最小值",
    "max": "最多 上限 最多人数 最大值",
    "place": "地点 地址",
    "lead_days": "提前几天 预约提前天数",
    "season": "时段 季节",
    "cost": "收费 价格",
    "format": "活动形式 服务形式 格式",
    "delivery_mode": "服务方式",
    "order_channels": "预约方式 预约渠道 渠道",
    "equipment": "器材",
    "prepare": "准备",
    "home_visit": "上门",
    "held_on": "日期 活动日期 举办日期",
    "starts_at": "开始时间 开始",
    "ends_at": "结束时间 结束",
    "ends_on": "结束日期",
    "opens_at": "开门时间",
    "closes_at": "关门时间",
    "venue": "阵地 场地",
    "bring": "携带 自带",
    "registration": "报名 报名方式",
    "team": "队伍",
    "packs": "资源包",
    "happening": "活动状态 进展",
    "number": "电话 电话号码 热线",
    "use": "用途",
    "hours": "时间",
    "days": "星期",
    "phone": "电话",
    "address_text": "地址",
    "open_to_public": "开放 对外开放",
    "contacts": "联系人",
    "level": "等级",
    "locator": "条款 页码",
    "url": "网址 链接",
    "external_url": "网址 链接",
    "year": "年份",
    "publisher": "发布机构 出版社",
    "why": "原因 理由",
    "hide": "隐藏",
    "ask": "题目 提问",
    "choices": "选择",
    "right": "正确 答案",
    "explain": "解析 讲解",
    "text": "文字 内容",
    "picture": "图片 图画",
    "unit": "单位",
    "caution": "注意事项",
    "transcript": "文字稿",
    "lead": "首要要点 最重要的要点",
    "reviewed_on": "审校日期",
    "medical_reviewer_role": "医学审校",
    "share_60p": "老年人口占比 60岁以上人口占比",
    "share_0_14": "儿童人口占比",
    "hidden_topics": "隐藏的主题",
    "icp_no": "ICP备案号 备案号",
    "date": "日期",
    "words": "词",
    "seed": "意见点名",
    "first_seen": "最早看到",
    "edit_url": "编辑网址",
}
"""What else editors write for a field, words of English among them."""

_VALUES: Mapping[str, str] = {
    "easy": "容易 简单 入门",
    "medium": "中等 一般",
    "hard": "难 较难 困难",
    "mon": "周一 星期一 礼拜一",
    "tue": "周二 星期二 礼拜二",
    "wed": "周三 星期三 礼拜三",
    "thu": "周四 星期四 礼拜四",
    "fri": "周五 星期五 礼拜五",
    "sat": "周六 星期六 礼拜六",
    "sun": "周日 星期日 星期天 周天 礼拜天",
    "province": "省 省级",
    "prefecture": "市 地级市 市级",
    "county": "县 县级 区",
    "township": "乡镇 街道 乡镇级",
    "community": "社区 社区级",
    "school": "学校",
    "enterprise": "企业",
    "gov": "政府 机关 政府部门",
    "mass-organisation": "群团 群团组织 人民团体",
    "society": "社会组织 学会 协会",
    "company": "公司 企业",
    "sample": "示例 样例",
    "draft": "初稿",
    "assisted": "辅助 辅助起草",
    "generated": "生成 AI生成",
    "published": "发布 公开",
    "none": "无 没有",
    "walk-in": "到场 现场",
    "call": "电话 打电话",
    "V": "已核实 核实",
    "V2": "转述",
    "M": "待核实",
    "DEFAULT": "建议值 默认",
    "false": "不实 假 谣言",
    "true": "真 真的",
    "topic": "主题",
    "resource": "资源 科普资源",
    "rumour-check": "辟谣",
    "service": "服务 科普服务",
    "pack": "资源包 科普资源包",
    "hall": "科普馆",
    "room": "展厅",
    "exhibit": "展品",
    "tour": "路线 参观路线",
    "hotline": "热线",
    "venue": "阵地",
    "team": "队伍",
    "provider": "提供单位",
    "asset": "流动设施",
    "calendar-rule": "节点",
    "event": "活动",
    "vocabulary": "词表",
}
"""What editors write for a fixed value whose field's docstring does not say it."""

_FIRST_WORDS = re.compile(
    r"(?:是否|能否)?(?P<name>[一-鿿A-Za-z]{2,8}?)(?:编号)?(?:[，。：；（、]|$)"
)


def fold_name(name: str) -> str:
    """Remove the differences between two ways to write one Chinese name."""
    return re.sub(r"[\s:]", "", unicodedata.normalize("NFKC", name)).casefold()


def chinese_name(model: type[BaseModel], field: str) -> str:
    """Give the one Chinese name by which a message mentions a field; empty where it has none."""
    words = _first_words(model, field)
    return words[-1] if words else NAMES.get(field, "")


@cache
def fields_by_name(model: type[BaseModel]) -> Mapping[str, frozenset[str]]:
    """Map every name that editors use to the fields of a model that it may mean."""
    found: dict[str, set[str]] = {}
    for field in model.model_fields:
        for name in _names_of(model, field):
            found.setdefault(fold_name(name), set()).add(field)
    return {name: frozenset(fields) for name, fields in found.items()}


def values_by_name(choices: Iterable[str], descriptions: Iterable[str]) -> Mapping[str, str]:
    """Map Chinese names to the one choice that each of them means."""
    found: dict[str, set[str]] = {}
    glosses = " ".join(descriptions)
    for choice in choices:
        names = {*_glosses(choice, glosses), *_VALUES.get(choice, "").split()}
        # 发布 and 已发布 are one state to the person who writes it.
        for name in names | {name.removeprefix("已") for name in names}:
            found.setdefault(fold_name(name), set()).add(choice)
    return {name: min(meant) for name, meant in found.items() if len(meant) == 1}


def say_value(choice: str, descriptions: Iterable[str]) -> str:
    """Name a fixed value in both tongues, as in draft（草稿）."""
    names = [*_glosses(choice, " ".join(descriptions)), *_VALUES.get(choice, "").split()]
    return f"{choice}（{names[0]}）" if names else choice


def _names_of(model: type[BaseModel], field: str) -> Iterable[str]:
    yield from _first_words(model, field)
    if field in NAMES:
        yield NAMES[field]
    # A word that is a field of this very model means that field.
    yield from (name for name in _ALSO.get(field, "").split() if name not in model.model_fields)


def _first_words(model: type[BaseModel], field: str) -> tuple[str, ...]:
    found = _FIRST_WORDS.match(model.model_fields[field].description or "")
    if not found:
        return ()
    whole = found[0].rstrip("，。：；（、")
    # 展品编号 is written for a list of exhibits; but an entry's own id is no 条目.
    return (whole,) if field == "id" else tuple(dict.fromkeys((found["name"], whole)))


def _glosses(choice: str, description: str) -> list[str]:
    """Find what a docstring says of a value, as in “easy 容易、hard 难。”."""
    return re.findall(rf"(?<![\w-]){re.escape(choice)} ([一-鿿]+)", description)
