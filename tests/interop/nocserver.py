#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts our Django Channels NOC server on free loopback ports, and stops it: a library, and a program for other languages.

As a program it prints one JSON line when the server answers:

    {"event": "ready", "ports": […], "urls": ["ws://127.0.0.1:…"], "api": ["http://127.0.0.1:…"],
     "control": ["http://127.0.0.1:…/test/"], "origin": "https://…", "tokens": {"operator": "…", …}, "clients": {…}}

With --own-network it lives in a network namespace of its own (only this process's children reach it, until somebody lays a cable)
and answers on every address that it is given there.

reads commands from standard input, one JSON object a line, and answers each with one line that carries its "id":

    {"id": 1, "cmd": "restart", "server": 0, "signal": "TERM", "down": 0.5}    also "KILL"; down: seconds without a server
    {"id": 2, "cmd": "stop", "server": 0, "signal": "TERM"}                    and "start", "pause" (SIGSTOP), "resume"
    {"id": 3, "cmd": "mint", "user": "operator", "lifetime": 60}               any other member becomes a claim
    {"id": 4, "cmd": "control", "path": "raise/", "body": {"count": 3}}        a request to the tests' door of "server"
    {"id": 5, "cmd": "quit"}

and ends with everything it started when standard input closes, on SIGTERM, or when it is killed.
"""
import argparse
import concurrent.futures
import contextlib
import ctypes
import http.client
import importlib.util
import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

from noc_server import prepare_data, switch_names

HERE = os.path.dirname(os.path.abspath(__file__))
ORIGIN = "https://noc.example.com"
FOLDER = "noc-interop-"  # and the launcher's process id
START_TIME = 30.0  # seconds that a process may take until it answers; a loaded machine with two cores needs a few
CLONE_NEWNET = 0x40000000  # of unshare(2)

PACKAGES = {
    "django": "python3-django",
    "channels": "python3-django-channels",
    "daphne": "daphne",
    "jwt": "python3-jwt",
}


# The kernel ties a child to the thread that started it, so one thread that lives as long as this process starts them all.
_starter = concurrent.futures.ThreadPoolExecutor(max_workers=1)


class NocServerError(Exception):
    """What went wrong, in a sentence."""


def missing_packages(redis=False, modules=()):
    """The Debian packages that are needed and not there."""
    wanted = dict(PACKAGES)
    if redis:
        wanted["channels_redis"] = "python3-channels-redis"
    wanted.update(modules)
    missing = [package for module, package in wanted.items() if importlib.util.find_spec(module) is None]
    if redis and shutil.which("redis-server") is None:
        missing.append("redis-server")
    return missing


def require_packages(redis=False, modules=()):
    """NocServerError that names what to install."""
    missing = missing_packages(redis, modules)
    if missing:
        raise NocServerError(
            f"The interoperability tests run a real Django Channels server with {sys.executable}, which lacks these"
            f" Debian packages: {' '.join(missing)}. Install them with: apt-get install {' '.join(missing)}"
        )


def wait_for(condition, what, seconds=START_TIME):
    """Calls condition until it returns something true, and returns that."""
    end = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise NocServerError(f"{what} did not happen within {seconds:g} s")
        time.sleep(0.01)


def _base():
    """Where our folders are made; the path of a Unix socket in them has to stay below 108 bytes."""
    return tempfile.gettempdir() if len(os.fsencode(tempfile.gettempdir())) < 60 else "/tmp"


def _sweep():
    """Removes the folders of launchers that were killed and could not do it themselves."""
    for name in os.listdir(_base()):
        owner = name[len(FOLDER) :].partition("-")[0]
        if name.startswith(FOLDER) and owner.isdigit() and not os.path.exists(f"/proc/{owner}"):
            shutil.rmtree(os.path.join(_base(), name), ignore_errors=True)


class _Process:
    """A child that the kernel kills when this process ends."""

    def __init__(self, command, environment, log):
        self.log = log
        with open(log, "ab") as stream:
            self.popen = _starter.submit(
                subprocess.Popen,
                [sys.executable, "-SE", os.path.join(HERE, "deathbound.py"), str(os.getpid()), *command],
                env=environment, cwd=HERE, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream,
            ).result()

    def running(self):
        return self.popen.poll() is None

    def end(self, how=signal.SIGTERM):
        """Sends the signal and waits; one that does not end by itself within 10 s is killed."""
        if self.running():
            self.popen.send_signal(how)
            if how != signal.SIGKILL:
                self.popen.send_signal(signal.SIGCONT)
            try:
                self.popen.wait(10)
            except subprocess.TimeoutExpired:
                self.popen.kill()
        self.popen.wait()

    def tail(self):
        with open(self.log, encoding="utf-8", errors="replace") as stream:
            return "".join(stream.readlines()[-30:])


class NocServer:
    """One or more Daphne processes of noc_server, on one store; with Redis between them if there are several.

    switches: values at the start, see noc_server/switch_names.py. layer_capacity, group_expiry: the channel layer's, in
    messages and seconds. ping_interval, ping_timeout, websocket_timeout: Daphne's, in seconds. accept_no_origin lets
    clients in that send no Origin header, as the client guide's own do.
    """

    def __init__(
        self, servers=1, redis=None, switches=None, layer_capacity=None, group_expiry=86400, ping_interval=20,
        ping_timeout=30, websocket_timeout=86400, accept_no_origin=False, bind="127.0.0.1",
    ):
        self.redis = servers > 1 if redis is None else redis
        require_packages(self.redis)
        if servers > 1 and not self.redis:
            raise NocServerError("several servers need Redis between them")
        try:
            switch_names.check(switches or {})
        except KeyError as error:
            raise NocServerError(error.args[0]) from error
        self.servers = servers
        self.switches = {"origins": [ORIGIN], **(switches or {})}
        self.capacity = layer_capacity or (1000 if self.redis else 100)
        self.group_expiry = group_expiry
        self.daphne_options = [
            "--ping-interval", str(ping_interval), "--ping-timeout", str(ping_timeout),
            "--websocket_timeout", str(websocket_timeout),
        ]
        self.accept_no_origin = accept_no_origin
        self.bind = bind
        self.secret = secrets.token_hex(32)
        self.origin = ORIGIN
        self.folder = None
        self.ports = []
        self.tokens = {}
        self._reserved = []
        self._processes = []
        self._redis_process = None

    # Life

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        """Starts everything and waits until it answers."""
        try:
            _sweep()
            self.folder = tempfile.mkdtemp(prefix=f"{FOLDER}{os.getpid()}-", dir=_base())
            self._reserve_ports()
            if self.accept_no_origin:
                self.switches["origins"] += [f"ws://127.0.0.1:{port}" for port in self.ports]
            if self.redis:
                self._start_redis()
            self._prepare()
            self._mint_all()
            self._processes = [None] * self.servers
            for number in range(self.servers):
                self._spawn(number)
            for number in range(self.servers):
                self._wait_ready(number)
        except BaseException:
            self.stop()
            raise

    def stop(self):
        """Ends everything; harmless when it was not started."""
        for process in self._processes:
            if process:
                process.end(signal.SIGKILL)
        self._processes = []
        if self._redis_process:
            self._redis_process.end(signal.SIGKILL)
            self._redis_process = None
        for reserved in self._reserved:
            reserved.close()
        self._reserved = []
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def _reserve_ports(self):
        # A bound socket that does not listen keeps the port ours while its Daphne is down: connections are refused,
        # and no other program, nor a client's own outgoing connection, gets the number meanwhile.
        for _ in range(self.servers):
            reserved = socket.socket()
            reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            reserved.bind(("127.0.0.1", 0))
            self._reserved.append(reserved)
        self.ports = [reserved.getsockname()[1] for reserved in self._reserved]

    def _start_redis(self):
        # A socket in our own folder needs no port.
        self.redis_socket = os.path.join(self.folder, "redis.sock")
        self._redis_process = _Process(
            ["redis-server", "--port", "0", "--unixsocket", self.redis_socket, "--dir", self.folder, "--save", "",
             "--appendonly", "no", "--daemonize", "no"],
            dict(os.environ), os.path.join(self.folder, "redis.log"),
        )

        def answers():
            if not self._redis_process.running():
                raise NocServerError(f"redis-server ended at once:\n{self._redis_process.tail()}")
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as client:
                client.connect(self.redis_socket)
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
            return False

        wait_for(answers, "Redis's first answer")

    def _environment(self, number=0):
        environment = dict(
            os.environ,
            DJANGO_SETTINGS_MODULE="noc_server.settings",
            PYTHONPATH=HERE,
            PYTHONDONTWRITEBYTECODE="1",
            NOC_SECRET=self.secret,
            NOC_STORE=os.path.join(self.folder, "noc.sqlite"),
            NOC_SWITCHES=json.dumps(self.switches),
            NOC_SERVER_INDEX=str(number),
            NOC_LAYER_CAPACITY=str(self.capacity),
            NOC_GROUP_EXPIRY=str(self.group_expiry),
        )
        environment.pop("NOC_REDIS", None)
        if self.redis:
            environment["NOC_REDIS"] = "unix://" + self.redis_socket
        return environment

    def _prepare(self):
        done = subprocess.run(
            [sys.executable, "-m", "noc_server.prepare"], cwd=HERE, env=self._environment(), check=False,
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )
        if done.returncode:
            raise NocServerError(f"the server's store could not be made:\n{done.stdout}{done.stderr}")

    def _spawn(self, number):
        self._processes[number] = _Process(
            [sys.executable, "-m", "noc_server.daphne_main", "--verbosity", "0", "--bind", self.bind, "--port",
             str(self.ports[number]), *self.daphne_options, "noc_server.asgi:application"],
            self._environment(number), os.path.join(self.folder, f"daphne-{number}.log"),
        )

    def _wait_ready(self, number):
        process = self._processes[number]

        def answers():
            if not process.running():
                raise NocServerError(f"Daphne {number} ended at once:\n{process.tail()}")
            with contextlib.suppress(OSError, http.client.HTTPException):
                return self.control("ready/", server=number)
            return None

        wait_for(answers, f"Daphne {number}'s first answer")

    # What a test does to the processes

    def stop_server(self, number=0, how="TERM"):
        """SIGTERM or SIGKILL; returns when the process has ended. The book tells both moments."""
        self._book(number, "server_stopping", how=how)
        self._processes[number].end(getattr(signal, "SIG" + how))
        self._book(number, "server_stopped", how=how)

    def _book(self, number, kind, **facts):
        # Not through a server: it may be the one that is frozen.
        with contextlib.closing(sqlite3.connect(os.path.join(self.folder, "noc.sqlite"), timeout=20)) as store, store:
            store.execute(
                "INSERT INTO noc_server_page (time, server, kind, facts) VALUES (?, ?, ?, ?)",
                [time.time(), str(number), kind, json.dumps(facts)],
            )

    def start_server(self, number=0):
        """Starts it again on its own port; returns when it answers."""
        self._spawn(number)
        self._wait_ready(number)

    def restart(self, number=0, how="TERM", down=0.0):
        """Stops and starts it; between them nothing listens for at least so many seconds."""
        self.stop_server(number, how)
        if down:
            time.sleep(down)
        self.start_server(number)

    def pause(self, number=0):
        """SIGSTOP: the sockets stay open and say nothing, pings included."""
        self._processes[number].popen.send_signal(signal.SIGSTOP)

    def resume(self, number=0):
        self._processes[number].popen.send_signal(signal.SIGCONT)

    def log(self, number=0):
        """The last lines that this process wrote."""
        return self._processes[number].tail()

    # Tokens

    def mint(self, user="operator", **more):
        """A token of that user; more: token_type, lifetime in seconds (negative: expired), any claim (None: without)."""
        from noc_server import tokens

        ids = {name: number for number, (name, *_) in enumerate(prepare_data.PEOPLE, start=1)}
        return tokens.mint(more.pop("secret", self.secret), ids.get(user, 9999), **more)

    def _mint_all(self):
        self.tokens = {name: self.mint(name) for name, *_ in prepare_data.PEOPLE}
        self.tokens.update(
            refresh=self.mint(token_type="refresh", lifetime=7 * 86400),
            expired=self.mint(lifetime=-60),
            wrong_issuer=self.mint(iss="somebody-else"),
            wrong_secret=self.mint(secret=secrets.token_hex(32)),
            no_issuer=self.mint(iss=None),
            no_user=self.mint(user_id=None),
            unknown_user=self.mint("nobody"),
            text_id=self.mint(user_id="1"),
        )

    # The tests' door

    def url(self, path, number=0):
        return f"ws://127.0.0.1:{self.ports[number]}{path}"

    def request(self, method, path, body=None, headers=None, server=0, timeout=30.0):
        """One HTTP request; returns status, headers and the body's bytes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[server], timeout=timeout)
        try:
            content = None if body is None else json.dumps(body)
            connection.request(method, path, content, {"Content-Type": "application/json", **(headers or {})})
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def control(self, path, body=None, server=0):
        """GET without a body, else POST; returns the answer's object."""
        status, _, answer = self.request("GET" if body is None else "POST", "/test/" + path, body, server=server)
        if status != 200:
            raise NocServerError(f"/test/{path} answered {status}: {answer.decode(errors='replace')[:500]}")
        return json.loads(answer)

    def book(self, after=0, kind="", server=0):
        """The book's lines with a higher ordinal, of that kind (or kinds, with commas)."""
        return self.control(f"book/?after={after}&kind={kind}", server=server)["book"]

    def ready_line(self):
        clients = {name: number for number, tenant, kind, name in prepare_data.BUSINESSES if (tenant, kind) == (5, "CLIENT")}
        return {
            "event": "ready",
            "ports": self.ports,
            "urls": [f"ws://127.0.0.1:{port}" for port in self.ports],
            "api": [f"http://127.0.0.1:{port}" for port in self.ports],
            "control": [f"http://127.0.0.1:{port}/test/" for port in self.ports],
            "origin": self.origin,
            "tokens": self.tokens,
            "clients": clients,
        }


# The program


def _carry_out(server, command):
    name, number = command.pop("cmd", None), command.pop("server", 0)
    if name == "restart":
        server.restart(number, command.get("signal", "TERM"), command.get("down", 0.0))
    elif name == "stop":
        server.stop_server(number, command.get("signal", "TERM"))
    elif name == "start":
        server.start_server(number)
    elif name == "pause":
        server.pause(number)
    elif name == "resume":
        server.resume(number)
    elif name == "mint":
        return {"token": server.mint(**command)}
    elif name == "control":
        return {"answer": server.control(command["path"], command.get("body"), number)}
    else:
        raise NocServerError(f"unknown command: {name}")
    return {}


def _serve(server):
    for line in sys.stdin:
        answer = {"event": "done", "id": None}
        try:
            command = json.loads(line)
            answer["id"] = command.pop("id", None)
            if command.get("cmd") == "quit":
                return
            answer.update(_carry_out(server, command))
        except (NocServerError, OSError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            answer.update(event="error", message=str(error) or repr(error))
        print(json.dumps(answer), flush=True)


def _arguments():
    parser = argparse.ArgumentParser(description="Runs the Django Channels NOC server of the tests.")
    parser.add_argument("--servers", type=int, default=1, help="Daphne processes; more than one share a Redis")
    parser.add_argument("--redis", action="store_true", default=None, help="Redis even for one process")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=JSON", help="a switch's value at the start")
    parser.add_argument("--layer-capacity", type=int, help="messages the channel layer keeps for a socket")
    parser.add_argument("--group-expiry", type=int, default=86400, help="seconds after which the layer forgets a socket")
    parser.add_argument("--ping-interval", type=int, default=20)
    parser.add_argument("--ping-timeout", type=int, default=30)
    parser.add_argument("--websocket-timeout", type=int, default=86400, help="greatest age of a socket in seconds")
    parser.add_argument("--own-network", action="store_true", help="serve in a network namespace made for it")
    parser.add_argument("--accept-no-origin", action="store_true", help="let clients in that send no Origin header")
    return parser.parse_args()


def _enter_own_network():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "no network namespace can be made here")
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    options = vars(_arguments())
    options["switches"] = {}
    if options.pop("own_network"):
        _enter_own_network()
        options["bind"] = "0.0.0.0"
    for setting in options.pop("set"):
        name, _, value = setting.partition("=")
        options["switches"][name] = json.loads(value)
    try:
        with NocServer(**options) as server:
            print(json.dumps(server.ready_line()), flush=True)
            _serve(server)
    except NocServerError as error:
        print(json.dumps({"event": "error", "message": str(error)}), flush=True)
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
