"""An icon that the theme does not ship is told before it can stop a build."""

from pathlib import Path

from kepu.pipeline.check import check_tree

ROOT = Path(__file__).parents[2]


def test_an_icon_that_is_not_there_is_told_at_its_line_with_the_nearest() -> None:
    found = check_tree(ROOT, icons={"alarm-light", "flask-outline"}).shared
    rooms = [problem for problem in found if problem.where and "hall/rooms" in problem.where.path]
    said = {problem.where.path.rpartition("/")[2]: problem for problem in rooms if problem.where}
    assert "emergency-hall.yaml" not in said
    lost = said["science-hall.yaml"]
    assert lost.where is not None
    text = (ROOT / lost.where.path).read_text("utf-8").splitlines()
    assert text[lost.where.line - 1] == "icon: flask"
    assert "flask-outline" in lost.advice


def test_nobody_asks_where_nobody_knows_the_icons() -> None:
    assert [problem for problem in check_tree(ROOT).shared if "图标" in problem.message] == []
