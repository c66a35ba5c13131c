"""On which day of a year does something fall that comes every year: month-day, or days before or after Easter? Pure.

`08-15` is 15 August; `easter+60` is sixty days after Easter Sunday, `easter-2` two days before it. Each lies in every
year, so 02-29 is none.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

_MONTH_DAY = r"(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
# No more days than lead to another year, whenever Easter is.
_FROM_EASTER = r"easter(-[1-7]?[0-9]|\+[1-9]?[0-9])"
YEARLY_DAY = rf"^({_MONTH_DAY}|{_FROM_EASTER})$"
YearlyDay = Annotated[str, Field(pattern=YEARLY_DAY)]


def day_in(year: int, every: str) -> date:
    """The day of that year, by the Gregorian calendar. `every` fits YEARLY_DAY."""
    if every.startswith("easter"):
        return easter(year) + timedelta(days=int(every.removeprefix("easter")))
    return date.fromisoformat(f"{year:04}-{every}")


def easter(year: int) -> date:
    """Easter Sunday by the rule of Meeus, Jones and Butcher: a table of moons folded into whole numbers."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - moon_shift + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
