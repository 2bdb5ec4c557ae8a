// Package deck is what a deck is: its model, its YAML with positions, its
// validation and its lint. It knows nothing of schedules, databases or screens.
//
// A deck is one YAML file, or a folder with deck.yaml and cards/*.yaml, plus
// media. Its cards have ids that never change, so that a learner's history
// survives every edit; the format is described in docs/deck-format.md.
package deck

import "goodcard/deck/strictyaml"

// A Deck is one deck as its author wrote it. What [Parse], [Load] and [LoadFS] return
// is valid in every respect that the format demands; a program that puts one together
// gives it to [Write] and parses the result.
type Deck struct {
	ID       string
	Title    string
	Version  string // SemVer
	Lang     string // BCP 47; empty if not given
	License  string // SPDX expression; empty if not given
	About    string
	Sources  []Source  // in file order
	Concepts []Concept // in file order
	Cards    []Card    // in file order; those of a folder by file name
	Path     []Unit    // in file order; a path has these in place of sources, concepts and cards

	unread   Problems                      // see Unread
	pictures Problems                      // that no program will show
	remarks  []Remark                      // comments that speak to lint
	file     string                        // that says what the deck is
	places   map[string][]strictyaml.Place // by id of a card; "" for the rest of the deck
}

// A Source is a work that cards cite.
type Source struct {
	ID    string
	Title string
	File  string // clean path below the deck's folder; empty if not given
	URL   string // http or https; empty if not given
}

// A Concept is the idea that several cards are about.
type Concept struct {
	ID           string
	Name         string
	Needs        []string // concepts to know first: "concept", or "deck/concept" of another deck
	ConfusedWith []string // as Needs
	About        string   // its entry in a glossary, as Markdown; empty if not given
}

// Kind says what a card asks of the learner. Its text is the card's key in YAML.
type Kind string

const (
	Ask     Kind = "ask"     // recall an answer
	Cloze   Kind = "cloze"   // fill the gaps of a text
	Choose  Kind = "choose"  // pick the right one of several options
	Type    Kind = "type"    // type a short answer
	Explain Kind = "explain" // explain freely, then compare with points
)

// Status says how settled the claim of a card is.
type Status string

const (
	Established Status = "established"
	Contested   Status = "contested"
	Speculative Status = "speculative"
)

// A Card is one entry under cards. All texts are Markdown with TeX between dollars.
// The JSON form is what storage keeps of a card; it is not the deck format.
type Card struct {
	ID       string   `json:"id"`
	Kind     Kind     `json:"kind"`
	Concepts []string `json:"concepts,omitempty"` // "concept" or "deck/concept"
	Text     string   `json:"text"`               // the question, the cloze text or the task
	Answer   string   `json:"answer,omitempty"`   // ask, choose, type
	BothWays bool     `json:"both_ways,omitempty"`
	Wrong    []Option `json:"wrong,omitempty"`  // choose
	Accept   []string `json:"accept,omitempty"` // type: other right answers
	Points   []string `json:"points,omitempty"` // explain
	Also     []string `json:"also,omitempty"`   // wordings that rotate with Text
	Unseen   []string `json:"unseen,omitempty"` // wordings kept back as probes
	Note     string   `json:"note,omitempty"`
	Tags     []string `json:"tags,omitempty"`
	Source   string   `json:"source,omitempty"` // "source" or "source#part"
	AsOf     string   `json:"as_of,omitempty"`  // YYYY, YYYY-MM or YYYY-MM-DD
	Status   Status   `json:"status,omitempty"`
	Image    string   `json:"image,omitempty"` // clean path below the deck's folder
	Alt      string   `json:"alt,omitempty"`
	Was      []string `json:"was,omitempty"` // former ids: "card" of this deck or "deck/card"
	Draft    bool     `json:"draft,omitempty"`

	File   string `json:"-"` // where the card stands, as given to Parse or Load
	Line   int    `json:"-"` // 1-based
	Column int    `json:"-"` // 1-based, in runes
}

// An Option is a wrong answer of a choose card.
type Option struct {
	Text          string `json:"text"`
	Why           string `json:"why,omitempty"`           // why it is wrong
	Misconception string `json:"misconception,omitempty"` // id of the mistake it stands for
}
