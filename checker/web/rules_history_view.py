"""The activations of a house as a list, the newest first: when, by which role, what changed, on what basis. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.domain.rulebook import Rulebook
from checker.pages.list_page import ListCell, ListColumn
from checker.store.approvals import Approval, BodyDecision
from checker.store.grounds import ActivationGround, AlteredField
from checker.usecases.rules.activation_history import ChangedFiles, PastActivation
from checker.web.forms import FormChoice, FormOption
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title
from checker.wording.rules_page_words import HISTORY_WORDS

MOST_NAMED, HASH_CHARACTERS = 4, 12
Row = tuple[ListCell, ...]


def history_list(
    activations: Iterable[PastActivation], book: Rulebook, locale: Locale
) -> tuple[tuple[ListColumn, ...], tuple[Row, ...]]:
    """Columns and rows."""
    columns = tuple(ListColumn(name, HISTORY_WORDS[locale][name]) for name in COLUMNS)
    return columns, tuple(_EditTold(one, book, locale).row for one in activations)


def way_back(activations: Sequence[PastActivation], locale: Locale) -> FormChoice | None:
    """Which of the activations, newest first, is to be in force again; None: there was only one."""
    words = HISTORY_WORDS[locale]
    former = [one.head for one in activations if one.until is not None]
    options = tuple(
        FormOption(str(head.number), f"{head.number}, {instant_text(head.activated_at, locale)}") for head in former
    )
    return FormChoice("number", words["way_back_of"], options, is_long=True) if options else None


COLUMNS = ("number", "when", "by", "what", "based_on")


class _EditTold:
    """One activation in the reader's words."""

    def __init__(self, one: PastActivation, book: Rulebook, locale: Locale) -> None:
        self._one, self._book, self._locale = one, book, locale
        self._words = HISTORY_WORDS[locale]

    @property
    def row(self) -> Row:
        head = self._one.head
        number = self._words["past" if self._one.until else "in_force"].format(number=head.number)
        what, based_on = tuple(self._altered()), tuple(self._based_on())
        return (
            ListCell(number),
            ListCell(instant_text(head.activated_at, self._locale)),
            ListCell(post_title(head.by, self._book.organisation, self._locale)),
            ListCell(what[0] if what else "", beside=what[1:]),
            ListCell(based_on[0] if based_on else "", beside=based_on[1:]),
        )

    def _altered(self) -> Iterator[str]:
        """What it changed: fields of rules where they are known, else files."""
        one, ground = self._one, self._one.ground
        if one.files is None:
            yield self._words["first"]
            return
        if ground is not None and ground.altered:
            yield from map(self._field, ground.altered[:MOST_NAMED])
            if (more := ground.altered_count - MOST_NAMED) > 0:
                yield self._words["and_more"].format(count=more)
            return
        yield from self._files(one.files)
        if one.has_other_calendar:
            yield self._words["calendar"]

    def _field(self, each: AlteredField) -> str:
        about = self._about(each.rule)
        if each.field is None:
            return self._words["new" if each.old is None else "gone"].format(about=about)
        old, new = (value or self._words["not_there"] for value in (each.old, each.new))
        return self._words["changed"].format(about=about, field=each.field, old=old, new=new)

    def _about(self, rule: str | None) -> str:
        """A rule by its title, where it is in force still."""
        if not rule:
            return self._words["house"]
        planned = self._book.rule(rule)
        return planned.rule.short_title_in(self._locale) if planned else rule

    def _files(self, files: ChangedFiles) -> Iterator[str]:
        for name, paths in (("added", files.added), ("files_changed", files.changed), ("removed", files.removed)):
            if paths:
                yield self._words[name].format(files=self._named(paths))

    def _named(self, names: Sequence[str]) -> str:
        named, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
        return f"{named} {self._words['and_more'].format(count=more)}" if more > 0 else named

    def _based_on(self) -> Iterator[str]:
        ground = self._one.ground
        if ground is None:
            return
        if ground.again_of is not None:
            yield self._words["again"].format(number=ground.again_of)
        for name in ("reason", "emergency", "despite_tests"):
            if why := getattr(ground, name):
                yield self._words[name].format(why=why)
        if ground.preview is not None:
            yield self._words["preview"].format(hash=ground.preview[:HASH_CHARACTERS])
            yield self._approved(ground)

    def _approved(self, ground: ActivationGround) -> str:
        given = self._one.approvals
        if not given:
            return self._words["not_approved" if ground.needs else "needs_none"]
        return self._words["approved"].format(who="; ".join(self._by_role(given)))

    def _by_role(self, given: Iterable[Approval]) -> Iterator[str]:
        rules: dict[tuple[str, BodyDecision | None], list[str]] = {}
        for each in given:
            rules.setdefault((each.by, each.decision), []).append(self._about(each.rule))
        for (by, decision), about in rules.items():
            said = self._words["approved_by"].format(
                by=post_title(by, self._book.organisation, self._locale), about=self._named(about)
            )
            yield f"{said}, {self._decided(decision)}" if decision else said

    def _decided(self, decision: BodyDecision) -> str:
        return self._words["decided"].format(
            body=post_title(decision.body, self._book.organisation, self._locale),
            file_number=decision.file_number,
            day=day_text(decision.decided_on, self._locale),
        )
