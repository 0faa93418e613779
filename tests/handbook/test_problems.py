"""Every example on the handbook's page of problems does what the page says it does."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from kepu.cli.generate import read_handbook
from kepu.index.problem_pages import Example, index_problem_page, read_examples
from kepu.pipeline.check import check_tree
from kepu.plan.site import Profile
from kepu.problems import Problem, all_codes
from kepu.read import MAX_BYTES, ParseCache
from kepu.read.walk import MAX_FOLDERS
from kepu.read.yaml_events import MAX_DEPTH, MAX_NODES

TREE = Path(__file__).parent / "tree"
EXAMPLES = {example.code: example for example in read_examples(read_handbook()["problems"])}
SHOWN = [code for code, example in EXAMPLES.items() if not example.act]
ACTED = [code for code, example in EXAMPLES.items() if example.act]

ITEM = "catalog/topics/low-carbon/resources/l-sort.yaml"
SERVICE = "catalog/topics/low-carbon/services/sv-reuse-day.yaml"
Find = Callable[..., list[Problem]]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the small tree that a test may spoil."""
    return Path(shutil.copytree(TREE, tmp_path / "tree"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> ParseCache:
    """Keep what was parsed: one file of the tree differs from one example to the next."""
    return ParseCache(tmp_path_factory.mktemp("cache") / "parsed.jsonl")


@pytest.fixture
def find(tree: Path, cache: ParseCache) -> Find:
    """Find what is wrong with the copy."""

    def found(profile: Profile = "demo") -> list[Problem]:
        return list(check_tree(tree, profile, cache).problems)

    return found


def test_the_tree_of_the_right_examples_is_sound(find: Find) -> None:
    assert find() == []


@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_example_is_this_problem_at_its_place(code: str, tree: Path, find: Find) -> None:
    example = EXAMPLES[code]
    file = tree / example.file
    text = file.read_text("utf-8")
    assert text.count(example.right) == 1
    file.write_text(text.replace(example.right, example.wrong), "utf-8")
    problems = find()
    assert {problem.code for problem in problems} == {code}
    assert any(_is_at(problem, example, text) for problem in problems)
    assert any(problem.fix for problem in problems) is example.fix


def _is_at(problem: Problem, example: Example, text: str) -> bool:
    """Tell whether a problem lies in the example; what is lacking is said of the whole file, or of its first line."""
    path, line, _ = problem.place
    first = text[: text.index(example.right)].count("\n") + 1
    last = first + example.wrong.rstrip("\n").count("\n")
    return path == example.file and (line <= 1 or first <= line <= last)


def _write(tree: Path, path: str, content: bytes) -> None:
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_bytes(content)


def _insert(tree: Path, text: str) -> None:
    """Put something behind the title of the service."""
    before = (tree / SERVICE).read_text("utf-8")
    _write(tree, SERVICE, before.replace("旧物交换日", f"旧物交换日{text}", 1).encode())


def _accept_the_pack(tree: Path) -> None:
    """Have the pack pass its review, but not what it cannot go without."""
    file = tree / "catalog/topics/low-carbon/packs/pk-sort-weekend.yaml"
    signed = "assured_on: 2026-11-22\nreview:\n  final_review: 门户主编\n  reviewed_on: 2026-11-22"
    file.write_text(file.read_text("utf-8").replace("is_sample: true", signed), "utf-8")


def _encode(tree: Path, encoding: str) -> None:
    _write(tree, ITEM, (tree / ITEM).read_text("utf-8").encode(encoding))


def _copy_with_another_id(tree: Path) -> None:
    text = (tree / ITEM).read_text("utf-8")
    _write(
        tree,
        ITEM.replace("l-sort", "l-sorting"),
        text.replace("id: l-sort", "id: l-sorting").encode(),
    )


ACTS: dict[str, Callable[[Path], object]] = {
    "KP001": lambda tree: (tree / "catalog/counties/demo/communities/east/community.yaml").unlink(),
    "KP002": lambda tree: _write(tree, ITEM, (tree / ITEM).read_bytes() + b"# \xe5\xff\n"),
    "KP003": lambda tree: _encode(tree, "gbk"),
    "KP004": lambda tree: _encode(tree, "utf-16"),
    "KP005": lambda tree: _insert(tree, "\x07"),
    "KP006": lambda tree: _insert(tree, "\u202e"),
    "KP007": lambda tree: _write(tree, ITEM, b"#" * (MAX_BYTES + 1)),
    "KP008": lambda tree: (tree / "catalog/search/more.yaml").symlink_to("low-carbon.yaml"),
    "KP009": lambda tree: (tree / ITEM).rename((tree / ITEM).with_name("L_Sort.yaml")),
    "KP010": lambda tree: _write(tree, "catalog/topics/low-carbon/l-more.yaml", b"id: l-more\n"),
    "KP012": lambda tree: (tree / "catalog/search/.git").mkdir(),
    "KP013": lambda tree: _write(tree, "catalog/topics/menu.xlsx", b"PK\x03\x04"),
    "KP014": lambda tree: _insert(tree, "\ufdd0"),
    "KP015": lambda tree: _insert(tree, "\u200b"),
    "KP016": lambda tree: shutil.rmtree(tree / "content"),
    "KP017": lambda tree: (tree / "content" / "/".join("a" * MAX_FOLDERS)).mkdir(parents=True),
    "KP018": lambda tree: _write(tree, "catalog/search/menu.yaml", b"PK\x03\x04"),
    "KP106": lambda tree: _insert(tree, "\nequipment: " + "[" * (MAX_DEPTH + 1)),
    "KP107": lambda tree: _insert(tree, "\nequipment: [" + "a," * MAX_NODES + "]"),
    "KP109": lambda tree: _write(tree, "catalog/search/more.yaml", b""),
    "KP110": lambda tree: _write(tree, "catalog/search/more.yaml", "一段话\n".encode()),
    "KP504": lambda tree: _insert(tree, "，电话 000-00000000"),
    "KP508": lambda tree: _insert(tree, "，我家在甲栋0单元000室"),
    "KP513": _copy_with_another_id,
}
"""How to get each problem that no text can show."""
PRODUCED = {"KP601", "KP603"}
"""What only the production profile finds."""
ELSEWHERE = {"KP011", "KP604"}
"""Tested by themselves below, or where the command is that finds them."""


@pytest.mark.parametrize("code", ACTS)
def test_the_act_gives_this_problem(code: str, tree: Path, find: Find) -> None:
    ACTS[code](tree)
    problems = find()
    assert code in {problem.code for problem in problems}
    found = [problem for problem in problems if problem.code == code]
    assert any(problem.fix for problem in found) is EXAMPLES[code].fix


def test_production_finds_what_must_not_be_published(tree: Path, find: Find) -> None:
    _accept_the_pack(tree)
    assert {problem.code for problem in find("production")} == PRODUCED


def test_a_pipe_is_no_file(tree: Path, find: Find) -> None:
    subprocess.run(["mkfifo", tree / "catalog/search/more.yaml"], check=True)
    assert {problem.code for problem in find()} == {"KP011"}


def test_every_act_is_tried() -> None:
    assert ACTS.keys() | PRODUCED | ELSEWHERE == {*ACTED}


def test_the_page_has_a_heading_for_every_code() -> None:
    text = index_problem_page(all_codes(), EXAMPLES.values(), "2026-11-22").content.decode()
    lost = [code.id for code in all_codes() if f"\n### {code.id} {code.title}\n" not in text]
    assert (lost, set(EXAMPLES)) == ([], {code.id for code in all_codes()})


def test_a_code_without_an_example_is_refused() -> None:
    some = [example for code, example in EXAMPLES.items() if code != "KP102"]
    with pytest.raises(ValueError, match="KP102"):
        index_problem_page(all_codes(), some, "2026-11-22")
