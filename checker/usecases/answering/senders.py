"""Whose mailbox does an answer come from, and which role does somebody name? Pure; addresses are compared, not kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.domain.organisation import Organisation, Role
from checker.domain.post import Post
from checker.domain.proposal import SenderKind
from checker.wording.answer_line import folded


def sender_kind(address: str, addressed: str, organisation: Organisation, on: date) -> SenderKind:
    """`addressed` is the `role@unit` that the answered mail went to; empty: no mail of ours is answered."""
    if addressed and address in set(_mailboxes(Post.parse(addressed), organisation, on)):
        return SenderKind.ROLE
    return SenderKind.HOUSE if _domain(address) in _domains(organisation) else SenderKind.UNKNOWN


def _mailboxes(post: Post, organisation: Organisation, on: date) -> Iterator[str]:
    """Those of the role itself, of its deputy, and of whoever reads for it on that day."""
    role = organisation.role(post.role)
    deputy = organisation.role(role.deputy) if role and role.deputy else None
    for each in (role, deputy):
        if each is not None:
            yield each.mailbox_at(post.unit).casefold()
    reader = organisation.reader_of(post, on)
    if reader is not None:
        yield reader.mailbox.casefold()


def _domains(organisation: Organisation) -> frozenset[str]:
    return frozenset(_domain(role.mailbox.casefold()) for role in organisation.roles if not role.is_external)


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def named_role(words: str, organisation: Organisation) -> str | None:
    """The role that is written out, by its id or title; `role@unit` keeps its unit. None: there is none such."""
    wanted = Post.parse(words.strip())
    if wanted.unit and organisation.find(wanted.unit) is None:
        return None
    found = next((role for role in organisation.roles if folded(wanted.role) in _names(role)), None)
    return str(Post(found.id, wanted.unit)) if found else None


def _names(role: Role) -> frozenset[str]:
    names = (role.id, role.title, role.short_title, role.title_en)
    return frozenset(folded(name) for name in names if name)
