package history

import (
	"cmp"
	"fmt"

	"goodcard/scheduler"
)

// A Policy is what memory is made with: history and policy give the memory, always.
type Policy struct {
	Scheduler scheduler.Scheduler
	Cap       int  // longest interval in study days; 0 means scheduler.MaxInterval
	Fuzz      bool // whether intervals are moved a little, by a hash of item and review count
}

// Fingerprint names all that memories depend on: those that were made under another
// fingerprint must be made anew. Limits and rollover are not in it, since the study day
// is stored with each review.
func (p Policy) Fingerprint() string {
	return fmt.Sprintf("%s cap=%d fuzz=%t", p.Scheduler.Fingerprint(), cmp.Or(p.Cap, scheduler.MaxInterval), p.Fuzz)
}

// Preview returns the states that each grade given on day would lead to.
func (p Policy) Preview(item string, m Memory, day int) [scheduler.MaxGrade + 1]scheduler.State {
	return scheduler.Preview(p.Scheduler, m.State, day, p.options(item))
}

// Explain says in words why a review did what it did; empty for other events.
func (p Policy) Explain(s Step) string {
	if s.Kind != Review || s.Voided {
		return ""
	}
	review := scheduler.Review{Day: s.Day, Grade: s.Grade}
	return scheduler.Explain(p.Scheduler, s.Before, review, p.options(s.Item))
}
