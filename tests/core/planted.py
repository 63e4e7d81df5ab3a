"""A defence bill in three versions with provisions planted in it, and look-alikes beside them."""

FUNDS = (
    "None of the funds authorized to be appropriated by this Act or otherwise made available for "
    "fiscal year 2023 for the Department of Defense may be obligated or expended "
)
STRIPPED = ("1211", "Limitation on intelligence sharing with the International Criminal Court", [
    FUNDS + "to share classified intelligence, signals intercepts, or satellite imagery with the "
    "International Criminal Court.",
])  # fmt: skip
REWORDED = ("1212", "Prohibition on detention for the International Criminal Court", [
    ("a", "Prohibition", FUNDS + "to detain any member of the Armed Forces on a warrant issued by "
     "the International Criminal Court (in this section referred to as the “ICC”)."),
    ("b", "Report", "Not later than 180 days after the date of the enactment of this Act, the "
     "Secretary of Defense shall submit to the congressional defense committees a report on each "
     "warrant of the ICC that names a member of the Armed Forces."),
])  # fmt: skip
REWORDED_LATER = ("1212", "Prohibition on detention for the International Criminal Court", [
    ("a", "Prohibition", FUNDS + "to detain or extradite any member of the Armed Forces on a "
     "warrant issued by the International Criminal Court (in this section referred to as the "
     "“ICC”), except with the consent of the President."),
    ("b", "Report", "Not later than 90 days after the date of the enactment of this Act, the "
     "Secretary of Defense shall submit to the congressional defense committees a report on each "
     "warrant of the ICC that names a member of the Armed Forces."),
])  # fmt: skip
MOVED = ("1213", "Training of allied forces in the Rome Statute", [
    "The Secretary of Defense may provide instruction on obligations under the Rome Statute of the "
    "International Criminal Court to forces of a foreign country that takes part in a program of "
    "military education.",
])  # fmt: skip
CARRIED = ("1214", "Sense of Congress on evidence of atrocities", [
    "It is the sense of Congress that documentation of atrocities in Ukraine should be preserved "
    "for the Prosecutor of the International Criminal Court and for national courts.",
])  # fmt: skip
# The same boilerplate as the stripped section; another court, or no court.
OTHER_COURT = ("1221", "Limitation on contributions to the Special Criminal Court", [
    FUNDS + "to share classified intelligence, signals intercepts, or satellite imagery with the "
    "Special Criminal Court in the Central African Republic.",
])  # fmt: skip
OTHER_BODY = ("1222", "Limitation on port calls", [
    FUNDS + "to conduct a port call in a country that the Secretary of State has designated under "
    "section 7(a) of the State Department Basic Authorities Act of 1956.",
])  # fmt: skip
# New in the second version: the same boilerplate and the same Court, another matter.
NEW_MATTER = ("1225", "Limitation on air transport for the International Criminal Court", [
    FUNDS + "to transport by military aircraft an investigator, judge, or witness of the "
    "International Criminal Court.",
])  # fmt: skip
PAY = [("601", "Increase in basic pay", ["Basic pay is increased by 4.6 percent."])]
TITLE_XII = "Matters relating to foreign nations"


def _renumbered(section: tuple, number: str) -> tuple:
    return (number, *section[1:])


FIRST = [
    ("VI", "Compensation", PAY),
    ("XII", TITLE_XII, [STRIPPED, REWORDED, MOVED, CARRIED, OTHER_COURT, OTHER_BODY]),
]
SECOND = [
    ("VI", "Compensation", PAY),
    ("X", "General provisions", [_renumbered(MOVED, "1043")]),
    ("XII", TITLE_XII, [REWORDED_LATER, CARRIED, OTHER_COURT, OTHER_BODY, NEW_MATTER]),
]
THIRD = [
    ("VI", "Compensation", PAY),
    ("X", "General provisions", [_renumbered(MOVED, "1043")]),
    ("XII", TITLE_XII, [REWORDED_LATER, CARRIED, OTHER_COURT, OTHER_BODY]),
]
OFFICIAL = (
    "To authorize appropriations for fiscal year 2023 for military activities of the Department of "
    "Defense, and for other purposes."
)
