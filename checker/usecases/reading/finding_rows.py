"""Findings as rows of a list. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from checker.domain.finding import RESTING, TellingWay
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from checker.pages.addresses import finding_path
from checker.pages.list_page import ListCell, ListColumn, stated
from checker.usecases.reading.house_findings import FindingsSeen, HouseFinding
from checker.wording.dates import day_text, short_weekday_text
from checker.wording.finding_list_texts import FINDING_COLUMNS, FINDING_LIST_WORDS
from checker.wording.finding_page_texts import ENDED_BY
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised
from checker.wording.post_titles import post_title
from checker.wording.refusal_texts import FINDING_STATES
from checker.wording.states import state_text
from checker.wording.titles import titled_verdict
from notifications.figure_rows import in_a_digest
from notifications.mail_context import Briefing
from notifications.tellings import telling_now

# Columns that name a role: no file has them, so that nobody counts or ranks roles by what they have to do (ADR 0108).
OF_ROLES = frozenset({"owner"})


def finding_columns(locale: Locale, *, in_a_file: bool = False) -> tuple[ListColumn, ...]:
    titles = FINDING_COLUMNS[locale]
    return tuple(ListColumn(name, title) for name, title in titles.items() if not (in_a_file and name in OF_ROLES))


def finding_rows(
    seen: FindingsSeen, findings: Iterable[HouseFinding], locale: Locale, *, in_a_file: bool = False
) -> list[tuple[ListCell, ...]]:
    """A row each. `in_a_file`: without whom it concerns."""
    briefing, known = replace(seen.briefing, locale=locale), seen.rows
    made = []
    for each in findings:
        name = (each.obligation, locale, in_a_file)
        if name not in known:
            known[name] = tuple(_row(each, seen, briefing, in_a_file))
        made.append(known[name])
    return made


def _row(each: HouseFinding, seen: FindingsSeen, briefing: Briefing, in_a_file: bool) -> Iterator[ListCell]:
    yield finding_title(each, briefing)
    yield finding_state(each, briefing.locale)
    lines = in_a_digest(each.rule, each.verdict, briefing) if each.rule else ()
    yield ListCell(lines[0] if lines else "")
    yield _since(each, seen.on, briefing.locale)
    if not in_a_file:
        yield ListCell(_called(each.owner, seen, briefing.locale))
    yield _next(each, seen, briefing.locale, in_a_file)


def finding_title(each: HouseFinding, briefing: Briefing) -> ListCell:
    """What it is about, with its unit, and the way to its page, where it has one."""
    title = title_with_place(each.rule, each.verdict, briefing)
    return ListCell(title, finding_path(each.obligation) if each.rule else "")


def title_with_place(rule: Rule | None, verdict: Verdict, briefing: Briefing) -> str:
    """What an obligation is called in a list of several units; its key where no rule in force knows it."""
    if rule is None:
        return verdict.obligation
    locale, place = briefing.locale, briefing.place_of(verdict)
    title = titled_verdict(rule.title_in(locale), rule, verdict, locale)
    return f"{title}, {place}" if place else title


def finding_state(each: HouseFinding, locale: Locale) -> ListCell:
    """How its obligation stands, and below it how the finding does."""
    words, episode, state = FINDING_LIST_WORDS[locale], each.episode, each.verdict.state
    standing = capitalised(FINDING_STATES[locale][episode.state])
    if episode.state in RESTING and episode.until is not None:
        standing = f"{standing} {words['rests_until'].format(day=day_text(episode.until, locale))}"
    elif episode.step and episode.needs_somebody:
        standing = f"{standing}, {words['step'].format(step=episode.step)}"
    return stated(state_text(each.verdict, locale), state, (standing,))


def _since(each: HouseFinding, on: date, locale: Locale) -> ListCell:
    words, episode = FINDING_LIST_WORDS[locale], each.episode
    if episode.is_over and episode.resolved_on is not None:
        age = words["lasted"].format(day=day_text(episode.resolved_on, locale))
    else:
        days = (on - episode.since).days
        age = words["age_none" if days <= 0 else "age_one" if days == 1 else "age"].format(days=days)
    return ListCell(day_text(episode.since, locale), beside=(age,), value=episode.since)


def _next(each: HouseFinding, seen: FindingsSeen, locale: Locale, in_a_file: bool) -> ListCell:
    words, episode, ahead = FINDING_LIST_WORDS[locale], each.episode, each.ahead
    if episode.resolution is not None:
        return ListCell(capitalised(ENDED_BY[locale][episode.resolution]))
    if ahead is None:
        telling = telling_now(episode)
        stands = telling is not None and telling.way is TellingWay.DIGEST
        return ListCell(words["in_digest" if stands else "nothing_next"])
    day = short_weekday_text(ahead.on, locale)
    if ahead.role is None or in_a_file:
        return ListCell(day, value=ahead.on)
    role = _called(ahead.role, seen, locale)
    return ListCell(day, beside=(words["again" if ahead.is_repeat else "to"].format(role=role),), value=ahead.on)


def _called(post: str, seen: FindingsSeen, locale: Locale) -> str:
    """A post as people call it; of a finding that is long over, the unit alone."""
    organisation = seen.book.organisation
    if "@" in post and organisation.role(Post.parse(post).role) is not None:
        return post_title(post, organisation, locale)
    place = organisation.find(Post.parse(post).unit or post)
    return place[1].name if place else post
