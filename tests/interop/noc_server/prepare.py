# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the store: tables, people, clients. Run once, before the first Daphne process."""
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "noc_server.settings")
django.setup()

from django.core.management import call_command
from django.db import connection

from noc_server.prepare_data import BUSINESSES, PEOPLE
from noc_server.models import Business, Turn, User

def main():
    call_command("migrate", run_syncdb=True, verbosity=0)
    Turn.objects.create(pk=1)
    for number, (name, tenant, more) in enumerate(PEOPLE, start=1):
        User.objects.create(pk=number, username=name, password=f"{name}-password", tenant_id=tenant, **more)
    for number, tenant, kind, name in BUSINESSES:
        Business.objects.create(pk=number, tenant_id=tenant, kind=kind, name=name)
    with connection.cursor() as cursor:
        # The first alert is 101, so that small numbers, and true, are alerts that do not exist.
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('noc_server_alert', 100)")
        for action in ("UPDATE", "DELETE"):
            cursor.execute(
                f"CREATE TRIGGER book_{action.lower()} BEFORE {action} ON noc_server_page"
                " BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END"
            )


if __name__ == "__main__":
    main()
