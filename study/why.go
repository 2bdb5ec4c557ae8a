package study

import (
	"context"
	"strings"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/words"
)

// A Why explains when an item is due.
type Why struct {
	Listed
	Names  []string // of its concepts
	PutOff Reason   // why today does not ask it though it is new or due; empty where that is not so
	Waits  []string // names of the concepts that it waits for
	Path   string   // what it waits for of a path, in words
	Memory history.Memory
	Steps  []WhyStep
	Today  int // study day
	IfDay  int // study day for which If is told: today, or the due day when that is later
	If     [scheduler.MaxGrade + 1]scheduler.State
}

// fresh says of a new item why it is new.
func (w *Why) fresh(shown func(day int) string) string {
	text := "new, never studied"
	for _, s := range w.Steps {
		switch {
		case s.Kind == history.Forget && !s.Voided && s.Before != scheduler.State{}:
			text = "new again since " + shown(s.Day) + ", when it was forgotten"
		case s.Kind == history.Review && s.Voided && text == "new, never studied":
			text = "new, what was studied is taken back"
		}
	}
	return text
}

// A WhyStep is an event of an item's history with the reason for what it did.
type WhyStep struct {
	history.Step
	Reason string // the formula with its numbers, of a review
}

// Why explains when the one item that text means is due.
func (c *Collection) Why(ctx context.Context, text string) (Why, error) {
	it, err := c.Item(ctx, text)
	if err != nil {
		return Why{}, err
	}
	lister, err := c.standing(ctx)
	if err != nil {
		return Why{}, err
	}
	l, err := lister.describe(it)
	if err != nil {
		return Why{}, err
	}
	p, err := c.promptOf(ctx, it, false)
	if err != nil {
		return Why{}, err
	}
	steps, err := c.db.Steps(ctx, it.ID)
	if err != nil {
		return Why{}, err
	}
	w := Why{Listed: l, Names: p.Concepts, Memory: it.Memory, Today: c.Clock.Today(), IfDay: c.Clock.Today()}
	if l.Due != nil {
		w.IfDay = max(w.IfDay, *l.Due)
	}
	w.If = c.policy.Preview(it.ID, it.Memory, w.IfDay)
	if w.PutOff, err = c.putOff(ctx, &it, l.State); err != nil {
		return Why{}, err
	}
	if w.PutOff == ByConcepts {
		if w.Waits, err = c.waitsFor(ctx, it.Card); err != nil {
			return Why{}, err
		}
	}
	if w.PutOff == ByPath {
		if w.Path, err = c.waitsForPath(ctx, it.Card); err != nil {
			return Why{}, err
		}
	}
	for _, s := range steps {
		w.Steps = append(w.Steps, WhyStep{s, c.policy.Explain(s)})
	}
	return w, nil
}

// waiting says what an item waits for that today's session does not ask.
func (w *Why) waiting() string {
	switch w.PutOff {
	case ByConcepts:
		return "; waits until you know " + strings.Join(w.Waits, " and ")
	case ByPath:
		return "; waits: " + w.Path
	case BySibling:
		return "; waits for another day: a sibling has its turn today"
	case ByLimit:
		return "; waits for another day: the daily limit comes first"
	case ByPause:
		return "; waits: new cards pause"
	case ByNewLimit:
		return "; waits for its turn among the new cards"
	default:
		return ""
	}
}

// When says when the item is due, and what else keeps or brings it: "suspended; due
// 7 Mar 2026, in 6 days". shown writes a study day.
func (w *Why) When(shown func(day int) string) string {
	due := ""
	if w.Due == nil {
		due = w.fresh(shown)
	} else {
		due = "due " + shown(*w.Due)
		switch ahead := *w.Due - w.Today; {
		case ahead < 0:
			due += ", " + words.Count(-ahead, "day") + " ago"
		case ahead == 0:
			due += ", today"
		default:
			due += ", in " + words.Count(ahead, "day")
		}
	}
	switch w.State {
	case Suspended:
		return "suspended; " + due
	case Buried:
		return "buried for today; " + due
	case Learning:
		return "again today; then " + due
	default:
		return due + w.waiting()
	}
}

// History calls do for each event of the items that text means, or for every event of the
// collection where text is empty, with no more than whether it counted. do must not use the
// collection.
func (c *Collection) History(ctx context.Context, text string, do func(history.Step) error) error {
	if text == "" {
		return c.db.History(ctx, func(e history.Event, counted bool) error {
			return do(history.Step{Event: e, Counted: counted})
		})
	}
	items, err := c.Items(ctx, text)
	if err != nil {
		return err
	}
	for _, item := range items {
		steps, err := c.db.Steps(ctx, item)
		if err != nil {
			return err
		}
		for _, s := range steps {
			if err := do(s); err != nil {
				return err
			}
		}
	}
	return nil
}
