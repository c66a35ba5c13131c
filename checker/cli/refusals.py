"""Why a command did not do what was requested, in the words of the command line, with the next command to try."""

from __future__ import annotations

from checker.domain.errors import ZielwachtError
from checker.domain.refusal import (
    ActivationRefusal,
    ActRefusal,
    BackupRefusal,
    FactRefusal,
    FileRefusal,
    LookUpRefusal,
    NewRuleRefusal,
    NotThere,
    PackRefusal,
    ProofRefusal,
    QuarantineRefusal,
    RedactionRefusal,
    RefusalCode,
    Refused,
    ReleaseRefusal,
    RetryRefusal,
    RolloverRefusal,
    RulebookRefusal,
    SampleRefusal,
)
from checker.wording.refusal_texts import INPUTS
from checker.wording.refusals import sentence

OPTIONS = {name: "--" + name.replace("_", "-") for name in INPUTS["en"]}
RECORDS_LIST, RECORDS_IMPORT = "'zielwacht records list'", ": 'zielwacht records import'"
RULES_LIST = "; 'zielwacht rules list' shows all"
DRAFTS = "; 'zielwacht mail outbox --state draft' shows what waits"
DEAD = "; 'zielwacht mail outbox --state dead' shows what was refused"
# Where nothing of a similar name is to be offered. Facts of the refusal stand in braces.
NEXT: dict[RefusalCode, str] = {
    NotThere.OBLIGATION: "; 'zielwacht findings list --all' shows those with findings",
    NotThere.FINDING: ": 'zielwacht check' shows its state",
    NotThere.RULE: RULES_LIST,
    NotThere.RULE_IN_FORCE: RULES_LIST,
    NotThere.ROW: "; 'zielwacht audit matrix' lists all rows",
    NotThere.MAIL: "; 'zielwacht mail outbox' lists all",
    NotThere.ACTIVATION: ": 'zielwacht rules history' lists them",
    RulebookRefusal.NONE_ON_THAT_DAY: ": 'zielwacht rules history' lists the activations",
    RolloverRefusal.NOT_NEXT: "; 'zielwacht rules rollover --help' says how",
    RolloverRefusal.CHANGED: ": 'zielwacht rules rollover'",
    ActivationRefusal.TESTS_FAIL: "; 'zielwacht rules test' shows why; --despite-tests REASON goes on all the same",
    ActivationRefusal.NOT_APPROVED: ": 'zielwacht rules approve' takes them; --emergency REASON goes on all the same",
    ActivationRefusal.APPROVED_BY_NOBODY_ELSE: " (--by ROLE); where the house has none, --emergency REASON",
    ActivationRefusal.NOT_SEEN: ": --yes, or --preview with its hash, where nobody can be asked",
    ActivationRefusal.OVERTAKEN: ": 'zielwacht rules activate'",
    ActivationRefusal.UNKNOWN_PREVIEW: ": 'zielwacht rules diff' shows it",
    ActivationRefusal.ANOTHER_PREVIEW: ": 'zielwacht rules diff' shows it",
    ActivationRefusal.USED_PREVIEW: "; 'zielwacht rules history' lists the activations",
    ActivationRefusal.IN_FORCE_ALREADY: "; 'zielwacht rules history' lists the activations",
    ActivationRefusal.NOT_APPROVED_YET: "; 'zielwacht rules approve HASH' lists those there are",
    NewRuleRefusal.NO_SCENARIOS: "; once it is in force, 'zielwacht audit features --new {rule}' writes them",
    NotThere.CHECKPOINT: ": 'zielwacht audit checkpoint --new' makes one",
    NotThere.ITEM: "; 'zielwacht mail show' and 'zielwacht audit matrix --mail' name the items of a mail",
    NotThere.FILE_NAMED: "; 'zielwacht records list' names the files",
    NotThere.FILE: "; 'zielwacht records show --file NAME' has the hashes of a name",
    NotThere.ACT: "; 'zielwacht findings show OBLIGATION --json' names them ('sequence')",
    RedactionRefusal.HELD: "; 'zielwacht retention release --class CLASS --by ROLE' ends that",
    RedactionRefusal.EVIDENCE_DELETED: "; 'zielwacht findings show' shows it",
    LookUpRefusal.GONE: "; 'zielwacht audit log' has who removed them",
    LookUpRefusal.NOT_ITS_HASH: "; 'zielwacht store check' names what else was changed",
    QuarantineRefusal.READS_OTHERWISE: ": 'zielwacht records quarantine retry' takes what can be taken now",
    QuarantineRefusal.NO_FILE_NUMBER: ": --file-number",
    QuarantineRefusal.WITHDRAWN: "; 'zielwacht records retract FILE --undo' takes that back",
    NotThere.TALK: "; --scope is a unit that talks are held with, --month of a plan's year: 2016-07",
    NotThere.QUARANTINED: "; 'zielwacht records quarantine list --all' lists all",
    NotThere.RECORD: f"; {RECORDS_LIST} shows all",
    NotThere.ABSENCE: "; 'zielwacht roles list' shows those that are kept",
    PackRefusal.NOTHING_OWED: ": 'zielwacht audit matrix' shows what came of each rule",
    PackRefusal.THERE_ALREADY: "; --force replaces it",
    ActRefusal.NOT_JUDGED_YET: ": 'zielwacht tick' does",
    ActRefusal.CHANGED_MEANWHILE: " ('zielwacht findings show')",
    FileRefusal.A_MAIL: "; 'zielwacht mail answer' takes it as an answer",
    FactRefusal.IN_FILES_ONLY: RECORDS_IMPORT,
    FactRefusal.FIELDS_IN_FILES_ONLY: RECORDS_IMPORT,
    FactRefusal.RETRACTED_ALREADY: "; 'zielwacht records retract KEY --undo' takes that back",
    FactRefusal.NOT_RETRACTED: "; 'zielwacht records show KEY' has its versions",
    FileRefusal.WITHDRAWN_ALREADY: "; 'zielwacht records retract FILE --undo' takes that back",
    FileRefusal.NOT_WITHDRAWN: "; 'zielwacht records show --file FILE' has what became of it",
    ProofRefusal.BEYOND_THE_CHECKPOINT: ", or make one: 'zielwacht audit checkpoint --new'",
    ProofRefusal.BEYOND_THE_LOG: "; 'zielwacht audit verify --checkpoint FILE' says more",
    ProofRefusal.ANOTHER_ROOT: "; 'zielwacht audit verify --checkpoint FILE' says more",
    ReleaseRefusal.KEY_TOO_SHORT: DRAFTS,
    ReleaseRefusal.NO_SUCH_MAIL: DRAFTS,
    RetryRefusal.KEY_TOO_SHORT: DEAD,
    RetryRefusal.NO_SUCH_MAIL: DEAD,
    BackupRefusal.NOT_EMPTY: "; --move-aside gives it another name, --only takes other parts of the backup alone",
    BackupRefusal.DAMAGED: ": take another backup",
    BackupRefusal.THERE_ALREADY: " (--out)",
    SampleRefusal.ABOUT_A_RULE: " ('zielwacht rules list')",
}


def error_text(error: ZielwachtError) -> str:
    """The sentence for whoever typed the command."""
    if not isinstance(error, Refused):
        return str(error)
    following = "" if error.nearest else NEXT.get(error.code, "").format_map(error.facts)
    return sentence(error, "en", OPTIONS) + following
