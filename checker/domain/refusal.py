"""Why was a request not carried out? Pure: a code with its facts, never a sentence.

`checker.wording.refusals` says each code in German and English. An input is named as the use case knows it; the
surface has a word of its own for it: `until` is `--until` at the command line and "Enddatum" on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.domain.errors import ExitCode, UsageError
from checker.domain.preview_difference import PreviewDifference
from checker.domain.record_problem import RecordProblem


class RefusalCode(StrEnum):
    """A reason. Behind the code stand the names of the facts that come with it."""

    facts: tuple[str, ...]

    def __new__(cls, code: str, *facts: str) -> RefusalCode:
        member = str.__new__(cls, code)
        member._value_ = code
        member.facts = facts
        return member


class NotThere(RefusalCode):
    """What was named does not exist."""

    ROLE = "not_there.role", "role"
    UNIT = "not_there.unit", "unit"
    UNIT_OF_LEVEL = "not_there.unit_of_level", "level", "unit", "day"
    RULE = "not_there.rule", "rule"
    RULE_IN_FORCE = "not_there.rule_in_force", "rule"
    OBLIGATION = "not_there.obligation", "obligation"
    FINDING = "not_there.finding", "obligation"
    STATE = "not_there.state", "state"
    RECORD = "not_there.record", "record"
    ABSENCE = "not_there.absence", "number"
    ACT = "not_there.act", "number"
    REPORT = "not_there.report", "report"
    PROPOSAL = "not_there.proposal", "number"
    RULEBOOK = "not_there.rulebook", "rulebook"
    ACTIVATION = "not_there.activation", "number", "last"
    ROW = "not_there.row", "row"
    MAIL = "not_there.mail", "mail"
    FILE = "not_there.file", "sha256"
    PLAN = "not_there.plan", "year"
    CHECKPOINT = "not_there.checkpoint"
    FILE_NAMED = "not_there.file_named", "file"
    ITEM = "not_there.item", "item"
    FILE_NUMBER = "not_there.file_number", "file_number"
    QUARANTINED = "not_there.quarantined", "number"
    JOB = "not_there.job", "number"
    KEY = "not_there.key", "key"
    TALK = "not_there.talk", "unit", "month"


class RedactionRefusal(RefusalCode):
    """Why content is not deleted, or is not there any more."""

    NOTHING_THERE = "redaction.nothing_there"
    MAIL_ON_ITS_WAY = "redaction.mail_on_its_way", "key", "state"
    DELETED = "redaction.deleted", "day", "data_class", "by"
    EVIDENCE_DELETED = "redaction.evidence_deleted", "obligation", "day"
    HOLD_IS_OVER = "redaction.hold_is_over", "day"
    NOT_HELD = "redaction.not_held", "data_class"
    HELD = "redaction.held", "data_class", "day", "by"
    BY_TIME_ALONE = "redaction.by_time_alone", "data_class"


class AccessRefusal(RefusalCode):
    """Why somebody does not come in, is not invited, or a member is not changed. Nothing here names a person but the
    login that was just typed.
    """

    NO_MEMBER = "access.no_member", "number"
    NO_SUCH_LOGIN = "access.no_such_login", "login"
    NO_LOGIN = "access.no_login", "login"
    THERE_ALREADY = "access.there_already", "login"
    ENDED_ALREADY = "access.ended_already", "login"
    NO_POSTS = "access.no_posts"
    NO_SUCH_POST = "access.no_such_post", "post"
    WHICH_UNIT = "access.which_unit", "role"
    NO_SUCH_UNIT = "access.no_such_unit", "role", "unit"
    NO_ADDRESS = "access.no_address"
    NOT_BY_PASSWORD = "access.not_by_password", "way"
    WAY_NOT_OPEN = "access.way_not_open", "way"
    DOES_NOT_MATCH = "access.does_not_match"
    WRONG_PASSWORD = "access.wrong_password"
    WRONG_CODE = "access.wrong_code"
    WAIT = "access.wait", "seconds"
    INVITATION_OVER = "access.invitation_over"
    PASSWORD_TOO_SHORT = "access.password_too_short", "least"
    PASSWORD_TOO_LONG = "access.password_too_long", "longest"
    PASSWORD_TOO_COMMON = "access.password_too_common"
    NOT_AN_AUDITOR = "access.not_an_auditor", "by"
    NO_PURPOSE = "access.no_purpose", "purpose"
    NO_SCOPES = "access.no_scopes"
    FEED_ALONE = "access.feed_alone"
    SCOPE_NOT_OF_POST = "access.scope_not_of_post", "scope", "post"
    KEY_LASTS = "access.key_lasts", "longest"
    KEY_ENDED_ALREADY = "access.key_ended_already", "key", "day"


class LookUpRefusal(RefusalCode):
    """Why an auditor's look-up has no answer though something is there."""

    SEVERAL_ITEMS = "look_up.several_items", "item", "count"
    SEVERAL_FILES = "look_up.several_files", "sha256", "count"
    SEVERAL_OF_THE_NAME = "look_up.several_of_the_name", "file", "count"
    NOT_KEPT = "look_up.not_kept", "file", "sha256"
    GONE = "look_up.gone", "file", "sha256"
    NOT_ITS_HASH = "look_up.not_its_hash", "file", "sha256", "found"


