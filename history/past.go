package history

// A Past is the history of one item with its replay, and the card that it belongs to.
type Past struct {
	Item   string // the id that it has now
	Card   string // full id of its card; empty where no installed deck has the item
	Kind   string // of its card
	Body   string // JSON of its card
	Steps  []Step // without device and offset, with the bodies of voids and tosses alone
	Memory Memory
}
