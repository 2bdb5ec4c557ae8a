package document_test

import (
	"slices"
	"strings"
	"testing"

	"goodcard/deck/prose/document"
)

func TestMarkdown(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"headings", "# One {#first}\n\nTwo\n---\n\n###  Three ###\ntext\n", `
heading 1 1-1 #first "One"
heading 2 3-3 "Two"
heading 3 6-6 "Three"
paragraph 7-7 "text"
`},
		{"places and roles of MyST", "Text {ref}`of this <label>`, {doc}`page`, {term}`ox`, {py:func}`~os.path.join`,\n{math}`x^2`, {x}`y` and {math}.\n(one)=\n\n(two)=\n## Three\n\n(four)=\nFive\n===\n\n(x)=y\n\n`{ref}`\n", `
paragraph 1-2 "Text of this, page, ox, join, x^2, {x}y and {math}."
heading 2 6-6 "Three"
heading 1 9-9 "Five"
paragraph 12-12 "(x)=y"
paragraph 14-14 "{ref}"
`},
		{"front matter", "---\ntitle: A guide\nlang: de\n---\n\ntext\n", `
paragraph 6-6 "text"
`},
		{"definitions", "Ox\ncow\n: An *animal*.\n: More of it\n  goes on.\n\nHen\n\n:   A bird.\n\n    It lays.\n\nEnd.\n", `
definitions 1-11
  term 1-1 "Ox"
  term 2-2 "cow"
  definition 3-3
    paragraph 3-3 "An animal."
  definition 4-5
    paragraph 4-5 "More of it goes on."
  term 7-7 "Hen"
  definition 9-11
    paragraph 9-9 "A bird."
    paragraph 11-11 "It lays."
paragraph 13-13 "End."
`},
		{"nested lists", "1. one\n   - a\n   - b\n2. two\n\n   more\n   ```\n   code\n   ```\n- [x] done\n", `
list ordered 1-8
  item 1-3
    paragraph 1-1 "one"
    list 2-3
      item 2-2
        paragraph 2-2 "a"
      item 3-3
        paragraph 3-3 "b"
  item 4-8
    paragraph 4-4 "two"
    paragraph 6-6 "more"
    code 8-8 "code"
list 10-10
  item 10-10
    paragraph 10-10 "done"
`},
		{"table", "Words above.\n| Term | Meaning |\n|:-----|---------|\n| ox | a \\| b |\n| `hen` |\n", `
paragraph 1-1 "Words above."
table 2-5
  row 0: Term | Meaning
  row 1: ox | a | b
  row 2: hen
`},
		{"links that lead nowhere", "* **[Bootstrap][]**: to `load[i][]` a [page][the page] of [this](x.html)[^1].\n\n[the page]: https://example.org\n[^1]: A note.\n\n[far]:\n  https://example.org/far\n", `
list 1-1
  item 1-1
    paragraph 1-1 "Bootstrap: to load[i][] a page of this."
`},
		{"questions and answers", "Q: What is it?\nA: A thing\nof ~~worth~~ value.\nQ: And why?\nA: Because.\n", `
paragraph 1-1 "Q: What is it?"
paragraph 2-3 "A: A thing of worth value."
paragraph 4-4 "Q: And why?"
paragraph 5-5 "A: Because."
`},
		{"formulas", "It is $E = mc^2$, at $HOME/$USER for $5 and $6.\n", `
paragraph 1-1 "It is E = mc^2, at $HOME/$USER for $5 and $6."
`},
		{"quote", "> a\n> b\n\n<!-- gone -->\n\n![a picture](x.png) seen\n", `
quote 1-2
  paragraph 1-2 "a b"
paragraph 6-6 "seen"
`},
	} {
		t.Run(test.name, func(t *testing.T) { wantOutline(t, document.Markdown, test.src, test.want) })
	}
}

func TestMarkdownSpans(t *testing.T) {
	d := wantOutline(t, document.Markdown, "**b** *i* ***bi*** `c` <sub>s</sub>[l *x*](https://example.org \"t\") <https://a.org> <b onclick=\"x\">h</b> &amp; \\* $x$\\\nnext<script>evil()</script>\n", "paragraph 1-2 \"b i bi c sl x https://a.org h & * x\\nnext\"\n")
	const out = "**b** *i* ***bi*** `c` <sub>s</sub>[l *x*](https://example.org) [https://a.org](https://a.org) **h** & * $x$\\\nnext"
	if got := document.MarkdownOf(d.Blocks); got != out {
		t.Errorf("got\n%s\nwant\n%s", got, out)
	}
}

func TestMarkdownSaysWhatItLeavesOut(t *testing.T) {
	d, err := document.Parse("test", []byte("---\ntitle: 'A guide'\nlang: de\n---\n![a](b.png) x[^a]\n\n[^a]: note\n"), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"1 picture", "1 footnote"}; !slices.Equal(d.Unread, want) {
		t.Errorf("left out: %v, want %v", d.Unread, want)
	}
	if d.Title != "A guide" || d.Lang != "de" {
		t.Errorf("title %q, language %q", d.Title, d.Lang)
	}
}

