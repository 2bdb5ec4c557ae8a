package storage

// A Recall says how a study day went.
type Recall struct {
	Reviews int // given, unvoided
	Known   int // items whose first review of the day was not their first since they were last forgotten
	Passed  int // of these, those whose first review of the day was graded 3 or more
}

// Recall counts the reviews of the day, and what of it was recalled: first encounters and the
// drill of the day say nothing of memory.
func (d Done) Recall() Recall {
	r := Recall{Reviews: len(d.Given)}
	for _, s := range d.items {
		if !s.Known {
			continue
		}
		r.Known++
		if s.Grade.Passed() {
			r.Passed++
		}
	}
	return r
}
