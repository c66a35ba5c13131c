"""What does a program that subscribes to a calendar hear when there is none? By language. Pure.

Such programs show the text to whoever has subscribed, if anything.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

FEED_TEXTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "unknown": "Unter dieser Adresse gibt es keinen Kalender.",
        "ended": "Dieser Kalender wird nicht mehr fortgeführt: Sein Schlüssel galt bis {day}. Einen neuen legt die "
        "Administration an.",
        "abolished": "Dieser Kalender wird nicht mehr fortgeführt: Die Stelle, zu der er gehört, gibt es nicht mehr.",
        "vacant": "Zurzeit gibt es diesen Kalender nicht: Die Stelle, zu der er gehört, ist unbesetzt.",
        "not_now": "Der Kalender kann gerade nicht gelesen werden. Bitte später noch einmal versuchen.",
    },
    "en": {
        "unknown": "There is no calendar under this address.",
        "ended": "This calendar is not continued: its key held until {day}. The administration makes a new one.",
        "abolished": "This calendar is not continued: the post it belongs to does not exist any more.",
        "vacant": "There is no such calendar at present: the post it belongs to is vacant.",
        "not_now": "The calendar cannot be read just now. Please try again later.",
    },
}
