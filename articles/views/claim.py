from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def claim(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return HttpResponse("")
