"""``import_articles``: what the person at the terminal sees, and what a stop or a second import in between does."""

from __future__ import annotations

import io
import threading
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from articles.actions import analysing
from articles.importing.document import KINDS
from articles.models import Article, Event, OutletKind, Quote, Text

ONE = "Harbour opens\n\n“The tide waits for nobody,” Ida Falk said on Monday in the town hall.\n"
TWO = "Boats go out\n\n“The tide waits for nobody,” Falk told reporters. Then the boats left for the islands.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "1.txt").write_text(ONE, "utf-8")
    (folder / "2.txt").write_text(TWO, "utf-8")
    return folder


def run(*arguments: object) -> str:
    out = io.StringIO()
    call_command("import_articles", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_folder_becomes_an_event(texts: Path) -> None:
    said = run(texts, "--event", "Harbour", "--date", "2026-03-02", "--place", "Harbour town")
    assert "2 imported, 0 unchanged, 0 new version, 0 refused." in said
    event = Event.objects.get()
    assert f"Harbour: {event.get_absolute_url()}" in said
    assert (event.name, str(event.date), event.place) == ("Harbour", "2026-03-02", "Harbour town")
    assert Quote.objects.of(event).count() == 2
    assert event.utterances.count() == 1


@pytest.mark.django_db
def test_twice_changes_nothing(texts: Path) -> None:
    run(texts, "--event", "Harbour")
    before = list(Quote.objects.values_list("pk", flat=True))
    assert "0 imported, 2 unchanged" in run(texts, "--event", "Harbour")
    assert list(Quote.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_what_is_refused_is_said_and_stops_nothing(texts: Path) -> None:
    (texts / "0.txt").write_bytes(b"")
    (texts / "3.txt").write_bytes(b"words\0words")
    out = io.StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("import_articles", str(texts), "--event", "Harbour", stdout=out)
    assert ended.value.returncode == 1
    assert "2 imported, 0 unchanged, 0 new version, 2 refused." in out.getvalue()
    assert "texts/0.txt is empty" in out.getvalue()
    assert "texts/3.txt has a NUL byte" in out.getvalue()
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_a_dry_run_says_it_and_stores_nothing(texts: Path) -> None:
    assert "Would be: 2 imported" in run(texts, "--event", "Harbour", "--dry-run")
    assert not Event.objects.exists()
    assert not Text.objects.exists()


@pytest.mark.django_db
def test_json_lines_name_their_events(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"event": "e1", "event_name": "First name", "outlet": "A", "text": "The boats left the harbour at noon."}\n'
        '{"event": "e1", "event_name": "Other name", "outlet": "B", "text": "The boats stayed in the harbour."}\n',
        "utf-8",
    )
    run(lines)
    assert [(event.key, event.name, event.articles.count()) for event in Event.objects.all()] == [
        ("e1", "First name", 2)
    ]


@pytest.mark.django_db
def test_a_text_of_no_event_is_refused_with_the_way_out(texts: Path) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_articles", str(texts), stdout=out)
    assert "texts/1.txt: belongs to no event. Name one with --event" in out.getvalue()


@pytest.mark.django_db
def test_the_source_text_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_text("Friends. The tide waits for nobody. Thank you.", "utf-8")
    with pytest.raises(CommandError) as ended:
        run(tmp_path / "speech.txt", "--source-text")
    assert ended.value.returncode == 2
    run(tmp_path / "speech.txt", "--source-text", "--event", "Harbour")
    assert Text.objects.get().article is None
    assert not Article.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [["--date", "2.3.2026"], ["--encoding", "klingon"]])
