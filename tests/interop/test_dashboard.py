# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dashboard socket: wire facts, sections 4, 5, 6, 8, 9."""
import asyncio
import json
import unittest

from support import NocTestCase

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00"


def error(message):
    return {"type": "error", "message": message}


class Replies(NocTestCase):
    async def test_heartbeat(self):
        peer = await self.open()
        await peer.say({"type": "heartbeat", "timestamp": "2026-01-01T00:00:00", "more": [1]})
        self.assertRegex(await peer.text(), r'^\{"type": "heartbeat_ack", "timestamp": "' + STAMP + r'"\}$')
        (line,) = await self.book("heartbeat")
        self.assertEqual((line["user"], line["endpoint"]), ("operator", "dashboard"))

    async def test_acknowledge_echoes_the_id_as_sent(self):
        peer = await self.open()
        number = await self.raise_alert()
        await peer.hear()
        for sent in (str(number), f'"{number}"', f"{number}.0"):
            await peer.say('{"type": "acknowledge_alert", "alert_id": %s}' % sent)
            self.assertEqual(await peer.text(), '{"type": "alert_acknowledged", "alert_id": %s}' % sent)
        lines = await self.book("acknowledged")
        self.assertEqual([line["alert_id"] for line in lines], [number] * 3)
        self.assertEqual({line["via"] for line in lines}, {"websocket"})

    async def test_acknowledge_looks_at_no_state_and_tells_nobody(self):
        peer, colleague = await self.open(), await self.open(user="colleague")
        number = await self.raise_alert()
        await asyncio.gather(peer.hear(), colleague.hear())
        await self.control("update/", {"alert_id": number, "status": "RESOLVED", "broadcast": False})
        for operator in (peer, colleague):
            answer = await operator.ask({"type": "acknowledge_alert", "alert_id": number})
            self.assertEqual(answer, {"type": "alert_acknowledged", "alert_id": number})
        self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")
        status, _, detail = await self.request(
            "GET", f"/api/noc/alerts/{number}/", token=self.server.tokens["operator"]
        )
        self.assertEqual((status, detail["data"]["status"]), (200, "ACKNOWLEDGED"))
        self.assertEqual(detail["data"]["acknowledged_by_name"], "colleague")

    async def test_acknowledge_needs_its_capability(self):
        viewer = await self.open(user="viewer")
        answer = await viewer.ask({"type": "acknowledge_alert", "alert_id": 1})
        self.assertEqual(answer, error("Cannot acknowledge alerts"))

    async def test_subscribe(self):
        peer = await self.open()
        await peer.say({"type": "subscribe_client", "client_id": 7})
        expected = '{"type": "subscribed", "client_id": 7, "message": "Subscribed to client alerts"}'
        self.assertEqual(await peer.text(), expected)
        self.assertEqual((await peer.ask({"type": "subscribe_client", "client_id": "7"}))["client_id"], "7")
        for refused in (9, 21, 4711, -7, True):  # another tenant's, a site, unknown ones
            answer = await peer.ask({"type": "subscribe_client", "client_id": refused})
            self.assertEqual(answer, error("Insufficient permissions"), refused)
        for user, allowed in (("chief", True), ("viewer", False), ("client_scoped", False)):
            other = await self.open(user=user)
            answer = await other.ask({"type": "subscribe_client", "client_id": 7})
            self.assertEqual(answer["type"] == "subscribed", allowed, user)

    async def test_metrics(self):
        peer = await self.open()
        await peer.say({"type": "request_metrics", "client_id": 7})
        self.assertEqual(await peer.text(), '{"type": "metrics_update", "client_id": 7, "metrics": {}}')
        await self.switch(metrics={"7": {"open": 3, "mttr": 12.5}})
        answer = await peer.ask({"type": "request_metrics", "client_id": 7})
        self.assertEqual(answer["metrics"], {"open": 3, "mttr": 12.5})
        self.assertEqual(await peer.ask({"type": "request_metrics"}), error("Insufficient permissions"))

    async def test_error_texts(self):
        peer = await self.open()
        number = "Field 'id' expected a number but got 'abc'."
        for said, message in [
            ("{nonsense", "Invalid JSON data"),
            ("", "Invalid JSON data"),
            ("\ufeff{}", "Invalid JSON data"),
            ("{}", "Unknown message type: None"),
            ('{"type": null}', "Unknown message type: None"),
            ('{"type": NaN}', "Unknown message type: nan"),
            ('{"type": "ping"}', "Unknown message type: ping"),
            ('{"type": "get_stats"}', "Unknown message type: get_stats"),
            ('{"type": 7}', "Unknown message type: 7"),
            ('{"type": "subscribe_client"}', "client_id required"),
            ('{"type": "subscribe_client", "client_id": 0}', "client_id required"),
            ('{"type": "subscribe_client", "client_id": ""}', "client_id required"),
            ('{"type": "acknowledge_alert"}', "alert_id required"),
            ('{"type": "acknowledge_alert", "alert_id": null}', "alert_id required"),
            ('{"type": "subscribe_client", "client_id": "abc"}', f"Invalid message: {number}"),
            ('{"type": "request_metrics", "client_id": "abc"}', f"Invalid message: {number}"),
            ('{"type": "acknowledge_alert", "alert_id": "abc"}', f"Failed to acknowledge: {number}"),
            ('{"type": "ping", "type": "pong"}', "Unknown message type: pong"),
            ('{"type": "\u00e9\U0001f514"}', "Unknown message type: \u00e9\U0001f514"),
        ]:
            with self.subTest(said):
                await peer.say(said)
                self.assertEqual(await peer.text(), json.dumps(error(message)))

    async def test_large_message_and_replies_in_order(self):
        peer = await self.open()
        await peer.say({"type": "heartbeat", "filling": "x" * 900_000})
        self.assertEqual((await peer.hear())["type"], "heartbeat_ack")
        numbers = [await self.raise_alert() for _ in range(20)]
        for _ in numbers:
            await peer.hear()
        for number in numbers:
            await peer.say({"type": "acknowledge_alert", "alert_id": number})
        self.assertEqual([(await peer.hear())["alert_id"] for _ in numbers], numbers)
        self.assertEqual([line["alert_id"] for line in await self.book("acknowledged")], numbers)


