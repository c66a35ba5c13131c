"""How this installation is set up: `load_configuration(path, environ, overrides)`."""

from __future__ import annotations

from checker.configuration.load import load_configuration
from checker.configuration.settings import (
    Configuration,
    ConfigurationError,
    InboxSettings,
    MailSettings,
    RulesSettings,
    ServiceSettings,
    SmtpSettings,
    StoreSettings,
)
from checker.configuration.web_settings import WebSettings

__all__ = [
    "Configuration",
    "ConfigurationError",
    "InboxSettings",
    "MailSettings",
    "RulesSettings",
    "ServiceSettings",
    "SmtpSettings",
    "StoreSettings",
    "WebSettings",
    "load_configuration",
]
