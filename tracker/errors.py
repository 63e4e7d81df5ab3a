"""Every error that the tracker raises on purpose."""


class TrackerError(Exception):
    """Something a person can act on; its message names what was expected and what was found."""


class SettingError(TrackerError):
    """A setting holds a value that cannot be used."""


class KeyMissing(TrackerError):
    """A source asks for a key that nobody has set: it cannot be read, and nothing is broken."""


class FetchError(TrackerError):
    """A publisher did not give a usable answer, retries included."""

    def __init__(self, url: str, message: str, sha256: str | None = None):
        super().__init__(f"{url}: {message}")
        self.url, self.sha256 = url, sha256


class MissingPage(FetchError):
    """The publisher says that this address holds nothing (404, or its own way of it)."""


class GonePage(FetchError):
    """A page that was read before is not there any more (404, 410, or the publisher's own way)."""


class AwayPage(FetchError):
    """An address leads to another host, which is not asked; target is where it leads."""

    def __init__(self, url: str, message: str, target: str):
        super().__init__(url, message)
        self.target = target


class BudgetSpent(FetchError):
    """The hourly allowance of a publisher is used up: what is left is read by a later run."""


class ParseError(TrackerError):
    """A page is not what its source's guide says; nothing of it may be stored.

    url and sha256 name the page, where it was read before it came to the runner.
    """

    url: str | None = None
    sha256: str | None = None


class StoreError(TrackerError):
    """The store refuses what was asked of it."""