class QuarantineRefusal(RefusalCode):
    """Why what is kept out is not read again, taken in or discarded. `by` is the number of what came in its place."""

    READ_AGAIN = "quarantine.read_again", "number", "by"
    OVERTAKEN = "quarantine.overtaken", "number", "by"
    WITHDRAWN = "quarantine.withdrawn", "number"
    NOT_KEPT = "quarantine.not_kept", "number", "file"
    SETTLED = "quarantine.settled", "number"
    DECIDED_MEANWHILE = "quarantine.decided_meanwhile", "number"
    NOT_RELEASABLE = "quarantine.not_releasable", "number"
    READS_OTHERWISE = "quarantine.reads_otherwise", "number"
    NO_FILE_NUMBER = "quarantine.no_file_number"
    NOT_ALLOWED = "quarantine.not_allowed", "by", "who"
    ONES_OWN = "quarantine.ones_own", "by", "who"


class PackRefusal(RefusalCode):
    """Why no evidence pack is made."""

    NOTHING_OWED = "pack.nothing_owed", "rule"
    NO_PERIOD = "pack.no_period", "period"
    BEFORE_THE_LOG = "pack.before_the_log", "period", "day"
    AFTER_THE_LOG = "pack.after_the_log", "period", "day"
    THERE_ALREADY = "pack.there_already", "file"
    CANNOT_WRITE = "pack.cannot_write", "file", "detail"


class ExplainRefusal(RefusalCode):
    """Why there is no verdict to explain, or more than one."""

    BEFORE_THE_PLAN = "explain.before_the_plan", "year", "day"
    NOBODY_ASKED = "explain.nobody_asked", "rule", "day"
    WHICH_UNIT = "explain.which_unit", "rule"
    NOT_OWED_THERE = "explain.not_owed_there", "unit", "rule", "day"
    NOT_OWED_THEN = "explain.not_owed_then", "rule", "period"
    WHICH_PERIOD = "explain.which_period", "rule"


class SpanRefusal(RefusalCode):
    """Why a span of time (ISO 8601) has no end."""

    NO_SPAN = "span.no_span", "span"
    EMPTY = "span.empty", "span"
    BEYOND_THE_YEARS = "span.beyond_the_years", "span", "start"
    NO_DAY_AFTER = "span.no_day_after", "day"


class ForecastRefusal(RefusalCode):
    """Why no forecast is made."""

    BACKWARDS = "forecast.backwards", "first", "last"
    BEFORE_THE_STORE = "forecast.before_the_store", "first", "known"
    BEYOND_THE_CALENDAR = "forecast.beyond_the_calendar", "last", "latest"
    BEFORE_THE_CALENDAR = "forecast.before_the_calendar", "first", "earliest"
    NO_FOLDER = "forecast.no_folder", "folder"
    NO_DAYS = "forecast.no_days", "days"


