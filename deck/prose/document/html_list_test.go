package document

import "testing"

func TestHTMLTerms(t *testing.T) {
	checkHTML(t, []reading{
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
	})
}

func TestHTMLQuestions(t *testing.T) {
	checkHTML(t, []reading{
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
	})
}
