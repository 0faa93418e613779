"""What can be wrong with a catalogue, where, and how to say it to an editor in Chinese.

Every room makes problems; none raises them. This room imports nothing else of the house.
"""

from . import codes
from .codes import Code, all_codes
from .fix import Fix, LineFix, Reencode, apply_fixes, replace_stretch
from .formats import format_github, format_json, format_text
from .place import Location
from .problem import Problem, Severity, has_errors
from .suggest import nearest, sole

__all__ = [
    "Code",
    "Fix",
    "LineFix",
    "Location",
    "Problem",
    "Reencode",
    "Severity",
    "all_codes",
    "apply_fixes",
    "codes",
    "format_github",
    "format_json",
    "format_text",
    "has_errors",
    "nearest",
    "replace_stretch",
    "sole",
]