class ActRefusal(RefusalCode):
    """Why an act about a finding is refused."""

    NO_FINDING = "act.no_finding", "obligation", "act"
    RESOLVED = "act.resolved", "obligation", "act", "day"
    NOTHING_WRONG = "act.nothing_wrong", "obligation", "act"
    NOT_TOLD_YET = "act.not_told_yet", "obligation", "act"
    NOT_JUDGED_YET = "act.not_judged_yet", "obligation"
    RESTS_ALREADY = "act.rests_already", "obligation", "state"
    AS_BEFORE = "act.as_before", "obligation", "state", "until"
    NOT_TAKEN_ON = "act.not_taken_on", "obligation", "act", "state"
    CHANGED_MEANWHILE = "act.changed_meanwhile", "obligation", "news"
    NOT_DATED = "act.not_dated", "obligation"
    NOT_LATER = "act.not_later", "obligation", "until", "due"
    NOTHING_TO_UNDO = "act.nothing_to_undo", "by", "obligation"
    NOT_THEIRS_TO_UNDO = "act.not_theirs_to_undo", "by", "obligation", "who"
    NO_END = "act.no_end", "act"
    IN_THE_PAST = "act.in_the_past", "until"
    TOO_FAR = "act.too_far", "until", "latest", "setting"
    BEYOND_THE_CALENDAR = "act.beyond_the_calendar", "until", "latest"
    NO_REASON = "act.no_reason", "act"
    NO_SUCH_REASON = "act.no_such_reason", "reason_id", "known"
    NO_REASONS_DECLARED = "act.no_reasons_declared", "reason_id"
    OWN_WORDS = "act.own_words", "known"
    REASON_TOO_LONG = "act.reason_too_long", "length", "longest"
    REASON_NAMES_SOMEBODY = "act.reason_names_somebody", "suspicion"
    REASON_UNPRINTABLE = "act.reason_unprintable"
    UNKNOWN_ROLE = "act.unknown_role", "by", "act", "who"
    SEVERAL_HOLD_IT = "act.several_hold_it", "by", "who"
    NOT_ON_THE_LADDER = "act.not_on_the_ladder", "by", "obligation", "act", "who"
    NOT_ALLOWED = "act.not_allowed", "by", "obligation", "act", "who"
    ONES_OWN = "act.ones_own", "by", "obligation", "act", "who"


class AbsenceRefusal(RefusalCode):
    """Why an absence is not entered."""

    SETTLED_OUTSIDE = "absence.settled_outside", "role"
    SEVERAL_HOLDERS = "absence.several_holders", "role", "example"
    EXISTS_ONCE = "absence.exists_once", "role", "unit"
    ENDS_BEFORE_IT_BEGINS = "absence.ends_before_it_begins", "since", "until"
    OVER_ALREADY = "absence.over_already", "until"
    TOO_LONG = "absence.too_long", "until", "latest"
    NO_DEPUTY = "absence.no_deputy", "role"
    DEPUTY_OUTSIDE = "absence.deputy_outside", "deputy", "role"
    ITS_OWN_DEPUTY = "absence.its_own_deputy", "role"


class FactRefusal(RefusalCode):
    """Why a single fact is not filed, or a report not withdrawn."""

    IN_FILES_ONLY = "fact.in_files_only", "rule"
    FIELDS_IN_FILES_ONLY = "fact.fields_in_files_only", "rule", "fields"
    DOES_NOT_FIT = "fact.does_not_fit", "inputs", "rule", "record_type"
    NOTHING_SAID = "fact.nothing_said", "inputs"
    NOBODY_ASKED = "fact.nobody_asked", "rule"
    WHICH_ANSWER = "fact.which_answer", "asked"
    NO_SCOPE = "fact.no_scope"
    OF_ANOTHER_LEVEL = "fact.of_another_level", "rule", "level", "unit", "unit_level"
    NOT_OWED_THERE = "fact.not_owed_there", "rule", "unit"
    STILL_TO_COME = "fact.still_to_come", "inputs", "day", "today"
    UNIT_NOT_THERE_THEN = "fact.unit_not_there_then", "unit", "day"
    NO_EVIDENCE = "fact.no_evidence", "rule"
    NO_PERIOD = "fact.no_period", "example"
    NO_MONTH = "fact.no_month", "example"
    OF_ANOTHER_KIND = "fact.of_another_kind", "rule", "field", "counted", "given"
    WHICH_KIND = "fact.which_kind", "inputs"
    WHICH_OF = "fact.which_of", "inputs", "counted"
    EVENTS_WITHOUT_TYPE = "fact.events_without_type", "rule"
    WHICH_IS_CANCELLED = "fact.which_is_cancelled", "events"
    WHICH_EVENT = "fact.which_event", "events"
    NOT_TAKEN = "fact.not_taken", "problems"
    RETRACTED_ALREADY = "fact.retracted_already", "record"
    NOT_RETRACTED = "fact.not_retracted", "record"
    CHANGED_MEANWHILE = "fact.changed_meanwhile", "unit"
    NOTHING_FOLLOWS = "fact.nothing_follows", "obligation"
    DONE_ALREADY = "fact.done_already", "agreement"


