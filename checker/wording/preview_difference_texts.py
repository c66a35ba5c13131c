"""The words of how two previews of an edit differ, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

PREVIEW_DIFFERENCE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "house": "Die Vorschau gehört zu einem anderen Haus; dieses ist {names}.",
        "in_force": "Inzwischen wurden Regeln in Kraft gesetzt: {names}.",
        "files": "Die Regeldateien sind andere: {names}.",
        "obligations": "Verpflichtungen ändern sich anders: {names}.",
        "verdicts": "Urteile ändern sich anders: {names}.",
        "opened": "Andere Befunde werden eröffnet: {names}.",
        "closed": "Andere Befunde werden geschlossen: {names}.",
        "withdrawn": "Andere Befunde entfallen: {names}.",
        "more": " und {count} weitere",
    },
    "en": {
        "house": "The preview is one of another house; this one is {names}.",
        "in_force": "Rules were activated since: {names}.",
        "files": "The rule files are others: {names}.",
        "obligations": "Obligations change in another way: {names}.",
        "verdicts": "Verdicts change in another way: {names}.",
        "opened": "Other findings are opened: {names}.",
        "closed": "Other findings are closed: {names}.",
        "withdrawn": "Other findings are withdrawn: {names}.",
        "more": " and {count} more",
    },
}
