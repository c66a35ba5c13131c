"""Findings as lines, as one finding's history, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from checker.cli.answers import as_json as answer_json
from checker.cli.answers import line as answer_line
from checker.cli.columns import in_columns
from checker.cli.mail import mail_json, mail_line
from checker.domain.clock import local_time
from checker.domain.finding import Episode, FindingState, Telling
from checker.findings.acts import HAS_AN_END
from checker.wording.present import present
from checker.wording.reasons import because
from checker.wording.tellings import telling_text

if TYPE_CHECKING:
    from checker.domain.act import Act
    from checker.store.journal import JournalEntry
    from checker.usecases.acting.findings import Ahead, Finding, FindingHistory


def lines(findings: Sequence[Finding]) -> list[str]:
    """One line a finding, in columns."""
    return in_columns([_cells(finding) for finding in findings])


def sheet(story: FindingHistory) -> str:
    """Lines of label and value, the story in its order."""
    finding, episode = story.finding, story.finding.episode
    found = [
        ("obligation", episode.obligation),
        ("finding", f"episode {episode.number}, {_state(episode)}, since {_day(episode.since)}, {episode.severity}"),
        ("version", str(finding.version)),
        ("verdict", str(finding.verdict.state)),
        *(("why", sentence) for sentence in because(finding.verdict, "en")),
        ("owner", finding.owner),
        ("step", f"{episode.step}, since {_day(episode.step_since)}" if episode.step_since else "none yet"),
        ("told", ", ".join(episode.told) or "nobody"),
        *(("telling", text) for text in _telling(finding)),
        ("next", _ahead(finding.ahead)),
        *(("earlier", f"episode {one.number}, {_day(one.since)}: {_state(one)}") for one in story.earlier),
        *(("mail", mail_line(mail)) for mail in story.mails),
        *(("answer", answer_line(came).strip()) for came in story.answers),
        *(("act", _act_line(act, story.acts)) for act in story.acts),
        *(("journal", _entry(entry)) for entry in story.entries),
    ]  # fmt: skip
    return "\n".join(f"{label:<11} {text}".rstrip() for label, text in found)


def _telling(finding: Finding) -> Iterator[str]:
    """How it is notified and why; nothing for a finding that is over."""
    if finding.telling is None:
        return
    text = telling_text(finding.telling, "en")
    yield f"not yet, {text}; next digest on {_day(finding.digest_on)}" if finding.digest_on else text


def _telling_json(telling: Telling | None) -> dict[str, str] | None:
    return {"way": str(telling.way), "reason": str(telling.reason)} if telling else None


def as_json(finding: Finding) -> dict[str, object]:
    episode, ahead = finding.episode, finding.ahead
    return {
        "obligation": episode.obligation,
        "episode": episode.number,
        "version": finding.version,
        "state": str(episode.state),
        "verdict": str(episode.verdict),
        "cause": episode.cause,
        "severity": episode.severity,
        "owner": finding.owner,
        "since": episode.since.isoformat(),
        "step": episode.step,
        "step_since": _iso(episode.step_since),
        "told": list(episode.told),
        "telling": _telling_json(finding.telling),
        "next_digest": _iso(finding.digest_on),
        "until": _iso(episode.until),
        "resolution": str(episode.resolution) if episode.resolution else None,
        "resolved_on": _iso(episode.resolved_on),
        "next": {"role": ahead.role, "on": ahead.on.isoformat(), "repeat": ahead.is_repeat} if ahead else None,
    }


def story_json(story: FindingHistory) -> dict[str, object]:
    return {
        "schema": "zielwacht/finding/1",
        **as_json(story.finding),
        "judged": present(story.finding.verdict, "en"),
        "earlier": [
            {"episode": one.number, "since": one.since.isoformat(), "resolved_on": _iso(one.resolved_on)}
            for one in story.earlier
        ],
        "mails": [mail_json(mail) for mail in story.mails],
        "answers": [answer_json(came) for came in story.answers],
        "acts": [
            {"kind": str(act.kind), "by": act.by, "scope": act.scope, "until": _iso(_end_of(act)),
             "until_resolved": act.until_resolved, "reason": act.reason,
             "file_number": act.file_number or None,
             "because": act.because.id if act.because else None, "recorded_at": act.recorded_at.isoformat(),
             "sequence": act.sequence, "undoes": act.undoes, "confirmed_by": act.confirmed_by,
             "said_at": act.said_at.isoformat() if act.said_at else None, "by_link": act.by_link}
            for act in story.acts
        ],
        "journal": [
            {"seq": entry.seq, "at": entry.at.isoformat(), "kind": entry.kind, "facts": dict(entry.facts)}
            for entry in story.entries
        ],
    }  # fmt: skip


def _act_line(act: Act, acts: Sequence[Act]) -> str:
    end = _end_of(act)
    until = f" until {_day(end)}" if end else ""
    resolved = ", at the latest: ends with the finding" if act.until_resolved else ""
    undone = " (taken back)" if act.sequence in {other.undoes for other in acts} else ""
    why = act.why("en")
    reason = f": {why}" if why else ""
    entered = f", entered by {act.confirmed_by}" if act.confirmed_by else ""
    entered += " by the link of a mail alone" if act.by_link else ""
    when = f"{local_time(act.recorded_at):%d.%m.%Y %H:%M}"
    return f"{when}  {act.kind} by {act.by}{entered}{until}{resolved}{undone}{reason}"


def _end_of(act: Act) -> date | None:
    """None: an act that is over as soon as it is done."""
    return act.until if act.kind in HAS_AN_END else None


def _cells(finding: Finding) -> tuple[str, ...]:
    episode = finding.episode
    return (
        str(episode.verdict),
        episode.obligation,
        episode.severity,
        _state(episode),
        f"step {episode.step}" if episode.step else "",
        finding.owner,
        _ahead(finding.ahead) if finding.ahead else "",
    )


def _state(episode: Episode) -> str:
    match episode.state:
        case FindingState.RESOLVED:
            why = f" ({episode.resolution})" if episode.resolution else ""
            return f"resolved {_day(episode.resolved_on)}{why}"
        case FindingState.ACKNOWLEDGED | FindingState.SILENCED | FindingState.WAIVED if episode.until:
            return f"{episode.state} until {_day(episode.until)}"
        case _:
            return str(episode.state)


def _ahead(ahead: Ahead | None) -> str:
    if ahead is None:
        return "nothing by itself"
    again = "again " if ahead.is_repeat else ""
    return f"{again}{ahead.role or 'nobody'} on {_day(ahead.on)}"


def _entry(entry: JournalEntry) -> str:
    return f"{entry.seq:>5}  {local_time(entry.at):%d.%m.%Y %H:%M}  {entry.kind}{''.join(_facts(entry))}"


def _facts(entry: JournalEntry) -> Iterator[str]:
    """The facts that are useful to a reader; keys are in the JSON."""
    for name in ("from", "state", "step", "change", "by", "since", "kind", "addressed", "until", "resolution", "why"):
        value = entry.facts.get(name)
        if value not in (None, "", "0", 0):
            yield f"  {name} {value}"


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else "?"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
