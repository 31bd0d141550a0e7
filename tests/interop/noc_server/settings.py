# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Django's settings, all of them from the environment that nocserver.py prepares."""
import os

SECRET_KEY = os.environ["NOC_SECRET"]
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
TIME_ZONE = "UTC"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["noc_server"]
MIDDLEWARE = []
ROOT_URLCONF = "noc_server.urls"

# One file for all Daphne processes: what one of them executed, the others and the test can read.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["NOC_STORE"],
        "OPTIONS": {"timeout": 20},
        "CONN_MAX_AGE": None,
    }
}

_layer = {
    "capacity": int(os.environ.get("NOC_LAYER_CAPACITY", "100")),
    "group_expiry": int(os.environ.get("NOC_GROUP_EXPIRY", "86400")),
}
if os.environ.get("NOC_REDIS"):
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            "CONFIG": {"hosts": [os.environ["NOC_REDIS"]], **_layer},
        }
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": _layer}}
