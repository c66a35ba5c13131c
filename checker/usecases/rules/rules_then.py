"""Which rules is a past day judged by? Those that were in force then, unless others are asked for. Shell, read-only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from checker.domain.refusal import NotThere, Refused, RulebookRefusal
from checker.domain.rulebook import Rulebook
from checker.domain.rules_used import RulesBasis, RulesUsed
from checker.store import activations
from checker.store.activations import ActivationHead
from checker.store.errors import NothingActivated
from checker.usecases.rules.activation import archived_book

ACTIVE = "active"
SHOWN_CHARACTERS = 12


def rules_for(tx: Connection, known_at: datetime | None, named: str | None = None) -> tuple[Rulebook, RulesUsed]:
    """The rules in force at an instant (aware; None: now) with their calendar, or those that are `named`.

    `named` is `active` or the SHA-256 (or its beginning) of rules that ever were in force. Raises NothingActivated.
    """
    head, basis = _chosen(tx, known_at, named)
    return archived_book(tx, head), RulesUsed(basis, head.activated_at)


def activation_then(tx: Connection, known_at: datetime) -> tuple[ActivationHead, RulesBasis]:
    """What was in force at an instant (aware), or the first that ever was, and which of the two. NothingActivated."""
    return _chosen(tx, known_at, None)


def activation_named(tx: Connection, named: str) -> ActivationHead:
    """The activation in force (`active`), or the newest of the rules that are named. NothingActivated."""
    return _chosen(tx, None, named)[0]


def _chosen(tx: Connection, known_at: datetime | None, named: str | None) -> tuple[ActivationHead, RulesBasis]:
    newest, first = activations.newest(tx), activations.first(tx)
    if newest is None or first is None:
        raise NothingActivated
    if named is not None and named != ACTIVE:
        return _named(tx, named), RulesBasis.NAMED
    if named == ACTIVE or known_at is None:
        return newest, RulesBasis.IN_FORCE
    then = activations.in_force_at(tx, known_at)
    return (then, RulesBasis.IN_FORCE_THEN) if then else (first, RulesBasis.FIRST)


def _named(tx: Connection, named: str) -> ActivationHead:
    """The newest activation of the rulebook that is meant."""
    found = activations.beginning_with(tx, named.lower())
    if not found:
        raise Refused(NotThere.RULEBOOK, rulebook=named)
    meant = tuple(dict.fromkeys(head.sha256[:SHOWN_CHARACTERS] for head in found))
    if len(meant) > 1:
        raise Refused(RulebookRefusal.SEVERAL, rulebook=named, allowed=meant)
    return found[0]
