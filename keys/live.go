package keys

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/scheduler"
)

// A Place is what has the keyboard.
type Place int

const (
	OnFront Place = iota
	InField       // a typed answer is being written
	OnBack
	InNote
	OnPage // over a card or the end
	AtEnd
	OnDraft
	AtDraftsEnd // none is left
)

// A State is all that decides which keys work, and what they do.
type State struct {
	At Place

	Practice  bool   // what is answered moves no schedule
	Preview   bool   // nothing is kept, and the practice of it neither
	Options   int    // of a choice
	Marked    int    // which of them is marked, counted from 1; 0 for none
	Field     bool   // the card has a field for a typed answer
	Points    int    // of an explanation
	Proposed  string // the grade that accepting gives, in a word
	AllGrades bool   // SM-2's own grades are wanted
	Opens     string // what can be opened now: "picture" or "source"; empty for nothing
	Changed   bool   // the card has changed since it was last seen
	Ideas     bool   // a concept of the card has an entry that does not stand with the answer anyway
	Editable  bool
	Spoilt    bool // the deck of a draft cannot be read before it is edited again
	Undo      bool // the session has done something that can be taken back
	Hard      int  // cards that came hard
	More      int  // new cards that can be learned now
}

// drafts reports whether it is about drafts and not about a review.
func (s State) drafts() bool { return s.At == OnDraft || s.At == AtDraftsEnd }

// card reports whether a card has the keyboard, with or without its answer.
func (s State) card() bool { return s.At == OnFront || s.At == OnBack }

// A rule says when the key of an action works, and what is special about it then.
type rule struct {
	action Action
	can    func(State) bool
	quiet  func(State) bool     // it works but does not stand on the line of keys; nil for never
	as     func(State, Key) Key // nil for as it stands in the table
}

func always(State) bool { return true }

// rules stand in the order of the line of keys, the most useful first. Where two actions have
// one key, the first that works gets it.
var rules = []rule{
	{action: Choose, can: func(s State) bool { return s.At == OnFront && s.Options > 0 }, as: State.choose},
	{action: Submit, can: func(s State) bool { return s.At == InField }},
	{action: ShowAnswer, can: func(s State) bool { return s.At == OnFront }, as: func(s State, k Key) Key {
		if s.Marked > 0 {
			k.Does = "take the option that is marked (also enter)"
			return k.Saying("take what is marked")
		}
		return k
	}},
	{action: Leave, can: func(s State) bool { return s.At == InField || s.At == OnFront && s.Field }, as: func(s State, k Key) Key {
		if s.At == OnFront {
			return k.Saying("type")
		}
		return k
	}},
	{action: Accept, can: func(s State) bool { return s.At == OnBack }, as: func(s State, k Key) Key { return k.Saying(s.Proposed) }},
	{action: TickPoint, can: func(s State) bool { return s.At == OnBack && s.Points > 0 }, as: func(s State, k Key) Key {
		k.Keys = digits[:min(s.Points, len(digits))]
		return k.Named("1 to " + k.Keys[len(k.Keys)-1])
	}},
	{action: RateByLetter, can: func(s State) bool { return s.At == OnBack && s.Points > 0 }, as: State.rate},
	{action: Rate, can: func(s State) bool { return s.At == OnBack && s.Points == 0 }, quiet: always, as: State.rate},
	{action: Select, can: func(s State) bool { return s.At == OnBack || s.At == OnFront && s.Options > 0 },
		quiet: func(s State) bool { return s.At == OnBack || s.Options <= slices.Index(Letters, Of(Undo).Name) }, as: State.mark},
	{action: Changed, can: func(s State) bool { return s.At == OnBack && s.Changed }},
	{action: Idea, can: func(s State) bool { return s.At == OnBack && s.Ideas }},
	{action: Open, can: func(s State) bool { return s.card() && s.Opens != "" }, as: func(s State, k Key) Key { return k.Saying(s.Opens) }},
	{action: Note, can: func(s State) bool { return s.At == OnBack && !s.Preview }},
	{action: Suspend, can: func(s State) bool { return s.card() && !s.Preview }, quiet: State.open},
	{action: Bury, can: func(s State) bool { return s.card() && !s.Preview }, quiet: State.open},
	{action: Flag, can: func(s State) bool { return s.card() && !s.Preview }, quiet: func(s State) bool { return !s.open() }},
	{action: Keep, can: State.decides},
	{action: Edit, can: func(s State) bool { return (s.card() || s.At == OnDraft) && s.Editable }, quiet: func(s State) bool { return s.open() && !s.Preview }, as: State.edit},
	{action: Drop, can: State.decides},
	{action: Skip, can: State.decides},
	{action: Practise, can: func(s State) bool { return s.At == AtEnd && s.Hard > 0 }, as: func(s State, k Key) Key {
		if s.Hard == 1 {
			return k.Saying("practise it")
		}
		return k.Saying(fmt.Sprintf("practise the %d", s.Hard))
	}},
	{action: More, can: func(s State) bool { return s.At == AtEnd && s.More > 0 && !s.Preview }, as: func(s State, k Key) Key {
		k.Does = fmt.Sprintf("learn %d more today", s.More)
		return k.Saying(fmt.Sprintf("learn %d more", s.More))
	}},
	{action: Pick, can: func(s State) bool { return s.At == AtEnd && s.Hard > 1 }, quiet: always},
	{action: Why, can: func(s State) bool { return (s.card() || s.At == AtEnd && s.Hard > 0) && !s.Practice }, quiet: State.card},
	{action: KeepNote, can: func(s State) bool { return s.At == InNote }},
	{action: Close, can: func(s State) bool { return s.At == OnPage }},
	{action: Undo, can: func(s State) bool { return (s.card() || s.At == AtEnd || s.drafts()) && s.Undo }, as: State.undo},
	{action: Up, can: State.scrolls, quiet: always, as: State.arrow},
	{action: Down, can: State.scrolls, quiet: always, as: State.arrow},
	{action: PageUp, can: State.scrolls, quiet: always},
	{action: PageDown, can: State.scrolls, quiet: always},
	{action: Pause, can: always, quiet: always},
	{action: Help, can: func(s State) bool { return s.card() || s.At == AtEnd || s.drafts() }},
	{action: Quit, can: always, quiet: func(s State) bool { return s.At == InNote }, as: State.quit},
}

