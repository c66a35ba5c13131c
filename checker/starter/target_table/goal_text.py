"""The goal file, its tests and the list of questions that a table of targets becomes. Pure; text by parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.domain.target_table import LineLeftOut, TableQuestion
from checker.starter.yaml_words import quoted
from checker.wording.locales import Locale
from checker.wording.target_table_texts import TABLE_WORDS, left_out_text, question_text

LONGEST_COMMENT = 110


@dataclass(frozen=True, slots=True)
class TableRule:
    """One rule of the file: its lines, those of its test, what is asked about it, and the heading it stands under."""

    id: str
    line: int
    rule: str
    test: str
    questions: tuple[TableQuestion, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class TableGoal:
    """All of it. `file` is the table's name, `lines` how many were read."""

    id: str
    title: str
    file: str
    lines: int
    rules: Sequence[TableRule]
    left_out: Sequence[LineLeftOut]

    @property
    def questions(self) -> tuple[TableQuestion, ...]:
        """By line."""
        return tuple(question for rule in self.rules for question in rule.questions)


def goal_text(goal: TableGoal, locale: Locale) -> tuple[str, Mapping[str, tuple[int, int]]]:
    """The file, and from which to which of its lines (from 1) each rule stands."""
    words = TABLE_WORDS[locale]
    lines = ["# yaml-language-server: $schema=../../../schema/goal.schema.json"]
    lines += _comments("# ", _head(goal, words)) + _comments("# ", words["head_asked"])
    lines += [f"goal: {{id: {goal.id}, title: {quoted(goal.title)}}}", "", "rules:"]
    places: dict[str, tuple[int, int]] = {}
    section = ""
    for rule in goal.rules:
        if rule.section and rule.section != section:
            lines += _comments("  # ", words["section"].format(text=rule.section))
        section = rule.section
        for question in rule.questions:
            text = words["question"].format(line=question.line, text=question_text(question, locale))
            lines += _comments("  # ", text)
        begin = len(lines) + 1
        lines += rule.rule.splitlines()
        places[rule.id] = (begin, len(lines))
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n", places


def tests_text(begun: str, goal: TableGoal) -> str:
    """`begun` is the head of a file of tests."""
    return begun + "\ntests:\n" + "\n".join(rule.test for rule in goal.rules)


def questions_text(goal: TableGoal, locale: Locale) -> str:
    """The questions as a list to tick (Markdown), and the lines that became no rule."""
    words = TABLE_WORDS[locale]
    lines = [f"# {words['title'].format(file=goal.file)}", "", _head(goal, words), "", f"## {words['questions']}", ""]
    asked = [
        f"- [ ] {words['line'].format(line=each.line)}, `{each.rule}`: {_marked(question_text(each, locale))}"
        for each in goal.questions
    ]
    lines += [*(asked or [words["no_questions"]]), "", f"## {words['left_out']}", ""]
    unused = [
        f"- {words['line'].format(line=each.line)}: {_marked(left_out_text(each, locale))}" for each in goal.left_out
    ]
    return "\n".join([*lines, *(unused or [words["no_questions"]])]) + "\n"


def _head(goal: TableGoal, words: Mapping[str, str]) -> str:
    return words["head"].format(
        file=goal.file,
        lines=goal.lines,
        used=len({rule.line for rule in goal.rules}),
        rules=len(goal.rules),
        left_out=len(goal.left_out),
        questions=len(goal.questions),
    )


def _comments(mark: str, text: str) -> list[str]:
    """Lines of a comment, broken between words."""
    return list(_broken(mark, text))


def _broken(mark: str, text: str) -> Iterator[str]:
    line = mark.rstrip()
    for word in text.split():
        if len(line) + len(word) >= LONGEST_COMMENT:
            yield line
            line = f"{mark}  {word}"
        else:
            line = f"{line} {word}"
    yield line


def _marked(text: str) -> str:
    """What would be a mark of Markdown stands as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
