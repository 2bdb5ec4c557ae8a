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

func TestHTML(t *testing.T) {
	for _, test := range []reading{
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
		{"terms of one definition, as Sphinx writes them", `
<dl class="glossary simple">
<dt id="term-proxy">proxy<a class="headerlink" href="#term-proxy">¶</a></dt><dt id="term-stand-in">stand-in<a class="headerlink" href="#term-stand-in">¶</a></dt>
<dd><p>What is measured in place of
what is meant.</p>
<p>See <a class="reference internal" href="#term-goal"><span class="xref">goal</span></a>.</p>
</dd>
</dl>
`, `
definitions 2-5
  term #term-proxy 2: proxy
  term #term-stand-in 2: stand-in
  definition 3-5
    paragraph 3-4: What is measured in place of what is meant.
    paragraph 5: See goal.
`},
		{"terms as asciidoctor and texinfo write them", `
<div class="dlist"><dl>
<dt class="hdlist1"><a id="def_goal"></a>goal
</dt>
<dd>
<p>
        What a system is after.
</p>
</dd>
</dl></div>
<dl compact="compact">
<dt id='index-reward'><span><code>reward</code><a href='#index-reward' class='copiable-anchor'> &para;</a></span></dt>
<dd><p>A number that training raises.
</p></dd></dl>
`, `
definitions 2-6
  term #def_goal 2: goal
  definition 6
    paragraph 6: What a system is after.
definitions 11-12
  term #index-reward 11: ` + "`" + `reward` + "`" + `
  definition 12
    paragraph 12: A number that training raises.
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
		{"groups and strays within a list of definitions", `
<dl>
<div id="g"><dt>one</dt><dd>First.</dd></div>
<dt>two<br>second name</dt>
<p>A definition whose tag is wrong.</p>
</dl>
<dl><dd>Only indented.</dd></dl>
<dl><dt>Only a term</dt></dl>
`, `
definitions 2-4
  term #g 2: one
  definition 2
    paragraph 2: First.
  term 3: two
  term 3: second name
  definition 4
    paragraph 4: A definition whose tag is wrong.
paragraph 6: Only indented.
list 7
  item 7
    paragraph 7: Only a term
`},
		{"a list of contents is not a glossary", `
<dl><dt>1. <a href="#a">Why?</a></dt><dd>1.1. <a href="x.html#b">Who?</a></dd></dl>
<div class="toc"><ul><li><a href="#a">Why?</a></li></ul></div>
<p>Words.</p>
`, `
paragraph 3: Words.
`},
		{"what can be folded up is a question with its answer", `
<details id="why"><summary>Why do <b>proxies</b> fail?</summary>
<p>They are not the goal.</p>
<pre>reward += 1
</pre></details>
<details><summary>All of part two</summary><h2>Two</h2><p>Words.</p></details>
<button class="accordion">Does a button ask?</button>
<div class="panel"><p>Some do.</p></div>
<h3><button>Does it ask in a heading?</button></h3><button>Copy</button>
`, `
question #why 1-3: Why do *proxies* fail?
  paragraph 2: They are not the goal.
  code 3: reward += 1
paragraph 5: All of part two
heading2 5: Two
paragraph 5: Words.
paragraph 6: Does a button ask?
paragraph 7: Some do.
heading3 8: Does it ask in a heading?
`},
		{"a cell that goes over two rows keeps its column", `<table><tr><th>Kind</th><th>Term</th><th>Meaning</th></tr>
<tr><td rowspan="2">tool</td><td>bar</td><td>It turns.</td></tr>
<tr><td>pin</td><td>It holds.</td></tr>
<tr><td>part</td><td>ring</td><td>It is round.</td></tr></table>`, `
table header 1-4
  Kind | Term | Meaning
  tool | bar | It turns.
   | pin | It holds.
  part | ring | It is round.
`},
		{"two pieces of code stay two", `<p>Type <code>a</code> <code>b</code> or <code>c d</code>, <i>e</i> <i>f</i>.</p>`, "\nparagraph 1: Type `a` `b` or `c d`, /e f/.\n"},
		{"questions as the stylesheets of DocBook write them", `
<table summary="Q and A Set">
<tr class="qandadiv"><td colspan="2"><h3 class="title"><a name="general"></a>1. General</h3></td></tr>
<tr class="toc"><td colspan="2">1.1. <a href="#q1">Who wrote it?</a></td></tr>
<tr class="question"><td><a name="q1"></a><a name="id1"></a><b>1.1.</b></td><td><b>Who wrote it, and with</b><pre>which tool</pre></td></tr>
<tr class="answer"><td><a name="a1"></a></td><td><p>A person.</p><p>With care.</p></td></tr>
</table>
`, `
heading3 #general 2: 1. General
question #q1 4-5: *Who wrote it, and with*⏎` + "`" + `which tool` + "`" + `
  paragraph #a1 5: A person.
  paragraph 5: With care.
`},
		{"a table with a header", `
<table id="t"><caption>Terms</caption>
<thead><tr><th>Term</th><th>Meaning</th></tr></thead>
<tbody><tr><td><b>proxy</b></td><td>A stand-in.<br>Often a number.</td></tr>
<tr><td colspan="2">More</td></tr>
<tr><td>goal</td><td><ul><li>one</li><li>two</li></ul></td></tr></tbody></table>
`, `
paragraph 1: Terms
table header #t 2-5
  Term | Meaning
  *proxy* | A stand-in.⏎Often a number.
  More
  goal | • one⏎• two
`},
		{"tables that only place things on the page", `
<table width="100%"><tr><td><ul><li><a href="a.html">Home</a></li></ul></td>
<td><h1>Page</h1><p>Words.</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>
`, `
list 1
  item 1
    paragraph 1: Home
heading1 2: Page
paragraph 2: Words.
table 2
  a | b
  c | d
`},
		{"two breaks part paragraphs", `
<b>Q: Who?</b><br>
<br>
A: You.<br>And I.
<hr>
Loose words <h2>Head</h2> and more
`, `
paragraph 1: *Q: Who?*
paragraph 3: A: You.⏎And I.
paragraph 5: Loose words
heading2 5: Head
paragraph 5: and more
`},
		{"code keeps its white space", `
<pre><code>
if a {
	b<br>}
</code></pre>
<table class="highlighttable"><tr><td class="linenos"><pre>1
2</pre></td><td><pre><span>x</span> = 1
y = 2</pre></td></tr></table>
`, `
code 2-3: if a {⏎    b⏎}
code 6-7: x = 1⏎y = 2
`},
		{"how words are set", `
<p><b>bold</b> <em>it</em> <code>a  b</code> H<sub>2</sub>O <span style="font-weight: bold; font-style:italic">both</span> <q>quoted</q>
<a href="https://example.org/a?x=1&copy=2&amp;y">web</a> <a href="javascript:alert(1)">script</a> <a href="other.html">page</a> 漢<ruby><rp>[</rp><rt>kan</rt></ruby></p>
`, `
paragraph 1-2: *bold* /it/ ` + "`" + `a b` + "`" + ` H_2_O /*both*/ “quoted” [web](https://example.org/a?x=1&copy=2&y) script page 漢(kan)
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
		{"formulas", `
<p>Then <span class="math notranslate">\(a_1 &lt; b\)</span> holds<script type="math/tex">x^2</script>, and
<span class="katex"><span class="katex-mathml"><math><semantics><mi>c</mi><annotation encoding="application/x-tex">c</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">c</span></span>
<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math><mi>d</mi><annotation encoding="application/x-tex">{d}</annotation></math></span><img class="mwe-math-fallback-image-inline" alt="d"></span>.</p>
<div class="math">$$e = 1$$</div>
`, `
paragraph 1-3: Then $a_1 < b$ holds$x^2$, and $c$ ${d}$.
paragraph 4: $e = 1$
`},
		{"an article has its heading in its own header", `
<header><h1>Site</h1></header>
<article><header><h1 id="a">Article</h1><p>by me</p></header><p>Words.</p><footer>mine</footer></article>
`, `
heading1 #a 2: Article
paragraph 2: Words.
`},
		{"XHTML", `
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de"><head><title/><script src="x.js"/></head>
<body><a id="here"/><p>Was <![CDATA[a < b]]> heißt</p><div/>und<p><q>dies</q></p></body></html>
`, `
paragraph #here 3: Was a < b heißt
paragraph 3: und
paragraph 3: „dies“
`},
		{"references", `
<p>a &lt;b&gt; &amp;amp; &eacute;&nbsp;&hellip; &nosuch; &#x41; &#0; AT&T</p>
`, `
paragraph 1: a <b> &amp; é … &nosuch; A � AT&T
`},
		{"microdata of schema.org", `
<div itemscope itemtype="https://schema.org/FAQPage">
<div itemscope itemprop="mainEntity" itemtype="https://schema.org/Question"><h3 itemprop="name">Who asks?</h3>
<div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer"><div itemprop="text"><p>You do.</p></div></div></div></div>
<div itemscope itemtype="http://schema.org/DefinedTerm"><b itemprop="name">asker</b>: <span itemprop="description">who asks</span></div>
`, `
question 2-3: Who asks?
  paragraph 3: You do.
definitions 4
  term 4: *asker*
  definition 4
    paragraph 4: who asks
`},
		{"a man page by mandoc", `
<section class="Sh"><p class="Pp">Words follow:</p><div class="Bd-indent">indented</div>
<p class="Pp">proxy goal</p>
<div class="Bd-indent">What is measured.
  <p class="Pp">kind</p>
  <div class="Bd-indent">a number</div></div>
<p class="Pp"><b>-v</b></p>
<div class="Bd-indent">Say more.</div></section>
`, `
paragraph 1: Words follow:
paragraph 1: indented
definitions 2-7
  term 2: proxy goal
  definition 3-5
    paragraph 3: What is measured.
    definitions 4-5
      term 4: kind
      definition 5
        paragraph 5: a number
  term 6: *-v*
  definition 7
    paragraph 7: Say more.
`},
		{"a man page by groff", `
<!-- Creator     : groff version 1.22.4 --><meta name="generator" content="groff -Thtml, see www.gnu.org">
<p style="margin-left:11%; margin-top: 1em">proxy
goal</p>

<p style="margin-left:17%;">What is measured.</p>

<p style="margin-left:17%; margin-top: 1em">And more.</p>
<pre style="margin-left:23%;">x = 1</pre>

<p style="margin-left:11%; margin-top: 1em">It is a sentence.</p>
<p style="margin-left:17%;">Indented.</p>
<p style="margin-left:11%;">last</p>
`, `
definitions 2-8
  term 2-3: proxy goal
  definition 5-8
    paragraph 5: What is measured.
    paragraph 7: And more.
    code 8: x = 1
paragraph 10: It is a sentence.
paragraph 11: Indented.
paragraph 12: last
`},
		{"numbers are no terms, and exit codes are", `
<dl><dt>1.<dd>one<dt>[2]<dd>two</dl>
<dl><dt>0<dd>all went well</dl>
`, `
list ordered 1
  item 1
    paragraph 1: one
  item 1
    paragraph 1: two
definitions 2
  term 2: 0
  definition 2
    paragraph 2: all went well
`},
		{"an answer that is shown on a click", `
<h3>What is folded?</h3>
<div class="panel" style="display: none;"><p>This answer.</p></div>
<div style="display: none;"><p>A dialog.</p></div>
<div aria-hidden="true">Behind a dialog.</div>
`, `
heading3 1: What is folded?
paragraph 2: This answer.
paragraph 4: Behind a dialog.
`},
		{"a page of Google Docs", `
<html><head><style type="text/css">@import url(x.css);.c1{color:#000;font-weight:700}ol.c2{font-weight:700}.c3{font-style:italic}.c4 .c5{font-weight:700}</style></head>
<body class="c4"><p class="c5"><span class="c1">proxy</span><span>: what is </span><span class="c3 c5">measured</span>, see
<span><a class="c6" href="https://www.google.com/url?q=https://example.org/a?b%3Dc&amp;sa=D&amp;source=editors">this</a></span></p></body></html>
`, `
paragraph 2-3: *proxy*: what is /measured/, see [this](https://example.org/a?b=c)
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
	} {
		t.Run(test.name, func(t *testing.T) { test.check(t, HTML) })
	}
}
