package document_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode/utf16"

	"goodcard/deck/prose/document"
)

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		name, head string
		want       document.Format
	}{
		{"faq.txt", "Why?\n\nBecause.", document.Text},
		{"FAQ", "# Why?\n\nBecause.", document.Text},
		{"faq.MD", "Why?", document.Markdown},
		{"faq.html", "words", document.HTML},
		{"faq", "\n<!DOCTYPE html>\n<p>x", document.HTML},
		{"faq.php", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", document.HTML},
		{"faq.xml", "<?xml version=\"1.0\"?>\n<article>", document.DocBook},
		{"glossary", "<!DOCTYPE glossary PUBLIC \"-//OASIS//DTD DocBook XML V4.5//EN\">", document.DocBook},
		{"page.md", "<!DOCTYPE html>\n<p>x", document.HTML},
		{"page.csv", "<html><p>x", document.HTML},
		{"book.html", "<?xml version=\"1.0\"?>\n<article xmlns=\"http://docbook.org/ns/docbook\">", document.DocBook},
		{"post.html", "<article><h2>x</h2>", document.HTML},
		{"faq.docx", "PK\x03\x04word/", document.Docx},
		{"faq.bin", "%PDF-1.7\n\x00", document.PDF},
		{"export.md", "Question,Answer\nWhat is it?,\"A ring, small\"\nWhy?,So\n", document.CSV},
		{"terms.txt", "Term; Definition\nox; an animal\n", document.CSV},
		{"terms", "term, definition\nox, an animal, large\n", document.CSV},
		{"words.md", "Terms, definitions\n\nHere is what they are.\n", document.Markdown},
		{"names.txt", "term, word, name\n\nThese are the names.\n", document.Text},
		{"quizlet.txt", "a\tb\nc\td\ne\tf,\ng\nh\ti\n", document.TSV},
		{"letter.txt", "a\tb\nc\td\ne\tf,\ng\nh\ni\tj\n", document.Text},
		{"terms.csv", "a,b", document.CSV},
		{"terms.tsv", "a\tb", document.TSV},
		{"quizlet.txt", "ox\tAn animal\nhen\tA bird\ncock\tA bird\n", document.TSV},
		{"letter.txt", "Q:\tAn animal\nA:\tA bird\nB:\tA bird\n", document.Text},
		{"notes.txt", "#separator:semicolon\nox;An animal\n", document.TSV},
		{"utf16.txt", "\xff\xfeW\x00h\x00y\x00", document.Text},
		{"empty.txt", "", document.Text},
	} {
		got, ok := document.Sniff(test.name, []byte(test.head))
		if !ok || got != test.want {
			t.Errorf("%s: got %q %v, want %q", test.name, got, ok, test.want)
		}
	}
	for name, head := range map[string]string{"a.png": "\x89PNG\r\n\x1a\n\x00", "a.zip": "PK\x03\x04", "deck.yaml": "format: 1\nid: x\ncards: []\n", "a.db": "SQLite format 3\x00"} {
		if got, ok := document.Sniff(name, []byte(head)); ok {
			t.Errorf("%s is no text and is taken for %s", name, got)
		}
	}
}

func TestEncodings(t *testing.T) {
	const words = "Größe „x“ – 5 €"
	wide := func(order func(uint16) []byte, text string) string {
		var b strings.Builder
		for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
			b.Write(order(unit))
		}
		return b.String()
	}
	for _, test := range []struct{ name, src, encoding string }{
		{"UTF-8", words, ""},
		{"with its mark", "\ufeff" + words, ""},
		{"UTF-16, little end first", wide(func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }, words), "UTF-16"},
		{"UTF-16, big end first", wide(func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} }, words), "UTF-16"},
		{"windows-1252", "Gr\xf6\xdfe \x84x\x93 \x96 5 \x80", "windows-1252"},
	} {
		for _, f := range []document.Format{document.Text, document.Markdown} {
			d, err := document.Parse("test", []byte(test.src), f)
			if err != nil {
				t.Fatal(err)
			}
			if d.Plain != words || d.Encoding != test.encoding {
				t.Errorf("%s as %s: %q, encoding %q", test.name, f, d.Plain, d.Encoding)
			}
		}
	}
}

