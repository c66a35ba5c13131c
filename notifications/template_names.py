"""Does a template ask only for what it gets? Pure: found by reading it, without facts and before the first mail.

Names, filters, and the fields of `facts`; what lies deeper shows when a mail is rendered. What a template itself asks
about (`is defined`, `default`) may be absent. Nothing is compiled, as that works out constants, however long it takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import fields

from jinja2 import Environment, nodes

from checker.domain.message import MessageKind
from checker.domain.problem import nearest
from notifications.digest_facts import DigestFacts
from notifications.facts import MailFacts
from notifications.letter_facts import LetterFacts
from notifications.message import AnyFacts, TemplateTrouble
from notifications.notice_facts import TYPES
from notifications.templating import SUBJECT_NAMES, subject_names

OTHER_TYPES: dict[MessageKind, type[AnyFacts]] = {MessageKind.DIGEST: DigestFacts, MessageKind.LETTER: LetterFacts}
FACTS_BY_KIND: dict[MessageKind, type[AnyFacts]] = {
    kind: TYPES.get(kind, OTHER_TYPES.get(kind, MailFacts)) for kind in MessageKind
}
FACTS, SUBJECT = "facts", "subject"
ASKS = frozenset({"defined", "undefined"})
# Known in each template, in its loops and macros.
ALWAYS = frozenset({FACTS, "range", "loop", "caller", "varargs", "kwargs", "self", "super"})


def unknown_name(name: str, template: nodes.Template, made_elsewhere: Set[str] = frozenset()) -> TemplateTrouble | None:
    """The first name, or field of the facts, that a template (`de/alert.text.j2`) asks for and does not get.

    A part of others may be for mails of every kind, and gets what these hand to it. `made_elsewhere`: names that other
    templates make, which it gets from the one that it extends.
    """
    kind, part = _kind_and_part(name)
    allowed = _names(kind, part) | names_made(template)
    if template.find(nodes.Extends) is not None:
        allowed |= made_elsewhere
    known = _fields(kind)
    asked_about = {id(node) for node in _asked_about(template)}
    for node in template.find_all((nodes.Name, nodes.Getattr)):
        if id(node) in asked_about:
            continue
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in allowed:
            return _trouble(name, node, f"'{node.name}' is undefined", node.name, allowed)
        if isinstance(node, nodes.Getattr) and _is_facts(node.node) and node.attr not in known:
            return _trouble(name, node, f"'{FACTS}.{node.attr}' is undefined", node.attr, known)
    return None


def unknown_filter(name: str, template: nodes.Template, environment: Environment) -> TemplateTrouble | None:
    """The first filter or test that the environment does not have."""
    for node in template.find_all((nodes.Filter, nodes.Test)):
        assert isinstance(node, nodes.Filter | nodes.Test), "nothing else was looked for"
        sort, known = ("filter", environment.filters) if isinstance(node, nodes.Filter) else ("test", environment.tests)
        if node.name not in known:
            return _trouble(name, node, f"there is no {sort} '{node.name}'", node.name, frozenset(known))
    return None


def names_made(template: nodes.Template) -> frozenset[str]:
    """What it imports, sets, loops over or defines: known wherever it is used, a block sees what stands before it."""
    made = {node.name for node in template.find_all(nodes.Name) if node.ctx in ("store", "param")}
    made |= {node.target for node in template.find_all(nodes.Import)}
    made |= {node.name for node in template.find_all(nodes.Macro)}
    for node in template.find_all(nodes.FromImport):
        made |= {each if isinstance(each, str) else each[1] for each in node.names}
    return frozenset(made)


def _kind_and_part(name: str) -> tuple[MessageKind | None, str]:
    """Of a mail's own template its kind and part (`subject`, `text`, `html`); of a part of others no kind."""
    stem, _, part = name.rpartition("/")[2].removesuffix(".j2").partition(".")
    return (MessageKind(stem), part) if stem in set(MessageKind) else (None, part)


def _names(kind: MessageKind | None, part: str) -> frozenset[str]:
    if kind is None:
        return ALWAYS | SUBJECT_NAMES | {SUBJECT}
    also = {"subject": subject_names(FACTS_BY_KIND[kind]), "html": frozenset({SUBJECT})}
    return ALWAYS | also.get(part, frozenset())


def _fields(kind: MessageKind | None) -> frozenset[str]:
    types = set(FACTS_BY_KIND.values()) if kind is None else {FACTS_BY_KIND[kind]}
    return frozenset(name for each in types for name in (*_own(each), *_computed(each)))


def _own(facts: type[AnyFacts]) -> Iterator[str]:
    return (field.name for field in fields(facts))


def _computed(facts: type[AnyFacts]) -> Iterator[str]:
    return (name for name in dir(facts) if isinstance(getattr(facts, name, None), property))


def _asked_about(template: nodes.Template) -> Iterator[nodes.Node]:
    for test in template.find_all(nodes.Test):
        if test.name in ASKS:
            yield test.node
    for filtered in template.find_all(nodes.Filter):
        if filtered.name == "default" and filtered.node is not None:
            yield filtered.node


def _is_facts(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == FACTS


def _trouble(name: str, node: nodes.Node, what: str, asked: str, known: frozenset[str]) -> TemplateTrouble:
    like = nearest(asked, sorted(known))
    return TemplateTrouble(name, node.lineno, f"{what}; did you mean '{like}'?" if like else what)
