package history

// A Past is what figures need of the history of one item, and of the card that it belongs to.
type Past struct {
	Item    string   // the id that it has now
	Card    string   // full id of its card; empty where no installed deck has the item
	Kind    string   // of its card
	Probes  []string // keys of the wordings that its card keeps back
	Answers []Answer // in the order of the replay

	// Of its memory:
	Due                     *int // study day; nil where it is new
	Suspended               bool
	Counted, Passed, Lapses int // since it was last forgotten
}
