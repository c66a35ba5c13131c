"""The frame of a JUnit file: what its cases rest on, and how many ended in which way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def suite(name: str, tests: int, properties: Iterable[tuple[str, str]]) -> Element:
    """A suite without its cases. `tests`: how many there will be."""
    from xml.etree import ElementTree

    made = ElementTree.Element("testsuite", name=name, tests=str(tests))
    listed = ElementTree.SubElement(made, "properties")
    for of, value in properties:
        ElementTree.SubElement(listed, "property", name=of, value=value)
    return made


def as_xml(made: Element) -> str:
    """The suite with its cases, which are counted by how they ended."""
    from xml.etree import ElementTree

    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        made.set(attribute, str(sum(1 for _ in made.iter(tag))))
    ElementTree.indent(made)
    return ElementTree.tostring(made, encoding="unicode")
