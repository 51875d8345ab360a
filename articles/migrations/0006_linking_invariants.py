"""What no constraint can say of wordings, locations, editors' decisions and copy groups: spans, and one event for all."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION newsroom_wording_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_speaker s WHERE s.id = NEW.speaker_id AND s.event_id <> NEW.event_id)
       OR EXISTS (SELECT FROM articles_wording w WHERE w.id = NEW.leader_id AND w.event_id <> NEW.event_id)
       OR EXISTS (SELECT FROM articles_utterance u WHERE u.id = NEW.utterance_id AND u.event_id <> NEW.event_id) THEN
        PERFORM newsroom_refuse('wording ' || NEW.id || ': its speaker, leader or utterance belongs to another event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_wordingplace_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_wording w JOIN articles_text t ON t.event_id = w.event_id
                   WHERE w.id = NEW.wording_id AND t.id = NEW.text_id AND NEW."end" <= t.length) THEN
        PERFORM newsroom_refuse('place ' || NEW.id || ': it is not in a text of its wording''s event');
    END IF;
    IF EXISTS (SELECT FROM articles_quote q WHERE q.id = NEW.quote_id AND q.text_id <> NEW.text_id) THEN
        PERFORM newsroom_refuse('place ' || NEW.id || ': its quote is of another text');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_location_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_quote q JOIN articles_text t ON t.id = q.text_id
                   JOIN articles_text s ON s.event_id = t.event_id
                   WHERE q.id = NEW.quote_id AND s.id = NEW.source_id AND s.article_id IS NULL
                   AND NEW."end" <= s.length AND NEW.quote_end <= t.length) THEN
        PERFORM newsroom_refuse('location ' || NEW.id || ': it is not in the source text of its quote''s event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_linkdecision_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM (VALUES (NEW.text_id, NEW."end"), (NEW.other_text_id, NEW.other_end)) p (id, last)
        JOIN articles_text t ON t.id = p.id AND t.event_id = NEW.event_id AND p.last <= t.length) <> 2 THEN
        PERFORM newsroom_refuse('decision ' || NEW.id || ': its passages are not in texts of its event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_copymember_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_copygroup g JOIN articles_text t ON t.event_id = g.event_id
                   WHERE g.id = NEW.group_id AND t.id = NEW.text_id AND t.article_id IS NOT NULL) THEN
        PERFORM newsroom_refuse('copy ' || NEW.id || ': its text is no article''s of the group''s event');
    END IF;
    RETURN NEW;
END $$;
"""

TRIGGERS = [
    ("wording_fits", "BEFORE INSERT OR UPDATE OF event_id, speaker_id, leader_id, utterance_id", "wording"),
    ("event_stays", "BEFORE UPDATE OF event_id", "wording"),
    ("wordingplace_fits", "BEFORE INSERT OR UPDATE", "wordingplace"),
    ("location_fits", "BEFORE INSERT OR UPDATE", "location"),
    ("linkdecision_fits", "BEFORE INSERT OR UPDATE", "linkdecision"),
    ("copymember_fits", "BEFORE INSERT OR UPDATE", "copymember"),
    ("event_stays", "BEFORE UPDATE OF event_id", "copygroup"),
]


def names():
    return [line.split("(")[0].split()[-1] for line in FUNCTIONS.splitlines() if line.startswith("CREATE FUNCTION")]


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_linking")]

    operations = [
        migrations.RunSQL(FUNCTIONS, "; ".join(f"DROP FUNCTION {name}" for name in names())),
        migrations.RunSQL(
            "\n".join(
                f"CREATE TRIGGER newsroom_{name} {when} ON articles_{table} FOR EACH ROW EXECUTE FUNCTION newsroom_{name}();"
                for name, when, table in TRIGGERS
            ),
            "\n".join(f"DROP TRIGGER newsroom_{name} ON articles_{table};" for name, _, table in TRIGGERS),
        ),
    ]
