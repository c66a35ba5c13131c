"""The words of the house, put where rules name them by id; and whether a rule names one that there is. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from checker.domain.house_word import HouseWord
from checker.domain.kind import KindSpec
from checker.domain.kinds import KINDS
from checker.domain.measure_unit import BUILT_IN, MeasureUnit
from checker.domain.problem import Problem, nearest
from checker.domain.profile import Profile, SenderFile
from checker.domain.rule import Rule, Target, Tolerance
from checker.domain.staff_records import STAFF_RECORDS
from checker.domain.vocabulary import SECTIONS, Vocabulary
from checker.rulebook.profile_places import columns_at, specs_at

if TYPE_CHECKING:
    # What reads YAML is not loaded where the rulebook was kept.
    from checker.rulebook.yaml_tree import Path, Tree

Compared = TypeVar("Compared", Target, Tolerance)


def with_words(rule: Rule, vocabulary: Vocabulary) -> Rule:
    """The rule with the units of its target and tolerance as the house declares them."""
    named = {key: compared for key in ("target", "tolerance") if (compared := getattr(rule, key)) is not None}
    if not named:
        return rule
    return rule.model_copy(update={key: _with_unit(compared, vocabulary) for key, compared in named.items()})


def _with_unit(compared: Compared, vocabulary: Vocabulary) -> Compared:
    return compared.model_copy(update={"unit": vocabulary.unit(compared.unit.id)})


def word_problems(rule: Rule, path: Path, tree: Tree, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Words of a rule that the vocabulary does not declare, and bounds that their unit cannot have.

    `rule` has the words of the house already.
    """
    for key, known in vocabulary.words.items():
        said = getattr(rule.measure.where, key) or None  # an empty one is told as that
        yield from _named(said, key, (*path, "measure", "where", key), tree, known)
    yield from _about_staff(rule, path, tree, vocabulary)
    yield from _of_whole_files(rule, path, tree, vocabulary)
    kind = KINDS.get(rule.kind)
    if rule.target is not None:
        yield from _declared(rule.target, (*path, "target"), tree, vocabulary)
        if kind is not None and kind.has_target and rule.target.unit.id in vocabulary.unit_by_id:
            yield from _fits(rule.target, kind, (*path, "target"), tree, vocabulary.unit_by_id.values())
        if rule.measure.rate is not None and not rule.target.unit.is_share:
            what = f"records give a 'rate' in percent; the unit {rule.target.unit} is no share"
            yield Problem(tree.where_key((*path, "measure", "rate")), what)
    if rule.tolerance is not None:
        yield from _declared(rule.tolerance, (*path, "tolerance"), tree, vocabulary)
        unit, bound = rule.tolerance.unit, rule.tolerance.bound
        if unit.is_share and bound > unit.per:
            what = f"{rule.tolerance.value} {unit} is no share; it lies from 0 to {unit.per:,}"
            yield Problem(tree.where((*path, "tolerance", "value")), what)