func TestMarkdownDetails(t *testing.T) {
	wantOutline(t, document.Markdown, "<details>\n<summary>What is <b>it</b>?</summary>\n\nA *thing*:\n\n- one\n\n</details>\n\nEnd\n", `
question 2-6 "What is it?"
  paragraph 4-4 "A thing:"
  list 6-6
    item 6-6
      paragraph 6-6 "one"
paragraph 10-10 "End"
`)
	// No blank line stands between one and the next, and the last has HTML around its end.
	wantOutline(t, document.Markdown, "<details>\n<summary>What is it?</summary>\n\nA thing.\n\n</details>\n<details>\n<summary>And why?</summary>\n\nSo.\n\n"+
		"</details>\n<details><summary>Where?</summary>\n\nHere.\n\n<p>There.</p>\n</details>\n\nEnd\n\n<ul>\n<li>a\n\n</ul>\n<ul>\n<li>b\n\n</ul>\n", `
question 2-4 "What is it?"
  paragraph 4-4 "A thing."
question 8-10 "And why?"
  paragraph 10-10 "So."
question 13-17 "Where?"
  paragraph 15-15 "Here."
  paragraph 17-17 "There."
paragraph 20-20 "End"
list 23-23
  item 23-23
    paragraph 23-23 "a"
list 27-27
  item 27-27
    paragraph 27-27 "b"
`)
	wantOutline(t, document.Markdown, "<details>\n<summary>What is it?</summary>\n\nA thing.\n\n</details>\n<p>End</p>\n", `
question 2-4 "What is it?"
  paragraph 4-4 "A thing."
paragraph 7-7 "End"
`)
}

// Other HTML is read as a page is, also where blank lines stand in it, and its lines are those of the file.
func TestMarkdownHTML(t *testing.T) {
	d := wantOutline(t, document.Markdown, "# Terms\n\n<dl>\n<dt>ox</dt>\n\n<dd>An <i>animal</i>.<img src=x></dd>\n</dl>\n\nMore:\n\n<table>\n<tr><th>Term<th>Meaning\n<tr><td>hen<td>A bird\n</table>\n\n<script>evil()</script>\n<!-- gone -->\n\n![x](y.png)\n", `
heading 1 1-1 "Terms"
definitions 4-6
  term 4-4 "ox"
  definition 6-6
    paragraph 6-6 "An animal."
paragraph 9-9 "More:"
table 12-13
  row 0: Term | Meaning
  row 1: hen | A bird
`)
	if want := []string{"2 pictures"}; !slices.Equal(d.Unread, want) {
		t.Errorf("left out: %v, want %v", d.Unread, want)
	}
}

// What no parser of Markdown reads in reasonable time is text all the same.
func TestMarkdownHostile(t *testing.T) {
	for name, src := range map[string]string{
		"quotes":    strings.Repeat("> ", 40_000) + "word",
		"items":     strings.Repeat("- ", 40_000) + "word",
		"stars":     strings.Repeat("*a_", 20_000) + " word",
		"brackets":  strings.Repeat("[", 20_000) + "word" + strings.Repeat("](", 10_000),
		"dollars":   strings.Repeat("$`", 20_000) + "word",
		"colons":    strings.Repeat("word\n: ", 10_000) + "word",
		"tables":    strings.Repeat("|", 10_000) + "word\n" + strings.Repeat("|-", 10_000),
		"links":     strings.Repeat("[word]: x\n", 20_000) + "\nword",
		"parted":    strings.Repeat("</details>\n<details>\n\nword\n\n", 5_000),
		"ul":        strings.Repeat("</ul>\n<ul>\n\nword\n\n", 5_000),
		"details":   strings.Repeat("<details>\n\nword\n\n", 5_000),
		"nested":    strings.Repeat("<details>\n\n", 5_000) + "word\n\n" + strings.Repeat("</details>\n\n", 5_000),
		"backticks": strings.Repeat("`a``", 20_000) + "word",
	} {
		d, err := document.Parse("test", []byte(src), document.Markdown)
		if err != nil || !strings.Contains(d.Plain, "word") {
			t.Errorf("%s: %v, or no word in %.50q", name, err, d.Plain)
		}
	}
}

func TestRolesOfMyST(t *testing.T) {
	d, err := document.Parse("test", []byte("See {ref}`this <label>`, {ref}`label`, {term}`ox`, {py:func}`~os.join`, {math}`x^2`, H{sub}`2`O, {x}`y`, a{ref} `b` and `{ref}`."), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := document.MarkdownOf(d.Blocks), "See this, `label`, ox, `join`, $x^2$, H<sub>2</sub>O, {x}`y`, a{ref} `b` and `{ref}`."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
