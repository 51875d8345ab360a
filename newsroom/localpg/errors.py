"""What can go wrong with the local PostgreSQL, in sentences that say what to do."""

from django.core.management.base import CommandError


class LocalPostgresError(CommandError):
    """A CommandError, because manage.py prints those as a sentence, without a traceback."""
