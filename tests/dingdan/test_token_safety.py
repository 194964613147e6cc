"""Tokens go to their own host, are read from nobody else's file, and no store makes a call fail in an odd way."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
import redis

from dingdan import (
    AsyncWshoto,
    ConfigError,
    ConnectFailed,
    DecodeError,
    FileTokenStore,
    MemoryTokenStore,
    RedisTokenStore,
    Token,
    TokenLock,
    TokenStore,
    Wshoto,
)
from dingdan.auth.token_stores._protocol import token_key
from tests.dingdan.calling import APP_SECRET, APPID
from tests.dingdan.scripted_server import Answer, ScriptedServer, serving, wshoto_rows, wshoto_token

START = 1780000000.0
TOKEN = Token("kept", START + 7200, START)
KINDS = pytest.mark.parametrize("kind", ["sync", "async"])


@pytest.fixture(params=["memory", "file", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TokenStore:
    if request.param == "memory":
        return MemoryTokenStore()
    if request.param == "file":
        return FileTokenStore(tmp_path / "tokens.json")
    return RedisTokenStore(request.getfixturevalue("valkey"), prefix=f"{tmp_path}:")


def call(kind: str, url: str, store: TokenStore, **more: Any) -> Any:
    """List orders on a fresh client; what it raises is given too."""
    options = {"base_url": url, "token_store": store, "max_retries": 0, **more}

    async def go() -> Any:
        async with AsyncWshoto(APPID, APP_SECRET, **options) as client:
            return await client.valet_orders.list()

    try:
        if kind == "async":
            return asyncio.run(go())
        with Wshoto(APPID, APP_SECRET, **options) as client:
            return client.valet_orders.list()
    except Exception as error:
        return error


def tokens_seen(server: ScriptedServer) -> list[str]:
    return [asked.query["access_token"][0] for asked in server.asked if "access_token" in asked.query]


class TestHosts:
    """A token is kept by host and appid."""

    pytestmark = pytest.mark.finding(30)

    @KINDS
    def test_token_of_one_host_does_not_go_to_another(self, store: TokenStore, kind: str) -> None:
        with serving() as first, serving() as second:
            for server, token in ((first, "of-the-first"), (second, "of-the-second")):
                server.will(wshoto_token(token), wshoto_rows(), wshoto_rows())
            for server in (first, second, first, second):
                assert call(kind, server.url, store).records == []
            assert (tokens_seen(first), tokens_seen(second)) == (["of-the-first"] * 2, ["of-the-second"] * 2)

    @KINDS
    def test_paths_behind_one_gateway_are_two_platforms(self, server: ScriptedServer, kind: str) -> None:
        store = MemoryTokenStore()
        server.will(wshoto_token("a"), wshoto_rows(), wshoto_token("b"), wshoto_rows())
        for tenant in ("/a", "/b"):
            call(kind, server.url + tenant, store)
        assert tokens_seen(server) == ["a", "b"]

    @pytest.mark.parametrize(
        ("url", "key"),
        [
            ("https://open.wshoto.com", "a@open.wshoto.com"),
            ("https://OPEN.wshoto.com:443/", "a@open.wshoto.com"),
            ("http://h:8080/tenant/7/", "a@h:8080/tenant/7"),
            ("http://[::1]:80", "a@[::1]"),
        ],
    )
    def test_key_is_one_text(self, url: str, key: str) -> None:
        assert token_key(url, "a") == key

    def test_appids_do_not_run_into_hosts(self) -> None:
        assert token_key("https://b", "x@a") != token_key("https://a@b".replace("a@", ""), "x")


@pytest.mark.finding(31)
class TestFiles:
    """Whose file it is."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "tokens.json"

    @pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
    def test_file_that_others_may_write_is_refused(self, path: Path, mode: int) -> None:
        store = FileTokenStore(path)
        store.set("a", TOKEN)
        path.chmod(mode)
        for use in (store.get, store.last_failure, lambda key: store.set(key, TOKEN), lambda _: FileTokenStore(path)):
            with pytest.raises(
                ConfigError, match=r"tokens\.json cannot be used: other users can write to it \(run chmod 600"
            ):
                use("a")

    def test_file_of_another_user_is_refused(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        FileTokenStore(path).set("a", TOKEN)
        mine = path.stat().st_uid
        if mine == 0:
            os.chown(path, 12345, -1)
        else:
            # Only root can give a file away.
            monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
        with pytest.raises(ConfigError, match=r"cannot be used: it belongs to another user$"):
            FileTokenStore(path)

    def test_file_of_root_is_taken(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = FileTokenStore(path)
        path.touch(0o600)
        found = list(os.lstat(path))
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
        for owner in (12345, 0):
            found[stat.ST_UID] = owner
            store._check(os.stat_result(found))
        found[stat.ST_UID] = 1
        with pytest.raises(ConfigError, match="it belongs to another user"):
            store._check(os.stat_result(found))

    def test_fifo_is_refused_and_not_waited_for(self, path: Path) -> None:
        store = FileTokenStore(path)
        os.mkfifo(path, 0o600)
        for use in (store.get, lambda key: store.set(key, TOKEN), lambda _: FileTokenStore(path)):
            with pytest.raises(ConfigError, match=r"cannot be used: it is not a regular file$"):
                use("a")

    @pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing"])
    def test_symbolic_link_is_refused_and_stays(self, path: Path, there: bool) -> None:
        elsewhere = path.with_name("elsewhere.json")
        if there:
            FileTokenStore(elsewhere).set("a", TOKEN)
        store = FileTokenStore(path)
        path.symlink_to(elsewhere)
        for use in (store.get, lambda key: store.set(key, TOKEN), lambda _: FileTokenStore(path)):
            with pytest.raises(ConfigError, match="it is a symbolic link"):
                use("a")
        assert path.is_symlink()
        assert elsewhere.exists() is there

    @KINDS
    def test_refusal_ends_a_call_before_anything_is_sent(self, server: ScriptedServer, path: Path, kind: str) -> None:
        store = FileTokenStore(path)
        path.write_text("{}", encoding="utf-8")
        path.chmod(0o666)
        error = call(kind, server.url, store)
        assert (type(error), server.asked) == (ConfigError, [])
        assert "other users can write to it" in str(error)

    def test_leftover_that_another_takes_away_first_is_no_failure(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = FileTokenStore(path)
        monkeypatch.setattr(os, "listdir", lambda folder: [".tokens.json.abcdefgh.new"])
        store.set("a", TOKEN)
        assert store.get("a") == TOKEN

    def test_leftover_of_a_writer_that_was_killed_goes_with_the_next_write(self, path: Path) -> None:
        script = (
            "import os, signal, sys\n"
            "from dingdan import FileTokenStore, Token\n"
            "os.replace = lambda *paths: os.kill(os.getpid(), signal.SIGKILL)\n"
            "FileTokenStore(sys.argv[1]).set('a', Token('half-written', 9e9))\n"
        )
        done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
        assert done.returncode == -9
        (left,) = path.parent.glob(".tokens.json.*.new")
        assert b"half-written" in left.read_bytes()
        others = [path.with_name(name) for name in (".tokens.json.mine.new", ".other.json.abcdefgh.new", "x.new")]
        for other in others:
            other.write_text("not ours")
        store = FileTokenStore(path)
        store.set("b", TOKEN)
        assert not left.exists()
        assert all(other.read_text() == "not ours" for other in others)
        assert (store.get("a"), store.get("b")) == (None, TOKEN)


class Broken(MemoryTokenStore):
    """A store of a user's that fails in one of its methods."""

    def __init__(self, method: str, error: Exception) -> None:
        super().__init__()
        self.method = method
        self.error = error

    def _do(self, method: str) -> None:
        if method == self.method:
            raise self.error

    def get(self, appid: str) -> Token | None:
        self._do("get")
        return super().get(appid)

    def set(self, appid: str, token: Token) -> None:
        self._do("set")
        super().set(appid, token)

    def last_failure(self, appid: str) -> float | None:
        self._do("last_failure")
        return super().last_failure(appid)

    def note_failure(self, appid: str, at: float) -> None:
        self._do("note_failure")
        super().note_failure(appid, at)

    def drop(self, appid: str, token: Token) -> None:
        self._do("drop")
        super().drop(appid, token)

    def lock(self, appid: str) -> TokenLock:
        self._do("lock")
        return BrokenLock(self, threading.Lock())


class BrokenLock:
    def __init__(self, store: Broken, lock: threading.Lock) -> None:
        self._store = store
        self._lock = lock

    def acquire(self, blocking: bool) -> bool:
        self._store._do("acquire")
        return self._lock.acquire(blocking)

    def release(self) -> None:
        self._lock.release()
        self._store._do("release")


@pytest.mark.finding(34)
class TestOddStores:
    """What a store of the user's own may do."""

    @KINDS
    @pytest.mark.parametrize("method", ["get", "lock", "acquire", "last_failure", "set"])
    def test_exception_is_a_failure_to_connect(self, server: ScriptedServer, kind: str, method: str) -> None:
        server.will(wshoto_token("very-secret-token"))
        error = call(kind, server.url, Broken(method, KeyError("very-secret-token", APP_SECRET)))
        assert type(error) is ConnectFailed
        assert str(error) == ("wshoto getAccessToken: the token store failed (KeyError); the request was not sent")
        assert tokens_seen(server) == []
        assert "very-secret" not in repr(error.__cause__)

    @KINDS
    def test_exception_without_a_secret_is_told_as_the_cause_with_its_place(
        self, server: ScriptedServer, kind: str
    ) -> None:
        error = call(kind, server.url, Broken("get", OSError("no such table")))
        assert repr(error.__cause__) == "OSError('no such table')"
        trace = error.__cause__.__traceback__
        names = []
        while trace is not None:
            names.append(trace.tb_frame.f_code.co_name)
            trace = trace.tb_next
        assert names[-2:] == ["get", "_do"]

    @KINDS
    def test_read_is_tried_again(self, server: ScriptedServer, kind: str, no_waiting: None) -> None:
        class Once(Broken):
            def _do(self, method: str) -> None:
                if method == self.method:
                    self.method = "none any more"
                    raise self.error

        server.will(wshoto_token(), wshoto_rows())
        assert call(kind, server.url, Once("get", ValueError("once")), max_retries=1).records == []

    @KINDS
    @pytest.mark.parametrize("method", ["release", "note_failure", "drop"])
    def test_what_comes_after_the_token_does_not_matter(self, server: ScriptedServer, kind: str, method: str) -> None:
        server.will(wshoto_token(), wshoto_rows())
        assert call(kind, server.url, Broken(method, ValueError("mine"))).records == []

    @KINDS
    def test_error_of_ours_stays_what_it_is(self, server: ScriptedServer, kind: str) -> None:
        error = call(kind, server.url, Broken("get", ConfigError("mine", platform="wshoto")))
        assert (type(error), str(error), server.asked) == (ConfigError, "wshoto: mine", [])

    @KINDS
    @pytest.mark.parametrize("given", ["a-token", b"a-token", {"value": "a-token"}])
    def test_what_is_no_token_is_refused(self, server: ScriptedServer, kind: str, given: Any) -> None:
        class Wrong(MemoryTokenStore):
            def get(self, appid: str) -> Any:
                return given

        error = call(kind, server.url, Wrong())
        assert (type(error), server.asked) == (ConfigError, [])
        why = f"the token store returned a {type(given).__name__}, not a Token"
        assert str(error) == f"wshoto getAccessToken: {why}"

    @KINDS
    @pytest.mark.parametrize(
        "given",
        [
            Token(None, 9e9),  # type: ignore[arg-type]  # as a store without types may give
            Token(b"a-token", 9e9),  # type: ignore[arg-type]
            Token("a-token", "soon"),  # type: ignore[arg-type]
            Token("\ud800", 9e9),
            Token("t" * 70_000, 9e9),
        ],
        ids=["None", "bytes", "time as text", "surrogate", "longer than an address"],
    )
    def test_token_that_cannot_be_sent_is_refused(self, server: ScriptedServer, kind: str, given: Token) -> None:
        class Wrong(MemoryTokenStore):
            def get(self, appid: str) -> Any:
                return given

        error = call(kind, server.url, Wrong())
        assert (type(error), server.asked) == (ConfigError, [])
        why = "the token store returned a Token whose value cannot be sent as text, or whose times are not numbers"
        assert str(error) == f"wshoto getAccessToken: {why}"

    @KINDS
    @pytest.mark.parametrize("given", ["1793500000.5", b"1793500000.5", Decimal(5), datetime.now(UTC), [5.0]])
    def test_last_failure_that_is_no_number_is_refused(self, server: ScriptedServer, kind: str, given: Any) -> None:
        class Wrong(MemoryTokenStore):
            def last_failure(self, appid: str) -> Any:
                return given

        error = call(kind, server.url, Wrong())
        assert (type(error), server.asked) == (ConfigError, [])
        why = f"the token store returned a {type(given).__name__} as last_failure"
        assert str(error) == f"wshoto getAccessToken: {why}"

    @KINDS
    @pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
    def test_last_failure_that_is_a_coroutine_is_refused(self, server: ScriptedServer, kind: str) -> None:
        class Wrong(MemoryTokenStore):
            async def last_failure(self, appid: str) -> None:  # type: ignore[override]  # as a user may write it
                return None

        error = call(kind, server.url, Wrong())
        assert (type(error), server.asked) == (ConfigError, [])
        assert "the token store returned a coroutine as last_failure" in str(error)

    @KINDS
    @pytest.mark.parametrize("text", ["tok-0f9e8d7c6b5a", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl1"])
    @pytest.mark.parametrize("make", [ValueError, KeyError, OSError, lambda text: OSError(5, text, text)])
    def test_cause_is_told_without_a_token_that_was_kept(
        self, server: ScriptedServer, kind: str, text: str, make: Any
    ) -> None:
        error = call(kind, server.url, Broken("get", make(f"cannot read {text} of redis-7.prod:6379")))
        assert type(error) is ConnectFailed
        assert type(error.__cause__) is type(make(""))
        assert "of redis-7.prod:6379" in str(error.__cause__)
        told = "".join(traceback.format_exception(error)) + repr(error.__cause__)
        assert [part for part in text.split(".") if part in told] == []

    @KINDS
    def test_token_of_the_platform_that_is_longer_than_an_address(self, server: ScriptedServer, kind: str) -> None:
        server.will(wshoto_token("t" * 70_000))
        error = call(kind, server.url, MemoryTokenStore())
        assert (type(error), len(server.asked)) == (DecodeError, 1)
        why = "the response has a token that is too long to be sent; is base_url right?"
        assert str(error).startswith(f"wshoto getAccessToken: {why}")

    @KINDS
    def test_date_of_retry_after_is_compared_with_the_clients_clock(self, server: ScriptedServer, kind: str) -> None:
        def clock() -> float:
            return time.time() - 3600

        date = formatdate(clock() + 30, usegmt=True)
        server.will(Answer(b"busy", 429, {"Retry-After": date}))
        error = call(kind, server.url, MemoryTokenStore(), clock=clock)
        assert 0 < error.retry_after <= 30


@pytest.mark.finding(34)
class TestDecodingRedis:
    """A client of the user's own with `decode_responses=True`."""

    @pytest.fixture
    def client(self, valkey: str) -> Iterator[Any]:
        with redis.Redis.from_url(valkey, decode_responses=True) as client:
            client.flushall()
            yield client

    @KINDS
    def test_works_for_calls(self, server: ScriptedServer, client: Any, kind: str) -> None:
        server.will(wshoto_token("t1"), wshoto_rows(), wshoto_rows())
        for _ in range(2):
            assert call(kind, server.url, RedisTokenStore(client)).records == []
        assert tokens_seen(server) == ["t1", "t1"]

    def test_keeps_drops_and_locks(self, client: Any) -> None:
        store = RedisTokenStore(client)
        store.set("a", TOKEN)
        store.note_failure("a", START)
        assert (store.get("a"), store.last_failure("a")) == (TOKEN, START)
        store.drop("a", Token("another", START))
        assert store.get("a") == TOKEN
        store.drop("a", TOKEN)
        assert store.get("a") is None
        lock, other = store.lock("a"), store.lock("a")
        assert (lock.acquire(blocking=False), other.acquire(blocking=False)) == (True, False)
        lock.release()
        assert other.acquire(blocking=False)
        other.release()

    def test_bytes_of_somebody_else_count_as_nothing(self, client: Any, valkey: str) -> None:
        with redis.Redis.from_url(valkey) as raw:
            for kind in ("value", "failed"):
                raw.set(f"dingdan:token:{kind}:a", b"\xff\xfe\x80")
        store = RedisTokenStore(client)
        assert (store.get("a"), store.last_failure("a")) == (None, None)
        store.drop("a", TOKEN)
        store.set("a", TOKEN)
        assert store.get("a") == TOKEN
