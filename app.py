"""Start the desk."""

import gc
import sys


def start() -> int:
    """Run what the command line asks for; its exit code."""
    # What is loaded to start is no garbage. Looking for some takes a tenth of the time; a
    # command turns the collector on again, the window collects by itself (ui/garbage.py).
    gc.disable()
    from salesdesk.cli import main

    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
