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

func TestSynonymsAreMaskedToo(t *testing.T) {
	text, _, _ := cloze(t, "en", []string{"Reward hacking", "specification gaming"}, para("Gaming a specification is specification gaming."))
	if want := "Gaming a specification is {{specification gaming}}."; text != want {
		t.Errorf("got %q, want %q", text, want)
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
		{"Open door", "A door that is open.", "{{Open door}}: A door that is open."},
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
