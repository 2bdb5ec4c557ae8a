package prose_test

import (
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// cloze returns the text of the cloze for one entry, "" where there is none, and the card that asks for it.
func cloze(t *testing.T, lang string, terms []string, definition ...document.Block) (text string, ask *deck.Card, flags []prose.Flag) {
	t.Helper()
	var parts []document.Block
	for _, name := range terms {
		parts = append(parts, term(name))
	}
	d := doc(document.HTML, "", definitions(append(parts, means(definition...))...))
	for _, c := range prose.FindIn(d, lang).Candidates {
		switch {
		case c.Card == nil:
		case c.Card.Kind == deck.Cloze:
			text = c.Card.Text
		default:
			ask, flags = c.Card, c.Flags
		}
	}
	if ask == nil {
		t.Fatalf("no card for %q", terms)
	}
	return text, ask, flags
}

func TestMasks(t *testing.T) {
	for _, c := range []struct {
		name, lang, term, definition, want string
	}{
		{"not named", "en", "Lever", "A bar on a hinge.", "{{Lever}}: A bar on a hinge."},
		{"named once", "en", "Lever", "The lever is a bar on a hinge.", "The {{lever}} is a bar on a hinge."},
		{"every inflection in one group", "en", "lever", "A lever is a bar. Levers turn; the lever's arm is long.", "A(n) {{c1::lever}} is a bar. {{c1::Levers}} turn; the {{c1::lever's}} arm is long."},
		{"a or an", "en", "axis", "Turning about an axis, or two axes.", "Turning about a(n) {{c1::axis}}, or two {{c1::axes}}."},
		{"verbs", "en", "plan", "Who plans has planned, and is planning.", "Who {{c1::plans}} has {{c1::planned}}, and is {{c1::planning}}."},
		{"y becomes ies", "en", "policy", "One of several policies.", "One of several {{policies}}."},
		{"hyphen or space", "en", "mesa-objective", "Each mesa objective differs from other mesa-objectives.", "Each {{c1::mesa objective}} differs from other {{c1::mesa-objectives}}."},
		{"the part of a longer name", "en", "optimizer", "A mesa-optimizer is an optimizer.", ""},
		{"an acronym in brackets", "en", "Lookup table (LUT)", "A LUT holds results. Lookup tables are fast.", "A(n) {{c1::LUT}} holds results. {{c1::Lookup tables}} are fast."},
		{"an acronym of the initials", "en", "Input table", "Each IT is a row; it is none.", "Each {{IT}} is a row; it is none."},
		{"an acronym is no word in small letters", "en", "IT", "What it does for us.", "{{IT}}: What it does for us."},
		{"an acronym as a name", "en", "ECMA", "What Ecma does.", "What {{Ecma}} does."},
		{"an acronym in a longer word", "en", "ECMA", "What ECMAScript comes from.", ""},
		{"several of an acronym", "en", "CPU", "Of CPUs, the CPU's core.", "Of {{c1::CPUs}}, the {{c1::CPU's}} core."},
		{"in bold and in code", "en", "lever", "Use **a lever** or `lever` here.", "Use **a(n) {{c1::lever}}** or {{c1::`lever`}} here."},
		{"within code it cannot be hidden", "en", "lever", "Call `lever.pull()` now.", ""},
		{"nor within a longer word", "en", "lever", "What leverage means.", ""},
		{"signs", "en", "-v", "With -v it talks, with -vv more.", "With {{-v}} it talks, with -vv more."},
		{"a hint that nobody meant", "en", "std::move", "What std::move does.", ""},
		{"nor one of the term alone", "en", "std::swap", "What gives both away.", ""},
		{"braces of the text", "en", "Template", "Where {{ name }} stands.", ""},
		{"German endings", "de", "Baum", "Die Bäume und des Baumes Äste.", "Die {{c1::Bäume}} und des {{c1::Baumes}} Äste."},
		{"German adjectives", "de", "innere Ausrichtung", "Ohne die Mittel der inneren Ausrichtung.", "Ohne die Mittel der {{inneren Ausrichtung}}."},
		{"German compounds", "de", "Baum", "Was ein Baumhaus trägt.", ""},
		{"other languages", "fr", "boucle", "Deux boucles.", "Deux {{boucles}}."},
		{"an article of the term itself", "en", "The Great Filter", "A great filter stops them.", "A(n) {{great filter}} stops them."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, ask, flags := cloze(t, c.lang, []string{c.term}, para(c.definition))
			if text != c.want {
				t.Errorf("%q in %q is %q, want %q", c.term, c.definition, text, c.want)
			}
			named := !strings.HasPrefix(c.want, "{{"+c.term+"}}: ") && c.name != "braces of the text" && c.name != "nor one of the term alone"
			if ask.BothWays == named {
				t.Errorf("asked both ways: %v, though the definition names the term: %v", ask.BothWays, named)
			}
			if slices.Contains(flags, prose.Unmasked) != named {
				t.Errorf("flags %v, though the definition names the term: %v", flags, named)
			}
		})
	}
}

