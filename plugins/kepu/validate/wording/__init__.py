"""What texts may say: one module for each rule, `checker` runs them.

Comes in: items of a composed catalogue, files, pages of prose. Goes out: problems KP503–KP517. Sources of the rules:
the domain's lists of what a site of this kind must and must not say, and the laws that each module names.
"""

from kepu.validate.wording.checker import Wording, check_content, check_texts
from kepu.validate.wording.records import in_safety_topic

__all__ = ["Wording", "check_content", "check_texts", "in_safety_topic"]
