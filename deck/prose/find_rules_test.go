package prose_test

import (
	"testing"

	"goodcard/deck/prose/document"
)

// A ruling is what the rules find in a document.
type ruling struct {
	name   string
	format document.Format
	title  string
	blocks []document.Block
	want   string
}

func checkRules(t *testing.T, all []ruling) {
	t.Helper()
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			check(t, doc(c.format, c.title, c.blocks...), "en", c.want)
		})
	}
}

func TestRulesOfQuestions(t *testing.T) {
	checkRules(t, []ruling{
		{"data for programs comes before what people see of it", document.HTML, "Help", []document.Block{
			heading(2, "Why is it red?"), para("It is hot."),
			inData(question("Why is it red?", para("It is very hot."))),
		}, "jsonld/1: Why is it red? => It is very hot. [pronoun]"},
		{"Q and A, over several blocks", document.Text, "", []document.Block{
			para("Q: Which port is used?"), para("A: Port 80."), para("Or 443."),
			para("Q2: And by default? A: Both."),
		}, `
qa/1: Which port is used? => Port 80.//Or 443.
qa/1: And by default? => Both.`},
		{"a heading that asks is answered to the next one of its level", document.Markdown, "", []document.Block{
			heading(2, "2.1 How do I start it?"), para("Type this:"), code("run"), heading(3, "On a server"), para("The same."),
			heading(2, "Costs"), para("None."),
		}, "heading-question/1: How do I start it? => Type this://```/run/```//### On a server//The same. [parts]"},
		{"an answer that is code alone", document.Markdown, "", []document.Block{heading(2, "How do I stop it?"), code("stop")},
			"heading-question/1: How do I stop it? => ```/stop/```"},
		{"a question without an answer in a list of contents is none", document.Markdown, "", []document.Block{
			list(item("How do I start?"), item("How do I stop?")),
			heading(2, "How do I start?"), para("With a key."), heading(2, "How do I stop?"), para("With a brake."),
		}, `
heading-question/1: How do I start? => With a key.
heading-question/1: How do I stop? => With a brake.`},
		{"a contents list in lines does not take what follows it", document.Text, "FAQ", []document.Block{
			para("1. Where is it?"), para("2. Who made it?"), para("This list was last changed in May."),
			para("1. Where is it?"), para("Upstairs."), para("2. Who made it?"), para("A carpenter."),
		}, `
line-question/1: Where is it? => Upstairs.
line-question/1: Who made it? => A carpenter.`},
		{"nor does one whose questions are put in other words below", document.Text, "FAQ", []document.Block{
			para("1. Where is it?"), para("2. Who made it?"), para("3. When?"), para("This list was last changed in May."),
		}, ""},
		{"a line of text that asks", document.Text, "", []document.Block{
			para("Can you have both?"), para("Yes. And more."), para("Is that a problem? It depends."), para("What about rain (snow etc.) and wind?"), para("Bring a coat."),
		}, `
line-question/1: Can you have both? => Yes. And more.//Is that a problem? It depends. [yes-no]
line-question/1: What about rain (snow etc.) and wind? => Bring a coat.`},
		{"in other formats a line that asks is emphasised", document.Markdown, "", []document.Block{
			para("So what?"), para("Nothing."), para("**What now?**"), para("Wait."),
		}, "line-question/1: What now? => Wait."},
		{"items of an FAQ that state what went wrong", document.Text, "The FAQ", []document.Block{
			para("1.1. What is it?"), para("A tool."), para("1.2. The build fails."), para("Install make."), para("1.3. Who wrote it?"), para("Many people."), para("1.3.1. Writers"), para("Ada."), para("4.57 and above have more."),
			para("1.4. Credits"), para("Thanks to all."),
		}, `
line-question/1: What is it? => A tool.
numbered-item/1: The build fails. => Install make.
line-question/1: Who wrote it? => Many people.//1\.3.1. Writers//Ada.//4\.57 and above have more.`},
		{"a heading that asks does not take the questions below it", document.Text, "FAQ", []document.Block{
			heading(1, "Where do I begin?"), para("At the door."), para("1.1 What is it?"), para("A tool."), para("1.2 Who made it?"), para("A smith."),
		}, `
heading-question/1: Where do I begin? => At the door.
line-question/1: What is it? => A tool.
line-question/1: Who made it? => A smith.`},
		{"emphasised items of a list", document.HTML, "FAQ", []document.Block{
			numbered(item("_Is there a binding ?_", para("There are two.")), item("_Linking fails_", para("Set the flags."))),
		}, `
list-question/1: Is there a binding ? => There are two. [yes-no]
list-question/1: Linking fails => Set the flags.`},
		{"sections that are not to be learned", document.Markdown, "", []document.Block{
			heading(2, "Exercises"), para("**What is it?**"), para("Tell."), heading(2, "Further reading"), list(item("**Book**: by someone.")),
		}, ""},
		{"housekeeping", document.Markdown, "", []document.Block{heading(2, "How can I contact you?"), para("By letter."), heading(2, "Why?"), para("Why not.")}, `
heading-question/1: Why? => Why not.
left out: How can I contact you? (housekeeping)`},
		{"a list of contents", document.Docx, "FAQ", []document.Block{
			definitions(term("1. Basics"), means(para("1.1. What is it?"), para("1.2. It fails:")), term("Rest"), means(para("Who?"), para("When?"))),
		}, ""},
		{"a sign behind a heading", document.Docx, "", []document.Block{heading(2, "1.1 Why? \uf0c1"), para("Because.")}, "heading-question/1: Why? => Because."},
		{"ornaments before a question", document.Text, "", []document.Block{para("--- What to read next?"), para("The manual.")}, "line-question/1: What to read next? => The manual."},
		{"a question that is answered twice", document.Markdown, "", []document.Block{
			heading(2, "How do I start it?"), para("With a key."), heading(2, "How do I start it?"), para("With a button."),
		}, `
heading-question/1: How do I start it? => With a key.
left out: How do I start it? (stands there twice, the other is taken)`},
		{"a question that is answered twice in the same words", document.Markdown, "", []document.Block{
			heading(2, "How do I start it?"), para("With a key."), heading(2, "How do I start it?"), para("With a key."),
		}, "heading-question/1: How do I start it? => With a key."},
		{"an answer that is folded away", document.HTML, "FAQ", []document.Block{question("Why?", para("Because."))}, "heading-question/1: Why? => Because."},
		{"what DocBook says is a question", document.DocBook, "Manual", []document.Block{question("The disk is full.", para("Buy one."))}, "qa/1: The disk is full. => Buy one."},
		{"what is folded away and asks nothing", document.HTML, "Manual", []document.Block{question("More", para("All the rest."))}, ""},
	})
}