// A gap asks for the term, and for another name of it nowhere: that may be a wrong one, as the text says.
func TestAGapHidesTheTermItself(t *testing.T) {
	for definition, want := range map[string]string{
		"Scoring well without doing what was meant.":            "{{Reward hacking}}: Scoring well without doing what was meant.",
		"What some call specification gaming, which it is not.": "",
		"What counts is reward hacking.":                        "What counts is {{reward hacking}}.",
	} {
		if text, _, _ := cloze(t, "en", []string{"Reward hacking", "specification gaming"}, para(definition)); text != want {
			t.Errorf("got %q, want %q", text, want)
		}
	}
}

// A cloze asks for the term alone: not for a part of another, and not before a list or a long text.
func TestClozesAreFair(t *testing.T) {
	long := strings.Repeat("It goes on and on. ", 20)
	for _, c := range []struct{ term, definition, want string }{
		{"tree", "Either a working tree, or a tree object.", ""},
		{"tree", "A tree object is a list.", ""},
		{"literal", "Signs are taken as literal characters.", ""},
		{"pull", "Pulling means to fetch. See git-pull(1).", ""},
		{"merge", "To join. The merged-in branch stays.", ""},
		{"clean", "A tree is clean, if nothing was changed.", "A tree is {{clean}}, if nothing was changed."},
		{"index", "What is stored. The index holds it.", "What is stored. The {{index}} holds it."},
		{"index", "Index entries are lines.", ""},
		{"parent", "What goes before a commit, i.e. its parents.", "What goes before a commit, i.e. its {{parents}}."},
		{"dirty", `It is said to be "dirty" where something changed.`, `It is said to be "{{dirty}}" where something changed.`},
		{"lever", long, ""},
		{"Gain/Loss", "A gain or loss that was not realized.", ""},
		{"Open door", "What lets them in.", "{{Open door}}: What lets them in."},
		{"SQLite3", "SQLite3 is small. SQLite needs no server.", ""},
	} {
		if text, _, _ := cloze(t, "en", []string{c.term}, para(c.definition)); text != c.want {
			t.Errorf("%q in %q is %q, want %q", c.term, c.definition, text, c.want)
		}
	}
	for _, body := range [][]document.Block{
		{para("It is one of:"), list(item("a bar of wood"), item("a bar of iron"))},
		{para("As here:"), code("bar = 1")},
	} {
		if text, _, _ := cloze(t, "en", []string{"lever"}, body...); text != "" {
			t.Errorf("got %q, want none", text)
		}
	}
}

// A cloze never shows what it hides: not in the address of a link either.
func TestALinkToTheTermHasNoAddress(t *testing.T) {
	text, _, _ := cloze(t, "en", []string{"lever"}, document.Block{Kind: document.Paragraph, Spans: []document.Span{
		{Text: "Push "}, {Text: "the lever", Link: "https://example.org/lever"}, {Text: " and "}, {Text: "hinges", Link: "https://example.org/hinges"}, {Text: "."},
	}})
	if want := "Push the {{lever}} and [hinges](https://example.org/hinges)."; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
}

