// Package keys is the table of what each key of a review does, and of going through drafts. Every front end takes its
// keys, its lines of help and its words from here, and docs/keys.md is made from it.
package keys

import (
	"slices"
	"strings"

	"goodcard/scheduler"
)

// An Action is something that a learner or an author does with a key. The same key asks for other actions
// in other situations.
type Action string

const (
	// On a front.
	ShowAnswer Action = "answer"
	Choose     Action = "choose"
	Submit     Action = "submit"
	Leave      Action = "leave-field"

	// On a back.
	Accept       Action = "accept"
	Rate         Action = "rate"
	TickPoint    Action = "tick"
	RateByLetter Action = "rate-by-letter"
	Note         Action = "note"
	Changed      Action = "changed"
	Idea         Action = "idea"

	// On both.
	Suspend Action = "suspend"
	Bury    Action = "bury"
	Flag    Action = "flag"
	Select  Action = "select"
	Edit    Action = "edit"
	Open    Action = "open"
	Why     Action = "why"
	Undo    Action = "undo"

	// While a note is written.
	KeepNote Action = "keep-note"

	// On a draft.
	Keep Action = "keep"
	Drop Action = "drop"
	Skip Action = "skip"

	// At the end.
	Practise Action = "practise"
	More     Action = "more"
	Pick     Action = "pick"

	// Everywhere.
	Up       Action = "up"
	Down     Action = "down"
	PageUp   Action = "page-up"
	PageDown Action = "page-down"
	Close    Action = "close"
	Help     Action = "help"
	Quit     Action = "quit"
	Pause    Action = "pause"
)

// A Key is an action with the keys that ask for it.
type Key struct {
	Action Action
	Keys   []string // as terminals name them: "a", "?", "space", "esc", "pgdown", "ctrl+z"
	Name   string   // how they are written for people: "a to z"
	Word   string   // what they do in a word or two, for a line of keys
	Does   string   // what they do in a sentence, for help
	Quiet  bool     // not on the line of keys: the grades show it, or it is seldom wanted
	Brief  bool     // where the line of keys has little room, its name alone says enough
}

// Is reports whether a pressed key asks for the action.
func (k Key) Is(pressed string) bool { return slices.Contains(k.Keys, pressed) }

// Saying returns the key with another word for what it does now.
func (k Key) Saying(word string) Key {
	k.Word = word
	return k
}

// Named returns the key with another name, such as that of the few of its keys that mean
// something now.
func (k Key) Named(name string) Key {
	k.Name = name
	return k
}

// A Group is the keys of one situation.
type Group struct {
	Title string
	Keys  []Key
}

// Of returns the key of an action.
func Of(a Action) Key {
	for _, g := range Table {
		for _, k := range g.Keys {
			if k.Action == a {
				return k
			}
		}
	}
	panic("keys: " + a + " is not in the table")
}

// Letters name the options of a choice, as far as there are keys.
var Letters = strings.Split("abcdefghijklmnopqrstuvwxyz", "")

// A Grade is a key that gives a grade.
type Grade struct {
	Key   string
	Word  string
	Grade scheduler.Grade
}

// The scales of grades: the four ratings by digit, the same by letter where digits mean
// something else, and SM-2's own. What is only practised comes back, and no schedule has it come
// again.
var (
	Ratings  = []Grade{{"1", "again", scheduler.Again}, {"2", "hard", scheduler.Hard}, {"3", "good", scheduler.Good}, {"4", "easy", scheduler.Easy}}
	ByLetter = []Grade{{"a", "again", scheduler.Again}, {"h", "hard", scheduler.Hard}, {"g", "good", scheduler.Good}, {"e", "easy", scheduler.Easy}}
	notYet   = "not yet"
	SM2      = []Grade{{"0", "blackout", 0}, {"1", "wrong", 1}, {"2", "nearly", 2}, {"3", "hard", 3}, {"4", "good", 4}, {"5", "easy", 5}}
)
