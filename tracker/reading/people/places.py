"""States and territories as papers print them: TX, Texas, Tex., N.C., Texas-36."""

import re
from functools import cache

_NAMES = {
    "AL": "Alabama Ala", "AK": "Alaska", "AZ": "Arizona Ariz", "AR": "Arkansas Ark",
    "CA": "California Calif Cal", "CO": "Colorado Colo", "CT": "Connecticut Conn",
    "DE": "Delaware Del", "FL": "Florida Fla", "GA": "Georgia Ga", "HI": "Hawaii Hawai'i",
    "ID": "Idaho Ida", "IL": "Illinois Ill", "IN": "Indiana Ind", "IA": "Iowa", "KS": "Kansas Kan",
    "KY": "Kentucky Ky", "LA": "Louisiana La", "ME": "Maine", "MD": "Maryland Md",
    "MA": "Massachusetts Mass", "MI": "Michigan Mich", "MN": "Minnesota Minn",
    "MS": "Mississippi Miss", "MO": "Missouri Mo", "MT": "Montana Mont", "NE": "Nebraska Neb Nebr",
    "NV": "Nevada Nev", "NH": "NewHampshire N.H", "NJ": "NewJersey N.J", "NM": "NewMexico N.M",
    "NY": "NewYork N.Y", "NC": "NorthCarolina N.C", "ND": "NorthDakota N.D", "OH": "Ohio",
    "OK": "Oklahoma Okla", "OR": "Oregon Ore", "PA": "Pennsylvania Pa Penn",
    "RI": "RhodeIsland R.I", "SC": "SouthCarolina S.C", "SD": "SouthDakota S.D",
    "TN": "Tennessee Tenn", "TX": "Texas Tex", "UT": "Utah", "VT": "Vermont Vt",
    "VA": "Virginia Va", "WA": "Washington Wash", "WV": "WestVirginia W.Va", "WI": "Wisconsin Wis",
    "WY": "Wyoming Wyo", "AS": "AmericanSamoa", "DC": "DistrictofColumbia D.C", "GU": "Guam",
    "MP": "NorthernMarianaIslands CNMI", "PR": "PuertoRico P.R", "VI": "VirginIslands V.I USVI",
}  # fmt: skip
_DISTRICT = re.compile(r"(?:\s*-\s*(?:\d{1,2}(?:st|nd|rd|th)?|at[\s-]*large|AL))$", re.IGNORECASE)


def state_of(printed: str) -> str | None:
    """Two letters of a state as printed, with or without a district; None for what is none."""
    return _codes().get(_plain(_DISTRICT.sub("", printed.strip())))


def has_district(printed: str) -> bool:
    """Whether a printed place is a seat of the House: TX-13, Texas-36, WY-At Large."""
    return _DISTRICT.search(printed.strip()) is not None and state_of(printed) is not None


def _plain(words: str) -> str:
    return re.sub(r"[^a-z]", "", words.lower())


@cache
def _codes() -> dict[str, str]:
    named = {_plain(name): code for code, names in _NAMES.items() for name in names.split()}
    return named | {code.lower(): code for code in _NAMES}
