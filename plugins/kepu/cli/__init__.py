"""The command line: arguments in, stages called, progress and exit codes out.

Exit codes: 0 done, 1 problems found or the build failed, 2 the command was called wrongly, 130 interrupted.
"""

from kepu.cli.main import main

__all__ = ["main"]