def _of_whole_files(rule: Rule, path: Path, tree: Tree, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Of topics under which whole files are counted, none is ever faulty."""
    topic = rule.measure.where.topic or ()
    topics = frozenset((topic,) if isinstance(topic, str) else topic)
    measured = f"{rule.measure.part} {rule.measure.whole} {rule.measure.total}"
    if topics and topics <= vocabulary.whole_file_topics and "faulty" in measured:
        named = ", ".join(f"'{each}'" for each in sorted(topics))
        what = f"under {named} whole files are counted, and none is faulty, as vocabulary.yaml says: never judged"
        yield Problem(tree.where((*path, "measure", "where", "topic")), what)


def _about_staff(rule: Rule, path: Path, tree: Tree, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A rule on staff that is not declared so: a unit of two would be shown."""
    if rule.about is not None:
        return
    declare = "declare it with 'about: staff', so that of a unit with few staff no figure is shown"
    measure, at = rule.measure, (*path, "measure")
    figure = vocabulary.figure(dict(measure.where))
    if measure.records in STAFF_RECORDS:
        yield Problem(tree.where((*at, "records")), f"records of type {measure.records} are about staff; {declare}")
    elif figure is not None and figure.about is not None:
        where = tree.where((*at, "where", "metric"))
        yield Problem(where, f"'{figure.id}' is about staff, as vocabulary.yaml says; {declare}")


def profile_problems(file: SenderFile, tree: Tree, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Words that a sender's profiles put into records and that the vocabulary does not declare."""
    for place, profile in enumerate(file.profiles):
        for path, key, word in _words_of(file, profile, ("profiles", place)):
            if (known := vocabulary.words.get(key)) is not None:
                yield from _named(word, key, path, tree, known)


def _words_of(file: SenderFile, profile: Profile, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Each word that a profile puts into a field, with its place: constants, translated cells, words of a cell."""
    yield from (((*path, "set", key), key, word) for key, word in profile.set.items())
    for at, spec in specs_at(profile, path):
        yield from (((*at, "set", key), key, word) for key, word in spec.set.items())
    for number, record in enumerate(profile.records_a_row.each if profile.records_a_row else ()):
        at = (*path, "records_a_row", "each", number, "set")
        yield from (((*at, key), key, word) for key, word in record.set.items())
    for at, _, column in columns_at(profile, path):
        if column.field is not None:
            shared = file.value_tables.get(column.values_from or "", {})
            for said, word in column.values.items():
                is_shared = shared.get(said) == word
                where = ("value_tables", column.values_from or "") if is_shared else (*at, "values")
                yield (*where, said), column.field, word
        yield from (((*at, "filled", key), key, word) for key, word in column.filled.items())
        for said, fields in column.words.items():
            yield from (((*at, "words", said, key), key, word) for key, word in fields.items())


def _named(
    said: str | tuple[str, ...] | None, key: str, path: Path, tree: Tree, known: Mapping[str, HouseWord]
) -> Iterator[Problem]:
    """Each word of a field that is not declared: of none of them would anybody know what it is called."""
    words = enumerate(said) if isinstance(said, tuple) else ((None, said),)
    for place, word in words:
        if word is not None and word not in known:
            where = tree.where(path if place is None else (*path, place))
            nothing = f"vocabulary.yaml declares no {SECTIONS[key]}: add '{word}' there"
            what = f"unknown {key} '{word}'" if known else nothing
            yield Problem(where, what, tuple(known), nearest(word, known))


def _declared(compared: Target | Tolerance, path: Path, tree: Tree, vocabulary: Vocabulary) -> Iterator[Problem]:
    known = vocabulary.unit_by_id
    if compared.unit.id not in known:
        what = f"unknown unit '{compared.unit}'"
        yield Problem(tree.where((*path, "unit")), what, tuple(sorted(known)), nearest(compared.unit.id, known))


def _fits(target: Target, kind: KindSpec, path: Path, tree: Tree, units: Collection[MeasureUnit]) -> Iterator[Problem]:
    """Does the unit fit the kind, and the bound its unit?"""
    unit, where = target.unit, tree.where((*path, "value"))
    if unit.quantity not in kind.quantities:
        fitting = sorted(known.id for known in units if known.quantity in kind.quantities)
        what = f"the unit {unit} does not fit the kind {kind.name}"
        yield Problem(tree.where((*path, "unit")), what, tuple(fitting))
    if not target.is_number or (kind.words and "declared" not in kind.words):
        return
    if kind.only_bound is None and unit.is_share and target.bound > unit.per and not kind.is_change:
        yield Problem(where, f"{target.value} {unit} is more than the whole; a rate ends at {unit.per:,}")
    if unit.quantity == "money" and (target.bound * 100).denominator != 1:
        yield Problem(where, f"{target.value} {unit} has parts of a cent")
    if unit.is_whole and target.bound.denominator != 1:
        yield Problem(where, f"{target.value} {unit} is no whole number")


def vocabulary_problems(vocabulary: Vocabulary, tree: Tree) -> Iterator[Problem]:
    """What the entries of the vocabulary say against one another."""
    for section in SECTIONS.values():
        yield from _twice(section, tree)
    yield from _twice("units", tree)
    yield from _twice("act_reasons", tree)
    if not vocabulary.acts_in_own_words and not vocabulary.act_reasons:
        where = tree.where(("acts_in_own_words",))
        yield Problem(where, "acts may use no words of their own, and 'act_reasons' is empty: nobody could decide")
    for place, entry in enumerate(vocabulary.units):
        if entry.id in BUILT_IN:
            where = tree.where(("units", place, "id"))
            yield Problem(where, f"the unit '{entry.id}' is known in every house; delete it here")


def _twice(section: str, tree: Tree) -> Iterator[Problem]:
    """A word that is declared twice in one section."""
    first: dict[str, Path] = {}
    for entry in tree.entries((section,)):
        path = (*entry, "id")
        word = str(tree.get(path))
        if (earlier := first.setdefault(word, path)) != path:
            yield Problem(tree.where(path), f"'{word}' is declared twice; the other is at {tree.where(earlier)}")
