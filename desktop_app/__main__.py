"""`python -m desktop_app` is the program."""

import sys

from desktop_app.app.main import main

if __name__ == "__main__":
    sys.exit(main())
