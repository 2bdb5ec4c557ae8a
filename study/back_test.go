package study_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/spelling"
	"goodcard/history"
	"goodcard/study"
)

// told writes each section as a line: part, label, mark and texts.
func told(back []study.Section) []string {
	var lines []string
	for _, s := range back {
		mark := map[study.Mark]string{study.RightMark: "+", study.WrongMark: "x"}[s.Mark]
		lines = append(lines, strings.TrimRight(fmt.Sprintf("%s|%s|%s%s|%s", s.Part, s.Label, mark, s.Text, s.Why), "|"))
	}
	return lines
}

func TestSectionsOfABack(t *testing.T) {
	options := []study.Choice{{Text: "That.", Why: "It is not."}, {Text: "This.", Right: true}, {Text: "None."}}
	explain := deck.Card{Kind: deck.Explain, Points: []string{"one", "two", "three"}}
	tests := []struct {
		name   string
		prompt study.Prompt
		answer study.Answer
		want   []string
	}{
		{"everything beside the answer", study.Prompt{Answer: "*A.*", Note: "mine", Source: "Article, p3", Concepts: []string{"Goal", "Aim"},
			Memory: history.Memory{Flagged: true}, Card: deck.Card{Note: "N.", AsOf: "2026-01", Status: deck.Contested}}, study.Answer{},
			[]string{"answer|Answer|*A.*", "note|Note|N.", "own-note|Your note|mine", "concept|Concept|Goal, Aim", "status|Status|contested",
				"flag|Flag|flagged", "source|Source|Article, p3, as of 2026-01"}},
		{"only a date", study.Prompt{Answer: "A.", Card: deck.Card{AsOf: "2026", Status: deck.Established}}, study.Answer{},
			[]string{"answer|Answer|A.", "source|Source|as of 2026"}},
		{"a choice", study.Prompt{Options: options, Card: deck.Card{Kind: deck.Choose, Answer: "This."}}, study.Answer{Choice: new(0)},
			[]string{"option|a|xThat.|It is not.", "option|b|+This.", "option|c|None.", "verdict||Your choice, a, was wrong"}},
		{"none chosen", study.Prompt{Options: options, Card: deck.Card{Kind: deck.Choose, Answer: "This."}}, study.Answer{},
			[]string{"option|a|That.|It is not.", "option|b|+This.", "option|c|None."}},
		{"the right one", study.Prompt{Options: options, Card: deck.Card{Kind: deck.Choose, Answer: "This."}}, study.Answer{Choice: new(1)},
			[]string{"option|a|That.|It is not.", "option|b|+This.", "option|c|None.", "verdict||Your choice, b, was right"}},
		{"points", study.Prompt{Card: explain}, study.Answer{Points: []int{0, 2}},
			[]string{"point|1|+one", "point|2|two", "point|3|+three", "verdict||You made 2 of 3 points"}},
		{"points not asked for", study.Prompt{Card: explain}, study.Answer{}, []string{"point|1|one", "point|2|two", "point|3|three"}},
		{"typed", study.Prompt{Answer: "Goodhart", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("goodheart")},
			[]string{"answer|Answer|Goodhart", "verdict||Your answer was almost right: \"e\" too many"}},
		{"typed, near another answer that is right", study.Prompt{Answer: "Goodhart", Card: deck.Card{Kind: deck.Type, Accept: []string{"Charles Goodhart"}}},
			study.Answer{Typed: new("Charles Goodhort")},
			[]string{"answer|Answer|Goodhart", `verdict||Your answer was almost right: "o" for "a", compared with "Charles Goodhart"`}},
		{"typed, with another word", study.Prompt{Answer: "Outer misalignment", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("inner misalignment")},
			[]string{"answer|Answer|Outer misalignment", `verdict||Your answer was wrong: "inner" for "Outer"`}},
		{"typed, with another word, where a shorter answer is right too", study.Prompt{Answer: "inner misalignment", Card: deck.Card{Kind: deck.Type, Accept: []string{"inner"}}},
			study.Answer{Typed: new("inner alignment")}, []string{"answer|Answer|inner misalignment", `verdict||Your answer was wrong: "alignment" for "misalignment"`}},
		{"typed, with an article", study.Prompt{Answer: "treacherous turn", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("the treacherous turn")},
			[]string{"answer|Answer|treacherous turn", `verdict||Your answer was almost right: "the" too many`}},
		{"typed, with words that changed places", study.Prompt{Answer: "Goodhart's law", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("law Goodhart's")},
			[]string{"answer|Answer|Goodhart's law", `verdict||Your answer was wrong: "law Goodhart's" for "Goodhart's law"`}},
		{"typed, with signs that make no difference", study.Prompt{Answer: "First law.", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("\u00adﬁrsst  law")},
			[]string{"answer|Answer|First law.", `verdict||Your answer was almost right: "s" too many`}},
		{"typed as a typesetter would", study.Prompt{Answer: "Goodhart's law", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("Goodhart’z law")},
			[]string{"answer|Answer|Goodhart's law", `verdict||Your answer was almost right: "z" for "s"`}},
		{"typed and right", study.Prompt{Answer: "Goodhart", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("goodhart.")},
			[]string{"answer|Answer|Goodhart", "verdict||Your answer was right"}},
		{"typed and far off", study.Prompt{Answer: "Goodhart", Card: deck.Card{Kind: deck.Type}}, study.Answer{Typed: new("nobody")},
			[]string{"answer|Answer|Goodhart", "verdict||Your answer was wrong"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, told(tt.prompt.Back(tt.answer))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestChangesAreThoseThatALearnerCanSee(t *testing.T) {
	now := deck.Card{Text: "Same?", Answer: "The new *answer*."}
	if got := (&study.Prompt{Card: now}).Changes(); got != nil {
		t.Errorf("a card that did not change: %+v", got)
	}
	p := study.Prompt{Card: now, Before: &deck.Card{Text: "Same?", Answer: "The old answer."}}
	want := []study.Change{{Label: "The answer", Was: "The old answer.", Now: "The new *answer*.", Words: []spelling.Piece{{Side: spelling.Both, Text: "The", N: 1},
		{Side: spelling.First, Text: "old", N: 1}, {Side: spelling.Second, Text: "new", N: 1}, {Side: spelling.Both, Text: "answer.", N: 1}}}}
	if diff := cmp.Diff(want, p.Changes()); diff != "" {
		t.Error(diff)
	}
}

// What is on both sides and on one of them is that text, whole.
func TestPiecesAreTheTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "é", "日本"}), 0, 8), func(w []string) string { return strings.Join(w, " ") })
		was, is := words.Draw(t, "was"), words.Draw(t, "is")
		p := study.Prompt{Card: deck.Card{Text: is}, Before: &deck.Card{Text: was}}
		changes := p.Changes()
		if was == is {
			if changes != nil {
				t.Fatalf("%q did not change: %+v", is, changes)
			}
			return
		}
		sides := map[spelling.Side][]string{}
		for _, piece := range changes[0].Words {
			if n := len(strings.Fields(piece.Text)); n != piece.N {
				t.Fatalf("%q has %d words, not %d", piece.Text, n, piece.N)
			}
			for _, side := range []spelling.Side{spelling.First, spelling.Second} {
				if piece.Side == spelling.Both || piece.Side == side {
					sides[side] = append(sides[side], piece.Text)
				}
			}
		}
		if first, second := strings.Join(sides[spelling.First], " "), strings.Join(sides[spelling.Second], " "); first != was || second != is {
			t.Fatalf("%q became %q: the pieces say %q and %q", was, is, first, second)
		}
	})
}

func TestWordsOfAGrade(t *testing.T) {
	for want, g := range map[string]study.Graded{
		"next in 6 days":                    {Counted: true},
		"comes again today, then in 6 days": {Counted: true, Again: true},
		"comes back":                        {Cram: true, Again: true},
		"done; practice moves no schedule":  {Cram: true},
		"done":                              {Cram: true, Preview: true},
		"comes again today, then in 6 days, as before": {Again: true},
		"next in 6 days, as before":                    {},
	} {
		g.Day, g.Due = 10, 16
		if got := g.Next(""); got != want {
			t.Errorf("%+v: %q, want %q", g, got, want)
		}
	}
	g := study.Graded{Day: 10, Due: 16, Counted: true}
	if got := g.Next("on 7 Mar 2026"); got != "next in 6 days, on 7 Mar 2026" {
		t.Error(got)
	}
}
