# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP API: wire facts, section 11."""
import unittest

from support import DASHBOARD, NocTestCase, handshake


class Http(NocTestCase):
    async def login(self, user="operator", password=None):
        body = {"username": user, "password": password or f"{user}-password"}
        return await self.request("POST", "/api/v2/auth/login/", body)

    async def test_login(self):
        status, _, answer = await self.login()
        self.assertEqual(status, 200)
        self.assertEqual(list(answer), ["success", "data", "meta"])
        self.assertEqual(list(answer["data"]), ["access", "refresh", "user"])
        self.assertEqual(answer["data"]["user"]["capabilities"]["noc:ack_alerts"], True)
        self.assertEqual((await handshake(self.server, token=answer["data"]["access"]))[0], 101)
        self.assertEqual((await handshake(self.server, token=answer["data"]["refresh"]))[0], 403)

        for body, expected, code in [
            ({"username": "operator"}, 400, "MISSING_CREDENTIALS"),
            ({"username": "operator", "password": "wrong"}, 401, "INVALID_CREDENTIALS"),
            ({"username": "nobody", "password": "x"}, 401, "INVALID_CREDENTIALS"),
        ]:
            status, _, answer = await self.request("POST", "/api/v2/auth/login/", body)
            self.assertEqual((status, answer["success"], answer["error"]["code"]), (expected, False, code))

    async def test_disabled_user_gets_tokens_and_no_socket(self):
        status, _, answer = await self.login("leaver")
        self.assertEqual(status, 200)
        self.assertEqual((await handshake(self.server, token=answer["data"]["access"]))[0], 403)

    async def test_refresh_rotates(self):
        refresh = (await self.login())[2]["data"]["refresh"]
        status, _, answer = await self.request("POST", "/api/v2/auth/refresh/", {"refresh": refresh})
        self.assertEqual(status, 200)
        self.assertEqual((await handshake(self.server, token=answer["data"]["access"]))[0], 101)
        for body, expected, code in [
            ({"refresh": refresh}, 401, "INVALID_TOKEN"),
            ({"refresh": answer["data"]["access"]}, 401, "INVALID_TOKEN"),
            ({"refresh": "nonsense"}, 401, "INVALID_TOKEN"),
            ({}, 400, "MISSING_TOKEN"),
        ]:
            status, _, failed = await self.request("POST", "/api/v2/auth/refresh/", body)
            self.assertEqual((status, failed["error"]["code"]), (expected, code))
        again = await self.request("POST", "/api/v2/auth/refresh/", {"refresh": answer["data"]["refresh"]})
        self.assertEqual(again[0], 200)

    async def test_refresh_as_shipped(self):
        await self.switch(refresh="shipped")
        refresh = (await self.login())[2]["data"]["refresh"]
        for _ in range(2):
            status, _, answer = await self.request("POST", "/api/v2/auth/refresh/", {"refresh": refresh})
            self.assertEqual((status, answer["error"]["code"]), (500, "INTERNAL_ERROR"))

    async def test_list(self):
        token = self.server.tokens["chief"]
        marker = "GEOFENCE_BREACH"
        numbers = [await self.raise_alert(alert_type=marker, severity="MEDIUM", client_id=8) for _ in range(7)]
        await self.raise_alert(alert_type=marker, tenant_id=6)

        status, fields, answer = await self.request(
            "GET", f"/api/noc/alerts/?alert_type={marker}&page_size=3", token=token
        )
        data = answer["data"]
        self.assertEqual((status, fields["Content-Type"]), (200, "application/json"))
        self.assertEqual(
            list(data), ["count", "next", "previous", "page_size", "total_pages", "current_page", "results"]
        )
        self.assertEqual((data["count"], data["page_size"], data["total_pages"], data["current_page"]), (7, 25, 3, 1))
        self.assertIsNone(data["previous"])
        seen = list(data["results"])
        while data["next"]:
            path = data["next"].split(f":{self.server.ports[0]}")[1]
            data = (await self.request("GET", path, token=token))[2]["data"]
            seen += data["results"]
        self.assertEqual(sorted(item["id"] for item in seen), numbers)
        moments = [item["cdtz"] for item in seen]
        self.assertEqual(moments, sorted(moments, reverse=True))
        self.assertRegex(moments[0], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(
            list(seen[0]),
            ["id", "alert_type", "severity", "severity_display", "status", "status_display", "message", "client_name",
             "site_name", "entity_type", "entity_id", "suppressed_count", "first_seen", "last_seen", "cdtz"],
        )
        self.assertEqual((seen[0]["client_name"], seen[0]["site_name"]), ("Harbour Line", None))

        status, _, answer = await self.request("GET", "/noc/alerts/?status=UNHEARD_OF", token=token)
        self.assertEqual((status, answer["data"]["results"]), (200, []))
        for page in ("99", "0", "x"):
            status, _, answer = await self.request("GET", f"/noc/alerts/?page={page}", token=token)
            self.assertEqual((status, answer["error"]["code"]), (404, "NOT_FOUND"))

    async def test_json_is_compact(self):
        status, _, body = await self._raw("GET", "/api/noc/alerts/?alert_type=NONE", self.server.tokens["operator"])
        self.assertEqual(status, 200)
        self.assertTrue(body.startswith(b'{"status":"success","data":{"count":0,"next":null,'), body)

    async def _raw(self, method, path, token):
        return self.server.request(method, path, headers={"Authorization": f"Bearer {token}"})

    async def test_reading_as_shipped(self):
        await self.switch(alert_list="shipped")
        number = await self.raise_alert()
        for path in ("/api/noc/alerts/", f"/api/noc/alerts/{number}/"):
            for token in (self.server.tokens["operator"], None):
                status, _, answer = await self.request("GET", path, token=token)
                self.assertEqual(
                    (status, answer), (403, {"error": "Authentication required", "status": "unauthorized"})
                )
        status, *_ = await self.request("POST", f"/api/noc/alerts/{number}/ack/", None, self.server.tokens["operator"])
        self.assertEqual(status, 200, "acknowledging works all the same")

    async def test_detail(self):
        token = self.server.tokens["operator"]
        number = await self.raise_alert()
        await self.request("POST", f"/api/noc/alerts/{number}/ack/", None, token)
        data = (await self.request("GET", f"/api/noc/alerts/{number}/", token=token))[2]["data"]
        self.assertEqual((data["status"], data["acknowledged_by_name"]), ("ACKNOWLEDGED", "operator"))
        self.assertRegex(data["time_to_ack_display"], r"^0:00:\d\d\.\d{6}$")
        status, _, answer = await self.request("GET", "/api/noc/alerts/4711/", token=token)
        self.assertEqual((status, answer), (404, {"status": "error", "message": "Alert not found"}))

    async def test_acknowledge(self):
        token = self.server.tokens["operator"]
        number = await self.raise_alert()
        path = f"/api/noc/alerts/{number}/ack/"
        for _ in range(2):
            self.assertEqual((await self.request("POST", path, None, token))[0], 200)
        self.assertEqual(len(await self.book("acknowledged")), 2)
        self.assertEqual((await self.request("POST", path, None, self.server.tokens["viewer"]))[0], 403)
        self.assertEqual((await self.request("POST", path, {"comment": "x" * 501}, token))[0], 400)
        self.assertEqual((await self.request("GET", path, token=token))[2]["error"]["code"], "METHOD_NOT_ALLOWED")
        self.assertEqual((await self.request("POST", "/api/noc/alerts/4711/ack/", None, token))[0], 404)
        await self.control("update/", {"alert_id": number, "status": "RESOLVED"})
        status, _, answer = await self.request("POST", path, None, token)
        self.assertEqual((status, answer["message"]), (400, "Cannot acknowledge resolved/suppressed alert"))

    async def test_401(self):
        for token, code in [
            (None, "NOT_AUTHENTICATED"),
            ("nonsense", "AUTHENTICATION_FAILED"),
            (self.server.tokens["expired"], "AUTHENTICATION_FAILED"),
            (self.server.tokens["refresh"], "AUTHENTICATION_FAILED"),
        ]:
            status, _, answer = await self.request("GET", "/api/noc/alerts/", token=token)
            self.assertEqual((status, answer["error"]["code"]), (401, code))
            self.assertEqual(list(answer["error"]), ["code", "message", "details", "correlation_id"])

    async def test_throttle(self):
        await self.switch(requests_per_user=2, requests_per_address=1)
        token = self.server.tokens["operator"]
        statuses = [(await self.request("GET", "/api/noc/alerts/", token=token))[0] for _ in range(3)]
        self.assertEqual(statuses, [200, 200, 429])
        await self.login()
        status, fields, answer = await self.login()
        self.assertEqual((status, answer["error"]["code"]), (429, "RATE_LIMIT_EXCEEDED"))
        self.assertEqual(
            answer["error"]["message"],
            f"Request was throttled. Expected available in {fields['Retry-After']} seconds.",
        )


class TestsDoor(NocTestCase):
    async def test_book_is_append_only(self):
        import sqlite3

        await self.open(DASHBOARD)
        store = sqlite3.connect(self.server.folder + "/noc.sqlite")
        for statement in ("DELETE FROM noc_server_page", "UPDATE noc_server_page SET kind = 'x'"):
            with self.assertRaisesRegex(sqlite3.IntegrityError, "append-only"):
                store.execute(statement)
        store.close()
        text = str((await self.control("book/"))["book"])
        for token in self.server.tokens.values():
            self.assertNotIn(token, text)


if __name__ == "__main__":
    unittest.main()
