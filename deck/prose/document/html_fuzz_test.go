package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"goodcard/deck/markup"
)

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"<dl><dt id=a>b<dd>c<p>d</dl>", "<dl><dt>\x10<dd>a</dl>", "<table><tr><th>a<th colspan=3>b<tr><td>c", "<details><summary>Why?</summary>x</details>", "<h1><a name=x>a</h2>b",
		"<script type=application/ld+json>[{\"@type\":\"Question\",\"name\":\"a\",\"acceptedAnswer\":{\"text\":\"<p>b\"}},{\"@type\":\"DefinedTerm\",\"name\":\"c\",\"description\":\"d\"}]</script>",
		"<?xml version='1.0'?><html><p/><![CDATA[a]]><title/></html>", "<table><tr class=question><td>1<td>a<tr class=answer><td><td>b</table>",
		"<b><p>a</b>b<i><ul><li>c</i>d", "<pre>a<br>b<div>c</div></pre><ruby>a<rt>b", "&amp;&#0;&#x202e;<q>a</q><span class=math>\\(a\\)</span>", "<p a='b\"c' id=\"&amp;x&copy=1\" d=e/f/ =g>x",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if d, err := Parse("fuzz.html", []byte(src), HTML); err == nil {
			checkDocument(t, d, src)
		}
	})
}

func FuzzDocBook(f *testing.F) {
	for _, seed := range []string{
		"<glossary><title>a</title><glossentry id='b'><glossterm>c</glossterm><glossdef><para>d</para></glossdef></glossentry></glossary>",
		"<article><qandaset><qandaentry><question>a</question><answer>b</answer></qandaentry></qandaset></article>",
		"<!DOCTYPE article [<!ENTITY a '&b;'>]><article><para>&a;&eacute;<xref linkend='a'/><menuchoice><a/>b</menuchoice></para></article>",
		"<!DOCTYPE article [<!ENTITY a \"x\"><!-- <!ENTITY c 'y'> -->]><article><para id='&a;'>&a;&c; (see <xref linkend='z'/>) <term>&c;</term>\ufdd0&c;\ufdd1</para></article>",
		"<variablelist><varlistentry><term><guilabel>a</guilabel> and <option>b</option></term><listitem>c</listitem></varlistentry></variablelist>",
		"<TEI><text><body><list type='gloss'><label>a</label><item>b</item></list><entry><form>a</form><sense>b</sense></entry></body></text></TEI>",
		"<table><tgroup><thead><row><entry>a</entry></row></thead></tgroup></table>", "<variablelist><varlistentry><term>a</term><listitem>b</listitem></varlistentry></variablelist>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := Parse("fuzz.xml", []byte(src), DocBook)
		if (d == nil) == (err == nil) {
			t.Fatalf("document %v with error %v: want exactly one of them", d, err)
		}
		if err == nil {
			checkDocument(t, d, src)
		}
	})
}

// checkDocument checks what holds of every document that was read from text.
func checkDocument(t *testing.T, d *Document, src string) {
	t.Helper()
	if !utf8.ValidString(d.Plain) {
		t.Fatalf("plain text %q", d.Plain)
	}
	for line := range strings.SplitSeq(d.Plain, "\n") {
		if line = strings.ReplaceAll(line, "\t", ""); markup.Clean(line) != line {
			t.Fatalf("signs that nobody sees in %q", line)
		}
	}
	src = strings.ReplaceAll(src, "\r\n", "\n")
	checkBlocks(t, d, d.Blocks, 1+strings.Count(src, "\n")+strings.Count(src, "\r"), 0)
	MarkdownOf(d.Blocks)
}

func checkBlocks(t *testing.T, d *Document, blocks []Block, lines, depth int) {
	t.Helper()
	for i, b := range blocks {
		if b.First < 1 || b.Last < b.First || b.Last > lines {
			t.Fatalf("%s stands in lines %d to %d of %d", b.Kind, b.First, b.Last, lines)
		}
		if plain := d.Plain[b.Start:b.End]; plain != PlainOf([]Block{b}) {
			t.Fatalf("%s stands at %q and holds %q", b.Kind, plain, PlainOf([]Block{b}))
		}
		if b.Kind == Question && len(b.Spans) == 0 {
			t.Fatal("a question that asks nothing")
		}
		for _, s := range b.Spans {
			if s.Link != "" && !strings.HasPrefix(s.Link, "http") {
				t.Fatalf("link %q", s.Link)
			}
		}
		if depth < maxDepth-1 {
			for j, in := range b.Blocks {
				switch {
				case b.Kind == List && in.Kind != Item, b.Kind == Definitions && in.Kind != Term && in.Kind != Definition:
					t.Fatalf("%s in a %s", in.Kind, b.Kind)
				case b.Kind == Definitions && j == 0 && in.Kind != Term:
					t.Fatalf("definitions that begin with no term: %s", outline(blocks[i:i+1]))
				}
			}
		}
		checkBlocks(t, d, b.Blocks, lines, depth+1)
	}
}
