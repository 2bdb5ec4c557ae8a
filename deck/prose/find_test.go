package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// told is what a find offers, a line for each card: its rule, its question and its answer or, of a cloze, its text. A
// second line has the flags, where there are some.
func told(f *prose.Find) string {
	var b strings.Builder
	for _, c := range f.Candidates {
		switch {
		case c.Card == nil:
			continue
		case c.Card.Kind == deck.Cloze:
			fmt.Fprintf(&b, "cloze: %s\n", c.Card.Text)
			continue
		}
		fmt.Fprintf(&b, "%s: %s => %s", c.Rule, c.Card.Text, strings.ReplaceAll(c.Card.Answer, "\n", "/"))
		if len(c.Flags) > 0 {
			fmt.Fprintf(&b, " %v", c.Flags)
		}
		b.WriteByte('\n')
	}
	for _, s := range f.Skipped {
		fmt.Fprintf(&b, "left out: %s (%s)\n", s.Text, s.Why)
	}
	return strings.TrimSpace(b.String())
}

func check(t *testing.T, d *document.Document, lang, want string) *prose.Find {
	t.Helper()
	f := prose.FindIn(d, lang)
	if got := told(f); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\n\nwant\n%s", got, strings.TrimSpace(want))
	}
	return f
}

func TestAnEntryGivesAConceptAndTwoCards(t *testing.T) {
	d := doc(document.Markdown, "Words",
		definitions(term("Mesa-objective"), means(para("The goal that a **learned** optimizer pursues."))))
	f := prose.FindIn(d, "en")
	if len(f.Candidates) != 3 {
		t.Fatalf("%d candidates, want a concept and two cards:\n%s", len(f.Candidates), told(f))
	}
	concept, ask, cloze := f.Candidates[0], f.Candidates[1], f.Candidates[2]
	if c := concept.Concept; c == nil || c.ID != "mesa-objective" || c.Name != "Mesa-objective" || c.About != "The goal that a **learned** optimizer pursues." {
		t.Errorf("concept %+v", c)
	}
	if c := ask.Card; c.ID != "mesa-objective" || !c.BothWays || c.Text != `What does "Mesa-objective" mean?` || c.Concepts[0] != "mesa-objective" {
		t.Errorf("card %+v", c)
	}
	if c := cloze.Card; c.ID != "mesa-objective-cloze" || c.Text != "{{Mesa-objective}}: The goal that a **learned** optimizer pursues." {
		t.Errorf("cloze %+v", c)
	}
	keys := concept.Key + ", " + ask.Key + ", " + cloze.Key
	if want := "concept mesa-objective, term mesa-objective, cloze mesa-objective"; keys != want {
		t.Errorf("keys %s, want %s", keys, want)
	}
	if got := d.Plain[ask.Passage.Start:ask.Passage.End]; got != "The goal that a learned optimizer pursues." {
		t.Errorf("the passage is %q", got)
	}
	if got := d.Plain[ask.Question.Start:ask.Question.End]; got != "Mesa-objective" {
		t.Errorf("the term stands at %q", got)
	}
	if !ask.Structural || ask.Confidence != .97 || ask.Passage.First != 2 {
		t.Errorf("candidate %+v", ask)
	}
}

// A concept says what it is in a sentence or two, never in a part of one; the card has all of the definition.
func TestAConceptSaysTheBeginningOfALongDefinition(t *testing.T) {
	long := strings.Repeat("very ", 50)
	for _, c := range []struct {
		about      string
		definition []document.Block
	}{
		{"A bar. It turns.", []document.Block{para("A bar. It turns.")}},
		{"A bar, e.g. of wood. It turns.", []document.Block{para("A bar, e.g. of wood. It turns. It lifts.")}},
		{"A **bar**.", []document.Block{para("A **bar**. It is " + long + "long.")}},
		{"A " + long + "long bar.", []document.Block{para("A " + long + "long bar. It turns.")}},
		{"A bar.", []document.Block{para("A bar."), para("It turns."), para("It lifts.")}},
		{"It is:\n\n- long\n- thin\n- stiff", []document.Block{para("It is:"), list(item("long"), item("thin"), item("stiff"))}},
	} {
		d := doc(document.HTML, "", definitions(term("Lever"), means(c.definition...)))
		f := prose.FindIn(d, "en")
		if got := f.Candidates[0].Concept.About; got != c.about {
			t.Errorf("got %q, want %q", got, c.about)
		}
		if got := f.Candidates[1].Card.Answer; got != document.MarkdownOf(c.definition) {
			t.Errorf("the answer %q is not the definition", got)
		}
	}
}

