"""An editable copy of the invented platform `teahouse`, and what the linter finds in it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.bundle import bundle
from generator.errors import Finding, SpecError
from generator.lint import check

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class SpecFolder:
    """A folder with `teahouse/` (or copies of it under other names) in it."""

    folder: Path
    key: str = "teahouse"

    @classmethod
    def copy(cls, folder: Path, key: str = "teahouse") -> SpecFolder:
        """Copy the invented platform to `folder/<key>`."""
        shutil.copytree(GOLDEN / "specs" / "teahouse", folder / key)
        return cls(folder, key)

    @property
    def entry(self) -> Path:
        return self.folder / self.key / "openapi.yaml"

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which stands in the file once."""
        path = self.folder / self.key / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def line(self, file: str, text: str) -> int:
        """The line on which `text`, which stands in the file once, ends."""
        whole = (self.folder / self.key / file).read_text(encoding="utf-8")
        assert whole.count(text) == 1, f"{text!r} stands {whole.count(text)} times in {file}"
        return whole[: whole.index(text) + len(text)].count("\n") + 1

    def findings(self) -> list[Finding]:
        """What bundling or linting reports."""
        try:
            return check(bundle(self.entry))
        except SpecError as error:
            return error.findings

    def name(self, finding: Finding) -> str:
        """The finding's file, as it is called within the platform's folder."""
        return finding.file.relative_to((self.folder / self.key).resolve()).as_posix()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder with its bytes, and every empty folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"(folder)"
        for path in sorted(folder.rglob("*"))
        if "__pycache__" not in path.parts
    }
