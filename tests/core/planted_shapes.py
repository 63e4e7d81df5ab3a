"""Texts of other shapes with provisions planted in them, and look-alikes beside them.

An appropriations act whose sections are numbered anew, a defence bill of which a title moves, a
measure that a substitute replaces, and one year's rider in the next year's act.
"""

# ---------------------------------------------------------------- an appropriations act

PAID = ("", "Contributions to international organizations", [
    "For necessary expenses to meet annual obligations of membership in international multilateral "
    "organizations, $1,500,000,000: Provided, That none of the funds made available under this "
    "heading may be used for the assessed budget of the International Criminal Court: Provided "
    "further, That such funds may be paid in quarterly instalments.",
])  # fmt: skip
PAID_LATER = ("", "Contributions to international organizations", [
    "For necessary expenses to meet annual obligations of membership in international multilateral "
    "organizations, $1,438,000,000: Provided, That none of the funds made available under this "
    "heading may be used for the assessed budget of the International Criminal Court: Provided "
    "further, That such funds may be paid in quarterly instalments.",
])  # fmt: skip
PASSPORTS = "No passport fee collected under this heading may be waived for a private corporation."
DEFECTORS = ("7013", "Protection of defectors", [
    "The Secretary of State may share with the Prosecutor of the International Criminal Court the "
    "sworn testimony of defectors from the Wagner Group, if no informant is endangered by it.",
])  # fmt: skip
MIDDLE_EAST = ("7041", "Middle East and North Africa", [
    ("a", "Egypt", "Funds may be made available for Egypt for economic growth and water."),
    ("b", "Jordan", "Not less than $1,650,000,000 shall be made available for Jordan."),
    ("c", "West Bank and Gaza", "None of the funds appropriated under this heading may be made "
     "available for the Palestinian Authority if the Palestinians initiate an International "
     "Criminal Court judicially authorized investigation that subjects Israeli nationals to it."),
])  # fmt: skip
WITHOUT_EGYPT = ("7042", "Middle East and North Africa", [
    ("a", "Jordan", "Not less than $1,650,000,000 shall be made available for Jordan."),
    ("b", "West Bank and Gaza", "None of the funds appropriated under this heading may be made "
     "available for the Palestinian Authority if the Palestinians initiate an International "
     "Criminal Court judicially authorized investigation that subjects Israeli nationals to it."),
])  # fmt: skip
STRIPPED = ("7060", "Witnesses", [
    "Of the funds appropriated under this title, not less than $3,000,000 shall be made available "
    "to relocate witnesses whom the International Criminal Court has asked to testify on Darfur.",
])  # fmt: skip
OTHER = ("7061", "Wildlife", [
    "Of the funds appropriated under this title, not less than $3,000,000 shall be made available "
    "to relocate rangers whom a national park has asked to work on elephants.",
])  # fmt: skip
ACT_I, ACT_VII = "Department of State and related agency", "General provisions"
FEES = ("7012", "Passport fees", [PASSPORTS])
ACT_FIRST = [
    ("I", ACT_I, [PAID]),
    ("VII", ACT_VII, [FEES, DEFECTORS, MIDDLE_EAST, STRIPPED, OTHER]),
]
ACT_SECOND = [
    ("I", ACT_I, [PAID_LATER]),
    ("VII", ACT_VII, [
        FEES, ("7013", "Audits", ["Each grant is audited once."]), ("7014", *DEFECTORS[1:]),
        WITHOUT_EGYPT, ("7061", *OTHER[1:]),
    ]),
]  # fmt: skip

# ---------------------------------------------------------------- a defence bill

BASING = ("1241", "Basing rights and the Rome Statute", [
    "The Secretary of Defense shall seek, in each agreement on basing rights, terms under which no "
    "sailor may be surrendered to the International Criminal Court without consent.",
])  # fmt: skip
LESSONS = ("1242", "Lessons of war crimes documentation", [
    "The Inspector General shall publish the lessons of forensic documentation teams that hand "
    "evidence of mass graves to the International Criminal Court.",
])  # fmt: skip
LESSONS_IN_A_LIST = ("1306", "Matters of accountability", [
    ("a", "Archives", "The archives of closed missions shall be kept for fifty years."),
    ("b", "Lessons", "The Inspector General shall publish the lessons of forensic documentation "
     "teams that hand evidence of mass graves to the International Criminal Court."),
    ("c", "Museums", "A museum of peacekeeping may borrow what the archives hold."),
])  # fmt: skip
SHIPS = ("1243", "Ships", ["A hospital ship may call at Odesa."])
DEFENCE_FIRST = [("XII", "Matters relating to foreign nations", [BASING, LESSONS, SHIPS])]
DEFENCE_SECOND = [
    ("XII", "Space", [("1201", "Orbits", ["Orbits are surveyed yearly."])]),
    ("XIII", "Matters relating to foreign nations", [
        ("1341", *BASING[1:]), ("1342", *LESSONS[1:]), ("1343", *SHIPS[1:]),
    ]),
]  # fmt: skip
DEFENCE_THIRD = [
    ("XII", "Space", [("1201", "Orbits", ["Orbits are surveyed yearly."])]),
    ("XIII", "Matters relating to foreign nations", [
        ("1301", "Basing rights", BASING[2]), LESSONS_IN_A_LIST, ("1307", *SHIPS[1:]),
    ]),
]  # fmt: skip

# ---------------------------------------------------------------- a measure and its substitute

BARRED = ("2", "Prohibition", [
    "No official of the Department of Justice may execute a request of the International Criminal "
    "Court for the arrest of a citizen of an ally, and no marshal may guard such a person.",
])  # fmt: skip
BARRED_LATER = ("3", "Prohibition", [
    "No official of the Department of Justice may execute a request of the International Criminal "
    "Court for the arrest or questioning of a citizen of an ally, and no marshal may guard or "
    "transport such a person, unless the Attorney General certifies a grave need.",
])  # fmt: skip
LIST = ("3", "Public list", [
    "The Attorney General shall publish a list of the requests of the International Criminal Court "
    "that reached a field office, with the weekday of each.",
])  # fmt: skip
FUND = ("4", "Trust fund", [
    "A trust fund shall pay the lawyers of veterans whom the International Criminal Court summons.",
])  # fmt: skip

# ---------------------------------------------------------------- a rider from year to year

TRIBUNALS = (
    "Funds appropriated by this Act that are made available for assistance for tribunals may be "
    "made available to the Office of the Prosecutor of the International Criminal Court for "
    "the investigation of {crimes}, notwithstanding section 705 of division {division} of Public "
    "Law {law}, if the Secretary of State reports by June 1, {year}, on each suspect."
)
RIDER = TRIBUNALS.format(crimes="atrocities in Darfur", division="A", law="106–113", year=2022)
RIDER_LATER = TRIBUNALS.format(
    crimes="atrocities in Darfur and Ukraine", division="K", law="117–103", year=2023
)
LIKE_IT = (
    "Funds appropriated by this Act that are made available for assistance for libraries may be "
    "made available to the archive of the International Criminal Court for microfilm readers."
)
