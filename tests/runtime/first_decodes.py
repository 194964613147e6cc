"""Threads that decode the first record of each kind at the same moment: the program of test_first_decodes."""

from __future__ import annotations

import importlib.util
import sys
import threading

import waiqin365_api.records
from dingdan_runtime import Record
from dingdan_runtime.decoding import decode_record

COPIES, THREADS = 80, 6
"""Copies of the module of records, so that there are many first times: without the lock most runs crash."""


def main() -> None:
    """Decode; print the number of kinds."""
    sys.setswitchinterval(1e-6)
    found = importlib.util.find_spec(waiqin365_api.records.__name__)
    assert found is not None
    assert found.origin is not None
    kinds: list[type[Record]] = []
    for number in range(COPIES):
        spec = importlib.util.spec_from_file_location(f"records{number}", found.origin)
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        kinds += [
            each
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, Record) and each.__module__ == spec.name
        ]
    for kind in kinds:
        together = threading.Barrier(THREADS)
        threads = [threading.Thread(target=decode, args=(kind, together)) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    print(len(kinds))


def decode(kind: type[Record], together: threading.Barrier) -> None:
    """Decode a record, at the moment when all threads are there."""
    together.wait()
    assert decode_record(kind, b'{"id": "1"}').raw == {"id": "1"}


if __name__ == "__main__":
    main()
