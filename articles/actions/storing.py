"""Storing a document: its event, outlet, article and text. What was stored before is never changed or lost.

The same words again change nothing but facts that were unknown. Other words under a known key are a new version; where
less than half of the words' order is shared, they are refused, because then the key is probably wrong.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from articles.actions.carrying import carry_judgements, is_version
from articles.actions.locking import locked, raise_revision
from articles.importing.document import Document
from articles.importing.naming import is_text
from articles.models import Article, Block, Event, Outlet, OutletKind, Text

WORD = re.compile(r"\w+")


class Outcome(StrEnum):
    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one document; ``reason`` is a sentence where it was refused, or a remark."""

    outcome: Outcome
    reason: str = ""
    text_id: int | None = None


def find_or_create_event(*, name: str, key: str = "", date: datetime.date | None = None, place: str = "") -> Event:
    """The event of that key, else of that name. A date or place is filled in where none was known."""
    with locked(None):  # two imports that start at once must not both make it
        found = Event.objects.filter(key=key).first() if key else None
        found = found or (None if key else Event.objects.filter(name__iexact=name).order_by("pk").first())
        if found is None:
            return Event.objects.create(name=name[:200], key=key, slug=free_slug(name), date=date, place=place[:200])
        changed = {"date": date, "place": place[:200]}
        new = {field: value for field, value in changed.items() if value and not getattr(found, field)}
        for field, value in new.items():
            setattr(found, field, value)
        found.save(update_fields=list(new))
        return found


def stored_key(key: str, longest: int = 500) -> str:
    """A key as it fits into its column: a long one is told from others of the same beginning by its hash."""
    if len(key) <= longest:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:40]
    return f"{key[: longest - 41]}#{digest}"


def free_slug(name: str) -> str:
    base = slugify(name)[:70].strip("-") or "event"
    taken = set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := base if n == 1 else f"{base}-{n}") not in taken)


def store_document(*, event: Event, document: Document, replace: bool = False) -> Stored:
    """Store one article's document in one transaction."""
    sha256 = hashlib.sha256(document.body.encode()).hexdigest()
    with locked(event):
        outlet = find_or_create_outlet(document)
        article = Article.objects.filter(event=event, key=stored_key(document.key)).first()
        article = article or of_same_file(event, document, outlet)
        if article is None:
            twin = find_twin(event, document, outlet, sha256)
            if twin is None:
                return store_article(event, document, outlet, sha256)
            if not knows_more(document, outlet, twin):
                return Stored(
                    Outcome.REFUSED,
                    f"{document.name}: the same words as {twin.key}, which is already imported. "
                    "If another outlet published them too, name that outlet in manifest.csv.",
                )
            article = twin
        if knows_more(document, outlet, article):
            article.key = stored_key(document.key)
        fill_in(article, document, outlet)
        return store_version(article, document, sha256, replace=replace)


def knows_more(document: Document, outlet: Outlet | None, article: Article) -> bool:
    """Is the article met again with its address, or with the outlet that it had none of? Then its key follows."""
    return not article.url and (bool(document.url) or (outlet is not None and article.outlet_id is None))


def of_same_file(event: Event, document: Document, outlet: Outlet | None) -> Article | None:
    """The article that was read from the same file of the same folder, met again with a manifest or without one.

    Neither an outlet nor an address may speak against it; and where an address of its own is given only now, the
    words must speak for it.
    """
    if not is_text(document.name):  # a line of JSON is another one tomorrow
        return None
    is_key_of_file = document.key.endswith(document.name)
    same = Article.objects.filter(event=event, current_text__file_name=document.name[:500])
    if outlet is not None:
        same = same.filter(Q(outlet=outlet) | Q(outlet=None))
    if document.url:
        same = same.filter(url="")
    found = [
        article
        for article in same.select_related("current_text").order_by("pk")
        if is_key_of_file or is_version(body_of(article), document.body)
    ]
    if outlet is None and len(found) > 1:  # of several outlets: only the same words tell whose it is
        found = [article for article in found if body_of(article) == document.body]
    return min(found, key=lambda article: (body_of(article) != document.body, article.outlet_id is None), default=None)


def body_of(article: Article) -> str:
    return article.current_text.body if article.current_text else ""


def store_source_text(*, event: Event, document: Document) -> Stored:
    """Store the event's source text; other words than last time are a new version of it."""
    sha256 = hashlib.sha256(document.body.encode()).hexdigest()
    with locked(event):
        last = Text.objects.of(event).sources().first()
        if last and last.sha256 == sha256:
            return Stored(Outcome.UNCHANGED, text_id=last.pk)
        text = create_text(event, None, document, sha256, number=last.number + 1 if last else 1)
        return Stored(Outcome.NEW_VERSION if last else Outcome.IMPORTED, text_id=text.pk)


