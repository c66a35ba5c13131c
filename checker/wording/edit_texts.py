"""What does an edit change outside the rules, in words: which thing, what it was, what it is? Pure.

What a rule says before and after, `edited_rules` words. Here a place of the house's files becomes what people call it;
one that has no name of its own is told by its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from checker.domain.act import ActKind
from checker.domain.escalation import WORDS_FOR_ROLES
from checker.domain.rulebook import Rulebook
from checker.wording.dates import day_text, weekday_text
from checker.wording.locales import Locale
from checker.wording.refusal_texts import ACTS
from checker.wording.rule_facts import HOUSE_LABELS, house_texts

Place: TypeAlias = tuple[str, ...]
# Keys of the house's files by which `rule_facts` tells what holds for every rule, with the key of its label.
TOLD_AS_FACTS: Mapping[Place, str] = {
    ("step_after_working_days", "critical"): "critical",
    ("step_after_working_days", "major"): "major",
    ("repeats", "after_working_days"): "repeated",
    ("acknowledged_at_most_working_days",): "acknowledged",
    ("silenced_at_most_working_days",): "silenced",
    ("waived_at_most_working_days",): "waived",
    ("hysteresis", "at_risk_stands"): "warned",
    ("hysteresis", "at_risk_clears"): "cleared",
    ("at_once", "smallest_sample"): "at_once",
    ("budget", "single_mails_a_week"): "budget",
    ("management",): "management",
}
FORMS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "changed": "{label}: {after} statt {before}",
        "added": "{label}: {after}, bisher nichts",
        "dropped": "{label}: nichts mehr, bisher {before}",
        "of": "{thing}: {key}",
        "power": "Befugnis: {act}",
        "powers_over": "eigene Befugnisse über die Regel „{rule}“",
        "ladder": "Eskalationsweg „{ladder}“",
        "plan": "Plan {year}",
        "goal": "Oberziel „{goal}“",
        "sender": "Absender „{sender}“",
        "profile": "Importprofil „{profile}“",
        "closure": "Schließtag {day}",
        "until": "{since} bis {until}",
        "open_end": "seit {since}",
        "is_there": "eingetragen",
        "yes": "ja",
        "no": "nein",
        "owner": "wer verantwortet",
        "ladder_word": "alle auf dem Eskalationsweg",
        "above": "Stufen darüber",
        "management": "Leitung des Hauses",
        "draft": "Entwurf",
        "adopted": "beschlossen",
        "worked": "Arbeitstag",
        "closed": "Haus geschlossen",
        "off": "frei, Fristen verschieben sich",
    },
    "en": {
        "changed": "{label}: {after} instead of {before}",
        "added": "{label}: {after}, nothing before",
        "dropped": "{label}: nothing any more, before {before}",
        "of": "{thing}: {key}",
        "power": "power to {act}",
        "powers_over": "powers of its own over the rule “{rule}”",
        "ladder": "ladder “{ladder}”",
        "plan": "plan {year}",
        "goal": "goal “{goal}”",
        "sender": "sender “{sender}”",
        "profile": "profile “{profile}”",
        "closure": "closing day {day}",
        "until": "{since} to {until}",
        "open_end": "since {since}",
        "is_there": "entered",
        "yes": "yes",
        "no": "no",
        "owner": "who answers for it",
        "ladder_word": "everybody on the ladder",
        "above": "steps above",
        "management": "management of the house",
        "draft": "draft",
        "adopted": "adopted",
        "worked": "working day",
        "closed": "house closed",
        "off": "day off, due days move",
    },
}
# What people call a key of an entry.
KEYS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "title": "Titel",
        "short_title": "Kurztitel",
        "title_en": "englischer Titel",
        "name": "Name",
        "mailbox": "Postfach",
        "deputy": "Vertretung",
        "vacant": "unbesetzt",
        "reports_to": "berichtet an",
        "rights": "Rechte",
        "locale": "Sprache der Mails",
        "scope": "Ebene",
        "valid_from": "besteht ab",
        "valid_to": "besteht bis",
        "merges_into": "geht auf in",
        "within": "liegt in",
        "aliases": "andere Schreibweisen",
        "group": "Gruppe",
        "status": "Stand",
        "adopted_on": "beschlossen am",
        "steps": "Stufen",
        "agreed_with": "vereinbart mit",
        "role": "Rolle, die Rückfragen bekommt",
        "questions_to": "Rückfragen an",
        "administration": "Administration",
        "service": "Technik",
        "auditor": "prüfende Stelle",
        "mail_from_hour": "Mails ab (Uhr)",
        "mail_until_hour": "Mails bis (Uhr)",
        "region": "Feiertage",
        "local_holidays": "örtliche Feiertage",
    },
    "en": {
        "title": "title",
        "short_title": "short title",
        "title_en": "English title",
        "name": "name",
        "mailbox": "mailbox",
        "deputy": "deputy",
        "vacant": "vacant",
        "reports_to": "reports to",
        "rights": "rights",
        "locale": "language of mails",
        "scope": "level",
        "valid_from": "exists from",
        "valid_to": "exists until",
        "merges_into": "merges into",
        "within": "lies in",
        "aliases": "other spellings",
        "group": "group",
        "status": "status",
        "adopted_on": "adopted on",
        "steps": "steps",
        "agreed_with": "agreed with",
        "role": "role that is asked",
        "questions_to": "questions to",
        "administration": "administration",
        "service": "service",
        "auditor": "auditor",
        "mail_from_hour": "mails from (hour)",
        "mail_until_hour": "mails until (hour)",
        "region": "holidays",
        "local_holidays": "local holidays",
    },
}
# Keys whose values are roles or units, told by their titles.
NAMES_ROLES = frozenset(
    {
        "steps",
        "agreed_with",
        "deputy",
        "reports_to",
        "management",
        "questions_to",
        "administration",
        "service",
        "auditor",
    }
)  # fmt: skip
NAMES_UNITS = frozenset({"merges_into", "within"})


@dataclass(frozen=True, slots=True)
class HouseChangeText:
    """A thing of the house, what it was and what it is. Empty: nothing was said, or nothing is."""

    label: str
    before: str
    after: str

    def line(self, locale: Locale) -> str:
        """All three in one line: "Frist: Montag statt Freitag"."""
        form = "changed" if self.before and self.after else "added" if self.after else "dropped"
        return FORMS[locale][form].format(label=self.label, before=self.before, after=self.after)


def house_change_text(
    at: Place, was: object, now: object, before: Rulebook, after: Rulebook, locale: Locale
) -> HouseChangeText:
    """A change outside the rules at a place (`escalation`, `powers`, `waive`), from one plain value to another."""
    fact = TOLD_AS_FACTS.get(at[1:3]) or TOLD_AS_FACTS.get(at[1:2]) if at[0] == "escalation" else None
    if fact is not None:
        texts = house_texts(before, locale).get(fact, ""), house_texts(after, locale).get(fact, "")
        if texts[0] != texts[1]:
            return HouseChangeText(HOUSE_LABELS[locale][fact], *texts)
    # An entry that is gone has its name from before, one that is new from afterwards.
    label = _Words(before if now is None else after, locale).label(at)
    return HouseChangeText(label, _Words(before, locale).value(at, was), _Words(after, locale).value(at, now))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one rulebook."""

    book: Rulebook
    locale: Locale

    def label(self, at: Place) -> str:
        forms = FORMS[self.locale]
        match at:
            case ("escalation", *rest):
                return self._of_escalation(rest) or ".".join(at)
            case ("organisation", "roles", role, *rest):
                return self._of(self._role(role), rest)
            case ("organisation", "listed", _, unit, *rest):
                return self._of(self._unit(unit), rest)
            case ("calendar", "days", day):
                return weekday_text(date.fromisoformat(day), self.locale)
            case ("calendar", "closures", day, *rest):
                return self._of(forms["closure"].format(day=day), rest)
            case ("plans", year, *rest):
                return self._of(forms["plan"].format(year=year), rest)
            case ("goals", goal, *rest):
                return self._of(forms["goal"].format(goal=goal), rest)
            case ("senders", sender, *rest):
                return self._of_sender(sender, rest)
            case _:
                return KEYS[self.locale].get(at[-1], ".".join(at)) if len(at) == 2 else ".".join(at)

    def _of_escalation(self, at: list[str]) -> str | None:
        """None: it has no name of its own."""
        forms = FORMS[self.locale]
        match at:
            case ["powers", act]:
                return forms["power"].format(act=self._act(act))
            case ["rule_powers", rule, *rest]:
                planned = self.book.rule(rule)
                title = planned.rule.title_in(self.locale) if planned else rule
                return self._of(forms["powers_over"].format(rule=title), rest)
            case ["policies", ladder, *rest]:
                policy = self.book.escalation.policy(ladder)
                title = policy.title_in(self.locale) if policy else ladder
                return self._of(forms["ladder"].format(ladder=title), rest)
            case [key]:
                return KEYS[self.locale].get(key)
            case _:
                return None

    def _of_sender(self, sender: str, at: list[str]) -> str:
        match at:
            case ["profiles", profile, *rest]:
                return self._of(FORMS[self.locale]["profile"].format(profile=f"{sender}/{profile}"), rest)
            case _:
                return self._of(FORMS[self.locale]["sender"].format(sender=sender), at)

    def value(self, at: Place, said: object) -> str:
        """A value as people write it; empty: nothing is said."""
        forms = FORMS[self.locale]
        match said:
            case None | ():
                return ""
            case bool():
                return forms["yes" if said else "no"]
            case date():
                return day_text(said, self.locale)
            case Mapping() if at[-1] == "vacant" or "since" in said:
                return self._stretch(said)
            case Mapping():
                return forms["is_there"]
            case tuple():
                return ", ".join(self.value(at, each) for each in said)
            case _:
                return self._word(at, str(said))

    def _word(self, at: Place, said: str) -> str:
        forms = FORMS[self.locale]
        is_power = at[0] == "escalation" and "powers" in at
        if is_power and said in WORDS_FOR_ROLES:
            return forms["ladder_word" if said == "ladder" else said]
        if at[:2] == ("calendar", "days") or at[-1] == "status":
            return forms.get(said, said)
        if at[-1] in NAMES_ROLES or is_power:
            return self._role(said)
        return self._unit(said) if at[-1] in NAMES_UNITS else said

    def _of(self, thing: str, rest: Iterable[str]) -> str:
        """A thing, or one of its keys."""
        keys = [*rest]
        if not keys:
            return thing
        if keys[0] == "powers" and len(keys) > 1:
            return self._of(thing, [FORMS[self.locale]["power"].format(act=self._act(keys[1]))])
        named = KEYS[self.locale].get(keys[0], self._act(keys[0])) if len(keys) == 1 else ".".join(keys)
        return FORMS[self.locale]["of"].format(thing=thing, key=named)

    def _act(self, act: str) -> str:
        return ACTS[self.locale][ActKind(act)] if act in {*ActKind} else act

    def _role(self, role_id: str) -> str:
        found = self.book.organisation.role(role_id)
        return found.title_in(self.locale) if found is not None else role_id

    def _unit(self, unit_id: str) -> str:
        found = self.book.organisation.find(unit_id)
        return found[1].name if found is not None else unit_id

    def _stretch(self, said: Mapping[str, Any]) -> str:
        forms = FORMS[self.locale]
        since, until = said.get("since"), said.get("until")
        first = day_text(since, self.locale) if isinstance(since, date) else ""
        if isinstance(until, date):
            return forms["until"].format(since=first, until=day_text(until, self.locale))
        return forms["open_end"].format(since=first)
