"""``/healthz``: whether the program answers and its database does. Exempt from HTTPS and from host names."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info != "/healthz":
            return self.get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return HttpResponse("database does not answer\n", status=503, content_type="text/plain")
        finally:
            connection.close()  # this runs outside Django's request signals, which would have done it
        return HttpResponse("ok\n", content_type="text/plain")