class FileRefusal(RefusalCode):
    """Why a record file that was named is not read at all."""

    NOT_THERE = "file.not_there", "file"
    FOLDER = "file.folder", "file"
    NO_REGULAR_FILE = "file.no_regular_file", "file"
    TOO_LARGE = "file.too_large", "file", "megabytes"
    UNREADABLE = "file.unreadable", "file", "detail"
    A_MAIL = "file.a_mail", "file"
    WITHDRAWN_ALREADY = "file.withdrawn_already", "file"
    NOT_WITHDRAWN = "file.not_withdrawn", "file"
    NO_TABLE = "file.no_table", "file"
    NO_FIGURE_DECLARED = "file.no_figure_declared", "file"


class UploadRefusal(RefusalCode):
    """Why a file that was sent over the web is not taken. Nothing of it is kept then."""

    NO_FILE = "upload.no_file"
    NAME_UNFIT = "upload.name_unfit"
    CUT_OFF = "upload.cut_off"
    KEY_OF_ANOTHER = "upload.key_of_another"
    ANOTHER_IMPORT = "upload.another_import"
    READER_MISSING = "upload.reader_missing", "detail"
    NO_ROOM = "upload.no_room", "detail"


# Not taken now, and for no fault of whoever sends: the same may be sent again.
UPLOADS_FOR_LATER: frozenset[UploadRefusal] = frozenset(
    {UploadRefusal.ANOTHER_IMPORT, UploadRefusal.READER_MISSING, UploadRefusal.NO_ROOM}
)


class RulebookRefusal(RefusalCode):
    """Why rules do not take effect, or why it is not clear which are meant. Instants are told in local time."""

    SEVERAL = "rulebook.several", "rulebook"
    BEHIND_THE_TICK = "rulebook.behind_the_tick", "instant", "last"
    BEHIND_THE_ACTIVATION = "rulebook.behind_the_activation", "instant", "last"
    NONE_ON_THAT_DAY = "rulebook.none_on_that_day", "day"


class ActivationRefusal(RefusalCode):
    """Why an edit of the rules does not take effect, or is not approved. `preview` and `now` are hashes, or their
    beginning; `needs` names rules with the roles that could approve.
    """

    TESTS_FAIL = "activation.tests_fail", "count", "tests"
    NOT_APPROVED = "activation.not_approved", "preview", "needs"
    APPROVED_BY_NOBODY_ELSE = "activation.approved_by_nobody_else", "preview", "rules", "by"
    NOT_SEEN = "activation.not_seen", "preview"
    NOT_BY_ITSELF = "activation.not_by_itself", "preview"
    OVERTAKEN = "activation.overtaken", "number", "by"
    RECORDS_COMING = "activation.records_coming"
    NO_REASON = "activation.no_reason", "inputs"
    MORE_THAN_A_NAME = "activation.more_than_a_name", "rules"
    IN_FORCE_ALREADY = "activation.in_force_already", "number"
    NO_PREVIEW_HASH = "activation.no_preview_hash", "preview", "least"
    UNKNOWN_PREVIEW = "activation.unknown_preview", "preview", "organisation", "now"
    ANOTHER_PREVIEW = "activation.another_preview", "preview", "now", "differences"
    USED_PREVIEW = "activation.used_preview", "preview", "number"
    NOTHING_TO_PREVIEW = "activation.nothing_to_preview", "preview"
    NOTHING_TO_APPROVE = "activation.nothing_to_approve", "preview"
    NEEDS_NONE = "activation.needs_none", "rule"
    NOT_THEIRS = "activation.not_theirs", "by", "edited", "who"
    APPROVED_ALREADY = "activation.approved_already", "by", "edited"
    NOT_APPROVED_YET = "activation.not_approved_yet", "by"
    NO_DECISION = "activation.no_decision", "rule", "body", "inputs"
    DECIDED_LATER = "activation.decided_later", "day"


class FeaturesRefusal(RefusalCode):
    """Why no scenario is run, or what was run is no result. `missing` and `extra` name packages."""

    NO_FOLDER = "features.no_folder", "folder"
    NO_RUNNER = "features.no_runner", "missing", "extra"
    NO_SUCH_FILE = "features.no_such_file", "file"
    NO_UTF8 = "features.no_utf8", "file"
    NO_SUCH_TAG = "features.no_such_tag", "tag"
    OTHER_PLAN = "features.other_plan", "rulebook"
    BROKE_OFF = "features.broke_off", "ended", "last"
    TOO_LONG = "features.too_long", "length", "most"


