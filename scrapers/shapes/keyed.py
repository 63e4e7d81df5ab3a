"""Asking a publisher who wants a key: what is said where none is set, and where one is refused."""

import re
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from scrapers.source import Page
from scrapers.strict import describe
from tracker.errors import BudgetSpent, FetchError, KeyMissing

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_REFUSED = ("HTTP 401", "HTTP 403")
_CODE = re.compile(rb"API_KEY_[A-Z]+")  # never the whole answer: it may repeat the key
_SAYS_KEY = (b"api_key", b"API_KEY", b"credentials", b"Invalid token", b"Not authenticated")


def own_key(key: SecretStr | None) -> str | None:
    """A key that a person set; None for none and for everybody's DEMO_KEY."""
    value = key.get_secret_value().strip() if key else ""
    return value if value and value != "DEMO_KEY" else None


def wanted_key(setting: str, where: str, *keys: SecretStr | None) -> str:
    """The first key that a person set. KeyMissing names the setting and where a key is had."""
    found = next(filter(None, map(own_key, keys)), None)
    if found is None:
        raise KeyMissing(f"this source asks for a key: set {setting} (free at {where})")
    return found


def ask_with_key(
    fetch: "Fetch", url: str, setting: str, key: str, mark: str | None = None, json: Any = None
) -> Page:
    """JSON page asked with a key. FetchError says so where it is the key that is refused."""
    try:
        return fetch.get(url, accept="application/json", key=key, mark=mark, json=json)
    except BudgetSpent:
        raise
    except FetchError as error:
        if error.sha256 and any(status in str(error) for status in _REFUSED):
            body = fetch.archive.read(error.sha256)
            if any(word in body for word in _SAYS_KEY):
                code = _CODE.search(body)
                said = code[0].decode() if code else describe(body)
                fault = f"the key in {setting} is refused ({said})"
                raise FetchError(url, fault, error.sha256) from error
        raise
