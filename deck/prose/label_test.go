package prose_test

import (
	"testing"

	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// What a list says of buttons, fields, keys and options is no glossary, unless it stands in one.
func TestLabelsAreNoTerms(t *testing.T) {
	for _, test := range []struct {
		name, src string
		format    document.Format
		terms     int
	}{
		{"labels of DocBook", `<article><section><title>Toolbar</title><para>Some:</para>
<variablelist><varlistentry><term><guibutton>Save</guibutton></term><listitem><para>Save the file.</para></listitem></varlistentry>
<varlistentry><term><guilabel>Open</guilabel>, <guilabel>Edit</guilabel> and <guilabel>New</guilabel></term><listitem><para>Functions of accounts.</para></listitem></varlistentry>
<varlistentry><term><keycombo><keycap>Ctrl</keycap><keycap>S</keycap></keycombo></term><listitem><para>Saves.</para></listitem></varlistentry>
<varlistentry><term><option>-v</option></term><listitem><para>Says more.</para></listitem></varlistentry>
<varlistentry><term>Oven <guilabel>spring</guilabel></term><listitem><para>The last growth of a loaf.</para></listitem></varlistentry></variablelist></section></article>`, document.DocBook, 1},
		{"in a glossary", `<article><section><title>Glossary</title>
<variablelist><varlistentry><term><guilabel>Price</guilabel></term><listitem><para>What a loaf costs.</para></listitem></varlistentry></variablelist></section></article>`, document.DocBook, 1},
		{"entries of a glossary", `<article><section><title>Toolbar</title>
<glosslist><glossentry><glossterm><guilabel>Price</guilabel></glossterm><glossdef><para>What a loaf costs.</para></glossdef></glossentry></glosslist></section></article>`, document.DocBook, 1},
		{"labels of HTML", `<h1>Keys</h1><dl><dt><kbd>q</kbd><dd>Leaves the program.<dt><span class="guilabel"><strong>Price</strong></span><dd>What one costs.
<dt><b class="guilabel">Date</b><dd>When it was.<dt><code class="option">-v</code><dd>Says more.<dt><code>crumb</code><dd>The inside of a loaf.</dl>`, document.HTML, 1},
		{"buttons", `<h1>Bread</h1><p>These are the buttons of the window:</p><dl><dt>Save<dd>Save the file to disk.</dl>`, document.HTML, 0},
		{"the title of a list", `<article><section><title>Bread</title><variablelist><title>Account tree window buttons</title>
<varlistentry><term>Save</term><listitem><para>Save the file.</para></listitem></varlistentry></variablelist></section></article>`, document.DocBook, 0},
		{"fields of a window", `<h1>Bread</h1><p>The window has these fields:</p><dl><dt>Date<dd>When the loaf was baked.</dl>`, document.HTML, 0},
		{"keys of a database", `<h1>Bread</h1><p>There are two kinds of keys:</p><dl><dt>Primary key<dd>What names a row.</dl>`, document.HTML, 1},
	} {
		d, err := document.Parse("page", []byte(test.src), test.format)
		if err != nil {
			t.Fatal(err)
		}
		terms := 0
		find := prose.FindIn(d, "en")
		for _, c := range find.Candidates {
			if c.Concept != nil {
				terms++
			}
		}
		if terms != test.terms {
			t.Errorf("%s: %d terms, want %d; skipped %v", test.name, terms, test.terms, find.Skipped)
		}
	}
}

// A heading that only sorts what stands below it is no term.
func TestAHeadingThatSortsIsNoTerm(t *testing.T) {
	d, err := document.Parse("page.md", []byte("# Basic terms\n\n## Kinds of bread\n\nThere are some.\n\n## Biga\n\nA stiff dough.\n"), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	check(t, d, "en", `
heading-term/1: What does "Biga" mean? => A stiff dough.
cloze: {{Biga}}: A stiff dough.`)
}