class JobRefusal(RefusalCode):
    """Why nothing is begun in the background. `number` is that of the job which runs."""

    RUNS_ALREADY = "job.runs_already", "number"
    TOO_MANY = "job.too_many", "count"


class NewHouseRefusal(RefusalCode):
    """Why no files are written for a new house, or what of it cannot be used."""

    NOT_EMPTY = "new_house.not_empty", "folder", "files"
    UNFINISHED = "new_house.unfinished", "folder", "files"
    NO_FOLDER = "new_house.no_folder", "folder"
    CANNOT_WRITE = "new_house.cannot_write", "folder", "detail"
    NO_NAME = "new_house.no_name", "name"
    NAME_WITH_MAILBOX = "new_house.name_with_mailbox", "name"
    LONG_NAME = "new_house.long_name", "name", "length", "most"
    NO_ID = "new_house.no_id", "name"
    BAD_ID = "new_house.bad_id", "id", "name"
    LONG_ID = "new_house.long_id", "id", "length", "most"
    SAME_ID = "new_house.same_id", "id", "first", "second"
    UNKNOWN_REGION = "new_house.unknown_region", "region"
    YEAR = "new_house.year", "year", "first", "last"
    NO_MAILBOX = "new_house.no_mailbox", "role"
    BAD_MAILBOX = "new_house.bad_mailbox", "role", "mailbox"
    ONE_HOLDER = "new_house.one_holder", "role"
    NO_UNITS = "new_house.no_units", "role"
    MANY_UNITS = "new_house.many_units", "count", "most"


class NewRuleRefusal(RefusalCode):
    """Why no skeleton of a rule is written."""

    UNKNOWN_KIND = "new_rule.unknown_kind", "kind"
    WHICH_GOAL = "new_rule.which_goal", "year"
    UNKNOWN_GOAL = "new_rule.unknown_goal", "goal", "year"
    TAKEN_ID = "new_rule.taken_id", "id"
    BAD_ID = "new_rule.bad_id", "id"
    UNKNOWN_OWNER = "new_rule.unknown_owner", "owner"
    IN_ONE_LINE = "new_rule.in_one_line", "file", "key"
    CANNOT_WRITE = "new_rule.cannot_write", "file", "detail"
    SCENARIOS_THERE = "new_rule.scenarios_there", "file", "rule"
    NO_SCENARIOS = "new_rule.no_scenarios", "file", "detail", "rule"


class RolloverRefusal(RefusalCode):
    """Why no plan of the next year is proposed, or not written."""

    NOT_NEXT = "rollover.not_next", "year", "newest", "next"
    EXISTS = "rollover.exists", "folder", "files", "year"
    OUT_NOT_EMPTY = "rollover.out_not_empty", "folder"
    OUT_WITHIN = "rollover.out_within", "folder"
    CHANGED = "rollover.changed", "file"
    CANNOT_WRITE = "rollover.cannot_write", "folder", "detail"


class TargetTableRefusal(RefusalCode):
    """Why a department's table of targets becomes no rules."""

    NO_TABLE = "target_table.no_table", "file"
    TOO_LONG = "target_table.too_long", "file", "lines", "most"
    NO_SHEET = "target_table.no_sheet", "file", "sheet"
    WHICH_SHEET = "target_table.which_sheet", "file"
    NO_HEADER = "target_table.no_header", "file", "known"
    NO_COLUMN = "target_table.no_column", "file", "column"
    NO_TARGETS = "target_table.no_targets", "file", "line"
    NO_PLAN = "target_table.no_plan", "year"
    NO_GOAL_ID = "target_table.no_goal_id", "goal"
    GOAL_EXISTS = "target_table.goal_exists", "file"


class OrganisationRefusal(RefusalCode):
    """Why a store is not opened, or not written to, for an organisation. `given` is its id."""

    ANOTHER = "organisation.another", "organisation", "given"
    NOT_IN_THE_STORE = "organisation.not_in_the_store", "given"
    SEVERAL = "organisation.several"
    MAILS_EXIST = "organisation.mails_exist", "organisation", "count"
    CONFIGURED = "organisation.configured", "organisation"
    AT_WORK = "organisation.at_work", "organisation"


