package main

import (
	"strings"

	"goodcard/deck"
	"goodcard/study"
)

// A shownJSON is a card. Its texts are the author's Markdown.
type shownJSON struct {
	Card      string        `json:"card"`
	Deck      string        `json:"deck"`
	DeckTitle string        `json:"deck_title"`
	Kind      deck.Kind     `json:"kind"`
	Concepts  []string      `json:"concepts"`
	Ideas     []ideaJSON    `json:"ideas"`
	Wordings  []wordingJSON `json:"wordings"`
	Answer    *string       `json:"answer"`
	Accept    []string      `json:"accept"`
	Points    []string      `json:"points"`
	Wrong     []wrongJSON   `json:"wrong"`
	Note      *string       `json:"note"`
	Image     *string       `json:"image"`
	Alt       *string       `json:"alt"`
	Source    *string       `json:"source"`
	Status    *deck.Status  `json:"status"`
	AsOf      *string       `json:"as_of"`
	Tags      []string      `json:"tags"`
	Draft     bool          `json:"draft"`
	Own       bool          `json:"own"`
	Versions  []versionJSON `json:"own_versions"`
	OwnNote   *string       `json:"own_note"`
	Items     []itemJSON    `json:"items"`
}

type wordingJSON struct {
	Number int     `json:"number"`
	Key    *string `json:"key"`
	Text   string  `json:"text"`
	Unseen bool    `json:"unseen"`
}

// An ideaJSON is a concept that has an entry.
type ideaJSON struct {
	Concept string `json:"concept"`
	Name    string `json:"name"`
	About   string `json:"about"`
}

type wrongJSON struct {
	Text          string  `json:"text"`
	Why           *string `json:"why"`
	Misconception *string `json:"misconception"`
}

func shownOf(s study.Shown) shownJSON {
	c := s.Content
	v := shownJSON{
		Card: s.Card, Deck: s.Deck, DeckTitle: s.DeckTitle, Kind: c.Kind, Concepts: orEmpty(s.About), Ideas: []ideaJSON{},
		Wordings: []wordingJSON{}, Answer: present(c.Answer), Accept: orEmpty(c.Accept), Points: orEmpty(c.Points), Wrong: []wrongJSON{},
		Note: present(c.Note), Image: present(c.Image), Alt: present(c.Alt), Source: present(s.Source),
		Status: present(c.Status), AsOf: present(c.AsOf), Tags: orEmpty(c.Tags), Draft: c.Draft,
		Own: s.Versions.Own, Versions: versionsOf(study.OwnVersions(&s.Theirs, &s.Versions)), OwnNote: present(s.Note), Items: []itemJSON{},
	}
	for _, idea := range s.Ideas {
		v.Ideas = append(v.Ideas, ideaJSON{idea.ID, idea.Name, idea.About})
	}
	for i, w := range s.Wordings {
		v.Wordings = append(v.Wordings, wordingJSON{i + 1, present(w.Key), w.Text, unseen(w)})
	}
	for _, w := range c.Wrong {
		v.Wrong = append(v.Wrong, wrongJSON{w.Text, present(w.Why), present(w.Misconception)})
	}
	for _, l := range s.Items {
		v.Items = append(v.Items, itemOf(l))
	}
	return v
}

// unseen reports whether a wording is kept back as a probe.
func unseen(w deck.Wording) bool { return strings.HasPrefix(w.Key, "unseen:") }
