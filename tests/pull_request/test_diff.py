"""What a proposal changes is told in words, numbers first, and shown in a file that nothing can break out of."""

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from kepu.cli.main import main
from kepu.pipeline.changes.baseline import compose_tree
from kepu.pipeline.changes.compare import side_of
from kepu.pipeline.check import check_tree
from kepu.plan.site import Options
from kepu.read import ParseCache
from playwright.sync_api import Browser

from .conftest import Done
from .fork import LINK, Files, Fork

SMALL = Path(__file__).parents[1] / "compose" / "small"
EAST = "catalog/counties/demo/communities/east"
CARD = "catalog/topics/health/resources/h-one.yaml"
HOTLINE = "catalog/directory/hotlines/hl-120.yaml"
HOSTILE = "<img src=x onerror=alert(1)></style><script>alert(1)</script>`*_[x](javascript:alert(1))"
ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "article",
        "div",
        "span",
    ),
    *("h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "br", "del", "ins", "strong"),
    *("details", "summary"),
}

Diff = Callable[..., Done]
Propose = Callable[..., str]


def tree() -> dict[str | bytes, Any]:
    return {
        path.relative_to(SMALL).as_posix(): path.read_bytes()
        for path in sorted(SMALL.rglob("*.*"))
        if path.is_file()
    }


@pytest.fixture
def propose(fork: Fork) -> Propose:
    """Commit the small catalogue, and a change of it."""

    def commit(changes: Files | None = None, **replaced: tuple[str, str, str]) -> str:
        whole = tree()
        base = fork.commit(whole)
        for path, old, new in replaced.values():
            assert old.encode() in whole[path]
            whole[path] = whole[path].replace(old.encode(), new.encode(), 1)
        whole.update(changes or {})
        return f"{base}..{fork.commit({p: c for p, c in whole.items() if c != b'-'}, base)}"

    return commit


@pytest.fixture
def diff(
    fork: Fork, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Diff:
    monkeypatch.setattr("kepu.cli.diff.ROOT", fork.folder)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))

    def run(*words: str) -> Done:
        capsys.readouterr()
        code = main(["diff", *words, "--today", "2026-11-22"])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


def test_one_word_is_told_with_where_residents_will_see_it(propose: Propose, diff: Diff) -> None:
    done = diff(propose(one=(CARD, "乙要点", "乙要点改过")))
    assert done == Done(
        0,
        "改了 1 个文件，1 页读起来不一样。\n\n改了哪些内容\n"
        "  科普资源 h-one 安全要点一：要点第 2 条改了；出现在 1 页；居民在 门户和全部 2 个社区 会看到\n",
        "",
    )


def test_a_number_stands_first(propose: Propose, diff: Diff) -> None:
    lines = diff(propose(one=(CARD, "丙要点", "按压30次"))).out.splitlines()
    assert lines[2:4] == [
        "数字有变化，请逐字核对",
        "  科普资源 h-one 安全要点一，要点第 3 条：无 → 30（现在写：按压30次）",
    ]


def test_the_number_at_the_top_of_every_page_is_told_once(propose: Propose, diff: Diff) -> None:
    out = diff(propose(one=(HOTLINE, '"120"', '"119"'))).out
    assert "热线 hl-120 急救，号码：120 → 119（现在写：119）" in out
    told = [line for line in out.splitlines() if "页面顶部的急救、报警电话" in line]
    assert len(told) == 1
    assert told[0].startswith("  门户和全部 2 个社区：")


def test_what_a_community_says_of_itself_changes_its_own_site_only(
    propose: Propose, diff: Diff
) -> None:
    out = diff(propose(one=(f"{EAST}/community.yaml", "hours: 工作日", "hours: 工作日 9:00"))).out
    assert "  东社区：社区科普岗的值守时间改了（“工作日” → “工作日 9:00”），出现在 " in out
    assert "联系岗位第 1 条" in out
    assert "西社区" not in out
    assert "门户" not in out


