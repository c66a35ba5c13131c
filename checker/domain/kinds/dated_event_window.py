"""Something that must take place within a stretch of days; afterwards it cannot be made up for. Pure."""

from checker.domain.kind import KindSpec

KIND = KindSpec(
    name="dated_event_window",
    records=("event",),
    measures=(frozenset({"part"}),),
    forbidden=frozenset({"target", "path", "minimum_sample", "reported", "data_expected", "tolerance", "band"}),
    is_dated=True,
    is_in_a_stretch=True,
    reminders="short_notice",
)