class KeyRefusal(RefusalCode):
    """Why the key that signs the log's checkpoints is not made, used or replaced. `rights` are those of a file."""

    NOT_CONFIGURED = "key.not_configured"
    NO_PROGRAM = "key.no_program"
    EXISTS = "key.exists", "file"
    BESIDE_THE_STORE = "key.beside_the_store", "file", "folder"
    CANNOT_BE_WRITTEN = "key.cannot_be_written", "file"
    MISSING = "key.missing", "file"
    UNREADABLE = "key.unreadable", "file"
    READ_BY_OTHERS = "key.read_by_others", "file", "rights"
    NO_KEY = "key.no_key", "file"
    ANOTHER = "key.another", "file", "key"
    IN_FORCE = "key.in_force", "key"
    NONE_IN_FORCE = "key.none_in_force"


class BackupRefusal(RefusalCode):
    """Why no backup is made, or none is put back. `detail` is what the system said; sizes are in megabytes."""

    NO_FILE = "backup.no_file", "store"
    BEING_MADE = "backup.being_made", "store"
    THERE_ALREADY = "backup.there_already", "file"
    INSIDE = "backup.inside", "file", "folder"
    CANNOT_WRITE = "backup.cannot_write", "place", "detail"
    NO_ROOM = "backup.no_room", "folder", "needed", "free"
    STORE_DAMAGED = "backup.store_damaged", "store"
    NOT_NOTED = "backup.not_noted", "file", "detail"
    CANNOT_READ = "backup.cannot_read", "file", "detail"
    NO_BACKUP = "backup.no_backup", "file"
    DAMAGED = "backup.damaged", "file", "parts"
    NEWER = "backup.newer", "file", "product", "own"
    ANOTHER_HOUSE = "backup.another_house", "file", "organisation", "own", "place"
    NOT_IN_IT = "backup.not_in_it", "file", "parts"
    IN_USE = "backup.in_use", "store"
    PAGES_SHOWN = "backup.pages_shown", "pid"
    NOT_EMPTY = "backup.not_empty", "places"
    MOUNTED = "backup.mounted", "places"


class ProofRefusal(RefusalCode):
    """Why nothing is proved about the log. Sizes and entries are numbers of lines."""

    BEYOND_THE_CHECKPOINT = "proof.beyond_the_checkpoint", "entry", "size"
    BEYOND_THE_LOG = "proof.beyond_the_log", "size", "last"
    ANOTHER_ROOT = "proof.another_root", "size"
    WHICH_IS_EARLIER = "proof.which_is_earlier"


class ReleaseRefusal(RefusalCode):
    """Why a draft to a body outside does not leave."""

    KEY_TOO_SHORT = "release.key_too_short", "key", "least"
    NO_SUCH_MAIL = "release.no_such_mail", "key"
    SEVERAL_DRAFTS = "release.several_drafts", "key", "count"
    SEVERAL_MAILS = "release.several_mails", "key", "count"
    NO_DRAFT = "release.no_draft", "key", "state"
    REPLACED = "release.replaced", "key", "successor"
    OVER = "release.over", "obligation"
    RESTS = "release.rests", "obligation", "state", "until"
    UNKNOWN_ROLE = "release.unknown_role", "by", "who"
    NOT_THE_MANAGEMENT = "release.not_the_management", "by", "who"


class LetterRefusal(RefusalCode):
    """Why a letter to a body outside is not told otherwise, withheld or written in other words."""

    NO_FILE_NUMBER = "letter.no_file_number"
    NOT_ON_THAT_DAY = "letter.not_on_that_day", "day", "first", "last"
    NO_REASON = "letter.no_reason"
    NO_WORDS = "letter.no_words"
    PASSAGE_LENGTH = "letter.passage_length", "most"
    NO_LETTER = "letter.no_letter", "key"
    CHANGED_MEANWHILE = "letter.changed_meanwhile", "key", "state"


class RetryRefusal(RefusalCode):
    """Why a dead mail is not tried again."""

    KEY_TOO_SHORT = "retry.key_too_short", "key", "least"
    NO_SUCH_MAIL = "retry.no_such_mail", "key"
    SEVERAL_DEAD = "retry.several_dead", "key", "count"
    NOT_DEAD = "retry.not_dead", "key", "state"
    TOO_OLD = "retry.too_old", "planned_on"
    UNKNOWN_ROLE = "retry.unknown_role", "by"


class SettleRefusal(RefusalCode):
    """Why a dead mail is not settled."""

    NOT_DEAD = "settle.not_dead", "key", "state"
    NO_REASON = "settle.no_reason"
    UNKNOWN_ROLE = "settle.unknown_role", "by"
    NOT_THE_MANAGEMENT = "settle.not_the_management", "by", "who"


