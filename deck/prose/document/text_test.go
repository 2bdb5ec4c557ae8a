package document_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"goodcard/deck/prose/document"
)

// outline writes blocks one a line, with their lines in the file.
func outline(blocks []document.Block) string {
	var b strings.Builder
	var write func(blocks []document.Block, indent string)
	write = func(blocks []document.Block, indent string) {
		for _, in := range blocks {
			fmt.Fprintf(&b, "%s%s", indent, in.Kind)
			if in.Level > 0 {
				fmt.Fprintf(&b, " %d", in.Level)
			}
			if in.Ordered {
				b.WriteString(" ordered")
			}
			fmt.Fprintf(&b, " %d-%d", in.First, in.Last)
			if in.Anchor != "" {
				fmt.Fprintf(&b, " #%s", in.Anchor)
			}
			if len(in.Spans) > 0 {
				fmt.Fprintf(&b, " %q", document.TextOf(in.Spans))
			}
			for i, row := range in.Rows {
				var cells []string
				for _, cell := range row {
					cells = append(cells, document.TextOf(cell))
				}
				fmt.Fprintf(&b, "\n%s  row %d: %s", indent, i, strings.Join(cells, " | "))
			}
			b.WriteString("\n")
			write(in.Blocks, indent+"  ")
		}
	}
	write(blocks, "")
	return b.String()
}

// wantOutline compares what a text is read as.
func wantOutline(t *testing.T, f document.Format, src, want string) *document.Document {
	t.Helper()
	d, err := document.Parse("test", []byte(src), f)
	if err != nil {
		t.Fatal(err)
	}
	if got := outline(d.Blocks); got != strings.TrimLeft(want, "\n") {
		t.Errorf("of\n%s\ngot\n%swant%s", src, got, want)
	}
	return d
}

func TestText(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"settings", `Consider these in your file:

 #------#
 LOOK=wide      # as others do
 PARTS=a,b

 # Give the path to the program that looks for
 # what there is. Add any options:
 FIND="/usr/bin/find -x"
 FINDOPTS=

That is all, where a=b is no setting.

# A remark alone
# is none.
`, `
paragraph 1-1 "Consider these in your file:"
code 3-10 "#------#\nLOOK=wide      # as others do\nPARTS=a,b\n\n# Give the path to the program that looks for\n# what there is. Add any options:\nFIND=\"/usr/bin/find -x\"\nFINDOPTS="
paragraph 12-12 "That is all, where a=b is no setting."
paragraph 14-15 "# A remark alone # is none."
`},
		{"a list by system, and a banner", `Some words.

UPDATE *** UPDATE
There are others too. Add them to
your system:
Debian : look at the list to install them in your
         system, or ask.
RedHat : search for them.
FreeBSD: has them. Others *** have not.
`, `
paragraph 1-1 "Some words."
paragraph 3-3 "UPDATE *** UPDATE"
paragraph 4-5 "There are others too. Add them to your system:"
list 6-9
  item 6-7
    paragraph 6-7 "Debian : look at the list to install them in your system, or ask."
  item 8-8
    paragraph 8-8 "RedHat : search for them."
  item 9-9
    paragraph 9-9 "FreeBSD: has them. Others *** have not."
`},
		{"headings, lists and code", `The guide
=========

A first paragraph that is wrapped
over two lines.

Getting started
---------------
- one
- two
  goes on

    # apt install this
    # and that

Done.
`, `
heading 1 1-2 "The guide"
paragraph 4-5 "A first paragraph that is wrapped over two lines."
heading 2 7-8 "Getting started"
list 9-14
  item 9-9
    paragraph 9-9 "one"
  item 10-14
    paragraph 10-11 "two goes on"
    code 13-14 "# apt install this\n# and that"
paragraph 16-16 "Done."
`},
		{"steps", `Do it so:
1. Take the ox.

   It may kick.
2. Go.
`, `
paragraph 1-1 "Do it so:"
list ordered 2-5
  item 2-4
    paragraph 2-2 "Take the ox."
    paragraph 4-4 "It may kick."
  item 5-5
    paragraph 5-5 "Go."
`},
		{"short lines above a text", `Of oxen and hens

Oxen are cattle that draw carts and ploughs for people who have no other engine.

Hens

They lay.

Common questions.

Why?
`, `
heading 1 1-1 "Of oxen and hens"
paragraph 3-3 "Oxen are cattle that draw carts and ploughs for people who have no other engine."
heading 1 5-5 "Hens"
paragraph 7-7 "They lay."
heading 1 9-9 "Common questions."
paragraph 11-11 "Why?"
`},
		{"a number in a text is no section", "The ox of which this text speaks is of version\n3.79.1 and not of any later one.\n", `
paragraph 1-2 "The ox of which this text speaks is of version 3.79.1 and not of any later one."
`},
		{"columns", "+------+\n| moo  |\n+------+\n", `
code 1-3 "+------+\n| moo  |\n+------+"
`},
		{"the end of a box is no heading of its last line", "It is in these groups and in more of them:\n    one, two\n" + strings.Repeat("*", 60) + "\n\nMore.\n", `
paragraph 1-1 "It is in these groups and in more of them:"
code 2-2 "one, two"
paragraph 5-5 "More."
`},
	} {
		t.Run(test.name, func(t *testing.T) { wantOutline(t, document.Text, test.src, test.want) })
	}
}

