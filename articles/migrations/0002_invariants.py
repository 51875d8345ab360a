"""What no constraint can say: bodies never change, spans lie inside them, everything belongs to one event.

Checks that look at other rows of the same change (pieces inside their quote, blocks that tile a body) are deferred to
the end of the transaction.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION newsroom_refuse(message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = message, ERRCODE = 'check_violation';
END $$;

CREATE FUNCTION newsroom_text_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.body, NEW.sha256, NEW.number, NEW.event_id, NEW.article_id, NEW.shift)
       IS DISTINCT FROM (OLD.body, OLD.sha256, OLD.number, OLD.event_id, OLD.article_id, OLD.shift) THEN
        PERFORM newsroom_refuse('text ' || OLD.id || ': a body never changes; store a new version instead');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_text_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sha256 <> encode(sha256(convert_to(NEW.body, 'UTF8')), 'hex') THEN
        PERFORM newsroom_refuse('text ' || NEW.id || ': the SHA-256 is not that of the body');
    END IF;
    IF NEW.article_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM articles_article a WHERE a.id = NEW.article_id AND a.event_id = NEW.event_id) THEN
        PERFORM newsroom_refuse('text ' || NEW.id || ': its article belongs to another event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.event_id <> OLD.event_id THEN
        PERFORM newsroom_refuse(TG_TABLE_NAME || ' ' || OLD.id || ': cannot move to another event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_text_id_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text_id <> OLD.text_id THEN
        PERFORM newsroom_refuse(TG_TABLE_NAME || ' ' || OLD.id || ': cannot move to another text');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_current_text_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_text t WHERE t.id = NEW.current_text_id AND t.article_id = NEW.id) THEN
        PERFORM newsroom_refuse('article ' || NEW.id || ': its current text is another article''s');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_merged_in_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    other bigint;
BEGIN
    EXECUTE format('SELECT event_id FROM %I WHERE id = $1', TG_TABLE_NAME) INTO other USING NEW.merged_into_id;
    IF other IS DISTINCT FROM NEW.event_id THEN
        PERFORM newsroom_refuse(TG_TABLE_NAME || ' ' || NEW.id || ': merged into one of another event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_blocks_tile() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_text bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.text_id ELSE NEW.text_id END;
    size integer := (SELECT length FROM articles_text WHERE id = of_text);
    covered bigint;
BEGIN
    IF size IS NULL THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' THEN
        SELECT sum("end" - start) INTO covered FROM articles_block WHERE text_id = of_text;
        IF covered <> size THEN
            PERFORM newsroom_refuse('text ' || of_text || ': its blocks no longer tile it');
        END IF;
        RETURN NULL;
    END IF;
    -- Each block meets its neighbours or the edge of the body. Starts are unique, so this is tiling.
    IF NOT EXISTS (SELECT FROM articles_block WHERE id = NEW.id) THEN
        RETURN NULL;
    END IF;
    IF NOT (NEW.start = 0 OR EXISTS (SELECT FROM articles_block b WHERE b.text_id = of_text AND b."end" = NEW.start))
       OR NOT (NEW."end" = size
               OR EXISTS (SELECT FROM articles_block b WHERE b.text_id = of_text AND b.start = NEW."end")) THEN
        PERFORM newsroom_refuse('text ' || of_text || ': its blocks do not tile it at ' || NEW.start || '-' || NEW."end");
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION newsroom_quote_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    size integer;
    of_event bigint;
BEGIN
    SELECT length, event_id INTO size, of_event FROM articles_text WHERE id = NEW.text_id;
    IF greatest(NEW."end", NEW.mention_end, NEW.cue_end) > size THEN
        PERFORM newsroom_refuse('quote ' || NEW.id || ': a span ends behind the body');
    END IF;
    IF EXISTS (SELECT FROM articles_speaker s WHERE s.id IN (NEW.speaker_id, NEW.relay_id) AND s.event_id <> of_event) THEN
        PERFORM newsroom_refuse('quote ' || NEW.id || ': its speaker belongs to another event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_quote_holds_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_quotepiece p JOIN articles_quote q ON q.id = p.quote_id
               WHERE q.id = NEW.id AND (p.start < q.start OR p."end" > q."end")) THEN
        PERFORM newsroom_refuse('quote ' || NEW.id || ': a piece lies outside it');
    END IF;
    IF EXISTS (SELECT FROM articles_rendering r JOIN articles_quote q ON q.id = r.quote_id
               WHERE q.id = NEW.id AND (r.start < q.start OR r."end" > q."end")) THEN
        PERFORM newsroom_refuse('quote ' || NEW.id || ': a rendering lies outside it');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION newsroom_piece_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_quotepiece p JOIN articles_quote q ON q.id = p.quote_id
               WHERE p.id = NEW.id AND (p.start < q.start OR p."end" > q."end")) THEN
        PERFORM newsroom_refuse('quote ' || NEW.quote_id || ': a piece lies outside it');
    END IF;
    IF EXISTS (SELECT FROM articles_quotepiece p JOIN articles_quotepiece o ON o.quote_id = p.quote_id AND o.id <> p.id
               WHERE p.id = NEW.id AND o.start < p."end" AND p.start < o."end") THEN
        PERFORM newsroom_refuse('quote ' || NEW.quote_id || ': two pieces overlap');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION newsroom_rendering_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_rendering r JOIN articles_quote q ON q.id = r.quote_id
               WHERE r.id = NEW.id AND (r.start < q.start OR r."end" > q."end")) THEN
        PERFORM newsroom_refuse('rendering ' || NEW.id || ': it lies outside its quote');
    END IF;
    IF EXISTS (SELECT FROM articles_rendering r
               JOIN articles_quote q ON q.id = r.quote_id JOIN articles_text t ON t.id = q.text_id
               JOIN articles_utterance u ON u.id = r.utterance_id
               WHERE r.id = NEW.id AND t.event_id <> u.event_id) THEN
        PERFORM newsroom_refuse('rendering ' || NEW.id || ': its utterance belongs to another event');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION newsroom_utterance_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_text t WHERE t.id = NEW.source_id AND t.event_id = NEW.event_id
                   AND t.article_id IS NULL AND coalesce(NEW."end", 0) <= t.length) THEN
        PERFORM newsroom_refuse('utterance ' || NEW.id || ': its span is not in a source text of its event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_claim_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_topic o WHERE o.id = NEW.topic_id AND o.event_id <> NEW.event_id)
       OR EXISTS (SELECT FROM articles_speaker o WHERE o.id = NEW.speaker_id AND o.event_id <> NEW.event_id) THEN
        PERFORM newsroom_refuse('claim ' || NEW.id || ': its topic or speaker belongs to another event');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_report_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_claim c JOIN articles_text t ON t.event_id = c.event_id
                   WHERE c.id = NEW.claim_id AND t.id = NEW.text_id) THEN
        PERFORM newsroom_refuse('report ' || NEW.id || ': its text belongs to another event than its claim');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsroom_report_has_no_proof_of_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_claimreport r JOIN articles_evidence e ON e.report_id = r.id
               WHERE r.id = NEW.id AND r.stance = 'absent') THEN
        PERFORM newsroom_refuse('report ' || NEW.id || ': what is not in the text has no passages');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION newsroom_evidence_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_claimreport r JOIN articles_text t ON t.id = r.text_id
                   WHERE r.id = NEW.report_id AND NEW."end" <= t.length) THEN
        PERFORM newsroom_refuse('evidence ' || NEW.id || ': it ends behind the body');
    END IF;
    IF EXISTS (SELECT FROM articles_quote q JOIN articles_claimreport r ON r.id = NEW.report_id
               WHERE q.id = NEW.quote_id AND q.text_id <> r.text_id) THEN
        PERFORM newsroom_refuse('evidence ' || NEW.id || ': its quote is of another text');
    END IF;
    IF EXISTS (SELECT FROM articles_claimreport r WHERE r.id = NEW.report_id AND r.stance = 'absent') THEN
        PERFORM newsroom_refuse('evidence ' || NEW.id || ': what is not in the text has no passages');
    END IF;
    RETURN NEW;
END $$;
"""