func TestEncodingsOfPages(t *testing.T) {
	for label, test := range map[string]struct{ src, plain, encoding string }{
		"iso-8859-15":  {"5 \xa4", "5 €", "ISO 8859-15"},
		"ISO-8859-1":   {"5 \x80", "5 €", "windows-1252"},
		"windows-1251": {"\xcf\xf0", "Пр", "Windows 1251"},
		"koi8-r":       {"\xf0\xd2", "Пр", "KOI8-R"},
		"utf-8":        {"5 \xa4", "5 \ufffd", ""},
		"latin2":       {"größe", "größe", ""},
	} {
		d, err := document.Parse("test", []byte("<meta charset="+label+"><p>"+test.src), document.HTML)
		if err != nil || d.Plain != test.plain || d.Encoding != test.encoding {
			t.Errorf("%s: got %+v, %v", label, d, err)
		}
	}
	_, err := document.Parse("test", []byte("<meta charset=shift_jis><p>\x83\x5c"), document.HTML)
	if e, ok := errors.AsType[*document.Error](err); !ok || err.Error() != `test: the file says that it is in the encoding "shift_jis", which is not read` || e.Hint() != "save it as UTF-8" {
		t.Errorf("got %v", err)
	}
}

// One byte that is no UTF-8 does not change what all others mean.
func TestNearlyUTF8(t *testing.T) {
	d, err := document.Parse("test", []byte("Größe, Öl, Übung, Ärger, süß\xc3"), document.Text)
	if want := "Größe, Öl, Übung, Ärger, süß\ufffd"; err != nil || d.Plain != want || d.Encoding != "" {
		t.Errorf("got %+v, %v", d, err)
	}
	if want := []string{"1 byte that is no UTF-8, in whose place a \ufffd stands"}; !slices.Equal(d.Unread, want) {
		t.Errorf("left out %q, want %q", d.Unread, want)
	}
	if d, err = document.Parse("test", []byte("Gr\xf6\xdfe"), document.Text); err != nil || len(d.Unread) > 0 {
		t.Errorf("of windows-1252 nothing is left out: got %+v, %v", d, err)
	}
}

func TestLineEnds(t *testing.T) {
	for _, src := range []string{"a\r\n\r\nb\r\n", "a\r\rb", "a\n\nb"} {
		wantOutline(t, document.Text, src, "paragraph 1-1 \"a\"\nparagraph 3-3 \"b\"\n")
	}
}

// No sign that hides text or moves a cursor comes out of any reader.
func TestNothingHidden(t *testing.T) {
	const src = "A\u202ebc\u200bd \x1b[31mred\x07 e\u00adf \u2066g\u2069\n\n    code\u202e\x1b[2J\n"
	for _, f := range []document.Format{document.Text, document.Markdown, document.CSV} {
		text := src
		if f == document.CSV {
			text = strings.ReplaceAll(src, " ", "\t")
		}
		d, err := document.Parse("test", []byte(text), f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(d.Plain+document.MarkdownOf(d.Blocks), "\u202e\u200b\x1b\x07\u00ad\u2066\u2069") || !strings.Contains(d.Plain, "bcd") {
			t.Errorf("%s: %q", f, d.Plain)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	d, err := document.Read(write("faq.md", "# Why?\n"))
	if err != nil || d.Format != document.Markdown || d.Name != filepath.Join(dir, "faq.md") || d.SHA256 != "4442e39423f212003b12e9beffd1bfb3e1db04c0071375b91e03776c198de743" {
		t.Errorf("got %+v, %v", d, err)
	}
	long := write("long.txt", "")
	if err := os.Truncate(long, document.MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ path, want, hint string }{
		"folder":   {dir, "it is a folder, a text was expected", "name the texts in it: " + dir + "/*.txt " + dir + "/*.md"},
		"nowhere":  {filepath.Join(dir, "no.txt"), syscall.ENOENT.Error(), ""},
		"too long": {long, "the file is longer than 64 MiB, which is the most that is read", "split it into files of a chapter each"},
		"deck":     {write("deck.yaml", "format: 1\nid: x\ncards: []\n"), "this file is a deck", ""},
		"picture":  {write("a.txt", "\x89PNG\r\n\x1a\n\x00\x00"), "this file is no text", "save it as plain text, Markdown, HTML or .docx, and name that file"},
	} {
		_, err := document.Read(test.path)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
		if e, ok := errors.AsType[*document.Error](err); test.hint != "" && (!ok || e.Hint() != test.hint) {
			t.Errorf("%s: hint of %v is not %q", name, err, test.hint)
		}
	}
}
