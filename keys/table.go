package keys

// Table holds every key of a review, those of a card first.
var Table = []Group{
	{"Before the answer", []Key{
		{ShowAnswer, []string{"space", "enter"}, "space", "answer", "show the answer (also enter)"},
		{Choose, Letters, "a to z", "choose", "choose an option; the other letters wait until the answer is open"},
		{Submit, []string{"enter"}, "enter", "answer", "hand in what was typed, or show the answer when nothing was"},
		{Leave, []string{"esc"}, "esc", "keys", "leave the text field, so that the keys below work; again: back to it"},
		{Pause, []string{"ctrl+z"}, "ctrl+z", "to the shell", "suspend the program where no text is typed; fg brings it back"},
	}},
	{"With the answer open", []Key{
		{Accept, []string{"space", "enter"}, "space", "good", "good, or the grade that is marked with ›; it waits a moment after the answer came (also enter)"},
		{Rate, []string{"0", "1", "2", "3", "4", "5"}, "1 to 4", "grade", "1 again: not recalled; 2 hard: recalled, with difficulty; 3 good; 4 easy: at once"},
		{Select, []string{"left", "right"}, "←→", "select a grade", "mark another grade, which space or enter then gives"},
		{TickPoint, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "1 to 9", "points made", "tick the points of an explanation that you made"},
		{RateByLetter, []string{"a", "h", "g", "e"}, "a h g e", "grade", "grade an explanation: again, hard, good, easy"},
		{Note, []string{"n"}, "n", "note", "write a note of your own on the card"},
		{Changed, []string{"c"}, "c", "what changed", "show what changed in the card since you last saw it"},
		{UndoToo, []string{"ctrl+z"}, "ctrl+z", "undo", "undo, also while an answer is typed"},
	}},
	{"On a card", []Key{
		{Suspend, []string{"s"}, "s", "suspend", "suspend: not asked again until you take it back ('goodcard unsuspend')"},
		{Bury, []string{"b"}, "b", "bury", "bury: not asked again today"},
		{Flag, []string{"!"}, "!", "flag", "flag the card for a later look, or take the flag off"},
		{Edit, []string{"e"}, "e", "edit", "edit the card in your editor and come back to it"},
		{Open, []string{"o"}, "o", "open", "open the picture, or with the answer open the source"},
		{Why, []string{"w"}, "w", "why", "explain why the card is due"},
		{Undo, []string{"u"}, "u", "undo", "take back the last thing you did, one press for each"},
	}},
	{"In a note", []Key{
		{KeepNote, []string{"esc"}, "esc", "keep the note", "keep the note and go back to the card"},
		{DropNote, []string{"ctrl+z"}, "ctrl+z", "drop", "go back without a change to the note"},
	}},
	{"At the end", []Key{
		{Drill, []string{"d"}, "d", "drill what was hard", "go through what was hard once more; no schedule moves"},
		{More, []string{"l"}, "l", "learn 10 more", "learn 10 more new cards today"},
		{Pick, []string{"up", "down"}, "↑↓", "pick a card", "pick one of the cards that were hard; w explains it"},
		{Finish, []string{"enter", "q"}, "enter", "leave", "leave"},
	}},
	{"Everywhere", []Key{
		{Up, []string{"up", "k"}, "↑ k", "up a line", "scroll up"},
		{Down, []string{"down", "j"}, "↓ j", "down a line", "scroll down"},
		{PageUp, []string{"pgup"}, "pgup", "up a page", "scroll up a page"},
		{PageDown, []string{"pgdown"}, "pgdn", "down a page", "scroll down a page"},
		{Close, []string{"esc", "enter", "space", "q"}, "esc", "back", "close this page and others like it"},
		{Help, []string{"?"}, "?", "keys", "show the keys"},
		{Quit, []string{"q", "ctrl+c"}, "q", "quit", "quit; all grades are on disk already (ctrl+c too, also from a text field)"},
	}},
}
