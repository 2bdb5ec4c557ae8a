package history

// Lines names for a device the one that it goes on from: a restore makes a new device.
type Lines map[ID]ID

// continues reports whether a device is an earlier one or goes on from it.
func (l Lines) continues(device, earlier ID) bool {
	for range len(l) + 1 { // a circle, which no restore makes, ends too
		if device == earlier {
			return true
		}
		before, found := l[device]
		if !found {
			return false
		}
		device = before
	}
	return false
}

// Updated reports whether an update of a deck appended any of the events: then what devices
// answered before their own update counts for another text.
func Updated(events []Event) bool {
	for i := range events {
		if _, ok := events[i].update(); ok {
			return true
		}
	}
	return false
}

// A change is what the events of one kind and one update tell of: a text that every device
// got when its own update came. The first of them counts.
type change struct {
	Update
	kind Kind
}

// updates is what the updates of decks appended to the events of an item.
type updates struct {
	events  []Event
	taken   map[ID]bool
	lines   Lines
	of      map[int]change   // by place among the events
	changes map[change][]int // places of the unvoided events, in order
}

// updatesOf returns nil where no event is of an update.
func updatesOf(events []Event, taken map[ID]bool, lines Lines) *updates {
	var u *updates
	for i := range events {
		if taken[events[i].ID] {
			continue
		}
		if of, ok := events[i].update(); ok {
			if u == nil {
				u = &updates{events, taken, lines, map[int]change{}, map[change][]int{}}
			}
			c := change{of, events[i].Kind}
			u.of[i] = c
			u.changes[c] = append(u.changes[c], i)
		}
	}
	return u
}

// has reports whether the event at a place is of an update.
func (u *updates) has(at int) bool {
	if u == nil {
		return false
	}
	_, ok := u.of[at]
	return ok
}

// repeats reports whether the event at a place says what an earlier one said: devices that
// update at different times append it each.
func (u *updates) repeats(at int) bool {
	return u.has(at) && u.changes[u.of[at]][0] != at
}

// forgotten reports whether a review was an answer to a text that is forgotten: a forget
// stands before it that its own device appended only later.
func (u *updates) forgotten(review int) bool {
	if u == nil {
		return false
	}
	for c, places := range u.changes {
		if c.kind == Forget && u.behind(review, places[0]) {
			return true
		}
	}
	return false
}

// begins reports whether a review that a forget passes over was of an item that was new where
// it was given: the forgets that its own device had not heard of did not stand before it.
func (u *updates) begins(review int) bool {
	for at := review - 1; at >= 0; at-- {
		e := &u.events[at]
		if u.taken[e.ID] || u.repeats(at) {
			continue
		}
		switch {
		case e.Kind == Forget && u.behind(review, at):
		case e.Kind == Forget:
			return true
		case e.Kind == Seed && e.seeds(), e.Kind == Review && !u.passed(at, review):
			return false
		}
	}
	return true
}

// passed reports whether a forget that a later review knew of passes over an earlier one.
func (u *updates) passed(earlier, review int) bool {
	for c, places := range u.changes {
		if c.kind == Forget && u.behind(earlier, places[0]) && !u.behind(review, places[0]) {
			return true
		}
	}
	return false
}

// behind reports whether a review was an answer to the text before a change, though the
// event of it at a place stands before: the device that gave it, or one that goes on from
// it, has an event of the change of its own, and its first comes after the review. A device
// without one has answered the new text.
func (u *updates) behind(review, at int) bool {
	if !u.has(at) || review < at {
		return false
	}
	for _, own := range u.changes[u.of[at]] {
		if u.lines.continues(u.events[own].By, u.events[review].By) {
			return own > review
		}
	}
	return false
}
