"""Links that keep how a page counts, where their address comes whole: ``{{ spot.href|counted:counting }}``."""

from __future__ import annotations

from django import template

from articles.queries.counting import Counting

register = template.Library()


@register.filter
def counted(address: str, counting: Counting) -> str:
    return counting.on(address)
