"""What stands below the fields of a class in its source: the editors' help.

Comes in: a class. Goes out: text by field. Pydantic can do this itself, but finds the source of each class anew; a
module's source is read once here, which halves the time that the models take to load.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise


def field_docstrings(owner: type) -> Mapping[str, str]:
    """Give the docstrings of a class's own fields; none where the source is not to be had."""
    return _of_module(owner.__module__).get(owner.__qualname__, {})


@cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    try:
        tree = ast.parse(inspect.getsource(sys.modules[name]))
    except (OSError, TypeError, KeyError):
        return {}
    return {
        node.name: dict(_in_body(node.body)) for node in tree.body if isinstance(node, ast.ClassDef)
    }


def _in_body(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)
