"""Reads a glossary as a script would, and writes each term with its definition as a question in Markdown.

    read_glossary.py FILE.html FILE.md
"""

import html.parser
import sys


class Glossary(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.entries, self.text = [], None

    def handle_starttag(self, tag, attrs):
        if tag in ("dt", "dd"):
            self.text = []

    def handle_data(self, data):
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag):
        if tag == "dt":
            self.term = "".join(self.text)
        if tag == "dd":
            self.entries.append((self.term, "".join(self.text)))
        if tag in ("dt", "dd"):
            self.text = None


def main(source, target):
    glossary = Glossary()
    with open(source, encoding="utf-8") as f:
        glossary.feed(f.read())
    with open(target, "w", encoding="utf-8") as f:
        for term, definition in glossary.entries:
            f.write(f"Q: What does {term} mean?\nA: {definition}\n\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
