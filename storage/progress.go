package storage

// A Progress is told of work that takes seconds where there is much of it: what is being
// done, in words that go on from "goodcard is", and how much of it is done, from 0 to 1. It
// is told of 1 once, last, also where the work failed. Of work that cannot tell how far it
// has come it is told of 0 and of 1 alone.
type Progress func(doing string, done float64)

// while runs a piece of work that takes long and tells of it. The work says how far it has
// come: so much of so much.
func (db *DB) while(doing string, work func(come func(n, of int64)) error) error {
	if db.progress == nil {
		return work(func(int64, int64) {})
	}
	const steps = 100
	last := int64(0)
	db.progress(doing, 0)
	defer db.progress(doing, 1)
	return work(func(n, of int64) {
		if step := n * steps / max(of, 1); last < step && step < steps {
			last = step
			db.progress(doing, float64(step)/steps)
		}
	})
}

// during returns work that cannot tell how far it has come, to be told of.
func (db *DB) during(doing string, work func(*query) error) func(*query) error {
	return func(q *query) error {
		return db.while(doing, func(func(int64, int64)) error { return work(q) })
	}
}
