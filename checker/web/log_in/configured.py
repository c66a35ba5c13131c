"""By which of the house's own ways do people log in, as configured? Root: wiring only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.configuration import Configuration
from checker.configuration.settings import client_secret
from checker.domain.access import LogInWay
from checker.store import Store
from checker.store.provider_trouble import forget_provider_trouble
from checker.store.untrusted_peer import forget_untrusted_peer
from checker.web.log_in.proxy_log_in import ProxyLogIn
from checker.web.log_in.untrusted_peers import UntrustedPeers

if TYPE_CHECKING:
    from checker.web.log_in.oidc_log_in import OidcLogIn


def proxy_of(store: Store, configuration: Configuration) -> ProxyLogIn:
    """Believes nobody where 'proxy' is no way to log in. What was noted of peers that are not listed is forgotten."""
    forget_untrusted_peer(store.place)
    return ProxyLogIn.of(configuration.web, configuration.proxy, UntrustedPeers(store.place).note)


def oidc_of(store: Store, configuration: Configuration) -> OidcLogIn | None:
    """None: it is no way to log in. Raises ConfigurationError where the secret of the client cannot be read."""
    if LogInWay.OIDC not in configuration.web.log_in:
        forget_provider_trouble(store.place)
        return None
    from checker.web.log_in.oidc_log_in import OidcLogIn  # few houses have a provider, and it takes time to load

    return OidcLogIn(configuration.oidc, configuration.web, client_secret(configuration.oidc), store.place)
