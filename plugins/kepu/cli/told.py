"""What a comparison found, told: on the terminal, as JSON, as HTML, and in a workflow's summary.

Comes in: a `Report`. Goes out: text that can steer neither a terminal nor a page, whatever stands in the catalogue.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from html import escape
from pathlib import Path

from kepu.mkdocs_plugins.icons import icon
from kepu.pipeline.changes.page import render_report
from kepu.pipeline.changes.report import Report
from kepu.pipeline.changes.wording import Section, say_head, say_report
from kepu.problems import Problem
from kepu.problems.width import visible
from kepu.render.environment import Renderer

_NOTHING = "没有内容改动，居民看到的和原来一样。"
_LONGEST = 400
"""Characters of one line in a summary."""
_LINES = 100
"""Lines of one section in a summary, which has a cap of its own on the platform."""


def tell(report: Report, options: argparse.Namespace) -> None:
    """Write the report in the form asked for."""
    text = _write(report, options)
    if options.output:
        options.output.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)
    if options.summary and (target := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(summary_of(say_report(report)))


def summary_of(sections: Iterable[Section]) -> str:
    """Write sections as HTML that no Markdown is read in: a line of it is never blank."""
    parts = ["<h2>改动前后对照</h2>"]
    found = tuple(sections)
    for section in found:
        shown = [f"<li>{_one_line(line)}</li>" for line in section.lines[:_LINES]]
        more = len(section.lines) - _LINES
        shown += [f"<li>另有 {more} 条，见附件 report</li>"] if more > 0 else []
        parts += [f"<h3>{escape(section.title)}</h3>", "<ul>", *shown, "</ul>"]
    if not found:
        parts.append(f"<p>{_NOTHING}</p>")
    return "\n".join(parts) + "\n\n"


def _one_line(text: str) -> str:
    flat = " ".join(visible(text.replace("\n", " ")).split())
    return escape(flat[:_LONGEST] + ("…" if len(flat) > _LONGEST else ""))


def _write(report: Report, options: argparse.Namespace) -> str:
    match options.format:
        case "json":
            return json.dumps(_record(report), ensure_ascii=False, indent=2) + "\n"
        case "html":
            return render_report(report, options.span, Renderer(icon)) + "\n"
    return _lines(say_report(report), report)


def _lines(sections: tuple[Section, ...], report: Report) -> str:
    if report.is_empty and not sections:
        return f"{_NOTHING}\n"
    blocks = [say_head(report)]
    for section in sections:
        lines = (f"  {visible(line.replace(chr(10), ' '))}" for line in section.lines)
        blocks.append("\n".join([section.title, *lines]))
    return "\n\n".join(blocks) + "\n"


def _record(report: Report) -> dict[str, object]:
    """Give the report as plain values; numbers stand beside the edits that they belong to."""
    record = asdict(report)
    for entry, known in zip(record["entries"], report.entries, strict=True):
        del entry["words"]
        for edit, place in zip(entry["edits"], known.edits, strict=True):
            edit["numbers"] = place.numbers
    for name in ("errors", "warnings", "notes"):
        record[name] = [_problem(problem) for problem in getattr(report, name)]
    return record


def _problem(problem: Problem) -> dict[str, str]:
    where = str(problem.where) if problem.where else ""
    return {
        "code": problem.code,
        "where": where,
        "message": problem.message,
        "advice": problem.advice,
    }
