"""`python -m generator spec-diff`: what it prints and writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.generator.spec_folder import tree
from tests.spec_diff.repository import Repository

TEAS = "specs/waiqin365/schemas/teas.yaml"
CODES = "generated/wshoto_api/codes.py"
VERSION = "overrides/dingdan/_version.py"
FIELD = """\
    price:
      type: string
      format: waiqin-decimal
      title: 价格
      description: Price as in C:\\prices, \"\"\"exact\"\"\" or "about".
      x-doc-type: DECIMAL
"""
ARGUMENT = """\
    picked_on:
      type: string
      format: date
      title: 采摘日期
      description: Only teas picked on this day.
      x-doc-type: VARCHAR(32)
"""
CHANGELOG = "specs/CHANGELOG.md"
UNCHANGED = """\
specs/waiqin365 1.0.0 -> 1.0.0: no changes

specs/wshoto 1.0.0 -> 1.0.0: no changes

the version numbers say so
"""


def remove_field(repository: Repository) -> None:
    repository.edit(TEAS, FIELD, "")


def add_argument(repository: Repository) -> None:
    repository.edit(TEAS, ARGUMENT, ARGUMENT + ARGUMENT.replace("picked_on", "roasted_on"))


def relabel(repository: Repository) -> None:
    repository.edit(TEAS, "Only teas picked on this day.", "Other words.")


def test_nothing_changed(repository: Repository) -> None:
    result = repository.run("HEAD")
    assert (result.exit_code, result.stdout, result.stderr) == (0, UNCHANGED, "")


@pytest.mark.parametrize(
    ("change", "version", "needed"),
    [
        (remove_field, "1.0.0", "2.0.0"),
        (remove_field, "1.9.0", "2.0.0"),
        (remove_field, "2.0.0", None),
        (remove_field, "3.1.4", None),
        (add_argument, "1.0.0", "1.1.0"),
        (add_argument, "1.0.7", "1.1.0"),
        (add_argument, "1.1.0", None),
        (add_argument, "2.0.0", None),
        (relabel, "1.0.0", None),
        (relabel, "1.0.1", None),
    ],
)
def test_version_has_to_rise_with_what_changed(
    repository: Repository, change: object, version: str, needed: str | None
) -> None:
    assert callable(change)
    change(repository)
    repository.raise_version(version)
    result = repository.run("HEAD")
    told = f": it has to be {needed} or higher\n" if needed else "the version numbers say so\n"
    assert (result.exit_code, result.stdout.endswith(told)) == (1 if needed else 0, True), result.stdout


@pytest.mark.parametrize(
    ("change", "version", "code"),
    [(remove_field, "0.3.9", 1), (remove_field, "0.4.0", 0), (add_argument, "0.3.1", 1), (add_argument, "0.3.2", 0)],
)
def test_before_1_0_the_second_number_counts_as_the_first(
    repository: Repository, change: object, version: str, code: int
) -> None:
    assert callable(change)
    repository.raise_version("0.3.1")
    base = repository.commit()
    change(repository)
    repository.raise_version(version)
    assert repository.run(base).exit_code == code


def test_version_does_not_go_back(repository: Repository) -> None:
    repository.raise_version("0.9.0")
    result = repository.run("HEAD")
    assert result.exit_code == 1
    assert result.stdout.endswith("specs/waiqin365 0.9.0 was 1.0.0: a version does not go back\n")


def test_table_tells_what_changed_and_where(repository: Repository) -> None:
    line = repository.read(TEAS)[: repository.read(TEAS).index(FIELD)].count("\n") + 1
    remove_field(repository)
    add_argument(repository)
    relabelled = repository.read(TEAS).index("roasted_on")
    added = repository.read(TEAS)[:relabelled].count("\n") + 1
    result = repository.run("HEAD")
    assert result.stdout.splitlines()[:6] == [
        "specs/waiqin365 1.0.0 -> 1.0.0: 1 breaking, 1 compatible",
        "  wire        Python      what",
        "  breaking    breaking    Tea.price: removed (queryTeas response)",
        f"                          HEAD:{TEAS}:{line}",
        "  compatible  compatible  QueryTeasRequest.roasted_on: added (queryTeas request)",
        f"                          {TEAS}:{added}",
    ]


def test_texts_are_counted_and_not_listed(repository: Repository) -> None:
    relabel(repository)
    assert repository.run("HEAD").stdout.startswith("specs/waiqin365 1.0.0 -> 1.0.0: 1 without effect\n\n")


def test_json_has_everything(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD")
    remove_field(repository)
    repository.write(CODES, "class Grade:\n    FIRST = '1'\n")
    result = repository.run(base, "--format", "json")
    report = json.loads(result.stdout)
    complaints = [
        "specs/waiqin365 1.0.0 has a breaking change since 1.0.0: it has to be 2.0.0 or higher",
        "package dingdan 0.1.0 has a breaking change since 0.1.0: it has to be 0.2.0 or higher",
    ]
    assert (result.exit_code, result.stderr) == (1, "".join(f"{line}\n" for line in complaints))
    assert (report["base"], report["head"], report["ok"], report["complaints"]) == (base, None, False, complaints)
    (change,) = report["specs"][0]["changes"]
    assert change == {
        "kind": "field-removed",
        "where": "Tea.price",
        "message": "removed",
        "wire": "breaking",
        "python": "breaking",
        "uses": ["queryTeas response"],
        "file": f"{base}:{TEAS}",
        "line": change["line"],
    }
    assert report["specs"][1] == {
        "platform": "wshoto", "name": "specs/wshoto", "old_version": "1.0.0", "new_version": "1.0.0",
        "effect": "none", "needed_version": "1.0.0", "ok": True, "changes": [],
    }  # fmt: skip
    assert report["package"]["needed_version"] == "0.2.0"
    assert report["vanished_names"] == [
        {"name": "wshoto_api.codes.Grade.SECOND", "what": "removed", "file": f"{base}:{CODES}", "line": 3}
    ]


def test_markdown_is_for_pull_requests(repository: Repository) -> None:
    remove_field(repository)
    repository.raise_version("2.0.0")
    result = repository.run("HEAD", "--format", "markdown")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "## Spec changes since `HEAD`\n\n### specs/waiqin365 1.0.0 -> 2.0.0: 1 breaking\n\n"
        "| wire | Python | what | where |\n|---|---|---|---|\n"
        f"| breaking | breaking | Tea.price: removed (queryTeas response) | HEAD:{TEAS}:"
    )
    assert result.stdout.endswith("\n### specs/wshoto 1.0.0 -> 1.0.0: no changes\n\nThe version numbers say so.\n")


def test_markdown_lists_names_that_vanished(repository: Repository) -> None:
    repository.write(CODES, "class Grade:\n    FIRST = '1'\n")
    result = repository.run("HEAD", "--format", "markdown")
    assert result.stdout.endswith(
        "\n### Public names of Python that vanished\n\n"
        f"- `wshoto_api.codes.Grade.SECOND`: removed (HEAD:{CODES}:3)\n\n"
        "**package dingdan 0.1.0 has a breaking change since 0.1.0: it has to be 0.2.0 or higher**\n"
    )


def test_specs_alone_are_enough(repository: Repository) -> None:
    repository.git("rm", "--quiet", "-r", "overrides", "generated")
    base = repository.commit()
    result = repository.run(base, "--format", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["package"], report["vanished_names"]) == (0, None, [])


def test_two_revisions_are_compared_whatever_the_working_tree_holds(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD")
    add_argument(repository)
    head = repository.commit()
    repository.write(TEAS, "not: [a spec")
    before = tree(repository.root / "specs")
    result = repository.run(base, "--head", head)
    assert result.exit_code == 1
    assert "QueryTeasRequest.roasted_on: added (queryTeas request)\n" in result.stdout
    assert f"{head}:{TEAS}:" in result.stdout
    assert repository.run(head, "--head", base).stdout.startswith(
        "specs/waiqin365 1.0.0 -> 1.0.0: 1 breaking\n  wire        Python      what\n"
        "  breaking    breaking    QueryTeasRequest.roasted_on: removed (queryTeas request)\n"
    )
    assert tree(repository.root / "specs") == before


def test_platform_that_was_not_there_is_new(repository: Repository) -> None:
    repository.git("rm", "--quiet", "-r", "specs/wshoto")
    base = repository.commit()
    repository.git("checkout", "--quiet", "HEAD~1", "--", "specs/wshoto")
    result = repository.run(base)
    assert result.exit_code == 0
    assert "specs/wshoto 1.0.0: new\n" in result.stdout


class TestNames:
    """Public names of Python that vanished."""

    def test_version_of_the_package_has_to_rise(self, repository: Repository) -> None:
        repository.write(CODES, "class Grade:\n    FIRST = '1'\n")
        assert repository.run("HEAD").exit_code == 1
        repository.write(VERSION, '__version__ = "0.1.9"\n')
        assert repository.run("HEAD").exit_code == 1
        repository.write(VERSION, '__version__ = "0.2.0.dev1"\n')
        assert repository.run("HEAD").exit_code == 0

    @pytest.mark.parametrize(
        ("file", "old", "new", "expected"),
        [
            (CODES, "class Grade", "class Grades", "wshoto_api.codes.Grade: removed"),
            (
                "overrides/dingdan/auth/_digest.py",
                ", *, upper: bool = False",
                "",
                "dingdan.digest(upper): argument removed",
            ),
            ("overrides/dingdan/__init__.py", "import digest", "import digest as sign", "dingdan.digest: removed"),
        ],
    )
    def test_name_is_listed_as_people_import_it(
        self, repository: Repository, file: str, old: str, new: str, expected: str
    ) -> None:
        repository.edit(file, old, new)
        result = repository.run("HEAD")
        assert (result.exit_code, f"  breaking  {expected}\n" in result.stdout) == (1, True), result.stdout

    def test_package_that_is_gone_is_one_name(self, repository: Repository) -> None:
        repository.git("rm", "--quiet", "-r", "generated")
        result = repository.run("HEAD")
        assert "  breaking  wshoto_api: removed\n            HEAD:generated/wshoto_api/__init__.py:1\n" in result.stdout

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("SECOND", "SECOND = '2'\n    THIRD"),
            ('    SECOND = "2"\n', '    SECOND = "22"\n'),
            ("class Grade:", "_HIDDEN = 1\n\n\nclass Grade:"),
        ],
    )
    def test_other_changes_take_no_name_away(self, repository: Repository, old: str, new: str) -> None:
        repository.edit(CODES, old, new)
        assert repository.run("HEAD").stdout == UNCHANGED

    def test_private_names_may_go(self, repository: Repository) -> None:
        repository.write("overrides/dingdan/_other.py", "x = 1\n")
        repository.write(CODES, "_HIDDEN = 1\n\n\nclass Grade:\n    FIRST = 1\n    SECOND = 2\n    _THIRD = 3\n")
        base = repository.commit()
        (repository.root / "overrides/dingdan/_other.py").unlink()
        repository.write(CODES, "class Grade:\n    FIRST = 1\n    SECOND = 2\n")
        assert repository.run(base).stdout == UNCHANGED


class TestChangelog:
    """`--write`."""

    ADDED = "- `QueryTeasRequest.roasted_on`: added (wire and Python)\n"

    def test_section_of_a_raised_version_is_written(self, repository: Repository) -> None:
        add_argument(repository)
        relabel_once = repository.read(TEAS).replace("title: 最高价", "title: 最高的价", 1)
        repository.write(TEAS, relabel_once)
        repository.raise_version("1.1.0")
        assert repository.run("HEAD", "--write").exit_code == 0
        text = repository.read(CHANGELOG)
        assert text.startswith("# Changes of the specs\n")
        assert text.endswith(
            f"\n## waiqin365 1.1.0\n\n### Added\n\n{self.ADDED}\nLabels, descriptions and examples were revised.\n"
        )

    def test_writing_twice_is_writing_once_and_keeps_the_rest(self, repository: Repository) -> None:
        kept = "# Ours\n\nWords.\n\n## wshoto 1.0.0\n\nFirst.\n"
        repository.write(CHANGELOG, kept)
        base = repository.commit()
        add_argument(repository)
        repository.raise_version("1.1.0")
        repository.run(base, "--write")
        once = repository.read(CHANGELOG)
        assert (
            once == f"# Ours\n\nWords.\n\n## waiqin365 1.1.0\n\n### Added\n\n{self.ADDED}\n## wshoto 1.0.0\n\nFirst.\n"
        )
        repository.run(base, "--write")
        assert repository.read(CHANGELOG) == once
        remove_field(repository)
        repository.raise_version("2.0.0")
        repository.run(base, "--write")
        assert [line for line in repository.read(CHANGELOG).splitlines() if line.startswith("## ")] == [
            "## waiqin365 2.0.0", "## waiqin365 1.1.0", "## wshoto 1.0.0",
        ]  # fmt: skip

    def test_breaking_changes_come_first_with_whom_they_break(self, repository: Repository) -> None:
        add_argument(repository)
        repository.edit(TEAS, "      format: waiqin-decimal\n      title: 价格\n", "      title: 价格\n")
        repository.edit("specs/waiqin365/paths/teas.yaml", "x-method: query", "x-method: search")
        repository.raise_version("2.0.0")
        repository.run("HEAD", "--write")
        section = repository.read(CHANGELOG).partition("## waiqin365 2.0.0\n")[2]
        assert section == (
            "\n### Breaking\n\n- `Tea.price`: string (waiqin-decimal) -> string (wire and Python)\n"
            "- `queryTeas`: teas.query -> teas.search (Python)\n"
            f"\n### Added\n\n{self.ADDED}"
        )

    def test_nothing_is_written_while_a_version_is_too_low(self, repository: Repository) -> None:
        add_argument(repository)
        result = repository.run("HEAD", "--write")
        assert (result.exit_code, result.stderr) == (1, "nothing was written\n")
        assert not (repository.root / CHANGELOG).exists()

    def test_nothing_is_written_when_no_version_was_raised(self, repository: Repository) -> None:
        relabel(repository)
        result = repository.run("HEAD", "--write")
        assert (result.exit_code, result.stderr) == (
            0,
            "no version number has increased: there is nothing to write\n",
        )
        assert not (repository.root / CHANGELOG).exists()

    def test_changelog_that_cannot_be_read_stays(self, repository: Repository) -> None:
        (repository.root / CHANGELOG).write_bytes("## 更新\n".encode("gbk"))
        add_argument(repository)
        repository.raise_version("1.1.0")
        result = repository.run("HEAD", "--write")
        assert (result.exit_code, f"{CHANGELOG}:1: cannot be read or written: " in result.stderr) == (2, True)
        assert (repository.root / CHANGELOG).read_bytes() == "## 更新\n".encode("gbk")


class TestBadInput:
    """Exit code 2, with file and line where there are any."""

    @pytest.mark.parametrize("revision", ["no-such-branch", "0123456", "--output=x", ""])
    def test_unknown_revision(self, repository: Repository, revision: str) -> None:
        result = repository.run("--", revision) if revision.startswith("-") else repository.run(revision)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.exit_code == 2
        if not revision.startswith("-"):
            assert result.stderr == f"{revision}: the revision does not exist\n"

    def test_folder_without_git(self, repository: Repository, tmp_path: Path) -> None:
        bare = Repository(tmp_path / "bare")
        bare.write("specs/x", "")
        result = bare.run("HEAD")
        assert result.exit_code == 2
        assert result.stderr.startswith("HEAD: the revision does not exist (fatal: not a git repository")

    def test_git_is_not_there(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        result = repository.run("HEAD")
        assert (result.exit_code, "git is required, but not on the PATH" in result.stderr) == (2, True)

    def test_revision_without_specs(self, repository: Repository) -> None:
        repository.git("rm", "--quiet", "-r", "specs")
        base = repository.commit()
        result = repository.run(base)
        assert (result.exit_code, result.stderr) == (2, f"{base}: this revision has no folder specs\n")

    @pytest.mark.parametrize(
        ("file", "old", "new", "line", "message"),
        [
            ("openapi.yaml", "info:", "info: [", 5, "not YAML: "),
            ("openapi.yaml", "  version: 1.0.0", "  version: first", 5, "'first' is not a version of the form 1.2.3"),
            ("openapi.yaml", "  version: 1.0.0", "  version: 2", 5, "not OpenAPI 3.1: 2 is not of type 'string'"),
            ("paths/teas.yaml", "schemas/teas.yaml#/QueryTeasRequest", "schemas/teas.yaml#/None", 27,
             "../schemas/teas.yaml#/None: teas.yaml has no 'None'"),
            ("paths/token.yaml", "    x-access: read\n", "", 2, "x-access must be read or write"),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("old_side", [True, False], ids=["base", "working-tree"])
    def test_spec_that_cannot_be_read(
        self, repository: Repository, file: str, old: str, new: str, line: int, message: str, old_side: bool
    ) -> None:
        base, path = repository.git("rev-parse", "HEAD"), f"specs/waiqin365/{file}"
        sound = repository.read(path)
        repository.edit(path, old, new)
        if old_side:
            base = repository.commit()
            repository.write(path, sound)
        result = repository.run(base)
        where = f"{base}:{path}" if old_side else path
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"{where}:{line}: {message}"), result.stderr

    @pytest.mark.parametrize(
        ("content", "line", "message"),
        [
            ("class Grade:\n    FIRST = = 1\n", 2, "invalid syntax"),
            ("FIRST = 1\0", 1, "source code string cannot contain null bytes"),
        ],
    )
    def test_module_that_is_not_python(self, repository: Repository, content: str, line: int, message: str) -> None:
        repository.write(CODES, content)
        result = repository.run("HEAD")
        assert (result.exit_code, result.stderr) == (2, f"{CODES}:{line}: not Python: {message}\n")

    def test_version_of_the_package_that_is_none(self, repository: Repository) -> None:
        repository.write(VERSION, "__version__ = make()\n")
        result = repository.run("HEAD")
        assert (result.exit_code, result.stderr) == (2, f"{VERSION}:1: '' is not a version of the form 1.2.3\n")

    def test_no_revision_at_all(self, repository: Repository) -> None:
        assert repository.run().exit_code == 2
