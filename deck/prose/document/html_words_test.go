package document

import "testing"

func TestHTMLWords(t *testing.T) {
	checkHTML(t, []reading{
		{"two pieces of code stay two", `<p>Type <code>a</code> <code>b</code> or <code>c d</code>, <i>e</i> <i>f</i>.</p>`, "\nparagraph 1: Type `a` `b` or `c d`, /e f/.\n"},
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
		{"formulas", `
<p>Then <span class="math notranslate">\(a_1 &lt; b\)</span> holds<script type="math/tex">x^2</script>, and
<span class="katex"><span class="katex-mathml"><math><semantics><mi>c</mi><annotation encoding="application/x-tex">c</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">c</span></span>
<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math><mi>d</mi><annotation encoding="application/x-tex">{d}</annotation></math></span><img class="mwe-math-fallback-image-inline" alt="d"></span>.</p>
<div class="math">$$e = 1$$</div>
`, `
paragraph 1-3: Then $a_1 < b$ holds$x^2$, and $c$ ${d}$.
paragraph 4: $e = 1$
`},
		{"references", `
<p>a &lt;b&gt; &amp;amp; &eacute;&nbsp;&hellip; &nosuch; &#x41; &#0; AT&T</p>
`, `
paragraph 1: a <b> &amp; é … &nosuch; A � AT&T
`},
	})
}
