package keys

import "slices"

var digits = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}

// Table holds every key of a review, those of a card first, and of going through drafts. When each works says [Live].
var Table = []Group{
	{"Before the answer", []Key{
		{Action: ShowAnswer, Keys: []string{"space", "enter"}, Name: "space", Word: "answer", Does: "show the answer (also enter)"},
		{Action: Choose, Keys: slices.Concat(Letters, digits), Name: "a to z", Word: "choose", Does: "choose an option; digits do too, and letters that no option bears act"},
		{Action: Submit, Keys: []string{"enter"}, Name: "enter", Word: "answer", Does: "hand in what was typed, or show the answer when nothing was"},
		{Action: Leave, Keys: []string{"esc"}, Name: "esc", Word: "keys", Does: "leave the text field, so that other keys work, such as u; once more: back to it"},
	}},
	{"With the answer open", []Key{
		{Action: Accept, Keys: []string{"space", "enter"}, Name: "space", Word: "good", Does: "good, or the grade that is marked with ›; it waits a moment after the answer came (also enter)"},
		{Action: Rate, Keys: []string{"0", "1", "2", "3", "4", "5"}, Name: "1 to 4", Word: "grade", Does: "1 again: not recalled; 2 hard: recalled, with difficulty; 3 good; 4 easy: at once"},
		{Action: TickPoint, Keys: digits, Name: "1 to 9", Word: "tick", Does: "tick the points of an explanation that you made"},
		{Action: RateByLetter, Keys: []string{"a", "h", "g", "e"}, Name: "a h g e", Word: "grade", Does: "grade an explanation: again, hard, good, easy"},
		{Action: Changed, Keys: []string{"c"}, Name: "c", Word: "what changed", Does: "show what changed in the card since you last saw it"},
		{Action: Idea, Keys: []string{"i"}, Name: "i", Word: "idea", Does: "show what the concept of the card is about"},
		{Action: Note, Keys: []string{"n"}, Name: "n", Word: "note", Does: "write a note of your own on the card"},
	}},
	{"On a card", []Key{
		{Action: Select, Keys: []string{"left", "right", "up", "down"}, Name: "←→", Word: "select", Does: "mark another option (↑↓ too) or grade, which space or enter then gives"},
		{Action: Open, Keys: []string{"o"}, Name: "o", Word: "open", Does: "open the picture, or with the answer open the source"},
		{Action: Suspend, Keys: []string{"s"}, Name: "s", Word: "suspend", Does: "do not ask the card until you take that back ('goodcard unsuspend' does later)"},
		{Action: Bury, Keys: []string{"b"}, Name: "b", Word: "bury", Does: "do not ask the card before the next study day"},
		{Action: Flag, Keys: []string{"!"}, Name: "!", Word: "flag", Does: "flag the card for a later look, or take the flag off"},
		{Action: Edit, Keys: []string{"e"}, Name: "e", Word: "edit", Does: "edit the card in your editor and come back to it"},
		{Action: Why, Keys: []string{"w"}, Name: "w", Word: "why", Does: "explain why the card is due"},
		{Action: Undo, Keys: []string{"u"}, Name: "u", Word: "undo", Does: "take back your last grade, suspension, bury, flag, note or edit, one press for each"},
	}},
	{"In a note", []Key{
		{Action: KeepNote, Keys: []string{"esc"}, Name: "esc", Word: "keep the note", Does: "keep the note and go back to the card; u then takes it back"},
	}},
	{"At the end", []Key{
		{Action: Practise, Keys: []string{"d"}, Name: "d", Word: "practise what came hard", Does: "practise what came hard; no schedule moves"},
		{Action: More, Keys: []string{"l"}, Name: "l", Word: "learn more", Does: "learn more new cards today, 10 or as many as there are"},
		{Action: Pick, Keys: []string{"up", "down"}, Name: "↑↓", Word: "pick a card", Does: "pick one of the cards that came hard; w explains it"},
	}},
	{"On a draft", []Key{
		{Action: Keep, Keys: []string{"k"}, Name: "k", Word: "keep", Does: "keep the draft: it is a card of the deck from now on, and studied"},
		{Action: Drop, Keys: []string{"d"}, Name: "d", Word: "drop", Does: "take the draft out of the deck; what came from a text is not drafted again"},
		{Action: Skip, Keys: []string{"s"}, Name: "s", Word: "skip", Does: "leave the draft as it is for another time"},
	}},
	{"Everywhere", []Key{
		{Action: Up, Keys: []string{"up", "k"}, Name: "↑ k", Word: "up a line", Does: "scroll up"},
		{Action: Down, Keys: []string{"down", "j"}, Name: "↓ j", Word: "down a line", Does: "scroll down"},
		{Action: PageUp, Keys: []string{"pgup"}, Name: "pgup", Word: "up a page", Does: "scroll up a page"},
		{Action: PageDown, Keys: []string{"pgdown"}, Name: "pgdn", Word: "down a page", Does: "scroll down a page"},
		{Action: Close, Keys: []string{"esc", "enter", "space"}, Name: "esc", Word: "back", Does: "close this page and others like it"},
		{Action: Help, Keys: []string{"?"}, Name: "?", Word: "keys", Does: "show the keys"},
		{Action: Quit, Keys: []string{"q", "ctrl+c"}, Name: "q", Word: "quit", Does: "quit; all grades are on disk already (also ctrl+c, which alone does in a text field, and at the end enter)"},
		{Action: Pause, Keys: []string{"ctrl+z"}, Name: "ctrl+z", Word: "to the shell", Does: "suspend the program; fg brings it back"},
	}},
}
