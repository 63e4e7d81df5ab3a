"""A PDF of plain lines, as small as the format allows: what is typed is its text layer."""


def write_pdf(*pages: list[str]) -> bytes:
    """Bytes of a PDF with a text layer that holds these lines, a list a page."""
    kids = [f"{4 + 2 * at} 0 R" for at in range(len(pages))]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    for at, lines in enumerate(pages):
        shown = " ".join(f"({line.translate(_ESCAPED)}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 72 720 Td {shown} ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * at} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>",
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return body + end.encode()


_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})