func TestStructuralRules(t *testing.T) {
	for _, c := range []struct {
		name   string
		format document.Format
		title  string
		blocks []document.Block
		want   string
	}{
		{"data for programs comes before what people see of it", document.HTML, "Help", []document.Block{
			heading(2, "Why is it red?"), para("It is hot."),
			inData(question("Why is it red?", para("It is very hot."))),
		}, "jsonld/1: Why is it red? => It is very hot. [pronoun]"},
		{"several terms with one definition are synonyms", document.HTML, "", []document.Block{
			definitions(term("Reward hacking"), term("specification gaming"), means(para("Scoring well without doing what was meant."))),
		}, `
definition-list/1: What does "Reward hacking" (also "specification gaming") mean? => Scoring well without doing what was meant.
cloze: {{Reward hacking}}: Scoring well without doing what was meant.`},
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
		{"sections that are not to be learned", document.Markdown, "", []document.Block{
			heading(2, "Exercises"), para("**What is it?**"), para("Tell."), heading(2, "Further reading"), list(item("**Book**: by someone.")),
		}, ""},
		{"features are no terms", document.Markdown, "", []document.Block{heading(2, "Features"), list(item("**Fast**: it runs."))}, ""},
		{"housekeeping", document.Markdown, "", []document.Block{heading(2, "How can I contact you?"), para("By letter."), heading(2, "Why?"), para("Why not.")}, `
heading-question/1: Why? => Why not.
left out: How can I contact you? (housekeeping)`},
		{"see another term", document.HTML, "", []document.Block{
			definitions(term("LUT"), means(para("See lookup table.")), term("Lookup table"), means(para("A list of results.")), term("Zeta"), means(para("See omega.")),
				term("table of results"), means(para("see LUT")), term("Eta"), means(para("See also lookup table"))),
		}, `
definition-list/1: What does "Lookup table" (also "LUT", "table of results") mean? => A list of results.
cloze: {{Lookup table}}: A list of results.
left out: Zeta (only points to another term)
left out: Eta (only points to another term)`},
		{"an index", document.HTML, "", []document.Block{definitions(term("failure"), means(para("addKey")), term("freed"), means(para("drop"), para("dropAll")))}, ""},
		{"a list of contents", document.Docx, "FAQ", []document.Block{
			definitions(term("1. Basics"), means(para("1.1. What is it?"), para("1.2. It fails:")), term("Rest"), means(para("Who?"), para("When?"))),
		}, ""},
		{"a sign behind a heading", document.Docx, "", []document.Block{heading(2, "1.1 Why? \uf0c1"), para("Because.")}, "heading-question/1: Why? => Because."},
		{"a manual for programmers", document.HTML, "", []document.Block{
			definitions(term("Function: int add (int a, int b)"), means(para("Adds two numbers.")), term("open(path)"), means(para("Opens a file.")), term("Objective(s)"), means(para("What is wanted."))),
		}, `
definition-list/1: What does "Objective(s)" mean? => What is wanted.
cloze: {{Objective(s)}}: What is wanted.
left out: Function: int add (int a, int b) (is how a part of a program is called)
left out: open(path) (is how a part of a program is called)`},
		{"ornaments before a question", document.Text, "", []document.Block{para("--- What to read next?"), para("The manual.")}, "line-question/1: What to read next? => The manual."},
		{"a term that is explained twice", document.HTML, "", []document.Block{
			definitions(term("Alpha"), means(para("The first letter.")), term("alpha:"), means(para("A kind of particle."))),
		}, `
definition-list/1: What does "Alpha" mean? => The first letter.
cloze: {{Alpha}}: The first letter.
left out: alpha: (stands there twice, the other is taken)`},
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
	} {
		t.Run(c.name, func(t *testing.T) {
			check(t, doc(c.format, c.title, c.blocks...), "en", c.want)
		})
	}
}

func TestWhatNoCardCanHoldIsLeftOut(t *testing.T) {
	long := strings.Repeat("Because it is so. ", 5000)
	var synonyms []document.Block
	for i := range 9000 {
		synonyms = append(synonyms, term(fmt.Sprint("Lever ", i)))
	}
	check(t, doc(document.HTML, "", heading(2, "Why?"), para(long), heading(2, "Words"),
		definitions(append(synonyms, means(para("A bar.")), term("Hinge"), means(para(long)))...)), "en", `
left out: Why? (longer than a text of a card may be, which is 64 KiB)
left out: Lever 0 (longer than a text of a card may be, which is 64 KiB)
left out: Hinge (longer than a text of a card may be, which is 64 KiB)`)
}

