"""Addresses of GovInfo's content: package, file and form, built and split."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from tracker.congress import BILL_TYPES

_TYPES = "|".join(sorted(BILL_TYPES, key=len, reverse=True))
_BILL = re.compile(rf"BILLS-(\d+)({_TYPES})(\d+)([a-z]+\d*)", re.IGNORECASE)
_FILE = re.compile(r"(?P<stem>[A-Z]+-[A-Za-z0-9_.-]+?)\.(?P<form>xml|htm|html|txt|pdf)", re.I)
# A part's name holds its package's: CREC-2005-07-20-pt1-PgE1541-2, WCPD-2002-05-13-Pg790.
_PART = re.compile(
    r"((?:CREC-\d{4}-\d\d-\d\d(?:-[vi]\d+)?|CRPT-\w+)(?=-pt\d)|WCPD-\d{4}-\d\d-\d\d(?=-Pg))"
)
_CONTENT = re.compile(r"www\.govinfo\.gov/content/pkg/(?P<package>[^/]+)/[a-z]+/(?P<file>[^/]+)$")
_FOLDERS = {"xml": "xml", "htm": "html", "txt": "text", "pdf": "pdf"}


class Place(NamedTuple):
    """A file of GovInfo: its package, its own stem, its form (xml, htm, txt, pdf)."""

    package: str
    stem: str
    form: str

    @property
    def collection(self) -> str:
        """Code of the collection, BILLS of BILLS-119hr23ih; DCPD and WCPD belong to CPD."""
        code = self.package.split("-", 1)[0].upper()
        return "CPD" if code in ("DCPD", "WCPD") else code


class BillName(NamedTuple):
    """What a text package's name says of the measure."""

    congress: int
    bill_type: str
    number: int
    version: str


def content_url(package: str, form: str, granule: str | None = None) -> str:
    """Address of a package's file on the content host, which needs no key."""
    folder = _FOLDERS[form]
    if form == "xml" and package.startswith("PLAW-"):
        folder = "uslm"  # laws have no XML but this
    return f"https://www.govinfo.gov/content/pkg/{package}/{folder}/{granule or package}.{form}"


def split_content(url: str) -> Place | None:
    """Package, stem and form of a content address, None for any other address."""
    found = _CONTENT.search(urlsplit(url)._replace(query="", fragment="").geturl())
    file = _FILE.fullmatch(found["file"]) if found else None
    if not found or not file:
        return None
    return Place(found["package"], file["stem"], _form(file["form"]))


def find_place(path: str) -> Place | None:
    """The same of a file's path on disk: by its official path, else by a name that says enough."""
    if (official := split_content(f"https://{path.split('://')[-1].lstrip('/')}")) is not None:
        return official
    file = _FILE.fullmatch(path.rsplit("/", 1)[-1])
    if not file:
        return None
    stem = file["stem"]
    part = _PART.match(stem)
    return Place(part[1] if part else stem, stem, _form(file["form"]))


def split_bill_package(package: str) -> BillName | None:
    """Measure and version that a BILLS package names, None for another package."""
    found = _BILL.fullmatch(package)
    if not found:
        return None
    return BillName(int(found[1]), found[2].lower(), int(found[3]), found[4].lower())


def _form(ending: str) -> str:
    return "htm" if ending.lower() in ("htm", "html") else ending.lower()
