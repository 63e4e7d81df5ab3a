"""One document at /document?id=…: its passages about the Court, its facts, our copy of it."""

from dashboard import marks
from dashboard import widgets as w
from dashboard.data import ask
from dashboard.origins import origins
from dashboard.words.document import dispositions, document_sentence, facts, headed, passages
from dashboard.words.forms import form_parts
from dashboard.words.official import speaker_links
from dashboard.words.page_change import history
from dashboard.words.stance import stance_html
from dashboard.words.statement import statement_section
from tracker.queries.administration.officials import read_aliases
from tracker.queries.administration.spoken_papers import is_executive
from tracker.queries.administration.turns import read_document_turns
from tracker.queries.papers.documents import read_document
from tracker.queries.papers.statements import read_statement
from tracker.queries.stances.held import is_said, read_paper_stance
from tracker.queries.upkeep.page_events import read_history

document_id = w.wanted()
view = ask(read_document, document_id) if document_id else None
if view is None:
    w.missing("document", document_id, "documents")
else:
    paper = view.document
    w.answer(paper.title, document_sentence(view), headed(paper.kind))
    speaker = ""
    if paper.speaker and is_executive(paper.publisher):
        speaker = speaker_links(paper.speaker, paper.published_on, ask(read_aliases))
    stance = ask(read_paper_stance, document_id)
    if stance is not None and (stance.basis != "none" or is_said(paper.kind, paper.speaker)):
        w.html(stance_html(stance))
    if view.mentions:
        turns = ask(read_document_turns, document_id)
        w.html("<h2>What it says of the Court</h2>", passages(view.mentions, turns))
    form_parts(document_id, paper.kind, paper.collection)
    if statement := ask(read_statement, document_id):
        pages = origins(statement.publications)
        w.html(statement_section(statement, pages))
    if view.dispositions:
        w.html("<h2>What became of it</h2><ul>", dispositions(view.dispositions), "</ul>")
    if paper.abstract:
        w.html("<h2>Abstract</h2>", marks.tag("p", marks.text(paper.abstract)))
    w.html("<h2>What is known</h2>", facts(view, speaker))
    if found := ask(read_history, document_id):
        w.html('<h2 id="history">What became of its page</h2>', history(found))
    source = [view.origin.source] if view.origin else []
    w.foot(source, lambda: [paper], document_id.replace(":", "-"))
