"""Can each profile be chosen and tell its own reading from an earlier one? Pure; checks give problems of the folder.

Asked of the folder only: profiles that are in force already stay in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.domain.counted_aggregations import AGGREGATED, counted_aggregations
from checker.domain.problem import Problem
from checker.domain.profile import Profile, RecordSpec, SenderFile
from checker.domain.rule import Rule
from checker.domain.visible import plain
from checker.rulebook.profile_places import PlacedProfile
from checker.rulebook.profile_words import words_of
from checker.rulebook.shared_checks import shares_with


def twin_problems(profiles: tuple[PlacedProfile, ...]) -> Iterator[Problem]:
    """Two profiles for files of one name that expect the same of them: no file could be read by either."""
    first: dict[tuple[str, object], PlacedProfile] = {}
    for one in profiles:
        for place, template in enumerate(one.profile.file.name):
            other = first.setdefault((plain(template).casefold(), _expected(one.profile)), one)
            if other is not one and not shares_with(one, other):
                what = (
                    f"files of this name are also for the profile '{other.profile.id}' of '{other.sender}', with the "
                    "same headings; nothing tells the two apart: give one another name, 'contains' (a line above its "
                    "data) or another sheet"
                )
                yield Problem(one.tree.where((*one.path, "file", "name", place)), what)


def _expected(profile: Profile) -> object:
    """What tells profiles of one name apart: format, sheet, lines above the data, headings."""
    upper = profile.groups.names if profile.groups else ()
    titles = frozenset(plain(title) for title, _ in profile.every_column())
    placed = frozenset((plain(title), column.heading) for title, column in profile.every_column() if column.heading)
    file = profile.file
    return file.format, file.sheet, file.contains, titles, placed, frozenset(upper), profile.header_levels


def title_problems(profiles: tuple[PlacedProfile, ...]) -> Iterator[Problem]:
    """Titles that no header can say: of signs that nobody sees, or in a CSV without quotes with its delimiter."""
    for one in profiles:
        file = one.profile.file
        for title in one.profile.columns:
            where = one.tree.where_key((*one.path, "columns", title))
            if not plain(title):
                yield Problem(where, "a title of blanks heads no column; name it by its place, such as '#1'")
            elif file.quote == "none" and file.delimiter and file.delimiter in title:
                what = f"'{title}' holds the delimiter, and 'quote: none' lets no cell hold it; no header can say that"
                yield Problem(where, what)


def version_problems(profiles: tuple[PlacedProfile, ...], in_force: Mapping[str, SenderFile]) -> Iterator[Problem]:
    """A profile that says something else than the one in force under the same version, or a lower one.

    What was read by a version is not read by it again (DESIGN section 5), so that a mended profile of the same version
    would leave out what it was mended for.
    """
    known = {(file.sender.id, profile.id): profile for file in in_force.values() for profile in file.profiles}
    for one in profiles:
        before = known.get((one.sender, one.profile.id))
        if before is None or one.profile == before or one.profile.version > before.version:
            continue
        what = (
            f"this profile is not what version {before.version} in force says; write version: {before.version + 1}, "
            "so that files are read anew by it"
        )
        yield Problem(one.tree.where((*one.path, "version")), what)


def uncounted_figures(files: Mapping[str, SenderFile], rules: Sequence[Rule]) -> Iterator[str]:
    """Figures that profiles give only in ways in which no rule counts them, as a sentence each; no mistake (D27)."""
    counted = counted_aggregations(rules)
    for file in files.values():
        for profile in file.profiles:
            for spec in profile.specs():
                for said in _uncounted(profile, spec, counted):
                    yield f"{file.sender.id}/{profile.id}: {said}"


def _uncounted(profile: Profile, spec: RecordSpec, counted: Mapping[tuple[str, str], frozenset[str]]) -> Iterator[str]:
    topic, ways = AGGREGATED.get(spec.type), words_of(profile, spec, "aggregation")
    if topic is None or not ways:
        return
    for figure in sorted(words_of(profile, spec, topic) or ()):
        wanted = counted.get((spec.type, figure))
        if wanted is not None and not ways & wanted:
            yield f"'{figure}' as {', '.join(sorted(ways))}, counted as {', '.join(sorted(wanted))}"
