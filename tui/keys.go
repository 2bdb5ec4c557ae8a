package tui

import (
	"charm.land/bubbles/v2/key"

	"goodcard/scheduler"
)

// A keyMap is every key of the screen. Update, the line of keys, the help and docs/keys.md
// are made from it.
type keyMap struct {
	Answer, Choose, Submit, Leave, Pause          key.Binding // on a front
	Accept, Ratings, Select, Points, Letters      key.Binding // on a back
	Note, Changed, UndoToo                        key.Binding // on a back
	Suspend, Bury, Flag, Edit, Open, Why, Undo    key.Binding // on both
	Keep, Drop                                    key.Binding // while a note is written
	Drill, More, Pick, Finish                     key.Binding // at the end
	Up, Down, PageUp, PageDown, Close, Help, Quit key.Binding // everywhere
}

func bind(help, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, does))
}

func newKeyMap() keyMap {
	return keyMap{
		Answer: bind("space", "answer", "space", "enter"),
		Choose: bind("a to z", "choose", letters...),
		Submit: bind("enter", "answer", "enter"),
		Leave:  bind("esc", "keys", "esc"),
		Pause:  bind("ctrl+z", "to the shell", "ctrl+z"),

		Accept:  bind("space", "good", "space", "enter"),
		Ratings: bind("1 to 4", "grade", "0", "1", "2", "3", "4", "5"),
		Select:  bind("←→", "select a grade", "left", "right"),
		Points:  bind("1 to 9", "points made", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Letters: bind("a h g e", "grade", "a", "h", "g", "e"),
		Note:    bind("n", "note", "n"),
		Changed: bind("c", "what changed", "c"),
		UndoToo: bind("ctrl+z", "undo", "ctrl+z"),

		Suspend: bind("s", "suspend", "s"),
		Bury:    bind("b", "bury", "b"),
		Flag:    bind("!", "flag", "!"),
		Edit:    bind("e", "edit", "e"),
		Open:    bind("o", "open", "o"),
		Why:     bind("w", "why", "w"),
		Undo:    bind("u", "undo", "u"),

		Keep: bind("esc", "keep the note", "esc"),
		Drop: bind("ctrl+z", "drop", "ctrl+z"),

		Drill:  bind("d", "drill what was hard", "d"),
		More:   bind("l", "learn 10 more", "l"),
		Pick:   bind("↑↓", "pick a card", "up", "down"),
		Finish: bind("enter", "leave", "enter", "q"),

		Up:       bind("↑ k", "up a line", "up", "k"),
		Down:     bind("↓ j", "down a line", "down", "j"),
		PageUp:   bind("pgup", "up a page", "pgup"),
		PageDown: bind("pgdn", "down a page", "pgdown"),
		Close:    bind("esc", "back", "esc", "enter", "space", "q"),
		Help:     bind("?", "keys", "?"),
		Quit:     bind("q", "quit", "q", "ctrl+c"),
	}
}

// letters name the options of a choice.
var letters = func() []string {
	all := make([]string, 0, 26)
	for c := 'a'; c <= 'z'; c++ {
		all = append(all, string(c))
	}
	return all
}()

// A gradeKey is a grade with the key that gives it.
type gradeKey struct {
	key, word string
	grade     scheduler.Grade
}

var (
	ratingKeys = []gradeKey{{"1", "again", scheduler.Again}, {"2", "hard", scheduler.Hard}, {"3", "good", scheduler.Good}, {"4", "easy", scheduler.Easy}}
	letterKeys = []gradeKey{{"a", "again", scheduler.Again}, {"h", "hard", scheduler.Hard}, {"g", "good", scheduler.Good}, {"e", "easy", scheduler.Easy}}
	sm2Keys    = []gradeKey{{"0", "blackout", 0}, {"1", "wrong", 1}, {"2", "nearly", 2}, {"3", "hard", 3}, {"4", "good", 4}, {"5", "easy", 5}}
)

// A keyGroup is the keys of one situation, for the help.
type keyGroup struct {
	title string
	keys  []describedKey
}

// A describedKey is a key with a sentence on what it does.
type describedKey struct {
	key.Binding
	does string
}

// groups describe every key, those of a card first.
func (k keyMap) groups() []keyGroup {
	return []keyGroup{
		{"Before the answer", []describedKey{
			{k.Answer, "show the answer (also enter)"},
			{k.Choose, "choose an option; the other letters wait until the answer is open"},
			{k.Submit, "hand in what was typed, or show the answer when nothing was"},
			{k.Leave, "leave the text field, so that the keys below work; again: back to it"},
			{k.Pause, "suspend the program where no text is typed; fg brings it back"},
		}},
		{"With the answer open", []describedKey{
			{k.Accept, "good, or the grade that is marked with ›; it waits a moment after the answer came (also enter)"},
			{k.Ratings, "1 again: not recalled; 2 hard: recalled, with difficulty; 3 good; 4 easy: at once"},
			{k.Select, "mark another grade, which space or enter then gives"},
			{k.Points, "tick the points of an explanation that you made"},
			{k.Letters, "grade an explanation: again, hard, good, easy"},
			{k.Note, "write a note of your own on the card"},
			{k.Changed, "show what changed in the card since you last saw it"},
			{k.UndoToo, "undo, also while an answer is typed"},
		}},
		{"On a card", []describedKey{
			{k.Suspend, "suspend: not asked again until you take it back ('goodcard unsuspend')"},
			{k.Bury, "bury: not asked again today"},
			{k.Flag, "flag the card for a later look, or take the flag off"},
			{k.Edit, "edit the card in your editor and come back to it"},
			{k.Open, "open the picture, or with the answer open the source"},
			{k.Why, "explain why the card is due"},
			{k.Undo, "take back the last thing you did, one press for each"},
		}},
		{"In a note", []describedKey{
			{k.Keep, "keep the note and go back to the card"},
			{k.Drop, "go back without a change to the note"},
		}},
		{"At the end", []describedKey{
			{k.Drill, "go through what was hard once more; no schedule moves"},
			{k.More, "learn 10 more new cards today"},
			{k.Pick, "pick one of the cards that were hard; w explains it"},
			{k.Finish, "leave"},
		}},
		{"Everywhere", []describedKey{
			{k.Up, "scroll up"},
			{k.Down, "scroll down"},
			{k.PageUp, "scroll up a page"},
			{k.PageDown, "scroll down a page"},
			{k.Close, "close this page and others like it"},
			{k.Help, "show the keys"},
			{k.Quit, "quit; all grades are on disk already (ctrl+c too, also from a text field)"},
		}},
	}
}

// as returns a binding with another word for what it does.
func as(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}
