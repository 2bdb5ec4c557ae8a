package study_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

func TestTypedAnswers(t *testing.T) {
	tests := []struct{ typed, answer, accept, want string }{
		{"Goodhart", "Goodhart", "", "right"},
		{"  goodHART. ", "Goodhart", "", "right"},
		{"Goodhart's   law!", "Goodhart", "Goodhart's law", "right"},
		{"ＧＯＯＤｈａｒｔ", "Goodhart", "", "right"},
		{"STRASSE", "Straße", "", "right"},
		{"cafe\u0301", "café", "", "right"},
		{"ﬁnite", "finite", "", "right"},
		{"goodheart", "Goodhart", "", "almost"},
		{"godohart", "Goodhart", "", "almost"},
		{"goodhrat's law", "Goodhart", "Goodhart's law", "almost"},
		{"goodhrat's lwa", "Goodhart", "Goodhart's law", "wrong"},
		{"goodhar", "Goodhart", "", "almost"},
		{"gdheart", "Goodhart", "", "wrong"},
		{"four", "five", "", "wrong"},
		{"fivee", "five", "", "wrong"},
		{"fiver", "fever", "", "almost"},
		{"?", "'!'", "", "wrong"},
		{"?", "'?'", "", "right"},
		{"1", "'- 1'", "", "wrong"},
		{"- 1", "'- 1'", "", "right"},
		{"234", "2*3*4", "", "wrong"},
		{"2*3*4", "2*3*4", "", "right"},
		{"mesa-optimizer", "'*mesa*-optimizer'", "", "wrong"},
		{"*mesa*-optimizer", "'*mesa*-optimizer'", "", "right"},
		{"\u200b", "Goodhart", "", "wrong"},
		{"5", "5!", "", "wrong"},
		{"C", "'C#'", "", "wrong"},
		{"yes", "'Yes!'", "", "right"},
		{"Goodhart’s law", "Goodhart's law", "", "right"},
		{"Goodhart's law", "Goodhart’s law", "", "right"},
		{"−5", "'-5'", "", "right"},
		{"1939–1945", "1939-1945", "", "right"},
		{"„ja“", "'\"ja\"'", "", "right"},
		{"istanbul", "İstanbul", "", "right"},
		{"5", "'-5'", "", "wrong"},
	}
	grades := map[study.Verdict]scheduler.Grade{study.Right: 4, study.Almost: 3, study.Wrong: 1}
	for _, tt := range tests {
		t.Run(tt.typed+" for "+tt.answer, func(t *testing.T) {
			card := "  - id: typed\n    type: Which?\n    answer: " + tt.answer + "\n"
			if tt.accept != "" {
				card += "    accept: [\"" + tt.accept + "\"]\n"
			}
			w := newWorld(t, header("inner-outer")+card)
			p := w.prompt(w.session(study.SessionOptions{}))
			v, g, ok := p.Check(study.Answer{Typed: &tt.typed})
			if string(v) != tt.want || g != grades[v] || !ok {
				t.Errorf("%q is %s, proposed %d", tt.typed, v, g)
			}
		})
	}
}

const explainCard = "  - id: why\n    explain: Explain it.\n    points: [first point, second point, third point]\n"

// Who types what names another idea did not slip, however near the letters are.
func TestNameOfAnotherIdeaIsWrong(t *testing.T) {
	w := newWorld(t, strings.Replace(header("inner-outer"), "cards:", "concepts:\n  up: {name: Stalagmite}\n  down: {name: Stalactite}\ncards:", 1)+
		"  - {id: typed, concept: up, type: 'Which?', answer: stalagmite, accept: [stalagmite pathway]}\n")
	p := w.prompt(w.session(study.SessionOptions{}))
	for typed, want := range map[string]string{
		"Stalagmites":        `Your answer was almost right: "s" too many`,
		"Stalactite.":        "Your answer was wrong: it names another idea, Stalactite",
		"stalagmite pahtway": `Your answer was almost right: "ht" for "th", compared with "stalagmite pathway"`,
	} {
		if got := p.Judge(study.Answer{Typed: &typed}).Text; got != want {
			t.Errorf("%s: %s", typed, got)
		}
	}
}

func TestPointsProposeAGrade(t *testing.T) {
	w := newWorld(t, header("inner-outer")+explainCard)
	p := w.prompt(w.session(study.SessionOptions{}))
	for said, want := range []scheduler.Grade{1, 1, 3, 4} {
		points := make([]int, said)
		for i := range points {
			points[i] = i
		}
		if _, g, ok := p.Check(study.Answer{Points: points}); g != want || !ok {
			t.Errorf("%d points propose %d, want %d", said, g, want)
		}
	}
	if _, _, ok := p.Check(study.Answer{}); ok {
		t.Error("a grade is proposed though no points were asked for")
	}
}

