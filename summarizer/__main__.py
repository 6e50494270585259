"""`python -m summarizer` is `summarizer`."""

import sys

from .cli import main

sys.exit(main())