func TestRulesOfTerms(t *testing.T) {
	checkRules(t, []ruling{
		{"several terms with one definition are synonyms", document.HTML, "", []document.Block{
			definitions(term("Reward hacking"), term("specification gaming"), means(para("Scoring well without doing what was meant."))),
		}, `
definition-list/1: What does "Reward hacking" (also "specification gaming") mean? => Scoring well without doing what was meant.
cloze: {{Reward hacking}}: Scoring well without doing what was meant.`},
		{"bold leads, but not those that say what comes", document.Markdown, "Notes", []document.Block{
			list(item("**Alpha:** the first letter."), item("**Beta** - the second letter."), item("**Gamma**: the third.", para("It is a hook.")), item("**Example**: see below."), item("**Speed**: runs fast.")),
			para("**Delta** is not told this way."),
		}, `
bold-term/1: What does "Alpha" mean? => the first letter.
cloze: {{Alpha}}: the first letter.
bold-term/1: What does "Beta" mean? => the second letter.
cloze: {{Beta}}: the second letter.
bold-term/1: What does "Gamma" mean? => the third.//It is a hook.
cloze: {{Gamma}}: the third.

It is a hook.
left out: Example: see below. (does not say what a term means)
left out: Speed: runs fast. (does not say what a term means)`},
		{"headings of a glossary", document.HTML, "Glossary", []document.Block{
			heading(1, "Glossary"), heading(2, "A"), heading(3, "Artifact"), para("A file that was built."), heading(2, "Introduction"), para("All of it."),
			heading(2, "Words of trade"), heading(3, "Stock"), para("What lies in store."),
		}, `
heading-term/1: What does "Artifact" mean? => A file that was built.
cloze: {{Artifact}}: A file that was built.
heading-term/1: What does "Stock" mean? => What lies in store.
cloze: {{Stock}}: What lies in store.`},
		{"chapters of a glossary that list two terms each", document.Markdown, "Glossary", []document.Block{
			heading(1, "Baking glossary"), heading(2, "Chapter one"), definitions(term("Levain"), means(para("A jar of flour and water.")), term("Lame"), means(para("A blade on a stick."))),
			heading(2, "Chapter two"), para("What bakes."), definitions(term("Peel"), means(para("A flat shovel."))), definitions(term("Stone"), means(para("What is hot.")), term("Steam"), means(para("What is wet."))),
		}, `
definition-list/1: What does "Levain" mean? => A jar of flour and water.
cloze: {{Levain}}: A jar of flour and water.
definition-list/1: What does "Lame" mean? => A blade on a stick.
cloze: {{Lame}}: A blade on a stick.
definition-list/1: What does "Peel" mean? => A flat shovel.
cloze: {{Peel}}: A flat shovel.
definition-list/1: What does "Stone" mean? => What is hot.
cloze: {{Stone}}: What is hot.
definition-list/1: What does "Steam" mean? => What is wet.
cloze: {{Steam}}: What is wet.`},
		{"headings elsewhere are no terms", document.HTML, "Manual", []document.Block{heading(2, "Artifact"), para("A file that was built.")}, ""},
		{"a table of terms", document.HTML, "", []document.Block{table("Term|Meaning|Note", "Alpha|the first letter|Greek", "|none|", "What is beta?|the second|")}, `
table/1: What does "Alpha" mean? => the first letter
cloze: {{Alpha}}: the first letter
table/1: What is beta? => the second`},
		{"a table of something else", document.HTML, "", []document.Block{table("Year|Price", "1999|5")}, ""},
		{"items of a glossary without bold", document.Markdown, "", []document.Block{
			heading(2, "Terminology"), list(item("Alpha: the first letter.")), heading(2, "Notes"), list(item("Beta: the second letter.")),
		}, `
list-term/1: What does "Alpha" mean? => the first letter.
cloze: {{Alpha}}: the first letter.`},
		{"features are no terms", document.Markdown, "", []document.Block{heading(2, "Features"), list(item("**Fast**: it runs."))}, ""},
		{"see another term", document.HTML, "", []document.Block{
			definitions(term("LUT"), means(para("See lookup table.")), term("Lookup table"), means(para("A list of results.")), term("Zeta"), means(para("See omega.")),
				term("table of results"), means(para("see LUT")), term("Eta"), means(para("See also lookup table"))),
		}, `
definition-list/1: What does "Lookup table" (also "LUT", "table of results") mean? => A list of results.
cloze: {{Lookup table}}: A list of results.
left out: Zeta (only points to another term)
left out: Eta (only points to another term)`},
		{"an index", document.HTML, "", []document.Block{definitions(term("failure"), means(para("addKey")), term("freed"), means(para("drop"), para("dropAll")))}, ""},
		{"a manual for programmers", document.HTML, "", []document.Block{
			definitions(term("Function: int add (int a, int b)"), means(para("Adds two numbers.")), term("open(path)"), means(para("Opens a file.")), term("Objective(s)"), means(para("What is wanted."))),
		}, `
definition-list/1: What does "Objective(s)" mean? => What is wanted.
cloze: {{Objective(s)}}: What is wanted.
left out: Function: int add (int a, int b) (is how a part of a program is called)
left out: open(path) (is how a part of a program is called)`},
		{"a term that is explained twice", document.HTML, "", []document.Block{
			definitions(term("Alpha"), means(para("The first letter.")), term("alpha:"), means(para("A kind of particle."))),
		}, `
definition-list/1: What does "Alpha" mean? => The first letter.
cloze: {{Alpha}}: The first letter.
left out: alpha: (stands there twice, the other is taken)`},
	})
}