func TestTextQuestions(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"the last line of an answer", `Q. How is it set?
A. Turn the wheel to the left until it
   stops.

   And then sit back and enjoy the music

Q. Is it slow?
A. No.
`, `
paragraph 1-1 "Q. How is it set?"
paragraph 2-3 "A. Turn the wheel to the left until it stops."
paragraph 5-5 "And then sit back and enjoy the music"
paragraph 7-7 "Q. Is it slow?"
paragraph 8-8 "A. No."
`},
		{"questions and answers that hang", `Q:  What is an ox
    for?

A:  It draws a plough.
    And it can be eaten.

    Both at once it cannot.

        moo --loud

Q2: And a hen?
A2: Eggs.
`, `
paragraph 1-2 "Q: What is an ox for?"
paragraph 4-5 "A: It draws a plough. And it can be eaten."
paragraph 7-7 "Both at once it cannot."
code 9-9 "moo --loud"
paragraph 11-11 "Q2: And a hen?"
paragraph 12-12 "A2: Eggs."
`},
		{"contents, then numbered questions", `Contents
1. Animals
2. Plants

-------------------------------------------------------------
1. Animals
-------------------------------------------------------------

1.1. What is an ox?
A kind of cattle.

1.2. My ox does not plough, and all that it says is this:
    moo
What now?

1.3. Is there more, or is
this all?
It is.
`, `
paragraph 1-1 "Contents"
list ordered 2-3
  item 2-2
    paragraph 2-2 "Animals"
  item 3-3
    paragraph 3-3 "Plants"
heading 1 5-7 "1. Animals"
paragraph 9-9 "1.1. What is an ox?"
paragraph 10-10 "A kind of cattle."
paragraph 12-12 "1.2. My ox does not plough, and all that it says is this:"
code 13-13 "moo"
paragraph 14-14 "What now?"
paragraph 16-17 "1.3. Is there more, or is this all?"
paragraph 18-18 "It is."
`},
		{"questions with a number alone", ` 1. Is it old?

    Yes.

 2. It says moo.

    So it does. Build it anew:

    make clean
    make

 3. Is it new?

    No.
`, `
paragraph 1-1 "1. Is it old?"
paragraph 3-3 "Yes."
paragraph 5-5 "2. It says moo."
paragraph 7-7 "So it does. Build it anew:"
code 9-10 "make clean\nmake"
paragraph 12-12 "3. Is it new?"
paragraph 14-14 "No."
`},
		{"an answer is no heading", "Is it old?\n\nYes and yes.\n\nIs it new?\n", `
paragraph 1-1 "Is it old?"
paragraph 3-3 "Yes and yes."
paragraph 5-5 "Is it new?"
`},
		{"a glossary of lines", "Glossary\n========\nOx: an animal that\n  draws a cart.\nHen - a bird.\nCock: a bird too.\n\nThis is: no entry,\nnor: is this,\nsaid he: and he was right.\n", `
heading 1 1-2 "Glossary"
list 3-6
  item 3-4
    paragraph 3-4 "Ox: an animal that draws a cart."
  item 5-5
    paragraph 5-5 "Hen - a bird."
  item 6-6
    paragraph 6-6 "Cock: a bird too."
paragraph 8-10 "This is: no entry, nor: is this, said he: and he was right."
`},
		{"a letter", "> Where is the ox?\n> I miss it.\n\nIn the barn.\n", `
quote 1-2
  paragraph 1-2 "Where is the ox? I miss it."
paragraph 4-4 "In the barn."
`},
	} {
		t.Run(test.name, func(t *testing.T) { wantOutline(t, document.Text, test.src, test.want) })
	}
}

