"""`python -m kepu.cli`: what `build.py` hands over to."""

import gc
import sys

from kepu.cli.main import main

# A command lives for seconds: collecting cycles would cost a fifth of a check and free nothing.
if sys.argv[1:2] != ["serve"]:
    gc.disable()

sys.exit(main())
