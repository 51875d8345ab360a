"""The people a text names: full names, surnames, titles and roles, one person for all of them.

>>> from articles.analysis.tokens import read_paragraph
>>> people = People([read_paragraph("Mayor Ana Ruiz left. Mr. Tan and Ruiz had met.", 0, 46)])
>>> [(person.name, person.gender, person.roles) for person in people.all]
[('Ana Ruiz', 'f', ['Mayor']), ('Tan', 'm', [])]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from operator import itemgetter

from articles.analysis.lexicon import BODIES, GIVEN, HONORIFICS, MEN, ROLES, TITLES, VERB_KINDS, WOMEN
from articles.analysis.namelike import BEFORE_SENTENCE, MOST, bare_surname, full_name, has_role, lowered, may_be_name
from articles.analysis.person import Person, given_agree, without_particles
from articles.analysis.roles import also_called, head_of, holder
from articles.analysis.runs import (
    Run,
    explained,
    find_runs,
    plain,
    role_before,
    role_behind,
    unshouted,
)
from articles.analysis.tokens import Paragraph
from articles.spans import Span

_new = tuple.__new__  # makes a span in half the time
_NOWHERE: frozenset[int] = frozenset()
_REMEMBERED = 40  # mentions
_COMMA, _AFTER_NAME = ", ", (",", " of ", " (")
_FINITE = frozenset(("past", "finite", "s"))
_KNIGHTED = frozenset(("sir", "dame"))


def _leads(low: Sequence[str], start: int, end: int) -> bool:
    """Whether a name begins its sentence, or is its subject behind what comes first: "Unlike Mr. Tan, Ruiz spoke"."""
    while start and low[start - 1] in ROLES:
        start -= 1
    before = low[start - 1] if start else ""
    if before in ("unlike", "like", "as"):
        return False
    if start <= 2 or before == ";" or before in BEFORE_SENTENCE:
        return True
    if before != "," or end + 1 >= len(low):
        return False
    explained = low[end] == "," and low[end + 1] in ("a", "an", "the", "who")
    return explained or VERB_KINDS.get(low[end]) in _FINITE


def _ends(paragraph: Paragraph, places: Sequence[int]) -> Set[int]:
    """Behind which tokens the places are where something ends."""
    starts, found = paragraph.starts, set()
    for place in places:
        at = bisect_left(starts, place)
        if at and paragraph.end_of(at - 1) == place:
            found.add(at)
    return found


def _of_gender(known: list[Person], gender: str) -> Person | None:
    """The one named most of those who may be of a gender."""
    fitting = [person for person in known if not gender or person.gender in ("", gender)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda person: person.count)


class People:
    """Who is named in a text and where. Names are looked up by surname and by full name."""

    def __init__(self, paragraphs: Sequence[Paragraph], speaking: frozenset[int] = frozenset()) -> None:
        """``speaking`` are the places where mentions of speakers end: a name there is somebody's."""
        self.all: list[Person] = []
        self.by_surname: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}  # whose first name stands for them: Wang, Sir Keir
        self.by_role: dict[str, list[Person]] = {}  # by each word of a role
        self.starts: list[int] = []  # of mentions, in order of place
        self.mentions: list[tuple[Span, Person, bool]] = []  # span, who, begins a sentence
        places = sorted(speaking)
        seen: list[tuple[Paragraph, list[Run], Set[int]]] = []
        titled: list[tuple[Paragraph, list[Run], Set[int]]] = []
        last = 0
        for paragraph in paragraphs:
            first, last = last, bisect_left(places, paragraph.end + 1, last)
            near = places[first:last]
            found = paragraph, find_runs(paragraph), _ends(paragraph, near) if near else _NOWHERE
            (titled if paragraph.titled else seen).append(found)
        for paragraph, runs, here in seen:
            low = paragraph.low
            for run in runs:
                start = run[0]  # quicker than by name, for each capital of a text
                if run[2] - start > 1 or (start and low[start - 1] in ROLES):
                    self._learn(paragraph, run, here)
        for paragraph, runs, here in titled:
            for run in runs:
                spoke = run[2] in here
                if (run.core > run.start and spoke) or (full_name(run) and (spoke or has_role(paragraph, run))):
                    self._learn(paragraph, run, here)
        for paragraph, runs, here in seen:
            for run in runs if here else ():
                if run[2] in here:
                    self._learn_bare(paragraph, run)
        names = self.by_surname.keys() | self.by_first.keys()
        bearers: dict[str, Person | None] = {}
        for paragraph, runs, _ in seen + titled:
            for run in runs:
                if run[3][-1].lower() in names:  # most capitals name nobody
                    self._note(paragraph, run, bearers)
        for person in self.all:
            for word in {word for role in person.roles for word in role.lower().split()}:
                self.by_role.setdefault(word, []).append(person)
        if self.by_role:
            for paragraph in paragraphs:
                self._note_roles(paragraph)
        self.mentions.sort(key=itemgetter(0))
        self.starts = [span[0] for span, _, _ in self.mentions]

    def _learn(self, paragraph: Paragraph, run: Run, speaking: Set[int]) -> None:
        """A person, if the name looks like one: a title, a role, a given name, or two words that name no body.

        ``speaking`` are the tokens of the paragraph behind which mentions of speakers end.
        """
        start, core, end, printed = run[0], run[1], run[2], run[3]
        title, shouted = "", False
        if core > start:
            shouted = paragraph.words[start].isupper()  # MAYOR RUIZ
            title = next(filter(HONORIFICS.__contains__, paragraph.low[start:core]), "")
        elif not self._may_be_known(paragraph, run, speaking):
            return  # what most are
        words: Sequence[str] = unshouted(printed, alone=shouted)
        given = len(words) > 1 and words[0] in GIVEN  # Betty Dukes
        unlikely = words is not printed and words[0] not in GIVEN and not (title or shouted)
        if unlikely or not may_be_name(words, given, title):
            return
        role = lowered(role_before(paragraph, run))
        alone = len(words) == 1
        if not (title or role or given) and (alone or not (end in speaking or explained(paragraph, run))):
            return
        gender = TITLES.get(title.rstrip("."), "") if title else ""
        if not alone and not gender:
            gender = "f" if words[0] in WOMEN else "m" if words[0] in MEN else ""
        if alone and title in _KNIGHTED and words[0] in GIVEN:
            return  # Sir Keir: known by his full name, or not at all
        words = without_particles(words)  # Mr. de Luca
        person = self._same(words, gender if title else "") or self._new(words)
        person.count += 1
        if len(words) > len(person.words):
            person.name, person.words = " ".join(words), words
        if not person.gender:
            person.gender = gender or ROLES.get(role.split()[-1].lower() if role else "", "")
            person.guessed = bool(gender) and not title
        low = paragraph.low
        behind = lowered(role_behind(paragraph, run)) if end < len(low) and low[end] == "," else ""
        for found in (role, behind):
            if found and found not in person.roles:
                person.roles.append(found)

    def _learn_bare(self, paragraph: Paragraph, run: Run) -> None:
        """Somebody who speaks and whom the text calls by one name only: "Ruiz said"."""
        low = run.words[0].lower()
        if low not in self.by_surname and low not in self.by_first and bare_surname(paragraph, run):
            self._new(run.words)

    @staticmethod
    def _may_be_known(paragraph: Paragraph, run: Run, speaking: Set[int]) -> bool:
        """Whether a run without a title is worth reading: by its first word, by what stands beside it."""
        start, end, words = run[0], run[2], run[3]
        if words[0] in GIVEN or words[0].isupper() or end in speaking:
            return True
        low = paragraph.low
        if start and (low[start - 1] == "," or low[start - 1] in ROLES):
            return True
        return end < len(low) and low[end] == ","

    def _new(self, words: Sequence[str]) -> Person:
        person = Person(" ".join(words), words[-1].lower(), words)
        self.all.append(person)
        self.by_surname.setdefault(person.surname, []).append(person)
        if len(words) > 1:
            self.by_first.setdefault(words[0].lower(), []).append(person)
        return person

    def _same(self, words: Sequence[str], gender: str = "") -> Person | None:
        """The person already known by this name: same surname, and given names (or Mr. and Mrs.) that do not differ.

        The words have no particles before them.
        """
        known = self.by_surname.get(words[-1].lower(), [])
        if len(words) == 1:
            if len(known) == 1 and not gender:
                return known[0]  # what most are
            return _of_gender(known, gender)
        for person in known:
            theirs = person.words
            if len(theirs) == 1 or given_agree(theirs[0], words[0]):
                return person
        return None

    def _note(self, paragraph: Paragraph, run: Run, bearers: dict[str, Person | None]) -> None:
        """A mention, if the run means somebody known; ``bearers`` are whom the words met so far mean."""
        start, end = run[0], run[2]
        low = paragraph.low
        if end < len(low) and (low[end] in BODIES or low[end] in ROLES):
            return  # it only stands before another noun: "the Trump administration", "a Clinton aide"
        span = paragraph.span(start, end)
        form = paragraph.body[span[0] : span[1]]
        if form in bearers:
            person = bearers[form]
        else:
            person = bearers[form] = self._bearer(paragraph, run, plain(form))
        if person is not None:
            first = not form.endswith(("'s", "’s")) and _leads(low, start, end)
            self.mentions.append((span, person, first))

    def _bearer(self, paragraph: Paragraph, run: Run, form: str) -> Person | None:
        """Whom a name in the text means, with the title before it."""
        words = run.words
        if len(words) > 1 and words[-1].lower() not in self.by_surname:
            return None
        title = paragraph.low[run.start] if run.core > run.start else ""
        person = self.named(unshouted(words), TITLES.get(title.rstrip("."), ""), knighted=title in _KNIGHTED)
        if person is not None and form not in person.forms:
            person.forms.append(form)
        return person

    def _note_roles(self, paragraph: Paragraph) -> None:
        """ "The minister herself": a role that one person in the text holds, at the head of a sentence."""
        low = paragraph.low
        for start, end in paragraph.sentences:
            if low[start] != "the" or end - start < 3:
                continue  # what most are
            if low[start + 1] in ROLES and not paragraph.capital(start + 2):
                person = self.holder([low[start + 1]])
                if person is not None:
                    span = paragraph.span(start, start + 2)
                    self.mentions.append((span, person, True))

    def named(self, words: Sequence[str], gender: str = "", *, knighted: bool = False) -> Person | None:
        """Who bears this name: by full name, or by surname the one who is named most.

        A first name alone is somebody's where it is no given name (Wang for Wang Yi), or behind a title (Sir Keir).
        """
        if not words:
            return None
        if len(words) == 1 and words[0].lower() not in self.by_surname:
            first = self.by_first.get(words[0].lower(), ())
            return first[0] if len(first) == 1 and (knighted or words[0] not in GIVEN) else None
        known = self.by_surname.get(words[-1].lower())
        if not known:
            return None
        words = without_particles(words)
        return self._same(words, gender) if len(words) <= MOST else None

    def holder(self, core: Sequence[str]) -> Person | None:
        """The one person who holds a role, told by its words."""
        heads = also_called(head_of(core))
        found = {id(person): person for head in heads for person in self.by_role.get(head, ())}
        return holder(list(found.values()), core) if found else None

    def before(self, position: int, since: int) -> Iterator[tuple[Span, Person, bool]]:
        """The mentions in ``[since, position)``, the nearest first, as many as a reader keeps in mind."""
        at = bisect_left(self.starts, position) - 1
        last = at - _REMEMBERED
        while at >= 0 and at > last and self.starts[at] >= since:
            yield self.mentions[at]
            at -= 1

    def ending(self, position: int) -> list[tuple[Span, Person]]:
        """The mention that ends at a position, though it may begin before the phrase in question."""
        at = bisect_left(self.starts, position) - 1
        return [self.mentions[at][:2]] if at >= 0 and self.mentions[at][0][1] == position else []

    def behind(self, body: str, end: int) -> Person | None:
        """ "the envoy, Mayor Ana Ruiz of Kessel, said": whom a name behind a role and a comma says it is."""
        start = end + len(_COMMA)
        at = bisect_left(self.starts, start) if body.startswith(_COMMA, end) else len(self.starts)
        if at == len(self.starts) or self.starts[at] != start:
            return None
        span, person, _ = self.mentions[at]
        return person if body.startswith(_AFTER_NAME, span.end) else None

    def within(self, span: Span) -> list[tuple[Span, Person]]:
        starts, end = self.starts, span[1]
        at = bisect_left(starts, span[0])
        found = []
        while at < len(starts) and starts[at] < end:
            found.append(self.mentions[at][:2])
            at += 1
        return found