class ProposalRefusal(RefusalCode):
    """Why an answer by mail is neither entered nor rejected."""

    ENTERED = "proposal.entered", "number", "by", "day"
    REJECTED = "proposal.rejected", "number", "by", "day"
    LAPSED = "proposal.lapsed", "number", "day"
    NOT_THEIRS = "proposal.not_theirs", "by", "who"
    UNCLEAR = "proposal.unclear", "number"
    TYPE_THE_TOKEN = "proposal.type_the_token", "inputs"
    WRONG_TOKEN = "proposal.wrong_token", "token"
    SAID_ALREADY = "proposal.said_already", "inputs"
    STILL_MISSING = "proposal.still_missing", "inputs"
    NO_USE = "proposal.no_use", "inputs"
    NO_DRAFT = "proposal.no_draft", "about"
    ANOTHER_LETTER = "proposal.another_letter", "about"
    NOT_ABOUT_THAT = "proposal.not_about_that", "about"
    NO_REASON = "proposal.no_reason"


class LinkRefusal(RefusalCode):
    """Why a link of a mail does not act, or not for whoever opened it."""

    NOT_WHOLE = "link.not_whole"
    UNKNOWN_KEY = "link.unknown_key"
    NO_KEY = "link.no_key"
    ENDED = "link.ended", "day"
    GONE = "link.gone"
    NEVER_LEFT = "link.never_left"
    NOT_OWED = "link.not_owed", "about"
    RESOLVED = "link.resolved", "day"
    ANOTHER_EPISODE = "link.another_episode"
    ROLE_GONE = "link.role_gone", "role"
    NOT_THEIRS = "link.not_theirs", "post"
    LOG_IN_FIRST = "link.log_in_first", "post"
    NOTHING_ASKED = "link.nothing_asked"
    NOT_OFFERED = "link.not_offered"
    NOT_UNDONE = "link.not_undone"
    ANSWERED_MEANWHILE = "link.answered_meanwhile"
    DAY_TOO_FAR = "link.day_too_far", "day"
    TOO_MANY = "link.too_many", "count"


class LinkKeyRefusal(RefusalCode):
    """Why the keys of links are not made, replaced or used. `rights` are those of a file."""

    EXISTS = "link_key.exists", "file"
    MISSING = "link_key.missing", "file"
    CANNOT_BE_WRITTEN = "link_key.cannot_be_written", "file"
    UNREADABLE = "link_key.unreadable", "file"
    READ_BY_OTHERS = "link_key.read_by_others", "file", "rights"
    NO_KEYS = "link_key.no_keys", "file"
    NO_LIBRARY = "link_key.no_library"


class SampleRefusal(RefusalCode):
    """Why there is no preview of a mail, or no test mail."""

    OUTSIDE = "sample.outside", "role"
    READ_OUTSIDE = "sample.read_outside", "post"
    NOT_AT = "sample.not_at", "role", "unit"
    SEVERAL_HOLDERS = "sample.several_holders", "role", "example"
    UNREAD = "sample.unread", "post", "day"
    NOBODY_READS = "sample.nobody_reads", "roles", "day"
    ABOUT_NO_RULE = "sample.about_no_rule", "kind", "rule"
    ABOUT_A_RULE = "sample.about_a_rule", "kind"
    NEVER_ABOUT_IT = "sample.never_about_it", "kind", "rule"
    LEADS_NOWHERE_OUTSIDE = "sample.leads_nowhere_outside", "rule"
    OWES_NOTHING = "sample.owes_nothing", "rule", "day"
    NOT_JUDGED_THERE = "sample.not_judged_there", "rule", "unit"
    NOT_TAKEN = "sample.not_taken", "post", "answer"


class ProxyRefusal(RefusalCode):
    """Why nobody is logged in by the header of a trusted proxy. `most` counts bytes; nothing names the person."""

    MISSING = "proxy.missing", "header"
    TWICE = "proxy.twice", "header"
    EMPTY = "proxy.empty", "header"
    TOO_LONG = "proxy.too_long", "header", "most"
    UNREADABLE = "proxy.unreadable", "header"
    ANOTHER_FORM = "proxy.another_form", "header"
    NO_GROUPS = "proxy.no_groups", "header"