// quit leaves the one key that quits where letters are text. The end has enter for it too.
func (s State) quit(k Key) Key {
	k.Does = "quit; all grades are on disk already"
	if s.Preview {
		k.Does = "quit; no grade of a preview is kept"
	}
	switch s.At {
	case OnDraft:
		k.Does = "quit; what you decided on is on disk already (also ctrl+c)"
	case AtEnd, AtDraftsEnd:
		k.Keys, k.Word = append(slices.Clone(k.Keys), "enter"), "leave"
		k.Does = "leave (also enter and ctrl+c)"
	case InField, InNote:
		k.Keys, k.Name = []string{"ctrl+c"}, "ctrl+c"
	default:
		k.Does += " (also ctrl+c)"
	}
	return k
}

// edit says what the editor opens where that is no card.
func (s State) edit(k Key) Key {
	switch {
	case s.Spoilt:
		k.Does = "edit the file again, at what is wrong in it"
		return k.Saying("edit again")
	case s.At == OnDraft:
		k.Does = "edit the draft in your editor and come back to it"
	}
	return k
}

// undo says what is taken back where no history is.
func (s State) undo(k Key) Key {
	if s.drafts() {
		k.Does = "take back what you did last, one press for each"
	}
	return k
}

// arrow leaves the arrow alone where the letter beside it may have another meaning.
func (s State) arrow(k Key) Key {
	if s.drafts() {
		k.Keys = k.Keys[:1]
		return k.Named(k.Name[:len("↑")])
	}
	return k
}

func (s State) decides() bool { return s.At == OnDraft && !s.Spoilt }
func (s State) open() bool    { return s.At == OnBack }
func (s State) scrolls() bool { return s.At != InField && s.At != InNote }

// known are the keys that give up their words for those that decide on a draft.
var known = []Action{Undo, Help, Quit}

