"""What the tests of the command line share: its texts are English, whatever the locale is."""

from __future__ import annotations

import os

os.environ["DINGDAN_LANG"] = "en"
