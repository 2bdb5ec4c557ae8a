package study_test

import (
	"slices"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

const entryDeck = `format: 1
id: inner-outer
title: T
version: 1.0.0
about: A deck for tests.
concepts:
  x: {name: Concept X, about: What *x* is.}
  y: {name: Concept Y, about: What y is.}
  z: {name: Concept Z}
cards:
  - {id: one, concept: x, ask: "One?", answer: A.}
  - {id: two, concept: x, ask: "Two?", answer: B.}
  - {id: three, concept: [x, z], ask: "Three?", answer: C.}
  - {id: four, concept: [x, y], ask: "Four?", answer: D.}
`

// entries returns the names of the concepts whose entries come with an answer.
func entries(p *study.Prompt) []string {
	var names []string
	for _, s := range p.Back(study.Answer{}) {
		if s.Part == study.PartIdea {
			names = append(names, s.Label)
		}
	}
	return names
}

// The entry of a concept comes once, with the first answer to any of its cards, be it in the
// history or in the practice of a session; an undo makes it the first again.
func TestEntryComesWithTheFirstAnswerOfItsConcept(t *testing.T) {
	for name, o := range map[string]study.SessionOptions{"review": {}, "cram": {Cram: true}} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, entryDeck)
			s := w.session(o)
			met := map[string]bool{}
			for range 2 {
				for p := w.draw(s); p != nil; p = w.draw(s) {
					var want []string
					for _, idea := range p.Ideas {
						if !met[idea.Name] {
							want = append(want, idea.Name)
						}
					}
					if got := entries(p); !slices.Equal(got, want) {
						t.Errorf("%s brings the entries %q, want %q", p.Item, got, want)
					}
					if p.MoreIdeas() != (len(want) < len(p.Ideas)) {
						t.Errorf("%s: more ideas: %v, shown %q", p.Item, p.MoreIdeas(), want)
					}
					for _, idea := range p.Ideas {
						met[idea.Name] = true
					}
					w.grade(s, scheduler.Good)
				}
				if len(met) != 2 {
					t.Fatalf("met %v", met)
				}
				for w.undo(s) != "" {
				}
				clear(met)
			}
		})
	}
}

func TestShowHasTheEntries(t *testing.T) {
	w := newWorld(t, entryDeck)
	shown, err := w.Show(t.Context(), "inner-outer/four")
	w.must(err)
	var got []string
	for _, idea := range shown.Ideas {
		got = append(got, idea.ID+" "+idea.Name+" "+idea.About)
	}
	if want := "inner-outer/x Concept X What *x* is.; inner-outer/y Concept Y What y is."; strings.Join(got, "; ") != want {
		t.Errorf("%q", got)
	}
}