// chooseDeck has n cards whose right option is "right".
func chooseDeck(n int) string {
	var b strings.Builder
	b.WriteString(header("inner-outer"))
	for i := range n {
		fmt.Fprintf(&b, "  - id: c%d\n    choose: Question %d?\n    answer: right\n    wrong: [{text: one}, {text: two}, {text: three}]\n", i+1, i+1)
	}
	return b.String()
}

func TestOptionsAreShuffledTheSameOnEveryRedraw(t *testing.T) {
	w := newWorld(t, chooseDeck(400))
	s := w.session(study.SessionOptions{Selection: study.Selection{New: new(400)}})
	places := make([]int, 4)
	moved := 0
	for range 400 {
		p := w.prompt(s)
		again := w.prompt(w.session(study.SessionOptions{Selection: study.Selection{New: new(400)}}))
		if fmt.Sprint(p.Options) != fmt.Sprint(again.Options) {
			t.Fatalf("%s: %v, then %v", p.Item, p.Options, again.Options)
		}
		for i, o := range p.Options {
			if o.Right {
				places[i]++
			}
		}
		w.grade(s, scheduler.Good)
	}
	for i, n := range places {
		if n < 70 || n > 130 {
			t.Errorf("the right option stands %d times at place %d of 4, want about 100", n, i+1)
		}
	}
	w.days(1)
	before := map[string]string{}
	s = w.session(study.SessionOptions{})
	for range 100 {
		p := w.prompt(s)
		before[p.Item] = fmt.Sprint(p.Options)
		w.grade(s, scheduler.Good)
	}
	w.days(6)
	s = w.session(study.SessionOptions{})
	for range 100 {
		p := w.prompt(s)
		if b, ok := before[p.Item]; ok && b != fmt.Sprint(p.Options) {
			moved++
		}
		w.grade(s, scheduler.Good)
	}
	if moved == 0 {
		t.Error("the options of no card moved between two reviews")
	}
}

// The keys of bodies are read by statistics for ever.
func TestHistoryKeepsAnswersByHashesOfTheirTexts(t *testing.T) {
	w := newWorld(t, header("inner-outer")+explainCard+
		"  - id: typed\n    type: Which?\n    answer: Goodhart\n"+
		"  - id: pick\n    choose: Which?\n    answer: right\n    wrong: [{text: one}]\n"+
		"  - id: plain\n    ask: Which?\n    answer: this\n")
	s := w.session(study.SessionOptions{})
	for item := w.next(s); item != ""; item = w.next(s) {
		p := w.prompt(s)
		var a study.Answer
		switch item {
		case "inner-outer/why":
			a.Points = []int{0, 2}
		case "inner-outer/typed":
			a.Typed = new("Good<heart>")
		case "inner-outer/pick":
			for i, o := range p.Options {
				if o.Text == "one" {
					a.Choice = new(i)
				}
			}
		}
		_, err := s.Grade(t.Context(), study.Answered{Serial: s.Shown(), Grade: scheduler.Good, Answer: a})
		w.must(err)
	}
	for item, want := range map[string]string{
		"inner-outer/why":   `{"points":["e9ca10ee","97672a7d"]}`,
		"inner-outer/typed": `{"typed":"Good\u003cheart\u003e"}`,
		"inner-outer/pick":  `{"choice":"7692c3ad"}`,
		"inner-outer/plain": "",
	} {
		if got := w.steps(item)[0].Body; got != want {
			t.Errorf("%s keeps %s, want %s", item, got, want)
		}
	}
	// Nothing said is an answer too.
	w.days(1)
	s = w.session(study.SessionOptions{})
	for w.next(s) != "inner-outer/why" {
		w.grade(s, scheduler.Good)
	}
	_, err := s.Grade(t.Context(), study.Answered{Serial: s.Shown(), Grade: scheduler.Again, Answer: study.Answer{Points: []int{}}})
	w.must(err)
	if got := w.steps("inner-outer/why")[1].Body; got != `{"points":[]}` {
		t.Errorf("no points are kept as %s", got)
	}
}

func TestAnswerThatTheCardDoesNotHave(t *testing.T) {
	w := newWorld(t, header("inner-outer")+`
  - {id: choose, choose: 'Which?', answer: This., wrong: [{text: That.}]}
  - {id: explain, explain: 'Why?', points: [one, two]}
`)
	s := w.session(study.SessionOptions{})
	for _, answers := range [][]study.Answer{{{Choice: new(2)}, {Choice: new(-1)}}, {{Points: []int{0, 2}}, {Points: []int{-1}}, {Choice: new(0)}}} {
		p := w.prompt(s)
		for _, a := range answers {
			if v, g, ok := p.Check(a); ok {
				t.Errorf("%s: %+v is %s, grade %d", p.Item, a, v, g)
			}
			if g, err := s.Grade(t.Context(), study.Answered{Serial: s.Shown(), Grade: scheduler.Good, Answer: a}); err == nil {
				t.Errorf("%s: %+v is recorded: %+v", p.Item, a, g)
			}
		}
		w.grade(s, scheduler.Good)
	}
}