def test_what_comes_goes_is_withdrawn_or_hidden_is_named(propose: Propose, diff: Diff) -> None:
    whole = tree()
    path = "catalog/topics/low-carbon/resources/c-three.yaml"
    new = "catalog/topics/health/resources/h-new.yaml"
    changes: Files = {
        new: whole[CARD].replace(b"id: h-one", b"id: h-new"),
        "catalog/calendar/day-one.yaml": b"-",
        path: whole[path] + "status: withdrawn\nstatus_note: 说法更新了。\n".encode(),
        f"{EAST}/patches/h-one.yaml": "kind: resource\nid: h-one\nwhy: 不用\nhide: true\n".encode(),
    }
    out = diff(propose(changes)).out
    assert "  节点 day-one " in out
    assert "：删除；" in out
    assert "  科普资源 h-new 安全要点一：新增；" in out
    assert "：撤回，" in out
    assert "  补丁 h-one 安全要点一（东社区）：新增；" in out
    assert re.search(r"新增的页面\n  安全要点一（resources/h-new/）：门户和全部 2 个社区", out)


def test_an_answered_rule_is_shown_with_its_reason(propose: Propose, diff: Diff) -> None:
    answer = "allow:\n  - rule: KP512\n    why: 断开就说不清了。\nconf: V"
    out = diff(propose(one=(CARD, "conf: V", answer))).out
    assert f"这些规则被说明为例外\n  安全要点一（{CARD}）：KP512，理由是：断开就说不清了。\n" in out
    assert "数字有变化" not in out


def test_the_day_of_an_edit_is_no_number_to_check(propose: Propose, diff: Diff) -> None:
    out = diff(propose(one=(CARD, "updated_on: 2026-11-22", "updated_on: 2026-11-23"))).out
    assert "数字有变化" not in out


def test_the_same_change_on_several_sites_is_told_once(
    propose: Propose, diff: Diff, tmp_path: Path
) -> None:
    target = tmp_path / "report.html"
    span = propose(one=(CARD, "乙要点", "乙要点改过"))
    diff(span, "--format", "html", "--output", str(target))
    page = target.read_text("utf-8").partition("页面上的变化")[2]
    assert page.count("<article") + page.count('<div class="card">') == 1
    assert "门户和全部 2 个社区" in page


def test_a_link_that_leads_elsewhere_is_seen(propose: Propose, diff: Diff) -> None:
    about = "content/pages/about.md"
    link = "看[这一页](https://{}.example.org/)。"
    old = tree()[about].replace("只为检验。".encode(), link.format("one").encode())
    new = old.replace(b"one.example", b"two.example")
    one, two = (propose({about: text}).partition("..")[2] for text in (old, new))
    record = json.loads(diff(f"{one}..{two}", "--format", "json").out)
    (edit,) = record["changed"][0]["edits"]
    assert "https://one.example.org/" in edit["before"]
    assert "https://two.example.org/" in edit["after"]


