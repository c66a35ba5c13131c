"""Who may open which page and do what there? Pure: one table, of which docs/rights.md is made.

A row says whom a page admits; what it shows of units is narrowed further (`visibility`), and who may decide about a
finding stands in escalation.yaml (`permissions`). DESIGN section 8, ADR 0097.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from checker.domain.access import Right, Viewer
from checker.domain.post import Post
from checker.findings.entering import EnteringHouse, may_have_to_enter
from checker.findings.visibility import sight_of


class PageId(StrEnum):
    """Every page there is or will be."""

    LOG_IN = "log_in"
    INVITATION = "invitation"
    ACCESSIBILITY = "accessibility"
    HEALTH = "health"
    LINK = "link"
    TASKS = "tasks"
    FINDING = "finding"
    PROPOSALS = "proposals"
    LETTERS = "letters"
    ACCOUNT = "account"
    CREDENTIALS = "credentials"
    FINDINGS = "findings"
    OBLIGATION = "obligation"
    OVERVIEW = "overview"
    CALENDAR = "calendar"
    TALK = "talk"
    SEARCH = "search"
    RULES = "rules"
    STAFF_COUNCIL = "staff_council"
    OUTBOX = "outbox"
    INBOX = "inbox"
    EVIDENCE = "evidence"
    LOG = "log"
    OPERATION = "operation"
    ADMINISTRATION = "administration"


class PageAct(StrEnum):
    """What a page posts. `DECIDE` is every act about a finding: which of them, escalation.yaml says."""

    ANSWER_BY_LINK = "answer_by_link"
    DECIDE = "decide"
    REPORT_FACT = "report_fact"
    ENTER_PROPOSAL = "enter_proposal"
    REJECT_PROPOSAL = "reject_proposal"
    COMPLETE_PROPOSAL = "complete_proposal"
    EDIT_LETTER = "edit_letter"
    RELEASE_LETTER = "release_letter"
    SETTLE_LETTER = "settle_letter"
    KEEP_LETTER_BACK = "keep_letter_back"
    END_SESSION = "end_session"
    CHOOSE_LANGUAGE = "choose_language"
    ENTER_ABSENCE = "enter_absence"
    CHANGE_CREDENTIALS = "change_credentials"
    SEND_AGAIN = "send_again"
    UPLOAD_FILE = "upload_file"
    DECIDE_KEPT_OUT = "decide_kept_out"
    PREVIEW_EDIT = "preview_edit"
    APPROVE_EDIT = "approve_edit"
    ACTIVATE_RULES = "activate_rules"
    MAKE_PACK = "make_pack"
    RUN_FEATURES = "run_features"
    JUDGE_AGAIN = "judge_again"
    READ_ACCESS_LOG = "read_access_log"
    MANAGE_MEMBERS = "manage_members"
    MANAGE_KEYS = "manage_keys"


# What never falls to whoever only keeps the machine at work.
ABOUT_FINDINGS = frozenset({PageAct.DECIDE, PageAct.REPORT_FACT, PageAct.ANSWER_BY_LINK})


class Admitted(StrEnum):
    """Whom a page admits. `ANYBODY`: without a log-in. `BY_LINK`: by the link of a mail alone.

    `MEMBER`: whoever has logged in, also while none of their posts exists. `INSIDE` and `OUTSIDE`: with a post of the
    house, or of a body outside it. Then the rights of organisation.yaml, and the roles of escalation.yaml.
    `RELEASES`: the management and its deputy, also while it is there (D15). `ENTERS`: whoever may have to enter an
    answer: the administration and its deputy, the management and its deputy, and whoever stands behind the
    administration on the ladder of what that answers for itself.
    """

    ANYBODY = "anybody"
    BY_LINK = "by_link"
    MEMBER = "member"
    INSIDE = "inside"
    OUTSIDE = "outside"
    READ_ALL = "read_all"
    UPLOAD = "upload"
    READ_AUDIT = "read_audit"
    READ_RULES = "read_rules"
    REPLAY = "replay"
    MANAGEMENT = "management"
    ADMINISTRATION = "administration"
    SERVICE = "service"
    RELEASES = "releases"
    ENTERS = "enters"


Groups = frozenset[Admitted]
NOBODY: Groups = frozenset()
EVERYBODY: Groups = frozenset({Admitted.ANYBODY})
MEMBERS: Groups = frozenset({Admitted.MEMBER})
INSIDE: Groups = frozenset({Admitted.INSIDE})
WITH_A_POST: Groups = frozenset({Admitted.INSIDE, Admitted.OUTSIDE})
READING_RULES: Groups = frozenset({Admitted.INSIDE, Admitted.READ_RULES, Admitted.READ_ALL})
MANAGING: Groups = frozenset({Admitted.MANAGEMENT})
ADMINISTERING: Groups = frozenset({Admitted.ADMINISTRATION})
LETTERS: Groups = MANAGING | ADMINISTERING
RELEASING: Groups = frozenset({Admitted.RELEASES})
ENTERING: Groups = frozenset({Admitted.ENTERS})
OPERATING: Groups = frozenset({Admitted.ADMINISTRATION, Admitted.SERVICE})
FILES: Groups = frozenset({Admitted.UPLOAD, Admitted.ADMINISTRATION, Admitted.READ_AUDIT})
AUDITING: Groups = frozenset({Admitted.READ_AUDIT})
REPLAYING: Groups = frozenset({Admitted.READ_AUDIT, Admitted.REPLAY})


@dataclass(frozen=True, slots=True)
class PageRights:
    """A row: who opens the page, does what there, and takes what it shows away as a file, a feed or by a machine's key.

    Whoever may not open a page may do none of the others. `NOBODY` for export, feed and machines: there is none.
    """

    opens: Groups
    acts: Mapping[PageAct, Groups] = field(default_factory=lambda: MappingProxyType({}))
    exports: Groups = NOBODY
    feed: Groups = NOBODY
    machines: Groups = NOBODY


PAGE_RIGHTS: Mapping[PageId, PageRights] = MappingProxyType(
    {
        PageId.LOG_IN: PageRights(EVERYBODY),
        PageId.INVITATION: PageRights(EVERYBODY),
        PageId.ACCESSIBILITY: PageRights(EVERYBODY),
        PageId.HEALTH: PageRights(EVERYBODY),
        PageId.LINK: PageRights(EVERYBODY, {PageAct.ANSWER_BY_LINK: WITH_A_POST | {Admitted.BY_LINK}}),
        PageId.TASKS: PageRights(WITH_A_POST),
        PageId.FINDING: PageRights(
            WITH_A_POST, {PageAct.DECIDE: WITH_A_POST, PageAct.REPORT_FACT: WITH_A_POST}, machines=WITH_A_POST
        ),
        PageId.PROPOSALS: PageRights(
            ENTERING,
            {
                PageAct.ENTER_PROPOSAL: ENTERING,
                PageAct.REJECT_PROPOSAL: ENTERING,
                PageAct.COMPLETE_PROPOSAL: ENTERING,
            },
        ),
        PageId.LETTERS: PageRights(
            RELEASING | ADMINISTERING,
            {
                PageAct.EDIT_LETTER: RELEASING,
                PageAct.RELEASE_LETTER: RELEASING,
                PageAct.SETTLE_LETTER: RELEASING,
                PageAct.KEEP_LETTER_BACK: RELEASING,
            },
        ),
        PageId.ACCOUNT: PageRights(
            MEMBERS,
            {
                PageAct.END_SESSION: MEMBERS,
                PageAct.CHOOSE_LANGUAGE: MEMBERS,
                PageAct.ENTER_ABSENCE: INSIDE,
            },
        ),
        PageId.CREDENTIALS: PageRights(MEMBERS, {PageAct.CHANGE_CREDENTIALS: MEMBERS}),
        PageId.FINDINGS: PageRights(WITH_A_POST, exports=WITH_A_POST, feed=WITH_A_POST, machines=WITH_A_POST),
        PageId.OBLIGATION: PageRights(WITH_A_POST, exports=WITH_A_POST, machines=WITH_A_POST),
        PageId.OVERVIEW: PageRights(WITH_A_POST, exports=WITH_A_POST, machines=WITH_A_POST),
        PageId.CALENDAR: PageRights(WITH_A_POST, exports=WITH_A_POST, feed=WITH_A_POST, machines=WITH_A_POST),
        PageId.TALK: PageRights(INSIDE, {PageAct.REPORT_FACT: INSIDE}),
        PageId.SEARCH: PageRights(WITH_A_POST),
        PageId.RULES: PageRights(
            READING_RULES,
            {
                PageAct.PREVIEW_EDIT: LETTERS | {Admitted.READ_ALL},
                PageAct.APPROVE_EDIT: WITH_A_POST,
                PageAct.ACTIVATE_RULES: ADMINISTERING,
            },
            exports=READING_RULES,
            machines=READING_RULES,
        ),
        PageId.STAFF_COUNCIL: PageRights(
            LETTERS | {Admitted.READ_RULES}, exports=LETTERS | {Admitted.READ_RULES}
        ),
        PageId.OUTBOX: PageRights(OPERATING, {PageAct.SEND_AGAIN: OPERATING}, machines=OPERATING),
        # Whoever decides about what is kept out sees it first.
        PageId.INBOX: PageRights(
            FILES | MANAGING,
            {
                PageAct.UPLOAD_FILE: frozenset({Admitted.UPLOAD}),
                PageAct.DECIDE_KEPT_OUT: frozenset({Admitted.UPLOAD, Admitted.MANAGEMENT}),
            },
            exports=FILES,
            machines=FILES,
        ),
        PageId.EVIDENCE: PageRights(
            REPLAYING,
            {
                PageAct.MAKE_PACK: AUDITING,
                PageAct.RUN_FEATURES: REPLAYING,
                PageAct.JUDGE_AGAIN: REPLAYING,
            },
            exports=REPLAYING,
        ),
        PageId.LOG: PageRights(AUDITING, {PageAct.READ_ACCESS_LOG: AUDITING}, exports=AUDITING),
        PageId.OPERATION: PageRights(OPERATING, machines=OPERATING),
        PageId.ADMINISTRATION: PageRights(
            ADMINISTERING,
            {
                PageAct.MANAGE_MEMBERS: ADMINISTERING,
                PageAct.MANAGE_KEYS: ADMINISTERING,
                PageAct.ENTER_ABSENCE: ADMINISTERING,
            },
        ),
    }
)  # fmt: skip


def groups_of(viewer: Viewer | None, house: EnteringHouse, on: date) -> Groups:
    """What somebody is on a day, by the posts they act for; None: has not logged in and holds no link."""
    if viewer is None:
        return EVERYBODY
    if not viewer.is_logged_in:
        return frozenset({Admitted.ANYBODY, Admitted.BY_LINK})
    sight = sight_of(viewer, house.organisation, on)
    groups = {Admitted.ANYBODY, Admitted.MEMBER, *_of_rights(sight.rights)}
    if sight.posts:
        groups.add(Admitted.INSIDE if sight.is_inside else Admitted.OUTSIDE)
    return frozenset(groups | _of_roles({Post.parse(post).role for post in sight.posts}, house, on))


def admits(page: PageId, groups: Groups) -> bool:
    """Does a page admit whoever is all that (`groups_of`)? What it shows of units is narrowed further
    (`visibility.Sight`).
    """
    return bool(PAGE_RIGHTS[page].opens & groups)


def may_export(page: PageId, groups: Groups) -> bool:
    """May whoever is all that take what a page lists away as a file?"""
    row = PAGE_RIGHTS[page]
    return bool(row.opens & groups and row.exports & groups)


def may_act(page: PageId, act: PageAct, viewer: Viewer | None, house: EnteringHouse, on: date) -> bool:
    """May somebody post that on a page on a day? Who may decide what about a finding is asked besides (`permissions`).

    Whoever only keeps the machine at work (`service`) never acts on a finding: `posts_that_decide`.
    """
    row, groups = PAGE_RIGHTS[page], groups_of(viewer, house, on)
    if not row.opens & groups or not row.acts.get(act, NOBODY) & groups:
        return False
    return act not in ABOUT_FINDINGS or viewer is None or bool(posts_that_decide(viewer, house, on))


def posts_that_decide(viewer: Viewer, house: EnteringHouse, on: date) -> tuple[str, ...]:
    """The posts somebody acts for that may decide anything about findings: not the role `service`, where it is one."""
    posts = sight_of(viewer, house.organisation, on).posts
    return tuple(post for post in posts if Post.parse(post).role != house.escalation.service)


def _of_rights(rights: frozenset[Right]) -> Groups:
    of_right = {
        Right.READ_ALL: Admitted.READ_ALL,
        Right.UPLOAD: Admitted.UPLOAD,
        Right.READ_AUDIT: Admitted.READ_AUDIT,
        Right.READ_RULES: Admitted.READ_RULES,
        Right.REPLAY: Admitted.REPLAY,
    }
    return frozenset(of_right[right] for right in rights if right in of_right)


def _of_roles(roles: set[str], house: EnteringHouse, on: date) -> Groups:
    escalation = house.escalation
    releasing = house.organisation.acting_for(escalation.management, on)
    of_roles: tuple[tuple[Iterable[str], Admitted], ...] = (
        ((escalation.management,), Admitted.MANAGEMENT),
        ((escalation.administering,), Admitted.ADMINISTRATION),
        ((escalation.serving,), Admitted.SERVICE),
        (releasing, Admitted.RELEASES),
        ((*may_have_to_enter(house, on), *releasing), Admitted.ENTERS),
    )
    return frozenset(group for named, group in of_roles if not roles.isdisjoint(named))