// Live returns the keys that work in a state, those of the line of keys with the most useful
// first. It is the one answer to the question whether a key works: what is hinted and what a
// pressed key does both go by it.
func Live(s State) []Key {
	taken := map[string]bool{}
	var live []Key
	for _, r := range rules {
		if !r.can(s) {
			continue
		}
		k := Of(r.action)
		if r.as != nil {
			k = r.as(s, k)
		}
		k.Quiet = r.quiet != nil && r.quiet(s)
		k.Brief = s.drafts() && slices.Contains(known, r.action)
		free := slices.DeleteFunc(slices.Clone(k.Keys), func(name string) bool { return taken[name] })
		if len(free) == 0 {
			continue
		}
		if free[0] != k.Keys[0] {
			k.Name = free[0]
		}
		k.Keys = free
		for _, name := range free {
			taken[name] = true
		}
		live = append(live, k)
	}
	return live
}

// Could returns the key of an action as it works at some place of a session; false where it
// never does, as suspending in a preview.
func Could(a Action, practice, preview bool) (Key, bool) {
	s := State{Practice: practice, Preview: preview, Options: 4, Field: true, Proposed: "good", Opens: "open",
		Changed: true, Ideas: true, Editable: true, Undo: true, Hard: 2, More: 10}
	for s.At = OnFront; s.At <= AtEnd; s.At++ {
		for _, s.Points = range []int{0, len(digits)} {
			for _, r := range rules {
				if r.action == a && r.can(s) {
					k := Of(a)
					if a == Rate || a == RateByLetter {
						k = r.as(s, k)
					}
					return k, true
				}
			}
		}
	}
	return Key{}, false
}

// Pressed returns the key of live that a pressed one is; false if it is none.
func Pressed(live []Key, pressed string) (Key, bool) {
	at := slices.IndexFunc(live, func(k Key) bool { return k.Is(pressed) })
	if at < 0 {
		return Key{}, false
	}
	return live[at], true
}

// choose leaves the letters and digits that name an option. Where something can be taken back
// the letter of undo does that, here as everywhere, and the option that bears it can be marked.
func (s State) choose(k Key) Key {
	letters := slices.Clone(Letters[:min(s.Options, len(Letters))])
	last := letters[len(letters)-1]
	if s.Undo {
		letters = slices.DeleteFunc(letters, Of(Undo).Is)
	}
	k.Keys = slices.Concat(letters, digits[:min(s.Options, len(digits))])
	return k.Named("a to " + last)
}

// Option returns which option a key names, counted from 0.
func Option(pressed string) int {
	if i := slices.Index(digits, pressed); i >= 0 {
		return i
	}
	return slices.Index(Letters, pressed)
}

// mark leaves the keys that lead along what can be marked: grades stand in a row, options in a column.
func (s State) mark(k Key) Key {
	if s.At == OnFront {
		k.Does = "mark another option, which space or enter then gives"
		return k.Named("←→ ↑↓")
	}
	k.Keys, k.Does = k.Keys[:2], "mark another grade, which space or enter then gives"
	return k
}

// rate leaves the keys of the grades that there are.
func (s State) rate(k Key) Key {
	scale := s.Scale()
	does := make([]string, len(scale))
	k.Keys = nil
	for i, g := range scale {
		k.Keys = append(k.Keys, g.Key)
		does[i] = g.Key + " " + g.Word
	}
	if k.Action == Rate {
		k.Name = scale[0].Key + " to " + scale[len(scale)-1].Key
	}
	if s.Practice || s.AllGrades || k.Action == RateByLetter {
		k.Does = "grade: " + strings.Join(does, ", ")
	}
	return k
}

// Scale returns the keys that give a grade. An explanation has letters, since digits tick its
// points.
func (s State) Scale() []Grade {
	scale := Ratings
	switch {
	case s.Points > 0:
		scale = ByLetter
	case s.AllGrades:
		return SM2
	}
	if s.Practice {
		scale = slices.Clone(scale)
		scale[0].Word = notYet
	}
	return scale
}

// Word returns the rating of a grade, in the words of the scale.
func (s State) Word(g scheduler.Grade) string {
	if s.Practice && !g.Passed() {
		return notYet
	}
	return g.Rating()
}
