package prose_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

func TestEntriesThatOnlyNameAnotherTerm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, source, want string
	}{
		{"another word for it", `<h1>Glossary</h1><dl><dt>Index</dt><dd>What is kept ready.</dd><dt>Cache</dt><dd>Obsolete for: index.</dd>
			<dt>Store</dt><dd>A synonym for index (the noun).</dd><dt>Stage</dt><dd>See Index.</dd></dl>`, `
definition-list/1: What does "Index" (also "Cache", "Store", "Stage") mean? => What is kept ready.
cloze: {{Index}}: What is kept ready.`},
		{"a word for what is nowhere explained", `<h1>Glossary</h1><dl><dt>Hash</dt><dd>Synonym for object name.</dd></dl>`, `
definition-list/1: What does "Hash" mean? => Synonym for object name.
cloze: {{Hash}}: Synonym for object name.`},
		{"names in brackets", `<h1>Glossary</h1><dl><dt>Bar (also lever)</dt><dd>What turns.</dd><dt>Ring (or hoop)</dt><dd>What is round.</dd></dl>`, `
definition-list/1: What does "Bar" (also "lever") mean? => What turns.
cloze: {{Bar}}: What turns.
definition-list/1: What does "Ring" (also "hoop") mean? => What is round.
cloze: {{Ring}}: What is round.`},
		{"which meaning it has", `<h1>Glossary</h1><dl><dt>Server (process)</dt><dd>Any process that answers.</dd><dt>Host (server)</dt><dd>See Server (process).</dd></dl>`, `
definition-list/1: What does "Server (process)" (also "Host (server)") mean? => Any process that answers.
cloze: {{Server (process)}}: Any process that answers.`},
		{"a part of what the other explains", `<h1>Glossary</h1><dl><dt>Number</dt><dd>What is counted. Its epoch is raised at times.</dd><dt>Epoch</dt><dd>See Number.</dd></dl>`, `
definition-list/1: What does "Number" mean? => What is counted. Its epoch is raised at times.
cloze: {{Number}}: What is counted. Its epoch is raised at times.
left out: Epoch (only points to another term)`},
		{"a name of something that the other tells of", `<h1>Glossary</h1><dl><dt>Log</dt><dd>What is written. A log may be used again, which is called <i>recycling</i>.</dd><dt>Recycling</dt><dd>See Log.</dd></dl>`, `
definition-list/1: What does "Log" mean? => What is written. A log may be used again, which is called *recycling*. [unmasked]
cloze: What is written. A(n) {{log}} may be used again, which is called *recycling*.
left out: Recycling (only points to another term)`},
		{"a form of a word that the other has", `<h1>Glossary</h1><dl><dt>Log</dt><dd>What is written, and is recycled then.</dd><dt>Recycling</dt><dd>See Log.</dd></dl>`, `
definition-list/1: What does "Log" mean? => What is written, and is recycled then.
cloze: {{Log}}: What is written, and is recycled then.
left out: Recycling (only points to another term)`},
		{"another name in a later sentence", `<h1>Glossary</h1><dl><dt>Log</dt><dd>What is written. This is also sometimes known as <i>record</i>.</dd><dt>Record</dt><dd>See Log.</dd></dl>`, `
definition-list/1: What does "Log" (also "Record") mean? => What is written. This is also sometimes known as *record*. [unmasked]`},
		{"another name in the first sentence", `<h1>Glossary</h1><dl><dt>Log</dt><dd>A file in which all stands, which is called a record.</dd><dt>Record</dt><dd>See Log.</dd></dl>`, `
definition-list/1: What does "Log" (also "Record") mean? => A file in which all stands, which is called a record. [unmasked]`},
		{"an acronym that the other has in its text", `<h1>Glossary</h1><dl><dt>Write-ahead log</dt><dd>What keeps WAL records.</dd><dt>WAL</dt><dd>See Write-ahead log.</dd></dl>`, `
definition-list/1: What does "Write-ahead log" (also "WAL") mean? => What keeps WAL records. [unmasked]`},
		{"two names in one definition", `<h1>Glossary</h1><dl><dt>Tuple</dt><dd>Values in order. A tuple is often called a row.</dd><dt>Row</dt><dd>See Tuple.</dd></dl>`, `
definition-list/1: What does "Tuple" (also "Row") mean? => Values in order. A tuple is often called a row. [unmasked]`},
		{"capitals make another term", `<h1>Glossary</h1><dl><dt>head</dt><dd>What is on top.</dd><dt>HEAD</dt><dd>The first one.</dd><dt>peak</dt><dd>Synonym for head.</dd><dt>@</dt><dd>See HEAD.</dd><dt>Head</dt><dd>What has hair.</dd><dt>crown</dt><dd>See summit.</dd><dt>Summit (place)</dt><dd>Any high point.</dd></dl>`, `
definition-list/1: What does "head" (also "peak") mean? => What is on top.
cloze: {{head}}: What is on top.
definition-list/1: What does "HEAD" (also "@") mean? => The first one.
cloze: {{HEAD}}: The first one.
definition-list/1: What does "Summit (place)" (also "crown") mean? => Any high point.
cloze: {{Summit (place)}}: Any high point.
left out: Head (stands there twice, the other is taken)`},
		{"a list within a definition", `<h1>Glossary</h1><dl><dt>Sign</dt><dd>One of these: <dl><dt>plus</dt><dd>adds</dd><dt>minus</dt><dd>takes</dd></dl></dd></dl>`, `
definition-list/1: What does "Sign" mean? => One of these://- **plus**: adds/- **minus**: takes [list]`},
		{"a page of a manual", `<h1>glossary(7)</h1><h2>NAME</h2><p>glossary - a glossary</p><h2>DESCRIPTION</h2><dl><dt>Bar</dt><dd>What turns.</dd></dl><h2>SUITE</h2><p>Part of it.</p>`, `
definition-list/1: What does "Bar" mean? => What turns.
cloze: {{Bar}}: What turns.`},
		{"the heading of a list of terms", `<h1>Glossary</h1><h2>Tools</h2><dl><dt>Bar</dt><dd>What turns.</dd><dt>Ring</dt><dd>What is round.</dd><dt>Pin</dt><dd>What holds.</dd></dl>`, `
definition-list/1: What does "Bar" mean? => What turns.
cloze: {{Bar}}: What turns.
definition-list/1: What does "Ring" mean? => What is round.
cloze: {{Ring}}: What is round.
definition-list/1: What does "Pin" mean? => What holds.
cloze: {{Pin}}: What holds.`},
		{"where more can be read", `<h1>Glossary</h1><dl><dt>Cast</dt><dd><p>What changes the type.</p><p>For more information, see CREATE CAST.</p><p>See also Section 3.1.</p></dd></dl>`, `
definition-list/1: What does "Cast" mean? => What changes the type.
cloze: {{Cast}}: What changes the type.`},
		{"where more can be read, within the text", `<h1>Glossary</h1><dl><dt>Cast</dt><dd><p>What changes the type.</p><p>For more information, see <a href="s">Section 3.1</a> .</p><p>It takes time.</p></dd>
			<dt>Bar</dt><dd>What turns (see Section 2.4).</dd><dt>Pin</dt><dd>What holds. See also Bar.</dd><dt>Ring</dt><dd>What is round. For more information, see Section 5.</dd><dt>Rod</dt><dd>What is long. See how it bends.</dd></dl>`, `
definition-list/1: What does "Cast" mean? => What changes the type.//It takes time.
cloze: {{Cast}}: What changes the type.

It takes time.
definition-list/1: What does "Bar" mean? => What turns.
cloze: {{Bar}}: What turns.
definition-list/1: What does "Pin" mean? => What holds.
cloze: {{Pin}}: What holds.
definition-list/1: What does "Ring" mean? => What is round.
cloze: {{Ring}}: What is round.
definition-list/1: What does "Rod" mean? => What is long. See how it bends.
cloze: {{Rod}}: What is long. See how it bends.`},
	} {
		t.Run(c.name, func(t *testing.T) { asked(t, document.HTML, c.source, c.want) })
	}
}

// Of two terms that differ in capitals alone the first has the key that it always had, and the other one of its own.
func TestKeysOfTermsThatDifferInCapitals(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"head\n: What is on top.\n\nHEAD\n: The first one.\n":            "term head = head, term HEAD = head-2",
		"HEAD\n: The first one.\n\nhead\n: What is on top.\n":            "term head = head, term head (in small letters) = head-2",
		"git branch -d\n: It is kept.\n\ngit branch -D\n: It is lost.\n": "term git branch -d = git-branch-d, term git branch -D = git-branch-d-2",
		"Crumb\n: What is within.\n\ncrumb\n: A little of it.\n":         "term crumb = crumb",
	} {
		d, err := document.Parse("words", []byte(source), document.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range prose.FindIn(d, "en").Candidates {
			if c.Card != nil && c.Card.Kind == deck.Ask {
				got = append(got, c.Key+" = "+c.Card.ID)
			}
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%q gives %s, want %s", source, got, want)
		}
	}
}