def test_wrong_arguments_are_refused_before_anything_is_read(texts: Path, wrong: list[str]) -> None:
    with pytest.raises(CommandError, match=r"try|write it as"):
        run(texts, "--event", "Harbour", *wrong)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_a_zip_is_read_like_a_folder(texts: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as archive:
        for path in texts.iterdir():
            archive.write(path, path.name)
    assert "2 imported" in run(tmp_path / "texts.zip", "--event", "Harbour")


@pytest.mark.django_db(transaction=True)
def test_a_stop_in_between_leaves_whole_articles_and_the_next_run_completes(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(analysing, "replace_quotes", stop)
        with pytest.raises(KeyboardInterrupt):
            run(texts, "--event", "Harbour")
    assert Text.objects.filter(analysed_with="").count() == 2
    assert all(text.blocks.exists() for text in Text.objects.all())
    run(texts, "--event", "Harbour")
    assert Quote.objects.count() == 2
    assert not Text.objects.filter(linked_with="").exists()


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_do_no_harm(texts: Path) -> None:
    failures: list[BaseException] = []

    def one() -> None:
        try:
            run(texts, "--event", "Harbour")
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (Event.objects.count(), Article.objects.count(), Text.objects.count()) == (1, 2, 2)
    assert Quote.objects.count() == 2


@pytest.mark.django_db
def test_the_seeds_are_read_as_a_careful_reader_would(shared: Path) -> None:
    run(shared / "seeds", "--event", "Rubio in Munich")
    first, second = (Article.objects.get(key__contains=start).current_text for start in ("000_", "001_"))
    assert first
    assert second
    assert first.headline.startswith("Rubio backs")
    assert (second.headline, first.article and first.article.published_on) == ("", None)
    assert second.article
    assert str(second.article.published_on) == "2026-02-14"
    assert first.blocks.filter(kind="subhead").count() == 4
    assert first.blocks.filter(kind="dateline").count() == second.blocks.filter(kind="dateline").count() == 1
    assert first.blocks.filter(kind="post").values("post").distinct().count() == 3
    event = Event.objects.get()
    steps = sorted(tuple(u.renderings.order_by("step").values_list("step", flat=True)) for u in event.utterances.all())
    assert steps == [(1, 3), (1, 3), (1, 6)]


@pytest.mark.django_db
def test_a_post_whose_attribution_is_missing_is_analysed(texts: Path) -> None:
    (texts / "3.txt").write_text(
        "Reopened\n\nWe are back tonight pic.twitter.com/abc123\n\nMore words follow.\n", "utf-8"
    )
    assert "3 imported" in run(texts, "--event", "Harbour")


@pytest.mark.django_db
def test_more_words_than_can_be_searched_are_refused_and_stop_nothing(texts: Path) -> None:
    words = " ".join(f"{n:x}q-{n:o}z" for n in range(60_000, 130_000))
    (texts / "0.txt").write_text(f"Head\n\n{words}\n", "utf-8")
    with pytest.raises(CommandError):
        run(texts, "--event", "Harbour")
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_an_event_has_one_source_text(texts: Path) -> None:
    for _ in range(2):
        with pytest.raises(CommandError):
            run(texts, "--event", "Harbour", "--source-text")
    assert Text.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Harbour ", " Harbour", "Har\nbour"])
def test_white_space_makes_no_other_event(texts: Path, name: str) -> None:
    run(texts, "--event", " ".join(name.split()))
    run(texts, "--event", name)
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_a_very_long_name_is_found_again(texts: Path) -> None:
    for _ in range(2):
        run(texts, "--event", "Harbour " * 40)
    assert Event.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "manifest",
    [
        "file,outlet\n1.txt,Bay Courier\n2.txt,Gannet Herald\n",
        "file,headline\n1.txt,A quay for all\n2.txt,Islands again\n",
        "file,outlet,headline,published\n1.txt,Bay Courier,A quay for all,2026-03-02\n2.txt,Gannet Herald,Again,\n",
        "file,outlet,url\n1.txt,Bay Courier,https://bay.example/1\n2.txt,Gannet Herald,https://gannet.example/2\n",
    ],
    ids=["outlet", "headline", "both", "address"],
)
def test_a_manifest_that_is_added_or_taken_away_makes_no_second_article(texts: Path, manifest: str) -> None:
    run(texts, "--event", "Harbour")
    (texts / "manifest.csv").write_text(manifest, "utf-8")
    run(texts, "--event", "Harbour")
    known = list(Article.objects.order_by("pk").values_list("key", "outlet__name", "current_text__headline"))
    (texts / "manifest.csv").unlink()
    assert "0 imported, 2 unchanged" in run(texts, "--event", "Harbour")
    assert list(Article.objects.order_by("pk").values_list("key", "outlet__name", "current_text__headline")) == known
    assert len(known) == 2


@pytest.mark.django_db
def test_an_unknown_kind_is_said_with_its_line(texts: Path) -> None:
    (texts / "manifest.csv").write_text("file,outlet,kind\n1.txt,Bay Courier,Newspaper\n2.txt,Gannet,blog\n", "utf-8")
    said = run(texts, "--event", "Harbour")
    assert "texts/manifest.csv:3: “blog” is no kind of outlet" in said
    assert "Write one of agency, newspaper" in said
    assert said.count("is no kind") == 1


def test_the_kinds_that_are_read_are_those_that_are_kept() -> None:
    assert list(KINDS) == OutletKind.values
