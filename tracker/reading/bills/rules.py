"""The words by which an action of Congress is known as a step of a measure, rule by rule.

The texts are those of the House clerk, the Senate and the Library of Congress as BILLSTATUS files
print them; https://github.com/usgpo/bill-status says that no authoritative list of codes exists.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A kind of step, the chamber that it belongs to, and the words by which it is known."""

    kind: str
    chamber: str | None
    pattern: re.Pattern[str]
    words: str


def _make(kind: str, chamber: str | None, pattern: str, words: str) -> Rule:
    return Rule(kind, chamber, re.compile(pattern, re.IGNORECASE), words)


# The House clerk's final questions; "on motion to suspend the rules and pass", "on passage", …
_HOUSE_FINAL = (
    r"^on (?:passage|agreeing to the (?:joint |concurrent )?resolution"
    r"|(?:the )?motion to suspend the rules and (?:pass|agree to|adopt) the (?:bill|(?:joint |"
    r"concurrent )?resolution))\b"
)
_VETO = r"(?:over (?:the )?(?:president's )?veto|objections of the president to the contrary)"
# The Library of Congress sums a step up in words of its own before the chamber's: both are read.
# Order matters: the first rule that fits decides.
RULES = (
    _make("enacted", None, r"^became (?:public|private) law", "became a law"),
    _make("enacted", None, r"^(?:became law|enacted by reference)", "said to have become law"),
    _make("signed", None, r"^signed by (?:the )?president", "signed by the President"),
    _make("vetoed", None, r"^(?:pocket |line item )?vetoed\b", "vetoed by the President"),
    _make("presented", None, r"^presented to (?:the )?president", "presented to the President"),
    _make("override_failed", None, rf"^(?=.*{_VETO}).*\bfailed\b", "veto not overridden"),
    _make("override_passed", None, rf"^(?=.*{_VETO}).*\bpassed\b", "veto overridden"),
    _make(
        "vitiated", "senate", r"^senate vitiated (?:previous|passage|prior)", "passage was vitiated"
    ),
    _make(
        "conference_agreed", "house", r"^conference report agreed to in house", "report agreed to"
    ),
    _make(
        "conference_agreed", "senate",
        r"^conference report agreed to in senate", "report agreed to",
    ),
    _make(
        "conference_agreed", "house",
        r"^on agreeing to the conference report.* agreed to\b", "report agreed to",
    ),
    _make(
        "conference_agreed", "senate",
        r"^senate agreed to (?:the )?conference report", "report agreed to",
    ),
    _make("conference_filed", None, r"^conference report.* filed\b", "conference report filed"),
    _make(
        "cloture_failed", "senate",
        r"^(?:upon reconsideration, )?cloture (?:motion )?on (?!(?:the )?amendment|sa \d|.*\(sa \d)"
        r"(?:(?! was ).)*\b(?:not invoked|rejected|failed|not agreed to)\b",
        "cloture was not invoked",
    ),
    _make(
        "cloture_invoked", "senate",
        r"^(?:upon reconsideration, )?cloture (?:motion )?on (?!(?:the )?amendment|sa \d|.*\(sa \d)"
        r"(?:(?! was ).)*\b(?:invoked|agreed to)\b",
        "cloture was invoked",
    ),
    _make(
        "proceed_rejected", "senate",
        r"^motion to proceed to (?:the )?(?:consideration of )?(?:the )?measure rejected",
        "the motion to proceed was rejected",
    ),
    _make(
        "agreed_differences", "house",
        r"^(?:resolving differences -- house actions: )?on motion (?:that the house |to )?"
        r"(?:suspend the rules and )?(?:agree|concur)\b"
        r"(?!.* with (?:an )?amendment|.*\b(?:portion|division)).*senate amendment.* agreed to\b",
        "the House agreed to the Senate's amendment",
    ),
    _make(
        "agreed_differences", "senate",
        r"^(?:resolving differences -- senate actions: )?senate (?:agreed|concurred)\b"
        r"(?!.* with (?:an )?amendment).*\bhouse amendment",
        "the Senate agreed to the House's amendment",
    ),
    _make(
        "differences", "house",
        r"^(?:resolving differences -- house actions: |on motion (?:that the house|to) (?:agree|"
        r"concur|insist|disagree)|the speaker appointed conferees)",
        "the chambers are resolving differences",
    ),
    _make(
        "differences", "senate",
        r"^(?:resolving differences -- senate actions: |senate (?:agreed|concurred|insist|disagree|"
        r"appointed conferees)|message on house action received.*house amendment)",
        "the chambers are resolving differences",
    ),
    _make("failed", "house", r"^failed of passage/not agreed to in house", "failed in the House"),
    _make("failed", "senate", r"^failed of passage/not agreed to in sen", "failed in the Senate"),
    _make("passed", "house", r"^passed/agreed to in house", "passed the House"),
    _make("passed", "senate", r"^passed/agreed to in senate", "passed the Senate"),
    _make("failed", "house", rf"{_HOUSE_FINAL}.* failed\b", "failed in the House"),
    _make(
        "passed", "house", rf"{_HOUSE_FINAL}.* (?:passed|agreed to|adopted)\b", "passed the House"
    ),
    _make("passed", "house", r"is considered passed house", "passed the House by a rule"),
    _make("passed", "house", r"^(?:passed|agreed to in) the house", "the record says it passed"),
    _make(
        "failed", "senate",
        r"(?:failed of passage in senate|not agreed to in senate|indefinitely postponed (?:in|by))",
        "failed in the Senate",
    ),
    _make(
        "passed", "senate",
        r"^(?:passed (?:the )?senate|resolution agreed to in senate|agreed to in the senate"
        r"|(?:submitted|introduced|received) in the senate, .*(?:passed|agreed to)\b)",
        "passed the Senate",
    ),
    _make("agreed", None, r"^(?:modified and )?agreed to\b", "the record says it was agreed to"),
    _make(
        "tabled", "house", r"^on motion to table the (?:measure|resolution|bill) agreed to",
        "laid on the table in the House",
    ),
    _make(
        "tabled", "house",
        r"^(?:pursuant to .*)?h\.? ?(?:con\.? ?|j\.? ?)?(?:res|r)\.? ?\d+ is laid (?:on|upon) the"
        r" table|^laid (?:on|upon) the table\b(?!.*motion to reconsider)",
        "laid on the table in the House",
    ),
    _make("calendar", "house", r"placed on the (?:union|house|private|consensus)", "on a calendar"),
    _make(
        "calendar", "senate",
        r"placed on (?:the )?senate leg|^returned to the calendar", "on a calendar",
    ),
    _make("ordered_reported", None, r"ordered (?:to be )?reported\b", "ordered reported"),
    _make(
        "reported", None,
        r"^reported\b|^(?:the )?(?:house )?committee on .*\breported\b"
        r"|\breported an original measure",
        "a committee reported it",
    ),
    _make("discharged", None, r"^(?!motion ).*\bcommittee\b.*\bdischarged\b", "discharged"),
    _make("desk", "house", r"^held at the desk", "held at the House's desk"),
    _make(
        "referred", None, r"^(?:received in the (?:senate|house).*|read twice.*)?referred to\b",
        "referred to a committee",
    ),
    _make("introduced", None, r"^(?:introduced|submitted|sponsor introductory)\b", "introduced"),
)  # fmt: skip
