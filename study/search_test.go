package study_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// searchedDeck has texts in which a search could go wrong: letters that fold to several,
// accents written in two ways, what SQL and JSON give a meaning, and siblings.
const searchedDeck = `
  - {id: strasse, tags: [core, "100%"], ask: "Die STRASSE, die Straße & <b>?", answer: "a_b 100% C:\\\\x"}
  - {id: office, ask: "An oﬃce in Ⅸ cafe\u0301s", answer: "İstanbul", both-ways: true, note: "Kelvin K"}
  - {id: gaps, tags: [core], cloze: "One {{c1::gap}}, {{c2::reverse}} gap."}
  - {id: pick, choose: "Which CAFÉ?", answer: "c1", wrong: [{text: "100", why: "one \"quoted\" a_b"}], also: ["Which bar?"], unseen: ["Which inn?"]}
  - {id: named, type: "Name it", answer: "ΣΑΣ", accept: ["σας"]}
`

var searched = []string{"strasse", "office", "office#reverse", "gaps#c1", "gaps#c2", "pick", "named"}

// A search finds what a look at every text of every item finds, whatever is kept to be quick:
// after edits, notes, and a new version of the deck.
func TestSearchIsALookAtEveryText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, header("inner-outer")+searchedDeck)
		for range rapid.IntRange(0, 6).Draw(t, "acts") {
			w.changeSearched(t)
		}
		for range 10 {
			query := drawQuery(t)
			var got []string
			w.must(w.Search(t.Context(), query, func(l study.Listed) error { got = append(got, l.ID); return nil }))
			if want := w.look(query); !slices.Equal(got, want) {
				t.Fatalf("%q finds %q, a look at every text %q", query, got, want)
			}
		}
	})
}

// The list of a state has the items that stand so in the list of all.
func TestListOfAState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, header("inner-outer")+searchedDeck)
		for range rapid.IntRange(0, 9).Draw(t, "acts") {
			w.changeSearched(t)
			w.days(rapid.SampledFrom([]int{0, 0, 1, 6}).Draw(t, "days"))
		}
		list := func(state study.State) (ids []string) {
			w.must(w.Cards(t.Context(), study.CardFilter{State: state}, func(l study.Listed) error { ids = append(ids, l.ID+" "+string(l.State)); return nil }))
			return ids
		}
		all := list("")
		for _, state := range study.States {
			want := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !strings.HasSuffix(id, " "+string(state)) })
			if got := list(state); !slices.Equal(got, want) {
				t.Fatalf("%s: %q, in the list of all %q", state, got, want)
			}
		}
	})
}

func (w *world) changeSearched(t *rapid.T) {
	item := "inner-outer/" + rapid.SampledFrom(searched).Draw(t, "item")
	card := deck.ParseRef(item).Card
	switch rapid.IntRange(0, 4).Draw(t, "act") {
	case 0:
		w.marked(w.SetNote(t.Context(), card, rapid.SampledFrom([]string{"", "Straße of my own", "c1 100%"}).Draw(t, "note")))
	case 1:
		e, err := w.Editing(t.Context(), card)
		w.must(err)
		text := strings.NewReplacer("Which", "What", "Name it", "Say it", "::gap", "::hole").Replace(e.Text)
		w.must(w.SetOwn(t.Context(), e, "own.yaml", text))
	case 2:
		w.by(item, rapid.SampledFrom([]scheduler.Grade{1, 4}).Draw(t, "grade"))
	case 3:
		w.mark(rapid.SampledFrom([]history.Kind{history.Suspend, history.Flag, history.Bury}).Draw(t, "kind"), item)
	case 4:
		w.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(header("inner-outer") + strings.Replace(searchedDeck, "One ", "Two ", 1))
		w.reopen()
	}
}

func drawQuery(t *rapid.T) string {
	term := rapid.SampledFrom([]string{"STRASSE", "straße", "ß", "ffi", "ix", "café", "cafe", "i̇stanbul", "k", "%", "a_b", "100%", "c1",
		"#c", "reverse", "gaps#c2", "inner-outer/", "office", `"one {{c1::gap}}"`, `"hole}}, "`, `"<b>"`, `c:\\x`, "quoted", "inn", "ςας", "own", "two", "zebra",
		"is:new", "is:due", "is:resting", "is:learning", "is:suspended", "is:buried", "is:flagged", "tag:core", "tag:CORE", "tag:100%", "istanbul", "deck:inner-outer"})
	var terms []string
	for range rapid.IntRange(1, 3).Draw(t, "terms") {
		terms = append(terms, rapid.SampledFrom([]string{"", "", "-"}).Draw(t, "not")+term.Draw(t, "term"))
	}
	return strings.Join(terms, " ")
}

// look tries the terms of a query on one item after the other.
func (w *world) look(query string) []string {
	var items []study.Listed
	w.must(w.Cards(w.t.Context(), study.CardFilter{}, func(l study.Listed) error { items = append(items, l); return nil }))
	return slices.Collect(func(yield func(string) bool) {
		for _, it := range items {
			if w.says(it, query) && !yield(it.ID) {
				return
			}
		}
	})
}

func (w *world) says(it study.Listed, query string) bool {
	shown, err := w.Show(w.t.Context(), it.Card)
	w.must(err)
	c := shown.Content
	texts := slices.Concat([]string{it.ID, c.Text, c.Answer, c.Note}, c.Also, c.Unseen, c.Accept, c.Points)
	for _, o := range c.Wrong {
		texts = append(texts, o.Text, o.Why)
	}
	all := foldedText(strings.Join(append(texts, shown.Note), "\n"))
	flagged := false
	for _, s := range w.steps(it.ID) {
		flagged = flagged || s.Kind == history.Flag && s.Item == it.ID
	}
	quoted := false
	terms := strings.FieldsFunc(query, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
	for _, term := range terms {
		term, not := strings.CutPrefix(term, "-")
		var holds bool
		switch field, value, _ := strings.Cut(term, ":"); field {
		case "is":
			holds = string(it.State) == value || value == "flagged" && flagged
		case "tag":
			holds = slices.ContainsFunc(c.Tags, func(tag string) bool { return strings.EqualFold(tag, value) })
		case "deck":
			holds = value == "inner-outer"
		default:
			term = foldedText(strings.Trim(term, `"`))
			holds = strings.Contains(all, term) || strings.Contains(norm.NFC.String(accents.Replace(norm.NFD.String(all))), term)
		}
		if holds == not {
			return false
		}
	}
	return true
}

// accents are those of the texts that are searched.
var accents = strings.NewReplacer("\u0301", "", "\u0307", "")

func foldedText(text string) string { return cases.Fold().String(norm.NFKC.String(text)) }
