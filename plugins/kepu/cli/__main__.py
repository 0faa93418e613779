"""`python -m kepu.cli`: what `build.py` hands over to."""

import sys

from kepu.cli.main import main

sys.exit(main())
