package document

import "testing"

func TestHTMLTables(t *testing.T) {
	checkHTML(t, []reading{
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
	})
}
