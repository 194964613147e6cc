"""Builds the site: `python -m tools.docs_site --zensical PROGRAM`. `make docs` does so."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from tools.docs_site.build import build
from tools.docs_site.errors import SiteError

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Build the site and say where it is."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs_site")
    parser.add_argument("--zensical", default="zensical", help="the program; `make docs` installs it")
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site", help="the folder to write")
    given = parser.parse_args()
    zensical = shutil.which(given.zensical)
    if zensical is None:
        print(f"there is no program {given.zensical}: `make docs` installs Zensical", file=sys.stderr)
        return 1
    begun = time.monotonic()
    try:
        count = build([str(Path(zensical).absolute())], ROOT / "build" / "docs" / "pages", given.site)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} pages in each language: {given.site / 'index.html'} ({time.monotonic() - begun:.0f} s)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
