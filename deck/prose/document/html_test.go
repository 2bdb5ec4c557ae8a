package document

import (
	"strings"
	"testing"
)

// parsed reads a text that must be one that can be read.
func parsed(t testing.TB, src string, f Format) *Document {
	t.Helper()
	d, err := Parse("page", []byte(src), f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A reading is what a text is to be read as.
type reading struct{ name, src, want string }

func (r reading) check(t *testing.T, f Format) {
	t.Helper()
	src := strings.TrimPrefix(r.src, "\n")
	got := outline(parsed(t, src, f).Blocks)
	if want := strings.TrimPrefix(r.want, "\n"); got != want {
		t.Errorf("%s\ngot:\n%s\nwant:\n%s", src, got, want)
	}
}

func checkHTML(t *testing.T, all []reading) {
	t.Helper()
	for _, test := range all {
		t.Run(test.name, func(t *testing.T) { test.check(t, HTML) })
	}
}

func TestHTML(t *testing.T) {
	checkHTML(t, []reading{
		{"a heading has the anchor of its own, of one within or of the section around", `
<h1>Glossary</h1>
<h2 id="own"><a class="header" href="#own">One</a></h2>
<h3><a name="within"></a>Two<a class="headerlink" href="#within" title="Permalink">¶</a></h3>
<section id="around"><h4>Three</h4><p>Words.</p></section>
<p>More words.</p>
<p><a name="first"></a><a name="second"></a>Two names.</p>
`, `
heading1 1: Glossary
heading2 #own 2: One
heading3 #within 3: Two
heading4 #around 4: Three
paragraph 4: Words.
paragraph 5: More words.
paragraph #first 6: Two names.
`},
		{"tags that are left out", `
<dl><dt>one<dd>First.<p>Still the first.<dt>two<dt>deux<dd>Second.</dl>
<ul><li>a<li>b<ul><li>c</ul><li>d</ul>
<p>A <b>paragraph<p>and another
<table><tr><th>Term<th>Meaning<tr><td>x<td>y</table>
`, `
definitions 1
  term 1: one
  definition 1
    paragraph 1: First.
    paragraph 1: Still the first.
  term 1: two
  term 1: deux
  definition 1
    paragraph 1: Second.
list 2
  item 2
    paragraph 2: a
  item 2
    paragraph 2: b
    list 2
      item 2
        paragraph 2: c
  item 2
    paragraph 2: d
paragraph 3: A *paragraph*
paragraph 3: and another
table header 4
  Term | Meaning
  x | y
`},
		{"tags that cross each other", `
<b><i>both</b> italic</i> plain
<b><p>bold</b> plain</p>
<b><ul><li>bold</li></b><li>plain</li></ul>
<a name=x><h2>Head</h2>text
<h2>One<h3>Two</h2>three
`, `
paragraph 1: /*both*/ italic plain
paragraph 2: *bold*
paragraph 2: plain
list 3
  item 3
    paragraph 3: *bold*
  item 3
    paragraph 3: plain
heading2 #x 4: Head
paragraph 4: text
heading2 5: One
heading3 5: Two
paragraph 5: three
`},
		{"lists", `
<ol><li><em>Is it so?</em><p>Yes.</p></li>
<li>two</li>
<p>stray</p></ol>
<blockquote><p>said</p></blockquote>
`, `
list ordered 1-3
  item 1
    paragraph 1: /Is it so?/
    paragraph 1: Yes.
  item 2-3
    paragraph 2: two
    paragraph 3: stray
quote 4
  paragraph 4: said
`},
	})
}
