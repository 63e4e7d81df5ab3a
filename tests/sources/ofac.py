"""Lists of OFAC for tests, in the form of 2024 on: entries given in a line each."""

from scrapers.sources.ofac_lists import EXPORTS

SDN = f"{EXPORTS}SDN.XML"
_SPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"


def entry(
    uid: int, name: str, program: str = "ICC-EO14203", *, aka: str = "", city: str = "",
    remarks: str = "",
) -> str:  # fmt: skip
    """An entry of a list: "LAST, First" is a person, a name without a comma an entity."""
    last, _, first = name.partition(", ")
    given = f"<firstName>{first}</firstName>" if first else ""
    kind = "Individual" if first else "Entity"
    tags = "".join(f"<program>{tag}</program>" for tag in program.split("; "))
    parts = [
        f"<uid>{uid}</uid>{given}<lastName>{last}</lastName><sdnType>{kind}</sdnType>",
        f"<remarks>{remarks}</remarks>" if remarks else "", f"<programList>{tags}</programList>",
    ]  # fmt: skip
    if aka:
        last, _, first = aka.partition(", ")
        parts.append(
            f"<akaList><aka><uid>{uid}1</uid><type>a.k.a.</type><category>strong</category>"
            f"<lastName>{last}</lastName><firstName>{first}</firstName></aka></akaList>"
        )
    if city:
        parts.append(
            f"<addressList><address><uid>{uid}2</uid><city>{city}</city>"
            "<country>Netherlands</country></address></addressList>"
        )
    return f"<sdnEntry>{''.join(parts)}</sdnEntry>"


def sdn_list(day: str, *entries: str) -> bytes:
    """The list as published on a day ("08/20/2026")."""
    return (
        f'<?xml version="1.0" standalone="yes"?><sdnList xmlns="{_SPACE}"><publshInformation>'
        f"<Publish_Date>{day}</Publish_Date><Record_Count>{len(entries)}</Record_Count>"
        f"</publshInformation>{''.join(entries)}</sdnList>"
    ).encode()
