# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP API that a console may use: sign in, renew, list alerts, and what another operator's browser does."""
import json
import math
import uuid

import jwt
from channels.db import database_sync_to_async
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from . import broadcasts, store, switches, tokens
from .models import Alert, SpentToken, User

PAGE_SIZE = 25


def compact(content, status=200):
    """JSON without spaces, as the framework's own renderer writes it."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    return HttpResponse(text, status=status, content_type="application/json")


def z(moment):
    return moment.isoformat().replace("+00:00", "Z") if moment else None


class ApiError(Exception):
    """A framework error."""

    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code, self.message, self.retry_after = status, code, message, None

    def response(self):
        answer = compact(
            {
                "error": {
                    "code": self.code,
                    "message": self.message,
                    "details": {},
                    "correlation_id": str(uuid.uuid4()),
                }
            },
            self.status,
        )
        if self.status == 401:
            answer["WWW-Authenticate"] = 'Bearer realm="api"'
        if self.retry_after is not None:
            answer["Retry-After"] = str(self.retry_after)
        return answer


def own_error(status, message, **more):
    return compact({"status": "error", "message": message, **more}, status)


def success(data):
    return compact({"status": "success", "data": data})


def endpoint(method, signed_in=True, reads_alerts=False):
    """A view: its method, who asks, and how often. The view gets (request, user, …) and runs where the database is.

    A view that reads alerts can be broken as shipped: 403 before anybody looks at the token.
    """

    def decorate(view):
        async def wrapped(request, *args, **kwargs):
            try:
                if request.method != method:
                    raise ApiError(405, "METHOD_NOT_ALLOWED", f'Method "{request.method}" not allowed.')
                now = await switches.recent()
                if reads_alerts and now.alert_list == "shipped":
                    return JsonResponse({"error": "Authentication required", "status": "unauthorized"}, status=403)
                user = await database_sync_to_async(_admit)(request, now, signed_in)
                answer = await database_sync_to_async(view)(request, user, *args, **kwargs)
                if isinstance(answer, tuple):
                    answer, changed = answer
                    for alert in changed:
                        await broadcasts.tell_updated(alert)
            except ApiError as error:
                answer = error.response()
            await database_sync_to_async(store.book)(
                "http", method=request.method, path=request.path, status=answer.status_code
            )
            return answer

        return wrapped

    return decorate


def _admit(request, now, signed_in):
    """The user, if one is needed; ApiError for nobody, and for too many requests."""
    user = None
    header = request.headers.get("Authorization", "")
    if signed_in:
        if not header.startswith("Bearer "):
            _throttle(f"http:{request.META['REMOTE_ADDR']}", now.requests_per_address, now.request_window)
            raise ApiError(401, "NOT_AUTHENTICATED", "Authentication credentials were not provided.")
        try:
            claims = tokens.read(settings.SECRET_KEY, header[7:], "access")
            user = User.objects.filter(pk=tokens.user_id(claims), enabled=True).first()
        except jwt.InvalidTokenError:
            pass
        if user is None:
            raise ApiError(401, "AUTHENTICATION_FAILED", "Given token not valid for any token type")
        _throttle(f"http:user:{user.pk}", now.requests_per_user, now.request_window)
        if not user.can_view():
            raise ApiError(403, "PERMISSION_DENIED", "You do not have permission to perform this action.")
    else:
        _throttle(f"http:{request.META['REMOTE_ADDR']}", now.requests_per_address, now.request_window)
    return user


def _throttle(key, limit, window):
    count, left = store.count_up(key, window)
    if count > limit:
        seconds = math.ceil(left)
        error = ApiError(
            429, "RATE_LIMIT_EXCEEDED", f"Request was throttled. Expected available in {seconds} seconds."
        )
        error.retry_after = seconds
        raise error


def _body(request):
    """The request's JSON object; an empty body is an empty object."""
    if not request.body:
        return {}
    try:
        data = json.loads(request.body)
    except ValueError as error:
        raise ApiError(400, "PARSE_ERROR", f"JSON parse error - {error}") from error
    if not isinstance(data, dict):
        raise ApiError(400, "PARSE_ERROR", "Invalid data. Expected a dictionary.")
    return data


# Alerts


def _item(alert):
    return {
        "id": alert.pk,
        "alert_type": alert.alert_type,
        "severity": alert.severity,
        "severity_display": alert.severity.capitalize(),
        "status": alert.status,
        "status_display": alert.status.capitalize(),
        "message": alert.message,
        "client_name": alert.client.name if alert.client else None,
        "site_name": None,
        "entity_type": alert.entity_type,
        "entity_id": alert.entity_id,
        "suppressed_count": alert.suppressed_count,
        "first_seen": z(alert.cdtz),
        "last_seen": z(alert.last_seen),
        "cdtz": z(alert.cdtz.replace(microsecond=0)),
    }


