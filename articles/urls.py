"""One path a page: the name is the view, the query module, the template and the test module."""

from django.urls import path

from articles.views.article import article
from articles.views.articles import articles
from articles.views.claim import claim
from articles.views.compare import compare
from articles.views.coverage import coverage
from articles.views.emphasis import emphasis
from articles.views.event import event
from articles.views.events import events
from articles.views.quotes import quotes
from articles.views.source import source
from articles.views.speaker import speaker
from articles.views.speakers import speakers
from articles.views.topics import topics

urlpatterns = [
    path("", events, name="events"),
    path("events/<slug:slug>/", event, name="event"),
    path("events/<slug:slug>/articles/", articles, name="articles"),
    path("events/<slug:slug>/articles/<int:pk>/", article, name="article"),
    path("events/<slug:slug>/compare/", compare, name="compare"),
    path("events/<slug:slug>/claims/<int:pk>/", claim, name="claim"),
    path("events/<slug:slug>/coverage/", coverage, name="coverage"),
    path("events/<slug:slug>/emphasis/", emphasis, name="emphasis"),
    path("events/<slug:slug>/quotes/", quotes, name="quotes"),
    path("events/<slug:slug>/source/", source, name="source"),
    path("events/<slug:slug>/speakers/", speakers, name="speakers"),
    path("events/<slug:slug>/speakers/<int:pk>/", speaker, name="speaker"),
    path("events/<slug:slug>/topics/", topics, name="topics"),
]
