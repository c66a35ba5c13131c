"""Which words does a house use: for what it counts, and for those whom its mails name? Pure.

Nothing in code or mail text knows a plan: units, titles and the words for them stand in the rules folder, in German and
English. Records and rules hold words as text; they are checked against the vocabulary when they come in, never when
they are loaded, so that dropping a word later leaves old stores readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from checker.domain.house_title import NO_TITLES, HouseTitles, ShownWord, plain_word
from checker.domain.house_word import HouseWord
from checker.domain.level import Level, LevelWords
from checker.domain.levels_before import LEVELS_BEFORE
from checker.domain.measure_unit import BUILT_IN, UNIT_ID, MeasureUnit, Quantity, unit_named
from checker.domain.model import Frozen
from checker.domain.staff_records import STAFF_FLOOR

LONGEST_TITLE = 90
# Which section of the vocabulary declares the words of which field of records.
SECTIONS: Mapping[str, str] = {
    "topic": "topics",
    "stratum": "strata",
    "selection": "selections",
    "metric": "metrics",
    "headcount": "headcounts",
    "training": "trainings",
    "event_type": "event_types",
}
WordId = Annotated[str, Field(pattern=UNIT_ID, max_length=40)]


class CountedWords(Frozen):
    """What one of them is called, and what many are: "Sturz", "Stürze"."""

    one: ShownWord
    many: ShownWord


class UnitEntry(Frozen):
    """A unit as an admin declares it. A share says of how many it is (`per`); money has a symbol; all else has words.

    `decimals`: how many are written even where a figure comes out even. `padded`: bounds are written with them too.
    `people`: what is counted are people, so that one or two of them are never shown.
    """

    id: WordId
    quantity: Quantity
    per: Annotated[int, Field(ge=2, le=1_000_000)] | None = None
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    padded: bool = False
    people: bool = False
    symbol: Annotated[str, Field(min_length=1, max_length=8), AfterValidator(plain_word)] | None = None
    de: CountedWords | None = None
    en: CountedWords | None = None

    @model_validator(mode="after")
    def _can_be_written(self) -> UnitEntry:
        if (self.per is not None) != (self.quantity == "share"):
            raise ValueError("'per' belongs to a share, and only to it: 100 of percent, 1000 of a rate per thousand")
        if self.symbol is None and (self.de is None or self.en is None):
            raise ValueError("it needs words in both languages, 'de' and 'en', each with 'one' and 'many'; or a symbol")
        if self.symbol is not None and (self.de or self.en or self.quantity not in ("share", "money")):
            raise ValueError("a symbol stands for words, of a share or of money: say either")
        if self.people and self.quantity != "count":
            raise ValueError("only what is counted one by one can be people")
        return self

    @property
    def unit(self) -> MeasureUnit:
        """The unit, as verdicts carry it."""
        de, en = ((words.one, words.many) if words else ("", "") for words in (self.de, self.en))
        return MeasureUnit(
            id=self.id,
            quantity=self.quantity,
            per=self.per or 1,
            decimals=self.decimals,
            padded=self.padded,
            people=self.people,
            symbol=self.symbol or "",
            de=de,
            en=en,
        )


EntryId = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=64)]
Title = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE), AfterValidator(plain_word)]


class WordEntry(Frozen):
    """A word that records and rules hold, and what people call it."""

    id: EntryId
    de: Title
    en: Title

    @property
    def word(self) -> HouseWord:
        return HouseWord(self.id, self.de, self.en)


class TopicEntry(WordEntry):
    """A topic of reviewed files. `whole_files`: files themselves are counted, so that none is faulty."""

    whole_files: bool = False


class Definition(Frozen):
    """What exactly a figure counts, in a sentence."""

    de: Annotated[str, Field(min_length=1, max_length=400)]
    en: Annotated[str, Field(min_length=1, max_length=400)]

    def text(self, locale: str) -> str:
        return self.en if locale == "en" else self.de


class EventEntry(WordEntry):
    """A sort of events. `agreements`: at these talks measures are agreed, which are followed from then on."""

    agreements: bool = False


class FigureEntry(WordEntry):
    """A figure that senders report, with what exactly it counts where its name does not say so.

    `about`: it says something about staff, as headcounts and trainings always do.
    """

    definition: Definition | None = None
    about: Literal["staff"] | None = None


class MetricEntry(FigureEntry):
    """A figure reported as a measurement. `may_be_negative`: it is a balance or a change, and below 0 no mistake."""

    may_be_negative: bool = False


class HeadcountEntry(FigureEntry):
    """A figure on staff. Below the house it is shown only where at least `shown_from` people work (law note 7)."""

    shown_from: Annotated[int, Field(ge=STAFF_FLOOR)] = STAFF_FLOOR


class GermanUnit(CountedWords):
    """As `CountedWords`, and with what stands before it where a sentence begins with it: "diese Station"."""

    this: ShownWord


class LevelEntry(Frozen):
    """A level of the organisation as an admin declares it, the highest first: a clinic, a ward in it, a team in that.

    `key`: where its units stand in organisation.yaml. `within`: the level above, in whose units they lie. Each of them
    names its own there, under `named_as` (left out: the id of that level), or is named by it, under `listed_as`.
    """

    id: WordId
    key: WordId
    within: WordId | None = None
    named_as: WordId | None = None
    listed_as: WordId | None = None
    de: GermanUnit
    en: CountedWords

    @model_validator(mode="after")
    def _lies_somewhere(self) -> LevelEntry:
        if self.within is None and (self.named_as or self.listed_as):
            raise ValueError("'named_as' and 'listed_as' say how it lies in another level: name that, as 'within'")
        if self.named_as is not None and self.listed_as is not None:
            raise ValueError("either its units name the one above ('named_as'), or that lists them ('listed_as')")
        return self

    @property
    def level(self) -> Level:
        """The level, as an organisation has it."""
        return Level(
            self.id,
            self.key,
            LevelWords(self.de.one, self.de.many, self.de.this),
            LevelWords(self.en.one, self.en.many),
            within=self.within or "",
            named_as="" if self.listed_as else self.named_as or self.within or "",
            listed_as=self.listed_as or "",
        )


class Vocabulary(Frozen):
    """The file vocabulary.yaml. Each section is a set of words: of rules, of a field of records, or of acts.

    `levels` None: the house declares none, not even that it has none.
    """

    units: tuple[UnitEntry, ...] = ()
    levels: tuple[LevelEntry, ...] | None = None
    titles: HouseTitles = NO_TITLES
    topics: tuple[TopicEntry, ...] = ()
    strata: tuple[WordEntry, ...] = ()
    selections: tuple[WordEntry, ...] = ()
    metrics: tuple[MetricEntry, ...] = ()
    headcounts: tuple[HeadcountEntry, ...] = ()
    trainings: tuple[FigureEntry, ...] = ()
    event_types: tuple[EventEntry, ...] = ()
    act_reasons: tuple[WordEntry, ...] = ()
    acts_in_own_words: bool = True

    @cached_property
    def levels_of_house(self) -> tuple[Level, ...]:
        """The levels below the house, the highest first."""
        return LEVELS_BEFORE if self.levels is None else tuple(entry.level for entry in self.levels)

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, HouseWord]]:
        """The words that a field of records may hold, by field and id. Where none is declared any word will do."""
        return {field: {each.id: each.word for each in getattr(self, section)} for field, section in SECTIONS.items()}

    @cached_property
    def reason_by_id(self) -> Mapping[str, HouseWord]:
        """The reasons that an act may name."""
        return {each.id: each.word for each in self.act_reasons}

    @cached_property
    def whole_file_topics(self) -> frozenset[str]:
        """The topics under which files themselves are counted."""
        return frozenset(topic.id for topic in self.topics if topic.whole_files)

    @cached_property
    def talks_with_agreements(self) -> frozenset[str]:
        """The sorts of events at which measures are agreed."""
        return frozenset(event.id for event in self.event_types if event.agreements)

    @cached_property
    def negative_metrics(self) -> frozenset[str]:
        """The metrics whose figures may lie below 0."""
        return frozenset(metric.id for metric in self.metrics if metric.may_be_negative)

    def figure(self, where: Mapping[str, object]) -> FigureEntry | None:
        """The reported figure that is meant by these fields of records; None: none is, or none that is declared."""
        entries: Mapping[str, tuple[FigureEntry, ...]] = {
            "metric": self.metrics,
            "headcount": self.headcounts,
            "training": self.trainings,
        }
        named = ((where.get(field), declared) for field, declared in entries.items())
        return next((entry for word, declared in named for entry in declared if entry.id == word), None)

    def staff_floor(self, headcount: str | None) -> int:
        """From how many people on a figure on staff is shown; None, or one that is not declared: as any of them."""
        return next((one.shown_from for one in self.headcounts if one.id == headcount), STAFF_FLOOR)

    def word(self, field: str, word_id: str) -> HouseWord:
        """A word of a field; one that is not declared, or not any more, is called by its id."""
        return self.words.get(field, {}).get(word_id) or HouseWord(word_id)

    @cached_property
    def unit_by_id(self) -> Mapping[str, MeasureUnit]:
        """Every unit that rules may name, with those that all houses understand."""
        return {**BUILT_IN, **{entry.id: entry.unit for entry in self.units}}

    def unit(self, unit_id: str) -> MeasureUnit:
        """The unit of that id; one that is not declared has no words."""
        return self.unit_by_id.get(unit_id) or unit_named(unit_id)