class OidcRefusal(RefusalCode):
    """Why nobody is logged in by the house's OIDC provider. `provider` is its address, `claim` the name of a claim.

    `seconds` is by how much a token's time lies outside of what is taken, or how long was waited. What the provider
    or the browser has said is repeated nowhere.
    """

    NOT_INSTALLED = "oidc.not_installed", "packages"
    AWAY = "oidc.away", "provider"
    SLOW = "oidc.slow", "provider", "seconds"
    CERTIFICATE = "oidc.certificate", "provider"
    NOT_UNDERSTOOD = "oidc.not_understood", "provider", "document"
    ANOTHER_PROVIDER = "oidc.another_provider", "provider"
    NOT_ENCRYPTED = "oidc.not_encrypted", "provider"
    CLIENT = "oidc.client", "provider"
    CODE = "oidc.code", "provider"
    CANCELLED = "oidc.cancelled"
    NOT_DONE = "oidc.not_done", "error"
    ANOTHER_BROWSER = "oidc.another_browser"
    NO_TOKEN = "oidc.no_token", "provider"
    ALGORITHM = "oidc.algorithm", "algorithm"
    SIGNATURE = "oidc.signature", "provider"
    ISSUER = "oidc.issuer", "provider"
    AUDIENCE = "oidc.audience"
    NONCE = "oidc.nonce"
    TOKEN_HASH = "oidc.token_hash"
    EXPIRED = "oidc.expired", "seconds"
    NOT_YET = "oidc.not_yet", "seconds"
    CLAIM = "oidc.claim", "claim"
    MAIL_NOT_VERIFIED = "oidc.mail_not_verified"


class AdmissionRefusal(RefusalCode):
    """Why whoever has proved who they are is not let in. `section` is that of the configuration with the table.

    `claim` is the header, or the claim, that says the name.
    """

    NO_LOGIN = "admission.no_login", "claim"
    NOT_INVITED = "admission.not_invited"
    ANOTHER_WAY = "admission.another_way"
    ENDED = "admission.ended"
    NO_ROLE = "admission.no_role", "section"
    ROLE_NOT_THERE = "admission.role_not_there", "section", "post"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Names of what can be given, in the order in which they are listed."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Values by the name of the input that takes them: one way to say what is meant."""

    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """An event that may be meant. `event_id` None: it has none; `planned_on` is a day or a week (2016-W45)."""

    event_id: str | None
    planned_on: str


@dataclass(frozen=True, slots=True)
class PlannedEvents:
    """Those that may be meant; there may be none."""

    events: tuple[PlannedEvent, ...]


@dataclass(frozen=True, slots=True)
class DecidedMeanwhile:
    """An act: its `kind` as its enum, by whom (as people write the post), until when (None: over as soon as done)."""

    kind: str
    by: str
    until: date | None


@dataclass(frozen=True, slots=True)
class FindingNews:
    """What is new about a finding: what was decided meanwhile, and its state now as its enum (None: no finding)."""

    decided: tuple[DecidedMeanwhile, ...]
    state: str | None


@dataclass(frozen=True, slots=True)
class EditedThing:
    """What is approved of an edit: what it changes of a rule (id); empty: of what stands outside the rules."""

    rule: str


RefusalFact = (
    str
    | int
    | date
    | Inputs
    | FindingNews
    | PlannedEvents
    | EditedThing
    | tuple[str, ...]
    | tuple[Choice, ...]
    | tuple[RecordProblem, ...]
    | tuple[PreviewDifference, ...]
)


class Refused(UsageError):
    """It is not done, and nothing has changed. `allowed` lists what would be taken, `nearest` what was probably meant.

    Facts come as the code names them; states, levels and acts as their enum.
    """

    def __init__(
        self,
        code: RefusalCode,
        *,
        allowed: tuple[str, ...] | Inputs = (),
        nearest: str | None = None,
        **facts: RefusalFact,
    ) -> None:
        assert set(facts) == set(code.facts), f"{code} comes with {code.facts}, not with {tuple(facts)}"
        self.code = code
        self.facts: Mapping[str, RefusalFact] = facts
        self.allowed = allowed
        self.nearest = nearest
        super().__init__(code, facts)

    def __str__(self) -> str:
        """For logs; people read the sentence."""
        return f"{self.code} {', '.join(f'{name}={value}' for name, value in self.facts.items())}".rstrip()


class NotTaken(Refused):
    """The mail server, or the folder, did not take a mail that was to be sent at once."""

    exit_code = ExitCode.FAILED
