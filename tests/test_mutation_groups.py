"""The groups of `make mutation` name modules and tests that exist."""

from __future__ import annotations

import pytest

from tools.mutation.run import GROUPS, ROOT, path_of_test


@pytest.mark.parametrize("name", GROUPS)
def test_modules_and_tests_of_a_group_exist(name: str) -> None:
    group = GROUPS[name]
    paths = [f"overrides/dingdan/{module}.py" for module in group.modules] + list(map(path_of_test, group.tests))
    assert [path for path in paths if not (ROOT / path).exists()] == []
