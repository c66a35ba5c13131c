"""Which resources has the API? Pure: of these the requests are answered, and the description is made."""

from __future__ import annotations

from checker.web.api.brings import BRINGS
from checker.web.api.calls import ApiRoute
from checker.web.api.reads import READS

API_ROUTES: tuple[ApiRoute, ...] = (*READS, *BRINGS)
