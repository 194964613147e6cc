"""Servers of several test processes leave each other alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.sync.conftest import KINDS
from tests.sync.equality import query


@pytest.mark.parametrize("to", [each for each in KINDS if each == "mysql"], indirect=True)
def test_mariadb_keeps_temporary_tables_in_a_folder_of_its_own(to: str) -> None:
    """A server that starts removes all temporary tables in its folder: those of the others too, if they share it."""
    ((folder,),) = query(to, "select @@tmpdir")
    assert Path(folder) != Path(tempfile.gettempdir())
    ((data,),) = query(to, "select @@datadir")
    assert Path(folder) == Path(data).parent