def find_or_create_outlet(document: Document) -> Outlet | None:
    facts = document.outlet
    if not facts.name:
        return None
    kind = facts.kind.lower() if facts.kind.lower() in OutletKind.values else ""
    outlet, created = Outlet.objects.get_or_create(
        name=facts.name[:200], defaults={"country": facts.country[:80], "kind": kind}
    )
    if not created and ((facts.country and not outlet.country) or (kind and not outlet.kind)):
        outlet.country = outlet.country or facts.country[:80]
        outlet.kind = outlet.kind or kind
        outlet.save(update_fields=["country", "kind"])
        shown_in = Event.objects.filter(articles__outlet=outlet)
        transaction.on_commit(lambda: raise_revision(shown_in))  # of events whose locks are not held here
    return outlet


def find_twin(event: Event, document: Document, outlet: Outlet | None, sha256: str) -> Article | None:
    """The same words under another key: from the same outlet, or from a file of the same name of unknown outlet.

    Several outlets that carry the same agency text are no twins but articles of their own.
    """
    same = Article.objects.filter(event=event, current_text__sha256=sha256)
    file_name = document.name.rpartition("/")[2]
    return (
        same.filter(Q(outlet=outlet) | Q(outlet=None, url="", current_text__file_name__endswith=file_name))
        .order_by("pk")
        .first()
    )


def store_article(event: Event, document: Document, outlet: Outlet | None, sha256: str) -> Stored:
    double = same_file(event, document, sha256)
    article = Article.objects.create(
        event=event,
        outlet=outlet,
        key=stored_key(document.key),
        url=document.url[:1000],
        author=document.author[:300],
        published_on=document.published_on,
        published_at=document.published_at,
    )
    text = create_text(event, article, document, sha256, number=1)
    return Stored(Outcome.IMPORTED, " ".join([*document.notes, *double]), text.pk)


def same_file(event: Event, document: Document, sha256: str) -> list[str]:
    """A remark where the same words in a file of the same name are already stored for another outlet: perhaps the
    outlet's name was corrected."""
    known = Article.objects.filter(
        event=event, current_text__sha256=sha256, current_text__file_name=document.name[:500]
    )
    twin = known.select_related("outlet").order_by("pk").first()
    if twin is None or twin.outlet is None:
        return []
    said = f"{document.name}: the same file is stored for the outlet “{twin.outlet.name}” too."
    return [f"{said} If that is the same outlet, delete one of the two articles in the admin."]


def fill_in(article: Article, document: Document, outlet: Outlet | None) -> None:
    """Facts that were unknown; what is known, a person may have set."""
    article.outlet = article.outlet or outlet
    article.url = article.url or document.url[:1000]
    article.author = article.author or document.author[:300]
    if article.published_on is None:
        article.published_on, article.published_at = document.published_on, document.published_at
    elif article.published_at is None and article.published_on == document.published_on:
        article.published_at = document.published_at
    article.save()


def store_version(article: Article, document: Document, sha256: str, *, replace: bool) -> Stored:
    current = article.current_text
    if current is not None and (current.sha256 == sha256 or is_without_headline(document, current)):
        return Stored(Outcome.UNCHANGED, " ".join(document.notes), current.pk)
    if current is not None and not replace and not is_version(current.body, document.body):
        return Stored(
            Outcome.REFUSED,
            f"{document.name}: shares less than half of its words with the text stored as {article.key}. "
            "If it really is a new version of that article, use --replace; if not, give it a URL or id of its own.",
        )
    last = Text.objects.filter(article=article).order_by("-number").first()
    text = create_text(article.event, article, document, sha256, number=last.number + 1 if last else 1)
    if current is not None:
        carry_judgements(old=current, new=text)
    return Stored(Outcome.NEW_VERSION, " ".join(document.notes), text.pk)


def is_without_headline(document: Document, current: Text) -> bool:
    """Is it the same file, only that the headline which a manifest gave it is not known this time?"""
    same = document.file_sha256 == current.file_sha256 and not document.shift
    return same and bool(current.shift) and current.body[current.shift :] == document.body


def create_text(event: Event, article: Article | None, document: Document, sha256: str, *, number: int) -> Text:
    text = Text.objects.create(
        event=event,
        article=article,
        number=number,
        body=document.body,
        sha256=sha256,
        file_sha256=document.file_sha256,
        file_name=document.name[:500],
        encoding=document.encoding,
        shift=document.shift,
        language=document.language[:35],
        headline=document.headline[:500],
        words=len(WORD.findall(document.body)),
    )
    Block.objects.bulk_create(
        Block(
            text=text,
            kind=block.kind.value,
            start=block.start,
            end=block.end,
            post=block.post,
            author=block.author[:200],
            handle=block.handle[:100],
        )
        for block in document.blocks
    )
    if article is not None:
        article.current_text = text
        article.save(update_fields=["current_text"])
    return text
