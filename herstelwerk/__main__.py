"""`python -m herstelwerk`."""

import sys

from herstelwerk.cli import main

if __name__ == "__main__":
    sys.exit(main())
