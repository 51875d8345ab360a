"""Editing annotations in Django's admin. What is found or decided is written by ``actions``, never here."""

from django.contrib import admin

from articles.admin import claims, copies, coverage, quotes, reports, speakers, utterances

__all__ = ["claims", "copies", "coverage", "quotes", "reports", "speakers", "utterances"]

admin.site.site_header = "Newsroom"
admin.site.site_title = "Newsroom"
admin.site.index_title = "Check and correct what was found"