// In plain text a question that is answered below has a line of its own; the end of a paragraph asks nothing.
func TestAQuestionThatEndsAParagraph(t *testing.T) {
	d, err := document.Parse("notes.txt", []byte("It was late and it rained, so that he\nasked himself where he should go now?\n\nHe went home.\n"), document.Text)
	if err != nil {
		t.Fatal(err)
	}
	check(t, d, "en", "")
}

func TestFlags(t *testing.T) {
	d := doc(document.Markdown, "",
		heading(2, "Is it free?"), para("Yes."),
		heading(2, "Is it free or paid?"), para("Free."),
		heading(2, "Which parts has it?"), list(item("a lid"), item("a pot")),
		heading(2, "Why so long?"), para(strings.Repeat("Because it is. ", 30)),
		heading(2, "Why short?"), para("This makes it so."),
		heading(2, "When?"), para("It depends."),
		heading(1, "Glossary"),
		list(item("**Lid**: what is a lid for?")))
	var got []string
	for _, c := range prose.FindIn(d, "en").Candidates {
		if c.Card != nil && c.Card.Kind == deck.Ask {
			got = append(got, fmt.Sprint(c.Card.ID, c.Flags))
		}
	}
	want := "is-it-free[yes-no] is-it-free-or-paid[] which-parts-has-it[list] why-so-long[long] why-short[pronoun] when[] lid[asks unmasked]"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestGerman(t *testing.T) {
	d := doc(document.HTML, "", definitions(term("Zielverfehlung"), term("Fehlziel"), means(para("Wenn das gelernte Verhalten etwas anderes verfolgt."))),
		heading(2, "Kann man es essen?"), para("Ja, oder kochen."))
	d.Lang = "de-AT"
	check(t, d, "", `
definition-list/1: Was bedeutet „Zielverfehlung“ (auch „Fehlziel“)? => Wenn das gelernte Verhalten etwas anderes verfolgt.
cloze: {{Zielverfehlung}}: Wenn das gelernte Verhalten etwas anderes verfolgt.
heading-question/1: Kann man es essen? => Ja, oder kochen. [yes-no]`)
}

func TestOtherLanguagesAskTheTermAlone(t *testing.T) {
	d := doc(document.HTML, "", definitions(term("Boucle"), means(para("Ce qui revient au début."))))
	d.Lang = "fr"
	check(t, d, "", `
definition-list/1: Boucle => Ce qui revient au début.
cloze: {{Boucle}}: Ce qui revient au début.`)
}

func TestTheWordsTellTheLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The cat is on the mat, and the dog is by the door with that bone.":                "en",
		"Die Katze ist auf der Matte, und der Hund ist bei der Tür mit dem Knochen.":       "de",
		"Le chat est sur le tapis et le chien est dans la maison avec les os des enfants.": "",
		"photosynthesis\tmaking sugar from light\nrespiration\tburning sugar, with oxygen": "en",
		"Zelle\tKleinste Einheit im Leben\nGewebe\tVerband aus gleichen Zellen":            "de",
		"dak\twat boven een kamer is\nhuis\tsteen of hout":                                 "",
		"12 34": "",
	} {
		d := doc(document.Text, "", para(text))
		d.Lang = ""
		if got := prose.FindIn(d, "").Lang; got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}

// What a list explains is not explained again by a sentence, nor in another number.
func TestASentenceGivesWayToAList(t *testing.T) {
	d := doc(document.HTML, "", definitions(term("Levers"), means(para("Bars that turn on hinges."))),
		para("A lever is a bar of wood or iron that turns on a hinge and lifts what is too heavy."),
		heading(2, "What is a pulley?"), para("A thing with a rope."), heading(2, "More"),
		para("A **pulley** is a wheel of wood or iron over which a rope runs that pulls what is too heavy."),
		para("A **winch** is a drum of wood or iron that winds up a rope and pulls what is too heavy."))
	var got []string
	for _, c := range prose.FindIn(d, "en").Candidates {
		if c.Concept != nil {
			got = append(got, fmt.Sprintf("%s %v", c.Concept.Name, c.Structural))
		}
	}
	if want := "Levers true, winch false"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestIDsDiffer(t *testing.T) {
	d := doc(document.HTML, "",
		definitions(term("C#"), means(para("A language.")), term("C++"), means(para("Another language.")), term("目标"), means(para("Where one wants to be."))))
	var ids []string
	for _, c := range prose.FindIn(d, "en").Candidates {
		if c.Concept != nil {
			ids = append(ids, c.Concept.ID)
		} else {
			ids = append(ids, c.Card.ID)
		}
	}
	want := "c c c-cloze c-2 c-2 c-cloze-2 card-" + deck.TextHash("目标")
	if got := strings.Join(ids[:7], " "); got != want {
		t.Errorf("ids %s, want %s", got, want)
	}
}
