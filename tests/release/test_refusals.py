"""What stops a release, in a clone of this repository, with an index on loopback."""

from __future__ import annotations

import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bundled import bundled_spec
from tools.release.errors import ReleaseError
from tools.release.prepare import SIGN_OFF, upload
from tools.release.refusals import refusals, versions_on

ROOT = Path(__file__).resolve().parents[2]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The simple API of an index that has version 0.2.5 of dingdan."""
    folder = tmp_path_factory.mktemp("index")
    (folder / "simple" / "dingdan").mkdir(parents=True)
    links = [
        f'<a href="../../packages/{name}">{name}</a>'
        for name in ("dingdan-0.2.5.tar.gz", "dingdan-0.2.5-py3-none-any.whl")
    ]
    (folder / "simple" / "dingdan" / "index.html").write_text("<br>".join(links), encoding="utf-8")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/simple/"
        server.shutdown()
        thread.join()


def git(tree: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@localhost.invalid"]
    subprocess.run(["git", *who, *arguments], cwd=tree, check=True, capture_output=True)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone whose last release is 0.2.0, with one fragment since."""
    tree = tmp_path_factory.mktemp("clone") / "tree"
    git(ROOT, "clone", "--quiet", "--shared", str(ROOT), str(tree))
    version = tree / "overrides" / "dingdan" / "_version.py"
    version.write_text('"""The version."""\n\n__version__ = "0.2.0"\n', encoding="utf-8")
    changelog = tree / "CHANGELOG.md"
    changelog.write_text(changelog.read_text(encoding="utf-8").replace("unreleased", "2026-11-29"), encoding="utf-8")
    (tree / "changes").mkdir(exist_ok=True)
    for old in (tree / "changes").glob("+*"):
        old.unlink()
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "-m", "Release 0.2.0", "--allow-empty")
    git(tree, "tag", "v0.2.0")
    (tree / "changes" / "+made-up.added.md").write_text("A made-up call.\n", encoding="utf-8")
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "-m", "A made-up call")
    return tree


@pytest.mark.parametrize(
    ("version", "reasons"),
    [
        ("0.3.0", []),
        ("v0.3", ["v0.3 is not a version of the form 1.2.3"]),
        ("0.2.0", ["0.2.0 is not higher than the last release, v0.2.0"]),
        ("0.2.5", ["0.2.5 is on the index already, and an index never takes the same version twice"]),
    ],
)
def test_version_is_refused(clone: Path, index: str, version: str, reasons: list[str]) -> None:
    assert refusals(clone, version, index=index) == reasons


def test_tree_changelog_and_specs_are_refused(clone: Path, index: str, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    git(clone, "clone", "--quiet", "--shared", str(clone), str(tree))
    (tree / "changes" / "+made-up.added.md").unlink()
    orders = tree / "specs" / "wshoto" / "schemas" / "mall_orders.yaml"
    text = orders.read_text(encoding="utf-8")
    orders.write_text(text.replace("format: epoch-seconds", "format: int64"), encoding="utf-8")
    found = refusals(tree, "0.3.0", index=index)
    assert found[0].startswith("the tree is not clean: D changes/+made-up.added.md")
    assert found[1] == "the changelog would be silent: changes/ has no fragment, CHANGELOG.md no section of 0.3.0"
    assert len(found) == 3
    version = bundled_spec("wshoto")["info"]["version"]
    assert found[2].startswith(f"specs/wshoto {version} has a breaking change since {version}: it has to be 2.0.0")


def test_index_that_does_not_answer_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"^the index does not answer: http://127\.0\.0\.1:1/simple/: "):
        versions_on("http://127.0.0.1:1/simple/")
    with pytest.raises(ReleaseError, match="is not the address of an index"):
        versions_on("")


def test_index_without_the_package_has_no_version(index: str) -> None:
    assert versions_on(index) == {"0.2.5"}
    assert versions_on(index + "other/") == set()


def test_upload_needs_the_sign_off_of_these_files(tmp_path: Path, index: str) -> None:
    def refused() -> str:
        with pytest.raises(ReleaseError) as caught:
            upload(tmp_path, index=index, upload_to="http://127.0.0.1:1/", twine="no-such-program")
        return str(caught.value)

    assert refused() == f"{tmp_path / SIGN_OFF} is missing: prepare the release first"
    (tmp_path / SIGN_OFF).write_text("# Sign-off of dingdan 0.3.0\n\n- [x] read\n- [ ] tried\n", encoding="utf-8")
    assert refused() == "not signed off: tried"
    (tmp_path / SIGN_OFF).write_text("# Sign-off of dingdan 0.3.0\n\n- [x] read\n", encoding="utf-8")
    for name in ("dingdan-0.3.0.tar.gz", "dingdan-0.3.0-py3-none-any.whl"):
        (tmp_path / name).write_bytes(b"another file")
    assert refused() == "dingdan-0.3.0.tar.gz is not the file that was signed off"
