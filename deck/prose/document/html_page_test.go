package document

import "testing"

func TestHTMLPages(t *testing.T) {
	checkHTML(t, []reading{
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
		{"a page of Google Docs", `
<html><head><style type="text/css">@import url(x.css);.c1{color:#000;font-weight:700}ol.c2{font-weight:700}.c3{font-style:italic}.c4 .c5{font-weight:700}</style></head>
<body class="c4"><p class="c5"><span class="c1">proxy</span><span>: what is </span><span class="c3 c5">measured</span>, see
<span><a class="c6" href="https://www.google.com/url?q=https://example.org/a?b%3Dc&amp;sa=D&amp;source=editors">this</a></span></p></body></html>
`, `
paragraph 2-3: *proxy*: what is /measured/, see [this](https://example.org/a?b=c)
`},
	})
}
