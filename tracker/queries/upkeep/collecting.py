"""What a source asks of the store while it collects: which measures, votes and texts matter."""

from datetime import date

from sqlalchemy import Engine, Row, and_, func, select

from tracker.queries.rulings import unfollowed
from tracker.records import RollCallListing
from tracker.store.tables import TABLES, MarkRow, PageRow


def followed_bills(engine: Engine) -> set[str]:
    """Ids of the measures followed now, whoever says so: their own words, the record, a person.

    Those of which a person said that their words do not mean the Court are left out.
    """
    follow = TABLES["Follow"].c
    with engine.connect() as connection:
        live = set(connection.scalars(select(follow.bill_id).where(follow.gone_at.is_(None))))
        return live - unfollowed(connection)


def named_votes(engine: Engine) -> set[str]:
    """Ids of the roll calls to be kept whatever their own words say.

    They are those of the compiled record, those that a followed measure's status page lists, and
    those that a person judged.
    """
    roll_call, listed, follow, judged = (
        TABLES[name].c for name in ("RollCall", "RecordedVote", "Follow", "Judgement")
    )
    questions = (
        select(roll_call.vote_id).where(roll_call.origin == "record"),
        select(listed.vote_id)
        .join(TABLES["Follow"], follow.bill_id == listed.bill_id)
        .where(follow.gone_at.is_(None), listed.gone_at.is_(None)),
        select(judged.subject).where(judged.subject_kind == "roll_call", judged.gone_at.is_(None)),
    )
    with engine.connect() as connection:
        return {vote_id for question in questions for vote_id in connection.scalars(question)}


def wanted_texts(engine: Engine) -> list[tuple[str, date | None, tuple[str, ...]]]:
    """Text versions of followed measures that are not read yet, newest first.

    Each with its day and the addresses at which its status page says it lies: XML, HTML, PDF.
    """
    version, text, follow = (TABLES[name].c for name in ("TextVersion", "BillText", "Follow"))
    read = and_(text.bill_version_id == version.bill_version_id, text.gone_at.is_(None))
    wanted = (
        select(version.bill_version_id, version.xml_url, version.htm_url, version.pdf_url)
        .distinct()
        .add_columns(version.issued_on, version.bill_id)
        .join(TABLES["Follow"], follow.bill_id == version.bill_id)
        .outerjoin(TABLES["BillText"], read)
        .where(follow.gone_at.is_(None), version.gone_at.is_(None))
        .where(text.bill_version_id.is_(None))
        .order_by(version.issued_on.desc().nulls_first(), version.bill_version_id)
    )
    with engine.connect() as connection:
        ended = unfollowed(connection)
        return [
            (row.bill_version_id, row.issued_on, tuple(filter(None, row[1:4])))
            for row in connection.execute(wanted)
            if row.bill_id not in ended
        ]


def stored_subjects(engine: Engine) -> set[str]:
    """Ids of bills, roll calls, papers, listed names, nominations whose official page is stored."""
    ids = {
        "Bill": "bill_id", "RollCall": "vote_id", "Document": "document_id",
        "DocumentText": "document_id", "SanctionsEntry": "entry_id",
        "Nomination": "nomination_id",
    }  # fmt: skip
    with engine.connect() as connection:
        return {
            found
            for name, field in ids.items()
            for found in connection.scalars(
                select(TABLES[name].c[field]).where(TABLES[name].c.origin == "official")
            )
        }


def listed_roll_calls(
    engine: Engine, chamber: str, congress: int, session: int
) -> list[RollCallListing]:
    """Lines of a chamber's list of a session's roll calls, as stored."""
    table = TABLES["RollCallListing"]
    columns = [table.c[name] for name in RollCallListing.__struct_fields__]
    wanted = (
        select(*columns)
        .where(table.c.chamber == chamber, table.c.congress == congress)
        .where(table.c.session == session, table.c.gone_at.is_(None))
        .order_by(table.c.roll)
    )
    with engine.connect() as connection:
        return [RollCallListing(*row) for row in connection.execute(wanted)]


def read_texts(engine: Engine) -> set[str]:
    """Ids of the text versions whose text is stored."""
    text = TABLES["BillText"].c
    with engine.connect() as connection:
        return set(connection.scalars(select(text.bill_version_id).where(text.gone_at.is_(None))))


def pages_set_aside(engine: Engine, source: str) -> list[Row]:
    """Newest version of each page that a source read and stored nothing of: url, sha256, mark …"""
    page, mark = PageRow.__table__.c, MarkRow.__table__.c
    newest = (
        select(func.max(page.id))
        .join(MarkRow.__table__, mark.url == page.url)
        .where(mark.source == source, mark.kept.is_(False), page.read_at.is_not(None))
        .group_by(page.url)
    )
    with engine.connect() as connection:
        return list(connection.execute(select(PageRow.__table__).where(page.id.in_(newest))))


