package settings

import (
	"fmt"

	"goodcard/deck/strictyaml"
)

// A Key is one key of the settings file: what it holds and what it is for.
type Key struct {
	Name    string // such as "new-per-day"
	Value   any    // int or bool
	Default any    // of the same type
	Allowed string // such as "0 to 23"
	Meaning string // a sentence for people
}

// Keys returns all keys in the order of the file, with their values in s.
func (s Settings) Keys() []Key {
	defaults := Defaults()
	var keys []Key
	for _, e := range entries() {
		keys = append(keys, Key{
			Name: e.name, Value: e.value(s), Default: e.value(defaults), Allowed: e.allowed, Meaning: e.meaning,
		})
	}
	return keys
}

// An entry says all there is to say about a key. The reader, the file that is written on first
// use and the list of keys are made from it.
type entry struct {
	name, allowed, meaning string
	value                  func(Settings) any
	field                  strictyaml.Field[choices]
}

func entries() []entry {
	return []entry{
		number("new-per-day", 0, 9_999, "New cards a day, over all decks.",
			func(s *Settings) *int { return &s.NewPerDay }),
		number("reviews-per-day", 0, 99_999, "Due cards a day at most, over all decks.",
			func(s *Settings) *int { return &s.ReviewsPerDay }),
		number("rollover", 0, 23, "Hour of the night at which a new study day begins.",
			func(s *Settings) *int { return &s.Rollover }),
		truth("fuzz", "Whether intervals vary a little, to part cards learned together.",
			func(s *Settings) *bool { return &s.Fuzz }),
		truth("plain", "Whether a review speaks in plain lines, for screen readers; --plain=false overrules it.",
			func(s *Settings) *bool { return &s.Plain }),
	}
}

func number(name string, least, most int, meaning string, at func(*Settings) *int) entry {
	kind := strictyaml.Int{Doc: meaning, Min: least, Max: most}
	return newEntry(name, fmt.Sprintf("%d to %d", least, most), meaning, kind, at)
}

func truth(name, meaning string, at func(*Settings) *bool) entry {
	return newEntry(name, "true or false", meaning, strictyaml.Bool{Doc: meaning}, at)
}

func newEntry[V any](name, allowed, meaning string, kind strictyaml.Type[V], at func(*Settings) *V) entry {
	return entry{
		name: name, allowed: allowed, meaning: meaning,
		value: func(s Settings) any { return *at(&s) },
		field: strictyaml.Optional(name, kind, chosen(at)),
	}
}

// choices are what a file says: for each key in it, how to put its value into settings.
// The reader starts from nothing, and so could not tell a default from a 0 that was chosen.
type choices []func(*Settings)

// chosen returns where the reader puts a value that at has a place for.
func chosen[V any](at func(*Settings) *V) func(*choices) *V {
	return func(c *choices) *V {
		v := new(V)
		*c = append(*c, func(s *Settings) { *at(s) = *v })
		return v
	}
}
