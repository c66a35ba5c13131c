"""Which words does a letter to a body outside begin with? Pure: by language, looked up by code.

The management may write its own in their place. What stands in braces is filled in by the program. After a salutation
German goes on in small letters; where there is none, the first letter is made a capital.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

LETTERS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "matter": "„{title}“",
        "matter_at": "„{title}“ ({place})",
        "open": "der Plan {year} unseres Hauses enthält den Punkt {matter}. Er ist im Haus offen geblieben; deshalb "
        "unterrichten wir Sie über den Stand.",
        "agreed": "im Plan {year} ist mit Ihnen vereinbart: {matter}. Der Punkt ist im Haus offen geblieben; deshalb "
        "unterrichten wir Sie über den Stand.",
        "again": "wir kommen auf das zurück, was wir Ihnen am {day} mitgeteilt haben. Der Punkt {matter} ist weiter "
        "offen; über den Stand unterrichten wir Sie erneut.",
        "open_meeting": "Der Plan {year} enthält den Punkt {matter}. Er ist im Haus offen geblieben und wird deshalb "
        "vorgelegt.",
        "agreed_meeting": "Im Plan {year} ist vereinbart: {matter}. Der Punkt ist im Haus offen geblieben und wird "
        "deshalb vorgelegt.",
        "again_meeting": "Über den Punkt {matter} wurde am {day} unterrichtet. Er ist weiter offen und wird deshalb "
        "erneut vorgelegt.",
        "done": "am {day} hatten wir Ihnen mitgeteilt, dass der Punkt {matter} offen ist. Inzwischen ist er erledigt.",
        "kept": "am {day} hatten wir Ihnen mitgeteilt, dass der Zielwert {matter} nicht eingehalten ist. Inzwischen "
        "wird er eingehalten.",
        "was_done": "am {day} hatten wir Ihnen mitgeteilt, dass der Punkt {matter} offen ist. Das traf nicht zu: "
        "Berichtigte oder nachgereichte Meldungen zeigen, dass er rechtzeitig erledigt war.",
        "was_kept": "am {day} hatten wir Ihnen mitgeteilt, dass der Zielwert {matter} nicht eingehalten ist. Das traf "
        "nicht zu: Berichtigte oder nachgereichte Meldungen zeigen, dass er eingehalten war.",
        "no_longer_asked": "am {day} hatten wir Ihnen mitgeteilt, dass der Punkt {matter} offen ist. Was dazu verlangt "
        "ist, hat sich zum {since} geändert; wie beschrieben ist er nicht mehr offen.",
        "ask": "Bitte teilen Sie uns mit, wie Sie dazu stehen.",
        "ask_agreed": "Bitte teilen Sie uns mit, ob Sie an dem Ziel festhalten, eine neue Frist setzen oder eine "
        "Ausnahme zulassen.",
        "ask_meeting": "Um Beratung und Beschluss wird gebeten.",
        "ask_meeting_agreed": "Es wird um einen Beschluss gebeten, ob an dem Ziel festgehalten, eine neue Frist "
        "gesetzt oder eine Ausnahme zugelassen wird.",
        "nothing_to_do": "Zu veranlassen ist nichts weiter.",
        "set_aside": "Bitte betrachten Sie die frühere Mitteilung als gegenstandslos.",
        "greeting": "Mit freundlichen Grüßen",
        "purpose": "Bitte um Stellungnahme",
        "purpose_meeting": "Vorlage für die Sitzung",
        "purpose_all_clear": "erledigt",
        "purpose_rectification": "Richtigstellung",
        "purpose_rule_change": "nicht mehr offen",
        "stands": "Stand",
        "plan": "Quelle",
        "plan_line": "Plan {year}, Zeile {line}",
        "plan_alone": "Plan {year}",
    },
    "en": {
        "matter": "‘{title}’",
        "matter_at": "‘{title}’ ({place})",
        "open": "The plan for {year} of our house has the item {matter}. It has remained open in the house, which is "
        "why we inform you where it stands.",
        "agreed": "The plan for {year} has what was agreed with you: {matter}. It has remained open in the house, "
        "which is why we inform you where it stands.",
        "again": "We come back to what we told you on {day}. The item {matter} is still open; we inform you again "
        "where it stands.",
        "open_meeting": "The plan for {year} has the item {matter}. It has remained open in the house, and is "
        "therefore submitted.",
        "agreed_meeting": "The plan for {year} has what was agreed: {matter}. It has remained open in the house, and "
        "is therefore submitted.",
        "again_meeting": "On {day} the item {matter} was reported. It is still open, and is therefore submitted again.",
        "done": "On {day} we told you that the item {matter} was open. It has been done since.",
        "kept": "On {day} we told you that the target {matter} was not met. It is met by now.",
        "was_done": "On {day} we told you that the item {matter} was open. That was not so: corrected or later reports "
        "show that it had been done in time.",
        "was_kept": "On {day} we told you that the target {matter} was not met. That was not so: corrected or later "
        "reports show that it had been met.",
        "no_longer_asked": "On {day} we told you that the item {matter} was open. What is required changed on {since}; "
        "as described it is open no longer.",
        "ask": "Please let us know your position.",
        "ask_agreed": "Please let us know whether you hold to the target, set a new date or allow an exception.",
        "ask_meeting": "We ask for discussion and a decision.",
        "ask_meeting_agreed": "We ask for a decision whether the target is held to, a new date is set or an exception "
        "is allowed.",
        "nothing_to_do": "Nothing more needs to be done.",
        "set_aside": "Please regard the earlier message as void.",
        "greeting": "Yours faithfully",
        "purpose": "request for your position",
        "purpose_meeting": "paper for the meeting",
        "purpose_all_clear": "done",
        "purpose_rectification": "rectification",
        "purpose_rule_change": "open no longer",
        "stands": "Where it stands",
        "plan": "Source",
        "plan_line": "Plan {year}, line {line}",
        "plan_alone": "Plan {year}",
    },
}


def letter_phrase(code: str, locale: Locale, **facts: object) -> str:
    """The phrase with its facts filled in, which are texts as the reader sees them."""
    return LETTERS[locale][code].format_map(facts)