func TestTextTitle(t *testing.T) {
	for src, want := range map[string]string{
		"# The guide\n\nWords that are said.":                             "The guide",
		"The guide\n=========\n\nWords.":                                  "The guide",
		"The guide\nto all\n\nWords.":                                     "",
		"The guide\n\n- words":                                            "The guide",
		"Is it old?\n\nYes.":                                              "",
		"0. First\n   =====\n\nWords.":                                    "",
		"-----------------\n---- Guide ----\n-----------------\n\nWords.": "Guide",
	} {
		d, err := document.Parse("test", []byte(src), document.Text)
		if err != nil || d.Title != want {
			t.Errorf("%q: title %q, %v, want %q", src, d.Title, err, want)
		}
	}
}

// Whatever a text looks like, all its words are read, in their order.
func TestTextLosesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			indent := strings.Repeat(" ", rapid.SampledFrom([]int{0, 0, 0, 1, 2, 4, 8}).Draw(t, "indent"))
			mark := rapid.SampledFrom([]string{"", "", "", "- ", "* ", "> ", "Q: ", "#"}).Draw(t, "mark")
			words := rapid.SampledFrom([]string{"", "", "bc", "Bc", "bc de?", "Bc de fg hi.", "bc de:", "$ bc", "bc    de", "=====", "---", "| bc |", strings.Repeat("bcd ", 15)}).Draw(t, "words")
			return indent + mark + words
		}), 1, 12).Draw(t, "lines")
		src := strings.Join(lines, "\n")
		d, err := document.Parse("test", []byte(src), document.Text)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := letters(d.Plain), letters(src); got != want {
			t.Fatalf("%q is read as %q", src, d.Plain)
		}
	})
}

func letters(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}

// Each takes a moment alone, whatever its length.
func TestTextHostile(t *testing.T) {
	var stairs strings.Builder
	for i := range 3000 {
		stairs.WriteString(strings.Repeat(" ", i) + "1. word\n\n")
	}
	for name, src := range map[string]string{
		"stairs":     stairs.String(),
		"quotes":     strings.Repeat("> ", 40_000) + "word",
		"items":      strings.Repeat("- ", 40_000) + "word",
		"numbers":    strings.Repeat("1. word\n\n", 20_000),
		"rules":      strings.Repeat("---\n", 40_000) + "word",
		"one line":   strings.Repeat("word ", 200_000),
		"tabs":       strings.Repeat("\t", 20_000) + "word",
		"labels":     strings.Repeat("q: word\n", 50_000),
		"entries":    strings.Repeat("word: word\n", 50_000) + "word",
		"colons":     strings.Repeat("word:\n  ", 20_000),
		"underlined": strings.Repeat("word\n----\n", 20_000),
	} {
		d, err := document.Parse("test", []byte(src), document.Text)
		if err != nil || !strings.Contains(d.Plain, "word") {
			t.Errorf("%s: %v, or no word in %.50q", name, err, d.Plain)
		}
	}
}
