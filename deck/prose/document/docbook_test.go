package document

import (
	"slices"
	"strings"
	"testing"
)

func TestDocBook(t *testing.T) {
	for _, test := range []reading{
		{"a glossary of DocBook", `
<?xml version="1.0"?>
<!DOCTYPE glossary PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "x.dtd" [ <!ENTITY a "&b;&b;"> <!ENTITY b "boom"> ]>
<glossary lang="de" id="g"><title>Glossar</title>
<glossdiv><title>S</title>
<glossentry id="proxy"><glossterm>Stellvertreter</glossterm><acronym>SV</acronym>
 <glossdef><para>Was <emphasis role="strong">gemessen</emphasis> wird, siehe <xref linkend="goal"/>.</para>
 <glossseealso otherterm="goal"/></glossdef></glossentry>
<glossentry id="goal"><glossterm id="goal.term">Ziel</glossterm><glossdef><para>Was <quote>gemeint</quote> ist&hellip; &a;</para></glossdef></glossentry>
<glossentry><glossterm>Zweck</glossterm><glosssee otherterm="goal.term"/></glossentry>
</glossdiv></glossary>
`, `
heading1 #g 3: Glossar
heading2 4: S
definitions 5-9
  term #proxy 5: Stellvertreter
  term 5: SV
  definition 6
    paragraph 6: Was *gemessen* wird, siehe Ziel.
  term #goal.term 8: Ziel
  definition 8
    paragraph 8: Was „gemeint“ ist… &a;
  term 9: Zweck
  definition 9
    paragraph 9: Siehe Ziel
`},
		{"questions of DocBook 5", `
<article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en" version="5.0">
<info><title>The FAQ</title><author><personname>N. N.</personname></author></info>
<qandaset><qandadiv xml:id="d"><title>Use</title>
<qandaentry xml:id="q1"><question><para>What dies like this:</para><screen>
% make
</screen></question>
<answer><para>See <link xlink:href="https://example.org/x">this</link>.</para>
<orderedlist><listitem><para>one</para></listitem><listitem><para><command>two</command><footnote><para>note</para></footnote></para></listitem></orderedlist></answer></qandaentry>
</qandadiv></qandaset></article>
`, `
heading1 2: The FAQ
heading3 #d 3: Use
question #q1 4-8: What dies like this:⏎` + "`" + `% make` + "`" + `
  paragraph 7: See [this](https://example.org/x).
  list ordered 8
    item 8
      paragraph 8: one
    item 8
      paragraph 8: ` + "`" + `two` + "`" + `
`},
		{"lists, tables, code and what is left out", `
<section id="s"><title>Part</title><indexterm><primary>x</primary></indexterm>
<para>Choose <menuchoice><guimenu>File</guimenu> <guimenuitem>Open</guimenuitem></menuchoice> or <keycombo><keycap>Ctrl</keycap><keycap>O</keycap></keycombo>, see <citerefentry><refentrytitle>ls</refentrytitle><manvolnum>1</manvolnum></citerefentry>:
<itemizedlist><title>Why</title><listitem><para>a</para></listitem></itemizedlist> and so on.</para>
<variablelist><title>Terms</title><varlistentry><term>one</term><term>uno</term><listitem><para>First.</para></listitem></varlistentry></variablelist>
<table><title>Numbers</title><tgroup cols="2"><colspec/><thead><row><entry>Term</entry><entry>Meaning</entry></row></thead>
<tbody><row><entry>x</entry><entry><para>y</para></entry></row></tbody></tgroup></table>
<programlisting><![CDATA[if a < b &nosuch; {
	c
}]]></programlisting>
<note><title>Note</title><para>Mind.</para></note>
<figure><title>Plot</title><mediaobject><imageobject><imagedata fileref="x.png"/></imageobject><textobject><phrase>words</phrase></textobject></mediaobject></figure>
<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="other.xml"/>
</section>
`, `
heading1 #s 1: Part
paragraph 2: Choose *File* → *Open* or Ctrl+O, see ls(1):
paragraph 3: Why
list 3
  item 3
    paragraph 3: a
paragraph 3: and so on.
paragraph 4: Terms
definitions 4
  term 4: one
  term 4: uno
  definition 4
    paragraph 4: First.
paragraph 5: Numbers
table header 5-6
  Term | Meaning
  x | y
code 7-9: if a < b &nosuch; {⏎    c⏎}
paragraph 10: Note
paragraph 10: Mind.
paragraph 11: Plot
`},
		{"TEI", `
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Words</title></titleStmt></fileDesc></teiHeader>
<text><body><div><head>Terms</head>
<list type="gloss"><head>All</head><label xml:id="p">proxy</label><item>a <hi rend="bold">stand-in</hi></item><label><term>goal</term></label><item><gloss>what is meant</gloss></item></list>
<list><item>a</item><item>b<lb/>c</item></list>
<entry xml:id="e"><form><orth>aim</orth></form><sense><def>an end</def></sense></entry>
<table><row role="label"><cell role="label">T</cell><cell role="label">D</cell></row><row><cell>x</cell><cell>y</cell></row></table>
<p>See <ref target="#e">that</ref>, <ref target="https://example.org/">web</ref> and <ptr target="#e"/>.<note place="foot">n</note></p></div></body></text></TEI>
`, `
heading1 2: Terms
paragraph 3: All
definitions 3
  term #p 3: proxy
  definition 3
    paragraph 3: a *stand-in*
  term 3: goal
  definition 3
    paragraph 3: what is meant
list 4
  item 4
    paragraph 4: a
  item 4
    paragraph 4: b⏎c
definitions #e 5
  term 5: aim
  definition 5
    paragraph 5: an end
table header 6
  T | D
  x | y
paragraph 7: See that, [web](https://example.org/) and ` + "`e`" + `.
`},
		{"html", `
<?xml version="1.0"?><html><body><p>x</p></body></html>
`, `
paragraph 1: x
`},
	} {
		t.Run(test.name, func(t *testing.T) { test.check(t, DocBook) })
	}
}

