"""Papers as such: documents, statements and who signs them, filings, sections of reports."""