def test_an_unchanged_tree_is_not_even_checked(
    propose: Propose, diff: Diff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kepu.cli.sides.compare_folders", None)
    assert diff(propose()).out == "没有内容改动，居民看到的和原来一样。\n"


def test_changes_of_the_program_are_named_and_not_compared(propose: Propose, diff: Diff) -> None:
    changes: Files = {"build.py": b"x", "content/leak.md": (LINK, b"/etc/passwd"), "a\nb": b"x"}
    out = diff(propose(changes)).out
    listed = ["没有比较的改动", "  a\\x0ab：不是内容", "  build.py：不是内容"]
    assert out.splitlines()[2:] == [*listed, "  content/leak.md：不是内容"]


def test_a_tree_with_a_mistake_still_says_what_was_edited(propose: Propose, diff: Diff) -> None:
    done = diff(propose(one=(CARD, "title: 安全要点一", "title：安全要点一")))
    assert done.code == 0
    assert done.out.splitlines()[0] == "改了 1 个文件，有的页面还没法比较。"
    assert done.out.splitlines()[2].startswith("检查没有通过")
    assert f"  {CARD}:2:6：" in done.out
    assert "这些站点的页面没有比较：门户和全部 2 个社区" in done.out
    assert "第 2 行改了；还比不出哪些页面会变" in done.out


def test_one_communitys_mistake_leaves_the_others_compared(propose: Propose, diff: Diff) -> None:
    broken = (f"{EAST}/community.yaml", "households: 100", "households: 许多")
    out = diff(propose(one=broken, two=(CARD, "乙要点", "乙要点改过"))).out
    assert "这些站点的页面没有比较：东社区" in out
    assert "要点第 2 条改了；出现在 1 页；居民在 门户、西社区 会看到" in out


def test_the_start_is_composed_as_a_check_composes_it() -> None:
    today = Options(dt.date(2026, 11, 22))
    composed = compose_tree(SMALL, ParseCache(Path("nowhere")))
    assert composed is not None
    plans = (side_of(tree, today).plans for tree in (composed, check_tree(SMALL)))
    one, other = ({key: plan.pages for key, plan in found.items()} for found in plans)
    assert len(one) == 3
    assert one == other


def test_generated_pages_are_there_to_be_linked_to(propose: Propose, diff: Diff) -> None:
    page = tree()["content/pages/about.md"].replace(b"kind: page", b"kind: contribute")
    link = "看[问题](kepu:page/contribute/problems)。"
    linked = page.replace("只为检验。".encode(), link.encode())
    with_page = propose({"content/contribute/problems.md": page}).partition("..")[2]
    with_link = propose({"content/contribute/x.md": linked}).partition("..")[2]
    assert "检查没有通过" not in diff(f"{with_page}..{with_link}").out


def test_a_file_that_is_no_text_is_told_by_its_size(propose: Propose, diff: Diff) -> None:
    changes: Files = {
        "content/files/leaflet.pdf": b"%PDF" + bytes(2048),
        CARD: "id: h-one\ntitle: 安全\n".encode("gbk"),
    }
    out = diff(propose(changes)).out
    assert "  附件 leaflet.pdf：新增；" in out
    assert "  附件 h-one.yaml：大小改了；" in out


def test_numbers_and_problems_are_in_the_json(propose: Propose, diff: Diff) -> None:
    span = propose(one=(CARD, "丙要点", "按压30次"))
    record = json.loads(diff(span, "--format", "json").out)
    (entry,) = record["entries"]
    assert entry["path"] == CARD
    assert entry["edits"][0]["numbers"] == [[], ["30"]]
    assert entry["sites"] == ["门户", "东社区", "西社区"]
    assert record["errors"] == []


@pytest.fixture
def hostile(propose: Propose) -> str:
    whole = tree()
    about = "content/pages/about.md"
    return propose(
        {
            f"{EAST}/directory/venues/v-evil.yaml": b"title: '" + HOSTILE.encode() + b"'\n",
            about: whole[about].replace("只为检验。".encode(), HOSTILE.encode()),
            HOSTILE.replace("/", "_"): b"x",
        },
        one=(CARD, "title: 安全要点一", f"title: '{HOSTILE}'"),
        two=(CARD, "乙要点", f"'{HOSTILE} 30分钟'"),
        three=(f"{EAST}/community.yaml", "工作日", f"'{HOSTILE}'"),
        four=(CARD, "conf: V", f"allow:\n  - rule: '{HOSTILE}'\n    why: '{HOSTILE}'\nconf: V"),
    )


class Tags(HTMLParser):
    """Collects elements and the attributes on them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.given: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.given |= {name for name, _ in attrs}


def tags_in(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    return tags


def test_hostile_text_stays_text_in_the_report(hostile: str, diff: Diff, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    diff(hostile, "--format", "html", "--output", str(target), "--summary")
    text = target.read_text("utf-8")
    tags = tags_in(text)
    assert tags.found <= ALLOWED
    assert tags.given == {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert text.count("&lt;script&gt;alert(1)") > 5
    assert HOSTILE not in text
    summary = (tmp_path / "summary").read_text("utf-8")
    assert tags_in(summary).found == {"h2", "h3", "ul", "li"}
    # A blank line would end the block in which no Markdown is read.
    assert "\n\n" not in summary.rstrip("\n")


def test_the_report_may_load_nothing_but_its_own_style(
    hostile: str, diff: Diff, tmp_path: Path
) -> None:
    target = tmp_path / "report.html"
    diff(hostile, "--format", "html", "--output", str(target))
    text = target.read_text("utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text
    assert "@import" not in style
    assert "url(" not in style


@pytest.mark.browser
def test_the_report_is_read_on_a_phone_and_nothing_in_it_runs(
    hostile: str, diff: Diff, tmp_path: Path, browser: Browser
) -> None:
    target = tmp_path / "report.html"
    diff(hostile, "--format", "html", "--output", str(target))
    page = browser.new_page(viewport={"width": 360, "height": 740})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url))
    page.goto(target.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("getComputedStyle(document.body).lineHeight") == "30.6px"
    assert said == [target.as_uri()]
    page.close()