func TestDocBookThatCannotBeRead(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"<article><title>A</title>\n<para>x</title></article>", "faq.xml:2: this is no well-formed XML: </title> stands where </para> was expected, for line 2 begins one"},
		{"<article>\n<title>A</title>\n", "faq.xml:1: this is no well-formed XML: <article> has no end tag"},
		{"<article>\n<para x>y</para></article>", "faq.xml:2: this is no well-formed XML: attribute name without = in element"},
		{"<article></article></article>", "faq.xml:1: this is no well-formed XML: </article> ends nothing"},
		{"\n<rss/>", "faq.xml:2: DocBook or TEI was expected, and this XML begins with <rss>"},
		{" \n", "faq.xml: DocBook or TEI was expected, and there is no element of XML"},
	} {
		if _, err := Parse("faq.xml", []byte(test.src), DocBook); err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.src, err, test.want)
		}
	}
}

func TestWhatDocBookLeavesOut(t *testing.T) {
	d := parsed(t, `<article><para>&one; &two; &two; &three; &four; &five; &six; &eg; &ouml; <inlinemediaobject/><footnote><para>x</para></footnote></para>
<xi:include href="a.xml"/><xi:include href="b.xml"/></article>`, DocBook)
	want := []string{
		"1 picture", "1 footnote",
		"7 entities that are defined elsewhere, and stand as they are written (&eg;, &five;, &four;, &one;, &six;, …; where its other files are there, " +
			"xmllint --noent page > resolved.xml puts them in)",
		"2 files that this one includes",
	}
	if !slices.Equal(d.Unread, want) {
		t.Errorf("left out: %q\nwant %q", d.Unread, want)
	}
	if want := "&one; &two; &two; &three; &four; &five; &six; &eg; ö"; d.Plain != want {
		t.Errorf("got %q, want %q", d.Plain, want)
	}
}

// Of the entities that a file defines, no more are expanded than keep a short file short: those that are a few words.
func TestEntities(t *testing.T) {
	long := strings.Repeat("x", maxEntity)
	for _, test := range []struct{ doctype, text, want string }{
		{`<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">`, "&a; &b; &c;", "ha &b; &c;"},
		{"<!ENTITY  app\n'The \"Baker\"' >", "by &app;", `by The "Baker"`},
		{`<!ENTITY app "Baker"><!ENTITY app "Miller">`, "&app;", "Baker"},
		{`<!-- <!ENTITY app "Baker"> --><!ENTITY % app "Miller">`, "&app;", "&app;"},
		{`<!ENTITY app "<b>Baker</b>"><!ENTITY pe "%x;">`, "&app; &pe;", "&app; &pe;"},
		{`<!ENTITY app "` + long + `">`, "&app;", long},
		{`<!ENTITY app "` + long + `x">`, "&app;", "&app;"},
		{`<!ENTITY amp "and"><!ENTITY ouml "oe">`, "&amp; &ouml;", "& oe"},
		{`<!ENTITY app "x">`, "<![CDATA[&app;]]> &amp;app; \ufdd0 \ufdd1", "&app; &app;"},
		{`<!ENTITY app "` + long + `">`, strings.Repeat("&app;", maxExpanded/maxEntity+1), strings.Repeat("&app;", maxExpanded/maxEntity+1)},
	} {
		d := parsed(t, "<!DOCTYPE article ["+test.doctype+"]>\n<article><para>"+test.text+"</para></article>", DocBook)
		if d.Plain != test.want {
			t.Errorf("%.80s: got %.200q, want %.80q", test.doctype, d.Plain, test.want)
		}
	}
}

// What stands in another file is marked, wherever it stands.
func TestWhatIsAbsent(t *testing.T) {
	d := parsed(t, `<article><section id="s"><title>In &app;</title><para><emphasis>Why &app;</emphasis> (see <xref linkend="elsewhere"/>), or
(<xref linkend="other"/>)? <xref linkend="s"/>: see <xref linkend="far"/> and <link linkend="far">that</link>.</para></section></article>`, DocBook)
	var absent []string
	for _, b := range d.Blocks {
		for _, s := range b.Spans {
			if s.Style&Absent != 0 {
				absent = append(absent, s.Text)
			}
		}
	}
	if want := []string{"&app;", "&app;", "&app;", "far"}; !slices.Equal(absent, want) {
		t.Errorf("absent are %q, want %q", absent, want)
	}
	if want := "In &app;\nWhy &app;, or? In &app;: see far and that."; d.Plain != want {
		t.Errorf("got %q, want %q", d.Plain, want)
	}
	if want := "*Why \\&app;*, or? In \\&app;: see `far` and that."; MarkdownOf(d.Blocks[1:]) != want {
		t.Errorf("got %s, want %s", MarkdownOf(d.Blocks[1:]), want)
	}
	if want := "3 places in other files that this one refers to"; !slices.Contains(d.Unread, want) {
		t.Errorf("left out %q, not %q", d.Unread, want)
	}
}
