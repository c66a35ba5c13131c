"""Write docs/rights.md: who opens which page and does what there, from the table that the program asks.

python tools/rights_page.py            write the page
python tools/rights_page.py --check    exit 1 when it is stale
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checker.domain.access import LOOKS, Right
from checker.findings.page_rights import ABOUT_FINDINGS, PAGE_RIGHTS, Admitted, Groups

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rights.md"
GROUPS = {
    Admitted.ANYBODY: "anybody, without a log-in",
    Admitted.BY_LINK: "whoever has the link of a mail",
    Admitted.MEMBER: "whoever has logged in, also without a post",
    Admitted.INSIDE: "a post of the house",
    Admitted.OUTSIDE: "a post of a body outside",
    Admitted.READ_ALL: "`read_all`",
    Admitted.UPLOAD: "`upload`",
    Admitted.READ_AUDIT: "`read_audit`",
    Admitted.READ_RULES: "`read_rules`",
    Admitted.REPLAY: "`replay`",
    Admitted.MANAGEMENT: "management",
    Admitted.ADMINISTRATION: "administration",
    Admitted.SERVICE: "service",
    Admitted.RELEASES: "management and its deputy",
    Admitted.ENTERS: "whoever may have to enter an answer",
}
RIGHTS = {
    Right.ACKNOWLEDGE: "takes on findings of others, beside the ladder",
    Right.READ_ALL: "sees every unit, and not more of it than whoever answers for it",
    Right.UPLOAD: "brings files, and sees and decides what is kept out of them, with their originals",
    Right.READ_AUDIT: "the log, originals, small counts as they are, the access log; each look is in the log",
    Right.READ_RULES: "the rules and what is kept about staff, without figures of units and without the house's totals",
    Right.REPLAY: "has past days judged again",
}
HEAD = """\
# Who sees what, and does what there

Written by `tools/rights_page.py` from the tables that the program itself asks (`checker/findings/page_rights.py`);
a test holds the two together. Why it is so: [decision 0097](decisions/0097-a-role-sees-what-it-answers-for.md).

## What is seen of units

Whatever page somebody opens, it shows of obligations, findings and figures:

- what one of their posts answers for, or a role below it (`reports_to` in organisation.yaml), at their own unit;
- what one of their posts was told of by a mail;
- what the house owes as a whole, to everybody inside but a post that has `read_rules` and not `read_audit`, which reads
  the rules instead; to a body outside only what it was told of;
- with `read_all`, every unit.

Whoever reads for a post that is vacant or away sees and may what it may, on those days and no others. Whoever is away
keeps their own. A post that does not exist, or is vacant, gives nothing. By the link of a mail alone nothing is seen
but what that mail was about.

## Rights of organisation.yaml

| right | what it gives | an edit that gives it needs the approval of |
|---|---|---|
"""
PAGES = """
Management, administration and service are the roles that escalation.yaml names so; where it names no service, the
administration is it. Answers are entered by the administration and its deputy, or, where they are about what those
answer for, by whoever stands behind them on its ladder, else by the management and its deputy.

## Pages

A row says who opens the page, who does what there, and who takes what it shows away: as a file, by a feed, by the key
of a machine. Which findings somebody may decide about, and how, escalation.yaml says besides (`powers`). What is
marked * the role that is named as `service` does not do, whatever else it is. A machine's key never waives, extends,
releases, approves, activates or accepts.

| page | opens | does | file | feed | machine |
|---|---|---|---|---|---|
"""


def page() -> str:
    rights = [f"| `{right}` | {text} | {_approval(right)} |" for right, text in RIGHTS.items()]
    rows = []
    for name, row in PAGE_RIGHTS.items():
        acts = [f"{_act(act)}: {_named(groups)}" for act, groups in row.acts.items()]
        taken = (row.exports, row.feed, row.machines)
        rows.append(f"| {' | '.join((_words(name), _named(row.opens), '; '.join(acts) or '–', *map(_named, taken)))} |")
    return HEAD + "\n".join(rights) + "\n" + PAGES + "\n".join(rows) + "\n"


def _approval(right: Right) -> str:
    return "the management" if right in LOOKS else "whoever could extend or waive each rule that it reaches"


def _act(act: str) -> str:
    return _words(act) + ("*" if act in ABOUT_FINDINGS else "")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _named(groups: Groups) -> str:
    return ", ".join(text for group, text in GROUPS.items() if group in groups) or "–"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
