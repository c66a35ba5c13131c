"""Which links to pages does a mail bear, and what of them may others read? Pure.

A link is made when its mail is rendered, from what was planned: the same mail rendered again has the same. Letters to
bodies outside have none, as they ask nothing of us.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from checker.domain.answer import AnswerChoice
from checker.domain.mail_link import LinkClaim
from notifications.digest_facts import DigestFacts, DigestRow
from notifications.facts import AnswerableFacts, MailFacts
from notifications.letter_facts import LetterFacts
from notifications.link_tokens import ANSWER_PATH, HIDDEN, LinkTokens, claim_of
from notifications.message import AnyFacts
from notifications.notice_facts import AnswerFacts, OverdueReportFacts, RuleChangeFacts

# Of a body in quoted-printable, a line may end anywhere.
SOFT = rb"(?:=\r?\n)?"
WRITTEN_PATH = SOFT.join(re.escape(bytes([each])) for each in ANSWER_PATH.encode())
IN_BYTES = re.compile(rb"(" + WRITTEN_PATH + rb")" + SOFT + rb"[A-Za-z0-9_\-](?:" + SOFT + rb"[A-Za-z0-9_.\-])*")
IN_TEXT = re.compile(re.escape(ANSWER_PATH) + r"([A-Za-z0-9_\-][A-Za-z0-9_.\-]*)")


def with_links(facts: AnyFacts, tokens: LinkTokens | None) -> AnyFacts:
    """The facts with a link beside each thing that may be answered. `tokens` None, or no key to be read: without."""
    if tokens is None or isinstance(facts, LetterFacts) or facts.is_outside or tokens.trouble():
        return facts
    match facts:
        case DigestFacts():
            groups = tuple(
                replace(group, rows=tuple(_row(row, tokens) for row in group.rows)) for group in facts.groups
            )
            return replace(facts, groups=groups, tasks_link=tokens.tasks_url)
        case MailFacts():
            answer = _linked(facts.asked.answer, tokens)
            return replace(facts, asked=replace(facts.asked, answer=answer))
        case AnswerFacts():
            asked = tuple(_of(one, tokens) for one in facts.asked)
            return replace(facts, asked=asked, undo=_linked(facts.undo, tokens))
        case OverdueReportFacts():
            return replace(facts, asked=tuple(_of(one, tokens) for one in facts.asked))
        case RuleChangeFacts():
            letters = (replace(letter, answer=_linked(letter.answer, tokens)) for letter in facts.letters)
            return replace(facts, letters=tuple(letters))
        case _:
            return facts


def _row(row: DigestRow, tokens: LinkTokens) -> DigestRow:
    of_units = tuple(_of(one, tokens) for one in row.unit_answers)
    return replace(row, answer=_linked(row.answer, tokens), unit_answers=of_units)


def _linked(answer: AnswerableFacts | None, tokens: LinkTokens) -> AnswerableFacts | None:
    return _of(answer, tokens) if answer else None


def _of(answer: AnswerableFacts, tokens: LinkTokens) -> AnswerableFacts:
    """Without what a link claims it was planned by an older version."""
    if not answer.item:
        return answer
    choices = tuple(AnswerChoice(each) for each in answer.choices)
    return replace(answer, link=tokens.url(LinkClaim(answer.item, choices, date.fromisoformat(answer.ends_on))))


def links_act_until(texts: Iterable[str]) -> date | None:
    """The last day on which a link in these texts acts. None: they bear none."""
    claims = (claim_of(found[1]) for text in texts for found in IN_TEXT.finditer(text))
    return max((claim.ends_on for claim in claims if claim is not None), default=None)


def without_tokens_in(raw: bytes) -> bytes:
    """A mail's bytes in which no link acts any more; where it bears none, the bytes themselves."""
    return IN_BYTES.sub(rb"\1" + HIDDEN.encode(), raw)