// Where the linter would warn of a cloze, there is none: a name of many words hides most of a short definition.
func TestNoClozeThatTheLinterWarnsOf(t *testing.T) {
	t.Parallel()
	asked(t, document.Markdown, "E. coli (K-12)\n: A bacterium.\n\nCrumb\n: The inside of a loaf.\n", `
definition-list/1: What does "E. coli (K-12)" mean? => A bacterium.
definition-list/1: What does "Crumb" mean? => The inside of a loaf.
cloze: {{Crumb}}: The inside of a loaf.`)
}

// A gap stands nowhere beside what tells its answer: a word of the term, one that is made of it, or the words of an acronym.
func TestWhatStandsAroundAGapTellsNothingOfIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, term, definition, want string }{
		{"en", "Unreachable object", "An object which is not reachable.", ""},
		{"en", "Object type", "One of four words for the type of an object.", ""},
		{"en", "Checkpointer (process)", "What is there to execute checkpoints.", ""},
		{"en", "Parallel query", "A way of executing a query by many.", ""},
		{"en", "Aggregate function", "What combines (aggregates) its input.", ""},
		{"en", "Cumulative numbers", "A place which accumulates them.", ""},
		{"en", "Reachable", "Where one can reach the other.", ""},
		{"en", "Savepoint", "A mark; what was done after this point is lost.", ""},
		{"en", "Lock", "What keeps others out of a block.", "{{Lock}}: What keeps others out of a block."},
		{"en", "Set of rules", "What each of them has to follow.", "{{Set of rules}}: What each of them has to follow."},
		{"en", "Transaction", "What moves money to transfer it.", "{{Transaction}}: What moves money to transfer it."},
		{"en", "Index (relation)", "A relation of keys.", "{{Index (relation)}}: A relation of keys."},
		{"de", "Konto", "Was es auch für Geldkonten und Ähnliches gibt.", ""},
		{"de", "Saldo", "Was übrig bleibt.", "{{Saldo}}: Was übrig bleibt."},
		{"en", "FIFO", "First In/ First Out.", ""},
		{"en", "BOM", "Byte-order-mark.", ""},
		{"en", "UTC", "Universal Coordinated Time, by which clocks are set.", ""},
		{"en", "Home banking interface (HBI)", "The Home Banking Interface (HBI) is old.", ""},
		{"en", "OFX", "The Open Financial eXchange format.", ""},
		{"en", "Gitfile", "A file that names another place.", ""},
		{"en", "Consistency", "What constraints bring about.", "{{Consistency}}: What constraints bring about."},
		{"en", "COMMISSION", "What brokers have of commissions.", ""},
		{"en", "ACID", "Atomicity, Consistency, Isolation, and Durability.", ""},
		{"en", "SHA-1", "Secure Hash Algorithm 1.", ""},
		{"en", "LibOFX", "What reads OFX.", ""},
		{"en", "symref", "A symbolic reference to another.", ""},
		{"en", "UTC", "What clocks show.", "{{UTC}}: What clocks show."},
		{"en", "commit graph, representations and usage", "What is made of them.", ""},
		{"en", "what to do when it rains", "Nothing.", ""},
		{"en", "Realized vs Unrealized Gain", "What is won.", ""},
		{"en", "lever", "One of several bars, hinges and levers.", ""},
		{"en", "lever", "Hinges turn. And levers are stiff.", "Hinges turn. And {{levers}} are stiff."},
	} {
		if text, _, _ := cloze(t, c.lang, []string{c.term}, para(c.definition)); text != c.want {
			t.Errorf("%q in %q is %q, want %q", c.term, c.definition, text, c.want)
		}
	}
}

// There are more ways to spell eighty equal letters than could be tried.
func TestALongWordIsSpelledByNone(t *testing.T) {
	term := strings.Repeat("a", 80)
	d, err := document.Parse("words", []byte("# Glossary\n\n**"+term+"**: a bird "+strings.Repeat("aaaa ", 19)+"that swims.\n"), document.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	if len(prose.FindIn(d, "en").Candidates) == 0 {
		t.Error("nothing is found")
	}
}