@endpoint("GET", reads_alerts=True)
def alert_list(request, user):
    alerts = Alert.objects.filter(tenant_id=user.tenant_id).select_related("client")
    for name in ("status", "severity", "alert_type"):
        if request.GET.get(name):
            alerts = alerts.filter(**{name: request.GET[name]})
    try:
        size = min(100, max(1, int(request.GET.get("page_size", PAGE_SIZE))))
    except ValueError:
        size = PAGE_SIZE
    count = alerts.count()
    pages = max(1, math.ceil(count / size))
    try:
        page = int(request.GET.get("page", 1))
    except ValueError:
        page = 0
    if not 1 <= page <= pages:
        raise ApiError(404, "NOT_FOUND", "Invalid page.")

    def address(number):
        query = request.GET.copy()
        query["page"] = number
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")

    # Newest first by whole seconds: the order inside a second is arbitrary, and here it is the oldest first.
    rows = sorted(alerts, key=lambda alert: alert.cdtz.replace(microsecond=0), reverse=True)
    return success(
        {
            "count": count,
            "next": address(page + 1) if page < pages else None,
            "previous": address(page - 1) if page > 1 else None,
            "page_size": PAGE_SIZE,  # whatever was asked for
            "total_pages": pages,
            "current_page": page,
            "results": [_item(alert) for alert in rows[(page - 1) * size : page * size]],
        }
    )


@endpoint("GET", reads_alerts=True)
def alert_detail(_request, user, alert_id):
    alert = Alert.objects.filter(tenant_id=user.tenant_id, pk=alert_id).select_related("client").first()
    if alert is None:
        return own_error(404, "Alert not found")
    to_ack = alert.acknowledged_at - alert.cdtz if alert.acknowledged_at else None
    to_resolve = alert.resolved_at - alert.cdtz if alert.resolved_at else None
    return success(
        {
            **_item(alert),
            "dedup_key": alert.dedup_key,
            "correlation_id": None,
            "parent_alert": None,
            "metadata": alert.metadata,
            "acknowledged_at": z(alert.acknowledged_at),
            "acknowledged_by_name": alert.acknowledged_by.username if alert.acknowledged_by else None,
            "assigned_at": None,
            "assigned_to_name": None,
            "escalated_at": None,
            "escalated_to_name": None,
            "resolved_at": z(alert.resolved_at),
            "resolved_by_name": None,
            "time_to_ack_display": str(to_ack) if to_ack else None,
            "time_to_resolve_display": str(to_resolve) if to_resolve else None,
        }
    )


@endpoint("POST")
def alert_ack(request, user, alert_id):
    """Repeatable, overwrites who and when; broadcast to the tenant, its author included."""
    if not user.can_acknowledge():
        raise ApiError(403, "PERMISSION_DENIED", "You do not have permission to perform this action.")
    comment = _body(request).get("comment", "")
    if not isinstance(comment, str) or len(comment) > 500:
        return own_error(
            400, "Invalid data", errors={"comment": ["Ensure this field has no more than 500 characters."]}
        )
    with store.writing():
        alert = Alert.objects.filter(tenant_id=user.tenant_id, pk=alert_id).first()
        if alert is None:
            return own_error(404, "Alert not found")
        if alert.status in ("RESOLVED", "SUPPRESSED"):
            return own_error(400, "Cannot acknowledge resolved/suppressed alert")
        alert.status = "ACKNOWLEDGED"
        alert.acknowledged_at = timezone.now()
        alert.acknowledged_by = user
        alert.save()
        store.book("acknowledged", alert_id=alert.pk, via="http", user=user.username)
    return success({"alert_id": alert.pk, "status": "acknowledged"}), [alert]


# Signing in


def _meta():
    return {"correlation_id": str(uuid.uuid4()), "timestamp": z(timezone.now())}


def _v2_error(status, code, message):
    return compact({"success": False, "error": {"code": code, "message": message}, "meta": _meta()}, status)


def _pair(user):
    """An access and a refresh token for this user."""
    more = {"correlation_id": str(uuid.uuid4())}
    access = tokens.mint(settings.SECRET_KEY, user.pk, **more)
    refresh = tokens.mint(settings.SECRET_KEY, user.pk, "refresh", tokens.REFRESH_LIFE, **more)
    return {"access": access, "refresh": refresh}


@endpoint("POST", signed_in=False)
def login(request, _user):
    """A disabled user gets tokens all the same; the sockets then say 403."""
    data = _body(request)
    if not data.get("username") or not data.get("password"):
        return _v2_error(400, "MISSING_CREDENTIALS", "Username and password are required")
    user = User.objects.filter(username=data["username"], password=data["password"]).first()
    if user is None:
        return _v2_error(401, "INVALID_CREDENTIALS", "Invalid username or password")
    person = {
        "id": user.pk,
        "username": user.username,
        "email": f"{user.username}@example.com",
        "first_name": user.username.capitalize(),
        "last_name": "",
        "capabilities": user.capabilities,
        "first_login_completed": True,
        "onboarding_completed_at": None,
        "profile_completion_percentage": 100,
    }
    return compact({"success": True, "data": {**_pair(user), "user": person}, "meta": _meta()})


@endpoint("POST", signed_in=False)
def refresh(request, _user):
    """Both tokens are new, and the old refresh token is dead; as shipped, a good one is answered with 500."""
    token = _body(request).get("refresh")
    if not token:
        return _v2_error(400, "MISSING_TOKEN", "Refresh token is required")
    try:
        claims = tokens.read(settings.SECRET_KEY, token, "refresh")
        user = User.objects.filter(pk=tokens.user_id(claims)).first()
    except jwt.InvalidTokenError:
        user = None
    if user is None or SpentToken.objects.filter(pk=claims["jti"]).exists():
        return _v2_error(401, "INVALID_TOKEN", "Token is invalid or expired")
    if switches.read().refresh == "shipped":
        raise ApiError(500, "INTERNAL_ERROR", "An unexpected error occurred")
    SpentToken.objects.create(jti=claims["jti"])
    return compact({"success": True, "data": _pair(user), "meta": _meta()})
