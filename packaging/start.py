"""Where a packed program begins: the script that PyInstaller packs."""

import sys

from coordinator.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
