"""`todo`: the list in words, what is asked for and what is refused, and that one broken file hides nothing else."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from kepu.cli.main import main
from kepu.pipeline.check import check_tree

from .conftest import Done

SMALL = Path(__file__).parents[1] / "compose" / "small"
CARD = "catalog/topics/low-carbon/resources/c-one.yaml"
LATE = ("--today", "2028-12-01")

Todo = Callable[..., Done]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy of the small catalogue that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "tree"))


@pytest.fixture
def todo(
    small: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Todo:
    """Run the command on the copy."""
    monkeypatch.setattr("kepu.cli.todo.check_cached", lambda: check_tree(small))

    def run(*words: str) -> Done:
        capfdbinary.readouterr()
        code = main(["todo", *words])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return run


def change(small: Path, path: str, old: str, new: str) -> None:
    file = small / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_where_nothing_is_due_it_says_what_comes_next(todo: Todo) -> None:
    done = todo("--today", "2026-11-22")
    assert (done.code, done.err) == (0, "")
    assert "合计：待复核 0 条，快到期 0 条，已过期 0 条，待核实 0 条，没发布 0 条" in done.out
    assert "2027-02-20 以前没有要核对的。\n最近的一条：2028-11-22 " in done.out


def test_what_is_overdue_comes_first_by_topic(todo: Todo, small: Path) -> None:
    change(small, CARD, "conf: V", "review_months: 26\nconf: M")
    done = todo(*LATE)
    assert done.code == 0
    marks = [
        "一、待复核",
        "  卫生健康：",
        "  绿色低碳：",
        "  不分主题：",
        "二、快到期",
        "三、待核实",
        "核对完：",
    ]
    places = [done.out.index(mark) for mark in marks]
    assert places == sorted(places)
    line = (
        "    2029-01-22 省电（c-one）：没有核对过，从修改日期 2026-11-22 算起，每 26 个月核对一次\n"
    )
    assert f"{line}               {CARD}\n" in done.out
    assert "  绿色低碳 1 条\n" in done.out


def test_what_has_expired_or_waits_is_listed_too(todo: Todo, small: Path) -> None:
    change(small, CARD, "conf: V", "valid_until: 2026-11-01\nconf: V")
    change(small, CARD.replace("one", "two"), "conf: V", "status: in-review\nconf: V")
    done = todo("--today", "2026-11-22")
    assert "2026-11-01 省电（c-one）" in done.out
    assert "2026-11-22 省水（c-two）：审校中" in done.out
    assert "status: withdrawn" in done.out


def test_it_fails_only_where_it_is_asked_to(todo: Todo) -> None:
    assert todo(*LATE).code == 0
    assert todo(*LATE, "--fail-overdue").code == 1
    assert todo("--today", "2026-11-22", "--fail-overdue").code == 0


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--topic", "health"), {"health", "h-one", "ru-one"}),
        (("--topic", "卫生健康"), {"health", "h-one", "ru-one"}),
        (("--kind", "热线"), {"hl-120"}), (("--kind", "服务"), {"sv-one"}), (("--community", "east"), {"v-east"}),
        (("--community", "west"), set()), (("--topic", "health", "--kind", "resource"), {"h-one"}),
    ],
)  # fmt: skip
def test_a_part_can_be_asked_for(words: tuple[str, ...], ids: set[str], todo: Todo) -> None:
    table = json.loads(todo(*LATE, *words, "--format", "json").out)
    assert {task["id"] for task in table["overdue"]} == ids


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("--topic", "helth"), "没有“helth”这个主题。是不是 health？"), (("--kind", "resourse"), "是不是 resource"),
        (("--community", "eest"), "是不是 east"), (("--kind", "vocabulary"), "没有“vocabulary”这个种类。"),
    ],
)  # fmt: skip
def test_words_that_name_nothing_are_refused(
    words: tuple[str, ...], meant: str, todo: Todo
) -> None:
    done = todo(*words)
    assert (done.code, done.out) == (2, "")
    assert meant in done.err
    assert "可以写：" in done.err


@pytest.mark.parametrize("days", ["-1", "3651", "一百", "1.5", "٣"])
def test_days_are_a_number(days: str, todo: Todo) -> None:
    with pytest.raises(SystemExit) as stop:
        todo("--within", days)
    assert stop.value.code == 2


@pytest.mark.parametrize(
    "path",
    [
        "catalog/topics/health/resources/h-one.yaml", "catalog/topics/health/topic.yaml", "catalog/catalog.yaml",
        "catalog/counties/demo/county.yaml", "catalog/counties/demo/communities/east/community.yaml",
    ],
)  # fmt: skip
def test_a_broken_file_hides_nothing_else(path: str, todo: Todo, small: Path) -> None:
    (small / path).write_text("id: [", "utf-8")
    done = todo(*LATE)
    assert done.code == 0
    assert "个错误，读不懂的文件没有列进来" in done.err
    assert {"省电（c-one）", "急救（hl-120）", "东活动室（v-east）"} <= set(
        done.out.replace("：", " ").split()
    )


def test_without_any_county_it_says_why_the_list_is_empty(todo: Todo, small: Path) -> None:
    shutil.rmtree(small / "catalog/counties")
    assert "没有读得懂的县" in todo(*LATE).err


def test_a_calendar_goes_into_a_file_byte_for_byte(todo: Todo, tmp_path: Path) -> None:
    file = tmp_path / "复核.ics"
    written = todo(*LATE, "--format", "ics", "--output", str(file))
    assert (written.code, written.out) == (0, f"写好了：{file}\n")
    shown = todo(*LATE, "--format", "ics").out
    assert file.read_bytes() == shown.encode()
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [
        f"review.{topic}.overdue@small" for topic in ("health", "low-carbon", "_")
    ]


def test_an_empty_calendar_is_said_to_be_empty(todo: Todo) -> None:
    done = todo("--today", "2026-11-22", "--format", "ics")
    assert (done.code, done.err) == (0, "没有要提醒的，日历里一条也没有。\n")
    assert "VEVENT" not in done.out


def test_a_file_that_cannot_be_written_is_an_error(todo: Todo, tmp_path: Path) -> None:
    done = todo("--output", str(tmp_path / "没有" / "a.txt"))
    assert done.code == 1
    assert done.err.startswith("写不了 ")


@pytest.mark.long
def test_the_sample_county_has_a_year_before_most_of_it_falls_due(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kepu.cli.todo.check_cached", lambda: check_tree(Path(__file__).parents[2]))
    main(["todo", "--today", "2026-11-22", "--within", "400", "--format", "json"])
    table = json.loads(capfd.readouterr().out)
    assert not table["overdue"]
    assert [task["id"] for task in table["expired"]] == ["gewuli-shed-works"]
    assert table["due"][0]["by"] == "2027-05-22"
    assert len({task["by"] for task in table["due"]}) > 1
    assert all(task["since"] == "created" for task in table["due"])
    assert sum(table["unverified_by_topic"].values()) == table["totals"]["unverified"] > 50
