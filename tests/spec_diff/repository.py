"""A git repository with the invented platform in the places of both real ones, and packages to go with it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import Result
from typer.testing import CliRunner

from generator.__main__ import app
from generator.pipeline import PLATFORMS
from tests.generator.spec_folder import SpecFolder

SIGNING = '''"""Signs."""


def digest(body: bytes, appkey: str, *, upper: bool = False) -> str:
    """Sign."""
    return ""
'''


@dataclass(frozen=True)
class Repository:
    """A repository of its own, and the command run on it."""

    root: Path

    @classmethod
    def make(cls, root: Path) -> Repository:
        """Make one, with a first commit."""
        made = cls(root)
        for key in PLATFORMS:
            SpecFolder.copy(root / "specs", key)
        made.write("overrides/dingdan/__init__.py", 'from dingdan.auth._digest import digest\n\n__all__ = ["digest"]\n')
        made.write("overrides/dingdan/auth/__init__.py", "")
        made.write("overrides/dingdan/auth/_digest.py", SIGNING)
        made.write("overrides/dingdan/_version.py", '__version__ = "0.1.0"\n')
        made.write("generated/wshoto_api/__init__.py", "")
        made.write("generated/wshoto_api/codes.py", 'class Grade:\n    FIRST = "1"\n    SECOND = "2"\n')
        made.git("init", "--quiet", "--initial-branch=main")
        made.commit()
        return made

    def git(self, *arguments: str) -> str:
        """Run git, untouched by the settings of whoever runs the tests."""
        who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
        command = ["git", "-C", str(self.root), *who, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def commit(self) -> str:
        """Commit everything; the name of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A version")
        return self.git("rev-parse", "HEAD")

    def write(self, file: str, text: str) -> None:
        """Write a file."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, file: str) -> str:
        """What a file holds."""
        return (self.root / file).read_text(encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which stands in the file once."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def raise_version(self, version: str, key: str = "waiqin365") -> None:
        """Give a platform's spec the version `version`."""
        lines = self.read(f"specs/{key}/openapi.yaml").splitlines(keepends=True)
        fresh = [f"  version: {version}\n" if line.startswith("  version:") else line for line in lines]
        self.write(f"specs/{key}/openapi.yaml", "".join(fresh))

    def run(self, *arguments: Any) -> Result:
        """Run `spec-diff`."""
        return CliRunner().invoke(app, ["spec-diff", *map(str, arguments), "--root", str(self.root)])
