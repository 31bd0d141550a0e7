# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several processes, restarts, and what is left when somebody is killed: wire facts, sections 3.3, 9, 10, 13."""
import asyncio
import json
import os
import signal
import subprocess
import sys
import unittest

import nocserver
from support import PATIENCE, PRESENCE, NocTestCase, handshake


class OneProcess(NocTestCase):
    """A server of its own, since it is stopped and stuck."""

    @classmethod
    def setUpClass(cls):
        cls.server = nocserver.NocServer(ping_interval=1, ping_timeout=1, layer_capacity=100)
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)

    async def restart(self, **how):
        await asyncio.get_running_loop().run_in_executor(None, lambda: self.server.restart(**how))

    async def test_restart_is_a_plain_end_and_replays_nothing(self):
        for how in ("TERM", "KILL"):
            peer = await self.open()
            number = await self.raise_alert()
            self.assertEqual((await peer.hear())["alert_id"], number)
            await self.restart(how=how)
            self.assertEqual(await peer.close_code(), 1006, how)
            again = await self.open()
            self.assertEqual((await again.ask({"type": "heartbeat"}))["type"], "heartbeat_ack", "nothing is replayed")
            answer = await again.ask({"type": "acknowledge_alert", "alert_id": number})
            self.assertEqual(answer["type"], "alert_acknowledged")
        lines = await self.book("server_stopping,server_stopped,server_started")
        self.assertEqual(
            [(line["kind"], line.get("how")) for line in lines],
            [("server_stopping", "TERM"), ("server_stopped", "TERM"), ("server_started", None),
             ("server_stopping", "KILL"), ("server_stopped", "KILL"), ("server_started", None)],
        )

    async def test_connection_is_refused_while_it_is_down(self):
        self.server.stop_server()
        try:
            with self.assertRaises(ConnectionRefusedError):
                await handshake(self.server)
        finally:
            await asyncio.get_running_loop().run_in_executor(None, self.server.start_server)
        self.assertEqual((await handshake(self.server, token=self.server.tokens["operator"]))[0], 101)

    async def test_stuck_counters_outlive_a_restart(self):
        for stuck, expected in ((False, 101), (True, 403)):
            await self.control("reset/", {})
            await self.switch(stuck_counters=stuck)
            peers = [await self.open() for _ in range(5)]
            await self.restart(how="TERM")
            for peer in peers:
                await peer.close_code()
            self.assertEqual((await handshake(self.server, token=self.server.tokens["operator"]))[0], expected)

    async def test_paused_process_says_nothing_and_goes_on(self):
        peer = await self.open()
        self.server.pause()
        try:
            await peer.say({"type": "heartbeat"})
        finally:
            self.server.resume()
        self.assertEqual((await peer.hear())["type"], "heartbeat_ack")

    async def test_daphne_pings_and_resets_the_deaf(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.ports[0])
        writer.write(
            f"GET {PRESENCE}?token={self.server.tokens['operator']} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            f"Origin: {self.server.origin}\r\n\r\n".encode()
        )
        heard = b""
        try:
            while block := await asyncio.wait_for(reader.read(4096), PATIENCE):
                heard += block
        except ConnectionResetError:
            pass
        writer.close()
        self.assertIn(b"\x89", heard, "a ping came, was not answered, and the connection ended")
        self.assertNotIn(b"\x88", heard.split(b"\r\n\r\n", 1)[1], "without a close frame")


class TwoProcesses(NocTestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = nocserver.NocServer(servers=2, switches={"max_sockets": 0})
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)

    async def test_broadcasts_reach_the_sockets_of_both(self):
        peers = [await self.open(number=number) for number in (0, 1)]
        for number in (0, 1):
            alert = (await self.control("raise/", {"severity": "LOW"}, number=number))["ids"][0]
            for peer in peers:
                self.assertEqual((await peer.hear())["alert_id"], alert)

    async def test_limit_counts_over_both(self):
        await self.switch(message_limit=2)
        peers = [await self.open(number=number) for number in (0, 1)]
        answers = [(await peer.ask({"type": "heartbeat"}))["type"] for peer in (*peers, *peers)]
        self.assertEqual(answers, ["heartbeat_ack"] * 2 + ["error"] * 2)

    async def test_orders_reach_both(self):
        peers = [await self.open(number=number) for number in (0, 1)]
        await self.control("order/", {"order": "close", "code": 4403})
        self.assertEqual([await peer.close_code() for peer in peers], [4403, 4403])

    async def test_one_restarts_while_the_other_goes_on(self):
        steady = await self.open(number=1)
        for how in ("TERM", "KILL"):
            peer = await self.open(number=0)
            await asyncio.get_running_loop().run_in_executor(None, lambda how=how: self.server.restart(0, how))
            self.assertEqual(await peer.close_code(), 1006)
            again = await self.open(number=0)
            alert = (await self.control("raise/", {}, number=1))["ids"][0]
            for each in (steady, again):
                self.assertEqual((await each.hear())["alert_id"], alert)

    async def test_storm_arrives_whole_and_in_order(self):
        peers = [await self.open(number=number) for number in (0, 1)]
        await self.control("raise/", {"count": 300, "rate": 1000}, number=1)
        heard = await asyncio.gather(*(self._ids(peer, 300) for peer in peers))
        self.assertEqual(heard[0], sorted(heard[0]))
        self.assertEqual(heard[0], heard[1])

    @staticmethod
    async def _ids(peer, count):
        return [(await peer.hear())["alert_id"] for _ in range(count)]


