"""The words of the first pages: my tasks, accessibility. By language. Pure tables."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

PageWords = Mapping[Locale, Mapping[str, str]]

TASKS_WORDS: PageWords = {
    "de": {
        "lead": "Hier steht, was Mails von Ihnen erbeten haben und was noch niemand beantwortet hat; was als Nächstes"
        " weitergeht, steht oben.",
        "nothing": "Es ist nichts zu tun: Alles, worum Mails Sie gebeten haben, ist beantwortet oder erledigt.",
        "nothing_next": "Neue Aufgaben kommen per Mail und stehen dann hier. Hinter einem Link in einer Mail finden Sie"
        " auch, was schon beantwortet ist.",
    },
    "en": {
        "lead": "This is what mails have asked of you and nobody has answered yet; what moves on next stands on top.",
        "nothing": "There is nothing to do: all that mails have asked of you is answered or done.",
        "nothing_next": "New tasks come by mail and stand here then. The link in a mail also shows what is answered"
        " already.",
    },
}
