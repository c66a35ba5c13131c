"""What did an edit change of a rule, in one sentence for whoever answers for it? Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.domain.rules_edit import EditedRule, RulesEdit
from checker.wording.locales import Locale
from checker.wording.rule_facts import LABELS, rule_texts

# Of a rule that is new, or holds no more.
MOST_TELLING = ("required", "due", "owner")
# What stands behind it comes after the text itself.
BESIDE = "; "
FORMS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "rule": "{title}: {what}.",
        "joined": "; ",
        "changed": "{label} bisher „{before}“, jetzt „{after}“",
        "added": "{label} jetzt „{after}“, bisher nicht gesagt",
        "dropped": "{label} bisher „{before}“, jetzt nicht mehr gesagt",
        "is": "{label} „{after}“",
        "new": "neu",
        "gone": "gilt nicht mehr",
        "otherwise": "wird anders gezählt oder beurteilt als bisher",
    },
    "en": {
        "rule": "{title}: {what}.",
        "joined": "; ",
        "changed": "{label} before “{before}”, now “{after}”",
        "added": "{label} now “{after}”, not said before",
        "dropped": "{label} before “{before}”, not said any more",
        "is": "{label} “{after}”",
        "new": "new",
        "gone": "holds no more",
        "otherwise": "counted or judged otherwise than before",
    },
}


def edited_text(edit: RulesEdit, edited: EditedRule, locale: Locale) -> str:
    """The rule, and what it says before and now."""
    return FORMS[locale]["rule"].format(
        title=edited.rule.title_in(locale), what=FORMS[locale]["joined"].join(_what(edit, edited, locale))
    )


def _what(edit: RulesEdit, edited: EditedRule, locale: Locale) -> Iterator[str]:
    forms, labels = FORMS[locale], LABELS[locale]
    was = rule_texts(edit.before, edited.before, locale) if edited.before else {}
    now = rule_texts(edit.after, edited.after, locale) if edited.after else {}
    if edited.before is None or edited.after is None:
        yield forms["gone"] if edited.after is None else forms["new"]
        said = was if edited.after is None else now
        yield from (forms["is"].format(label=labels[key], after=said[key]) for key in MOST_TELLING if key in said)
        return
    told = [key for key in edited.respects if was.get(key) != now.get(key)]
    for key in told:
        form = "changed" if key in was and key in now else "added" if key in now else "dropped"
        before, after = _differing(was.get(key, ""), now.get(key, ""))
        yield forms[form].format(label=labels[key], before=before, after=after)
    if len(told) < len(edited.respects):
        yield forms["otherwise"]


def _differing(before: str, after: str) -> tuple[str, str]:
    """Without what both say in the same words behind their first part."""
    (was, _, beside_before), (now, _, beside_after) = before.partition(BESIDE), after.partition(BESIDE)
    return (was, now) if was != now and beside_before == beside_after else (before, after)