class Program(unittest.TestCase):
    """nocserver.py as C++ tests drive it."""

    def launch(self, *arguments):
        program = subprocess.Popen(
            [sys.executable, nocserver.__file__, *arguments], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        self.addCleanup(program.stdout.close)
        self.addCleanup(program.wait)
        self.addCleanup(program.stdin.close)
        self.addCleanup(program.kill)
        return program, json.loads(program.stdout.readline())

    def command(self, program, **command):
        program.stdin.write(json.dumps(command) + "\n")
        program.stdin.flush()
        answer = json.loads(program.stdout.readline())
        self.assertEqual(answer["id"], command.get("id"))
        return answer

    @staticmethod
    def children(pid):
        found = []
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as stream:
                found += [int(child) for child in stream.read().split()]
        return sorted(found)

    def assert_ends(self, pids):
        def ended():
            for pid in pids:
                try:
                    with open(f"/proc/{pid}/stat", encoding="ascii") as stream:
                        if stream.read().rsplit(")", 1)[1].split()[0] != "Z":
                            return False
                except FileNotFoundError:
                    pass
            return True

        nocserver.wait_for(ended, "the end of all processes", PATIENCE)

    def test_commands(self):
        program, ready = self.launch("--set", "message_limit=7")
        self.assertEqual(ready["event"], "ready")
        self.assertEqual(ready["urls"], [f"ws://127.0.0.1:{ready['ports'][0]}"])
        self.assertEqual(ready["clients"], {"Northgate DC": 7, "Harbour Line": 8})
        answer = self.command(program, id=1, cmd="control", path="switches/")
        self.assertEqual(answer["answer"]["message_limit"], 7)
        answer = self.command(program, id=2, cmd="control", path="raise/", body={"count": 2})
        self.assertEqual(answer, {"event": "done", "id": 2, "answer": {"ids": [101, 102]}})
        self.assertEqual(self.command(program, id="x", cmd="restart", signal="KILL")["event"], "done")
        self.assertEqual(self.command(program, id=3, cmd="stop")["event"], "done")
        self.assertEqual(self.command(program, id=4, cmd="control", path="book/")["event"], "error")
        self.assertEqual(self.command(program, id=5, cmd="start")["event"], "done")
        self.assertEqual(self.command(program, id=6, cmd="mint", user="viewer", lifetime=5)["event"], "done")
        self.assertEqual(self.command(program, id=7, cmd="dance")["event"], "error")
        self.assertEqual(self.command(program, id=8, cmd="pause")["event"], "done")
        children = self.children(program.pid)
        self.assertEqual(len(children), 1)
        program.stdin.close()
        self.assertEqual(program.wait(PATIENCE), 0)
        self.assert_ends(children)

    def test_nothing_is_left_behind(self):
        for how, servers, expected in ((signal.SIGTERM, 1, 2), (signal.SIGKILL, 2, 3)):
            program, ready = self.launch("--redis", "--servers", str(servers))
            self.assertEqual(len(ready["ports"]), servers)
            children = self.children(program.pid)
            self.assertEqual(len(children), expected, "Redis and the Daphnes")
            os.kill(children[1], signal.SIGSTOP)
            program.send_signal(how)
            program.wait(PATIENCE)
            self.assert_ends(children)

    def test_wrong_switch_is_named(self):
        _, answer = self.launch("--set", "mesage_limit=7")
        self.assertEqual(answer["event"], "error")
        self.assertIn("mesage_limit", answer["message"])


if __name__ == "__main__":
    unittest.main()
