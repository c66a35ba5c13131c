"""An account as its page lays it out: posts and rights in words, and a form for each thing to change. Pure."""

from __future__ import annotations

from datetime import date

from checker.domain.access import Right
from checker.domain.member import SessionFound
from checker.domain.organisation import Absence
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.usecases.reading.account import OwnAccount
from checker.web.forms import FormChoice, FormField, FormOption, FormPart
from checker.web.typed import shown_days
from checker.wording.account_words import ACCOUNT_WORDS, LANGUAGES, LOG_IN_WAYS, RIGHTS
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title, told_apart

ALL_OTHERS = "others"


def posts_in_words(account: OwnAccount, locale: Locale) -> tuple[str, ...]:
    """The posts they act for; those they read for say so."""
    words, book = ACCOUNT_WORDS[locale], account.book
    own = (post_title(post, book.organisation, locale) for post in account.held)
    others = (words["in_place"].format(post=post_title(post, book.organisation, locale)) for post in account.read_for)
    return (*own, *others)


def rights_in_words(account: OwnAccount, locale: Locale) -> tuple[str, ...]:
    return tuple(RIGHTS[locale][right] for right in Right if right in account.rights)


def absence_text(absence: Absence, book: Rulebook, locale: Locale) -> str:
    """Which post is away from when until when, and who reads."""
    words = ACCOUNT_WORDS[locale]
    role = book.organisation.role(absence.role)
    reader = absence.deputy or (role.deputy if role else None) or ""
    return words["known"].format(
        post=post_title(absence.post, book.organisation, locale),
        since=day_text(absence.since, locale),
        until=day_text(absence.until, locale),
        reader=post_title(reader, book.organisation, locale) or words["nobody"],
    )


def absence_parts(account: OwnAccount, on: date, locale: Locale) -> tuple[FormPart, ...]:
    """What is asked of an absence, `on` the day of the example; nothing where they hold no post of the house."""
    if not account.held:
        return ()
    words = ACCOUNT_WORDS[locale]
    hint = words["day_hint"].format(**shown_days(on))
    parts: list[FormPart] = []
    if len(account.held) > 1:
        named = told_apart(account.held, account.book.organisation, locale)
        options = tuple(FormOption(post, title) for post, title in named.items())
        parts.append(FormChoice("post", words["post"], options))
    for name in ("since", "until"):
        parts.append(FormField(name, words[name], hint=hint, is_required=True, most_characters=10))
    parts.append(_reader(account, locale))
    return tuple(parts)


def _reader(account: OwnAccount, locale: Locale) -> FormChoice:
    """Whoever is chosen reads; else the usual deputy, where all of their posts have the same."""
    words, book = ACCOUNT_WORDS[locale], account.book
    roles = (book.organisation.role(Post.parse(post).role) for post in account.held)
    usual = {role.deputy for role in roles if role is not None}
    deputy = usual.pop() if len(usual) == 1 else None
    title = post_title(deputy, book.organisation, locale) if deputy else ""
    nothing = words["usual"].format(post=title) if title else words["choose"]
    named = told_apart(account.deputies, book.organisation, locale)
    options = tuple(FormOption(post, name) for post, name in sorted(named.items(), key=lambda each: each[::-1]))
    return FormChoice("reader", words["reader"], options, is_required=False, is_long=True, nothing=nothing)


def removal_parts(account: OwnAccount, locale: Locale) -> tuple[FormPart, ...]:
    words = ACCOUNT_WORDS[locale]
    options = tuple(
        FormOption(str(absence.sequence), absence_text(absence, account.book, locale)) for absence in account.absences
    )
    return (FormChoice("absence", words["remove_which"], options, hint=words["remove_hint"]),) if options else ()


def session_parts(account: OwnAccount, current: str, locale: Locale) -> tuple[FormPart, ...]:
    """`current` is the mark of the session they are in, which ends by logging out."""
    words = ACCOUNT_WORDS[locale]
    others = [session for session in account.sessions if session.mark != current]
    options = [FormOption(session.mark, _session_text(session, locale)) for session in others]
    if len(others) > 1:
        options.append(FormOption(ALL_OTHERS, words["all_others"]))
    return (FormChoice("session", words["end_which"], tuple(options)),) if options else ()


def current_session(account: OwnAccount, current: str, locale: Locale) -> str:
    """The session they are in, in words; empty: it is no member's."""
    for session in account.sessions:
        if session.mark == current:
            return f"{_session_text(session, locale)} ({ACCOUNT_WORDS[locale]['this_one']})"
    return ""


def _session_text(session: SessionFound, locale: Locale) -> str:
    return ACCOUNT_WORDS[locale]["session"].format(
        way=LOG_IN_WAYS[locale][session.viewer.way],
        opened=instant_text(session.opened_at, locale),
        used=instant_text(session.used_at, locale),
    )


def language_parts(locale: Locale) -> tuple[FormPart, ...]:
    options = tuple(FormOption(name, title) for name, title in LANGUAGES)
    return (FormChoice("locale", ACCOUNT_WORDS[locale]["language_which"], options),)