class Poison(NocTestCase):
    async def test_all_of_it_closes_with_1011(self):
        first = await self.raise_alert(dedup_key="twin", status="ACKNOWLEDGED")
        twin = await self.raise_alert(dedup_key="twin", separate=True)
        foreign = await self.raise_alert(tenant_id=6)
        self.assertNotEqual(first, twin)

        def ack(text):
            return '{"type": "acknowledge_alert", "alert_id": %s}' % text

        def subscribe(text):
            return '{"type": "subscribe_client", "client_id": %s}' % text

        poisons = [
            ack("4711"), ack(str(twin)), ack(str(foreign)), ack("[1]"), ack('{"a": 1}'), ack("true"), ack("-3"),
            ack("99999999999999999999"), subscribe("[1]"), subscribe('{"a": 1}'), subscribe('" 7 "'),
            "[]", '"text"', "7", "null", '{"type": []}', '{"type": {}}', b"\x00\x01", "[" * 100_000,
        ]
        peers = [await self.open() for _ in poisons]
        scoped = await self.open(user="site_scoped")
        await scoped.say(subscribe("7"))
        for peer, poison in zip(peers, poisons):
            await peer.say(poison)
            await peer.say({"type": "heartbeat"})  # lost: the consumer is dead
        ends = await asyncio.gather(*(peer.hear_until_closed() for peer in [*peers, scoped]))
        for end, poison in zip(ends, [*poisons, "site scoped"]):
            self.assertEqual(end, ([], 1011), poison[:80])
        self.assertEqual(await self.book("heartbeat,acknowledged"), [])

    async def test_foreign_alert_without_tenant_scoping(self):
        await self.switch(tenant_scoping=False)
        foreign = await self.raise_alert(tenant_id=6)
        peer = await self.open()
        answer = await peer.ask({"type": "acknowledge_alert", "alert_id": foreign})
        self.assertEqual(answer, {"type": "alert_acknowledged", "alert_id": foreign})

    async def test_bad_broadcast_kills_the_whole_tenant(self):
        for event in ({"type": "alert_created", "alert_id": 1}, {"type": "no_such_event"}):
            peers = [await self.open(user=user) for user in ("operator", "colleague")]
            stranger = await self.open(user="stranger")
            await self.control("send/", {"group": "noc_tenant_5", "event": event})
            self.assertEqual(await asyncio.gather(*(peer.close_code() for peer in peers)), [1011, 1011])
            self.assertEqual((await stranger.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")


class Broadcasts(NocTestCase):
    async def test_alert_created(self):
        peer, stranger = await self.open(), await self.open(user="stranger")
        await peer.ask({"type": "subscribe_client", "client_id": 7})
        number = await self.raise_alert(severity="CRITICAL", alert_type="DEVICE_SPOOF", message="Caf\u00e9", client_id=7)
        self.assertRegex(
            await peer.text(),
            r'^\{"type": "alert_created", "alert_id": %d, "alert_type": "DEVICE_SPOOF", "severity": "CRITICAL",'
            r' "message": "Caf\\u00e9", "timestamp": "%s"\}$' % (number, STAMP),
        )
        self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack", "one copy only")
        self.assertEqual((await stranger.ask({"type": "heartbeat"}))["type"], "heartbeat_ack", "none for others")

    async def test_repeat_keeps_the_id(self):
        peer = await self.open()
        numbers = [await self.raise_alert(dedup_key="same") for _ in range(2)]
        self.assertEqual(numbers[0], numbers[1])
        self.assertEqual([(await peer.hear())["alert_id"] for _ in numbers], numbers)

    async def test_every_d2_event_in_its_order(self):
        events = {
            "alert_updated": "alert_id status message timestamp",
            "finding_created": "finding_id finding_type severity category site_id site_name title evidence_summary"
            " detected_at",
            "anomaly_detected": "anomaly_id person_id person_name site_id site_name anomaly_type fraud_score severity"
            " timestamp",
            "ticket_updated": "ticket_id ticket_no old_status new_status priority assigned_to site_id site_name"
            " description updated_at timestamp",
        }
        peer = await self.open()
        for name, members in events.items():
            members = members.split()
            event = {"type": name, **{member: number for number, member in reversed(list(enumerate(members)))}}
            await self.control("send/", {"group": "noc_tenant_5", "event": event})
            self.assertEqual(list((await peer.hear()).items()), [("type", name), *zip(members, range(20))])

    async def test_notification_is_passed_through_raw(self):
        peer, other = await self.open(), await self.open(user="colleague")
        await peer.ask({"type": "subscribe_client", "client_id": 7})
        event = {"type": "alert_notification", "message": "metrics_refresh", "client_id": 7, "z": None, "a": [1]}
        await self.control("send/", {"group": "noc_client_7", "event": event})
        self.assertEqual(await peer.text(), json.dumps(event))
        self.assertEqual((await other.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")

    async def test_update_reaches_all_dashboards_and_no_presence(self):
        peers = [await self.open(user=user) for user in ("operator", "colleague")]
        presence = await self.open("/ws/noc/presence/")
        number = await self.raise_alert()
        await asyncio.gather(*(peer.hear() for peer in peers))
        status, _, answer = await self.request(
            "POST", f"/api/noc/alerts/{number}/ack/", {"comment": "on it"}, self.server.tokens["colleague"]
        )
        expected = {"status": "success", "data": {"alert_id": number, "status": "acknowledged"}}
        self.assertEqual((status, answer), (200, expected))
        for peer in peers:
            heard = await peer.hear()
            self.assertEqual(list(heard), ["type", "alert_id", "status", "message", "timestamp"])
            self.assertEqual(heard["message"], f"Alert {number} updated to ACKNOWLEDGED")
        self.assertEqual((await presence.ask({"type": "ping"}))["type"], "pong")

    async def test_dropped_broadcasts(self):
        peer = await self.open()
        await self.switch(drop_broadcasts=True)
        await self.raise_alert()
        self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")


class OlderDialect(NocTestCase):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.switch(dialect="D1")

    async def test_alert_new_has_no_timestamp_and_comes_twice_to_subscribers(self):
        peer, subscribed = await self.open(), await self.open(user="colleague")
        await subscribed.ask({"type": "subscribe_client", "client_id": 7})
        number = await self.raise_alert(client_id=7)
        expected = (
            '{"type": "alert_new", "alert_id": %d, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH",'
            ' "message": "Device %d is offline"}' % (number, number)
        )
        self.assertEqual(await peer.text(), expected)
        self.assertEqual([await subscribed.text(), await subscribed.text()], [expected] * 2)
        self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")

    async def test_signal_alerts_go_to_subscribers_only(self):
        peer, subscribed = await self.open(), await self.open(user="colleague")
        await subscribed.ask({"type": "subscribe_client", "client_id": 7})
        await self.raise_alert(client_id=7, to_client_only=True)
        self.assertEqual((await subscribed.hear())["type"], "alert_new")
        self.assertEqual((await subscribed.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")
        self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")

    async def test_acknowledgement_over_http_kills_the_tenant(self):
        peers = [await self.open(user=user) for user in ("operator", "colleague")]
        number = await self.raise_alert()
        await asyncio.gather(*(peer.hear() for peer in peers))
        await self.request("POST", f"/noc/alerts/{number}/ack/", None, self.server.tokens["colleague"])
        self.assertEqual(await asyncio.gather(*(peer.close_code() for peer in peers)), [1011, 1011])

    async def test_limit_is_for_each_socket(self):
        await self.switch(message_limit=2)
        for _ in range(2):
            peer = await self.open()
            answers = [(await peer.ask({"type": "heartbeat"}))["type"] for _ in range(3)]
            self.assertEqual(answers, ["heartbeat_ack", "heartbeat_ack", "error"])


class Limit(NocTestCase):
    async def test_counts_everything_for_the_user_and_drops(self):
        await self.switch(message_limit=4)
        peer, second, colleague = await self.open(), await self.open(), await self.open(user="colleague")
        number = await self.raise_alert()
        await asyncio.gather(peer.hear(), second.hear(), colleague.hear())
        for said in ("{nonsense", '{"type": "ping"}', '{"type": "heartbeat"}'):
            await peer.ask(said)
        self.assertEqual((await second.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")
        for over in ({"type": "acknowledge_alert", "alert_id": number}, "{nonsense"):
            self.assertEqual(await peer.ask(over), error("Rate limit exceeded"))
            self.assertEqual(await second.ask(over), error("Rate limit exceeded"))
        self.assertEqual(await self.book("acknowledged"), [], "dropped, not queued")
        self.assertEqual((await colleague.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")
        await self.raise_alert()
        self.assertEqual((await peer.hear())["type"], "alert_created", "broadcasts go on")

    async def test_presence_is_not_limited(self):
        await self.switch(message_limit=1)
        presence = await self.open("/ws/noc/presence/")
        for _ in range(130):
            self.assertEqual((await presence.ask({"type": "ping"}))["type"], "pong")

    async def test_window_is_fixed(self):
        await self.switch(message_limit=1, message_window=1.0)
        peer = await self.open()
        loop = asyncio.get_running_loop()
        start = loop.time()
        self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")
        while (await peer.ask({"type": "heartbeat"}))["type"] == "error":
            pass  # messages over the limit do not prolong the window
        self.assertAlmostEqual(loop.time() - start, 1.0, delta=0.3)

    async def test_inert_as_shipped(self):
        await self.switch(message_limit=1, message_limit_inert=True)
        peer = await self.open()
        for _ in range(5):
            self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")


class Faults(NocTestCase):
    async def order(self, **order):
        await self.control("order/", order)

    async def test_close_fin_rst(self):
        for order, code in [
            ({"order": "close", "code": 4408}, 4408),
            ({"order": "close", "code": 4429}, 4429),
            ({"order": "close"}, 1000),
            ({"order": "fin"}, 1006),
            ({"order": "rst"}, 1006),
            ({"order": "crash"}, 1011),
        ]:
            peer, other = await self.open(), await self.open(user="colleague")
            await self.order(user="operator", **order)
            self.assertEqual(await peer.close_code(), code)
            self.assertEqual((await other.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")

    async def test_say_anything(self):
        peer = await self.open()
        await self.order(order="say", text="{no json")
        self.assertEqual(await peer.text(), "{no json")
        await self.order(order="say", hex="00ff")
        self.assertEqual(await peer.text(), b"\x00\xff")

    async def test_freeze_and_thaw(self):
        peer = await self.open()
        await self.order(order="freeze")
        await self.until(lambda: self.book("order_obeyed"), "the freeze")
        await peer.say({"type": "heartbeat"})
        number = await self.raise_alert()
        self.assertEqual(await self.book("heartbeat"), [])
        await self.order(order="thaw")
        self.assertEqual((await peer.hear())["type"], "heartbeat_ack")
        self.assertEqual((await peer.hear())["alert_id"], number)

    async def test_zombie_answers_pings_only(self):
        peer = await self.open()
        await self.order(order="zombie")
        await self.until(lambda: self.book("order_obeyed"), "the order")
        await peer.say({"type": "heartbeat"})
        await asyncio.wait_for(await peer.connection.ping(), 5)
        await self.raise_alert()
        await self.order(order="say", text='"the first word after the heartbeat"')
        self.assertEqual(await peer.hear(), "the first word after the heartbeat")

    async def test_lost_answer(self):
        number = await self.raise_alert()
        await self.switch(lose_answers=1)
        peer = await self.open()
        await peer.say({"type": "acknowledge_alert", "alert_id": number})
        self.assertEqual(await peer.hear_until_closed(), ([], 1006))
        again = await self.open()
        self.assertEqual((await again.ask({"type": "acknowledge_alert", "alert_id": number}))["alert_id"], number)
        self.assertEqual([line["lost"] for line in await self.book("acknowledged")], [True, False])

    async def test_told_alerts_and_late_answers(self):
        await self.switch(book_told=True, answer_delay=0.05)
        peer = await self.open()
        number = await self.raise_alert()
        self.assertEqual((await peer.hear())["alert_id"], number)
        self.assertEqual((await peer.ask({"type": "acknowledge_alert", "alert_id": number}))["alert_id"], number)
        self.assertEqual([line["alert_id"] for line in await self.book("told")], [number])

    async def test_open_sockets(self):
        peer = await self.open()
        self.assertIn("operator", [line["user"] for line in (await self.control("sockets/"))["sockets"]])
        await peer.close()

        async def none_left():
            return not (await self.control("sockets/"))["sockets"]

        await self.until(none_left, "the close")

    async def test_bulk_with_a_rate(self):
        peer = await self.open()
        await self.control("raise/", {"count": 30, "rate": 200})
        numbers = [(await peer.hear())["alert_id"] for _ in range(30)]
        self.assertEqual(numbers, sorted(numbers))
        await self.until(lambda: self.book("raised_all"), "the end of the bulk")
        self.assertEqual([line["alert_id"] for line in await self.book("alert_raised")], numbers)


if __name__ == "__main__":
    unittest.main()
