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

// check compares what is found in a document, and checks of it what holds of every find.
func check(t *testing.T, d *document.Document, lang, want string) *prose.Find {
	t.Helper()
	f := prose.FindIn(d, lang)
	if got := told(f); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\n\nwant\n%s", got, strings.TrimSpace(want))
	}
	checkFind(t, d, f)
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
