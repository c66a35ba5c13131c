"""Members, keys and absences as their page lays them out: tables, and a form for each thing to change. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from checker.domain.access_key import AccessKey, KeyScope, in_order
from checker.domain.clock import local_day
from checker.domain.organisation import Absence
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.usecases.access.access_keys import KeyEntry
from checker.usecases.access.members import MemberEntry
from checker.usecases.reading.administration import Administered
from checker.web.account_view import absence_text
from checker.web.forms import FormChoice, FormField, FormOption, FormPart
from checker.web.typed import shown_days
from checker.wording.account_words import ACCOUNT_WORDS, LOG_IN_WAYS
from checker.wording.administration_words import ADMINISTRATION_WORDS
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title, told_apart

# What a key is for, in the words of the page; the command line names each scope.
BRINGING = frozenset({KeyScope.RECORDS, KeyScope.FACTS})
KINDS: Mapping[str, frozenset[KeyScope]] = {
    "read": frozenset(KeyScope) - BRINGING - {KeyScope.METRICS, KeyScope.FEED},
    "bring": BRINGING,
    "watch": frozenset({KeyScope.METRICS}),
    "feed": frozenset({KeyScope.FEED}),
}
A_YEAR = timedelta(days=365)


def member_table(house: Administered, locale: Locale) -> ListPage:
    words = ADMINISTRATION_WORDS[locale]
    rows = tuple(
        (
            ListCell(each.member.login or ""),
            ListCell("; ".join(_titles(house, each.member.posts, locale)) or words["by_log_in"]),
            ListCell(LOG_IN_WAYS[locale][each.member.way]),
            ListCell(_member_standing(each, locale)),
        )
        for each in house.members
    )
    columns = tuple(ListColumn(name, words[name]) for name in ("login", "posts", "way", "standing"))
    return whole_list(columns, rows)


def _member_standing(entry: MemberEntry, locale: Locale) -> str:
    words, member = ADMINISTRATION_WORDS[locale], entry.member
    if member.ended_at is not None:
        return words["ended"].format(day=day_text(local_day(member.ended_at), locale))
    amiss = [words["is_missing"]] if entry.missing else []
    amiss += [words["is_vacant"]] if entry.vacant else []
    if member.way == "password" and not member.has_password:
        amiss.append(words["no_password"])
    return "; ".join(amiss) or words["may_come"]


def key_table(house: Administered, now: datetime, locale: Locale) -> ListPage:
    words = ADMINISTRATION_WORDS[locale]
    rows = tuple(
        (
            ListCell(each.key.prefix, beside=(each.key.purpose,)),
            ListCell(post_title(each.key.post, house.book.organisation, locale)),
            ListCell(", ".join(scope.value for scope in in_order(each.key.scopes))),
            ListCell(day_text(each.key.last_day, locale), value=each.key.last_day),
            ListCell(_key_standing(each, now, locale)),
        )
        for each in house.keys
    )
    columns = tuple(ListColumn(name, words[name]) for name in ("key", "post", "opens", "until", "standing"))
    return whole_list(columns, rows)


def _key_standing(entry: KeyEntry, now: datetime, locale: Locale) -> str:
    words, key = ADMINISTRATION_WORDS[locale], entry.key
    if key.ended_at is not None:
        return words["ended"].format(day=day_text(key.last_day, locale))
    if not key.holds(now):
        return words["over"]
    if entry.opens_nothing:
        return words["is_missing"] if entry.is_missing else words["is_vacant"]
    return words["shut"].format(scopes=", ".join(entry.shut)) if entry.shut else words["holds"]


def absence_lines(house: Administered, locale: Locale) -> tuple[str, ...]:
    """Those that are not over, in the order of their first day."""
    return tuple(absence_text(each, house.book, locale) for each in _in_order(house))


def _in_order(house: Administered) -> list[Absence]:
    return sorted(house.absences, key=lambda one: (one.since, one.post))


def absence_parts(house: Administered, on: date, locale: Locale) -> tuple[FormPart, ...]:
    """Which post is away from when until when, and who reads; `on` is the day of the example."""
    words = ADMINISTRATION_WORDS[locale]
    hint = ACCOUNT_WORDS[locale]["day_hint"].format(**shown_days(on))
    reader = _posts("reader", ACCOUNT_WORDS[locale]["reader"], house.inside, house, locale)
    return (
        _posts("away", words["away"], house.inside, house, locale),
        FormField("since", ACCOUNT_WORDS[locale]["since"], hint=hint, is_required=True, most_characters=10),
        FormField("away_until", ACCOUNT_WORDS[locale]["until"], hint=hint, is_required=True, most_characters=10),
        replace(reader, is_required=False, nothing=words["usual_reader"]),
    )


def removal_parts(house: Administered, locale: Locale) -> tuple[FormPart, ...]:
    """Which absence is to be deleted; nothing where there is none."""
    words = ADMINISTRATION_WORDS[locale]
    options = tuple(FormOption(str(each.sequence), absence_text(each, house.book, locale)) for each in _in_order(house))
    choice = FormChoice(
        "absence", words["which_absence"], options, words["remove_hint"], is_long=True, nothing=words["choose"]
    )
    return (choice,) if options else ()


def invite_parts(house: Administered, locale: Locale) -> tuple[FormPart, ...]:
    words = ADMINISTRATION_WORDS[locale]
    return (
        FormField("login", words["login"], hint=words["login_hint"], is_required=True, most_characters=64),
        _posts("post", words["which_post"], house.posts, house, locale),
    )


def end_member_parts(house: Administered, locale: Locale) -> tuple[FormPart, ...]:
    words = ADMINISTRATION_WORDS[locale]
    options = tuple(
        FormOption(str(each.member.number), each.member.login or "")
        for each in house.members
        if each.member.ended_at is None
    )
    choice = FormChoice(
        "member", words["which_member"], options, words["end_member_hint"], is_long=True, nothing=words["choose"]
    )
    return (choice,) if options else ()


def new_key_parts(house: Administered, on: date, locale: Locale) -> tuple[FormPart, ...]:
    words = ADMINISTRATION_WORDS[locale]
    kinds = tuple(FormOption(kind, words[f"kind_{kind}"], words[f"kind_{kind}_hint"]) for kind in KINDS)
    hint = words["day_hint"].format(**shown_days(on + A_YEAR))
    return (
        FormField("purpose", words["purpose"], hint=words["purpose_hint"], is_required=True, most_characters=40),
        _posts("key_post", words["key_post"], house.posts, house, locale),
        FormChoice("kind", words["kind"], kinds),
        FormField("until", words["key_until"], hint=hint, is_required=True, most_characters=10),
    )


def end_key_parts(house: Administered, now: datetime, locale: Locale) -> tuple[FormPart, ...]:
    words = ADMINISTRATION_WORDS[locale]
    options = tuple(
        FormOption(each.key.prefix, _key_name(each.key, house, locale)) for each in house.keys if each.key.holds(now)
    )
    choice = FormChoice(
        "key", words["which_key"], options, words["end_key_hint"], is_long=True, nothing=words["choose"]
    )
    return (choice,) if options else ()


def _key_name(key: AccessKey, house: Administered, locale: Locale) -> str:
    return f"{key.prefix} ({key.purpose}, {post_title(key.post, house.book.organisation, locale)})"


def _posts(name: str, label: str, posts: tuple[str, ...], house: Administered, locale: Locale) -> FormChoice:
    named = told_apart(posts, house.book.organisation, locale)
    options = tuple(FormOption(post, title) for post, title in sorted(named.items(), key=lambda each: each[::-1]))
    return FormChoice(name, label, options, is_long=True, nothing=ADMINISTRATION_WORDS[locale]["choose"])


def _titles(house: Administered, posts: tuple[str, ...], locale: Locale) -> tuple[str, ...]:
    return tuple(post_title(post, house.book.organisation, locale) for post in posts)