def pages_read(engine: Engine, source: str) -> list[Row]:
    """Newest version of each page that a source ever read, oldest first: url, sha256, mark …"""
    page = PageRow.__table__.c
    newest = (
        select(func.max(page.id))
        .where(page.source == source, page.counts.is_not(None))
        .group_by(page.url)
    )
    wanted = select(PageRow.__table__).where(page.id.in_(newest)).order_by(page.id)
    with engine.connect() as connection:
        return list(connection.execute(wanted))


def stored_record_items(engine: Engine) -> set[str]:
    """Ids of the items of the Congressional Record whose text is stored."""
    return set(_record_items(engine))


def owed_record_items(engine: Engine) -> list[str]:
    """Items of the Congressional Record stored without their metadata, newest first."""
    item = TABLES["RecordItem"].c
    with engine.connect() as connection:
        told = set(connection.scalars(select(item.document_id).where(item.gone_at.is_(None))))
    return [document_id for document_id in _record_items(engine) if document_id not in told]


def numbered_communications(engine: Engine, since: date) -> list[Row]:
    """Stored communications of the executive that bear a number, printed since a day, newest first.

    Each has congress, chamber, kind, number and printed_on.
    """
    sent = TABLES["Communication"].c
    wanted = (
        select(sent.congress, sent.chamber, sent.kind, sent.number, sent.printed_on)
        .where(sent.number.is_not(None), sent.printed_on >= since, sent.gone_at.is_(None))
        .order_by(sent.printed_on.desc(), sent.document_id)
    )
    with engine.connect() as connection:
        return list(connection.execute(wanted))


def owed_transcripts(engine: Engine) -> list[str]:
    """Printed hearings stored without their metadata, newest first."""
    paper, told = TABLES["Document"].c, TABLES["HearingTranscript"].c
    held = select(told.document_id).where(told.gone_at.is_(None))
    wanted = (
        select(paper.document_id)
        .where(paper.collection == "CHRG", paper.gone_at.is_(None))
        .where(paper.document_id.not_in(held))
        .order_by(paper.published_on.desc().nulls_last(), paper.document_id)
    )
    with engine.connect() as connection:
        return list(connection.scalars(wanted))


def undated_entries(engine: Engine) -> list[int]:
    """Numbers of OFAC's entries kept now of which the list service did not say since when."""
    entry, dated = TABLES["SanctionsEntry"].c, TABLES["SanctionsDate"].c
    told = select(dated.entry_id).where(dated.witness == "entity", dated.gone_at.is_(None))
    wanted = (
        select(entry.number)
        .where(entry.list_id.in_(("sdn", "consolidated")), entry.gone_at.is_(None))
        .where(entry.entry_id.not_in(told))
        .order_by(entry.number.desc())
    )
    with engine.connect() as connection:
        return list(connection.scalars(wanted))


def owed_licenses(engine: Engine) -> list[tuple[str, str]]:
    """Id and paper's address of each general license of OFAC whose words are not stored."""
    paper, text = TABLES["Document"].c, TABLES["DocumentText"].c
    wanted = (
        select(paper.document_id, paper.pdf_url)
        .where(paper.collection == "OFAC", paper.kind == "general_license")
        .where(paper.gone_at.is_(None), paper.pdf_url.is_not(None))
        .where(paper.document_id.not_in(select(text.document_id).where(text.gone_at.is_(None))))
        .order_by(paper.published_on.desc().nulls_last(), paper.document_id)
    )
    with engine.connect() as connection:
        return [(row.document_id, row.pdf_url) for row in connection.execute(wanted)]


def _record_items(engine: Engine) -> list[str]:
    paper = TABLES["Document"].c
    wanted = (
        select(paper.document_id)
        .where(paper.kind == "record_item", paper.gone_at.is_(None))
        .order_by(paper.published_on.desc().nulls_last(), paper.document_id)
    )
    with engine.connect() as connection:
        return list(connection.scalars(wanted))


def copied_releases(engine: Engine, host: str) -> list[tuple[str, date | None]]:
    """Address and day of releases of a site that a collection copied, newest first.

    Those of which the site's own page is stored are left out.
    """
    paper = TABLES["Document"].c
    copies = (
        select(paper.document_id, paper.url, paper.published_on)
        .where(paper.document_id.like(f"congress-press:{host}/%"), paper.gone_at.is_(None))
        .order_by(paper.published_on.desc().nulls_last(), paper.document_id)
    )
    own = select(paper.document_id).where(paper.document_id.like(f"release:{host}/%"))
    with engine.connect() as connection:
        held = {name.partition(":")[2] for name in connection.scalars(own)}
        return [
            (row.url, row.published_on)
            for row in connection.execute(copies)
            if row.document_id.partition(":")[2] not in held
        ]