# (name, when, table, condition, function); "deferred" checks at the end of the transaction.
TRIGGERS = [
    ("text_stays", "BEFORE UPDATE", "text", "", "text_stays"),
    ("text_fits", "BEFORE INSERT", "text", "", "text_fits"),
    ("event_stays", "BEFORE UPDATE OF event_id", "article", "", "event_stays"),
    ("event_stays", "BEFORE UPDATE OF event_id", "speaker", "", "event_stays"),
    ("event_stays", "BEFORE UPDATE OF event_id", "topic", "", "event_stays"),
    ("event_stays", "BEFORE UPDATE OF event_id", "claim", "", "event_stays"),
    ("event_stays", "BEFORE UPDATE OF event_id", "utterance", "", "event_stays"),
    ("text_id_stays", "BEFORE UPDATE OF text_id", "block", "", "text_id_stays"),
    ("text_id_stays", "BEFORE UPDATE OF text_id", "quote", "", "text_id_stays"),
    ("text_id_stays", "BEFORE UPDATE OF text_id", "claimreport", "", "text_id_stays"),
    ("current_text_is_own", "BEFORE INSERT OR UPDATE", "article", "NEW.current_text_id IS NOT NULL", "current_text_is_own"),
    ("merged_in_event", "BEFORE INSERT OR UPDATE", "speaker", "NEW.merged_into_id IS NOT NULL", "merged_in_event"),
    ("merged_in_event", "BEFORE INSERT OR UPDATE", "utterance", "NEW.merged_into_id IS NOT NULL", "merged_in_event"),
    ("merged_in_event", "BEFORE INSERT OR UPDATE", "claim", "NEW.merged_into_id IS NOT NULL", "merged_in_event"),
    ("blocks_tile", "deferred INSERT OR UPDATE OR DELETE", "block", "", "blocks_tile"),
    ("quote_fits", "BEFORE INSERT OR UPDATE", "quote", "", "quote_fits"),
    ("quote_holds_parts", "deferred UPDATE", "quote", '(NEW.start, NEW."end") <> (OLD.start, OLD."end")', "quote_holds_parts"),
    ("piece_fits", "deferred INSERT OR UPDATE", "quotepiece", "", "piece_fits"),
    ("rendering_fits", "deferred INSERT OR UPDATE", "rendering", "", "rendering_fits"),
    ("utterance_fits", "BEFORE INSERT OR UPDATE", "utterance", "NEW.source_id IS NOT NULL", "utterance_fits"),
    ("claim_fits", "BEFORE INSERT OR UPDATE", "claim", "", "claim_fits"),
    ("report_fits", "BEFORE INSERT OR UPDATE", "claimreport", "", "report_fits"),
    ("report_without_proof_of_absence", "deferred UPDATE", "claimreport", "NEW.stance = 'absent'",
     "report_has_no_proof_of_absence"),
    ("evidence_fits", "BEFORE INSERT OR UPDATE", "evidence", "", "evidence_fits"),
]


def trigger(name, when, table, condition, function):
    kind, timing = "TRIGGER", when
    deferral = ""
    if when.startswith("deferred "):
        kind, timing = "CONSTRAINT TRIGGER", "AFTER " + when.removeprefix("deferred ")
        deferral = " DEFERRABLE INITIALLY DEFERRED"
    return (
        f"CREATE {kind} newsroom_{name} {timing} ON articles_{table}{deferral} FOR EACH ROW"
        f"{f' WHEN ({condition})' if condition else ''} EXECUTE FUNCTION newsroom_{function}();"
    )


def names():
    return [line.split("(")[0].split()[-1] for line in FUNCTIONS.splitlines() if line.startswith("CREATE FUNCTION")]


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_tables")]

    operations = [
        migrations.RunSQL(FUNCTIONS, "; ".join(f"DROP FUNCTION {name}" for name in names())),
        migrations.RunSQL(
            "\n".join(trigger(*row) for row in TRIGGERS),
            "\n".join(f"DROP TRIGGER newsroom_{name} ON articles_{table};" for name, _, table, _, _ in TRIGGERS),
        ),
    ]
