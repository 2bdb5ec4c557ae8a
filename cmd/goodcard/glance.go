package main

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"goodcard/study"
)

// glanceOptions are those of the program without a command.
type glanceOptions struct {
	Common
}

type glanceJSON struct {
	Day               string     `json:"day"`
	Due               int        `json:"due"`
	Later             int        `json:"later"`
	PutOff            putOffJSON `json:"put_off"`
	New               int        `json:"new"`
	NewPerDay         int        `json:"new_per_day"`
	Learning          int        `json:"learning"`
	Suspended         int        `json:"suspended"`
	ReviewedToday     int        `json:"reviewed_today"`
	ReviewedYesterday int        `json:"reviewed_yesterday"`
	Remembered        *float64   `json:"remembered_yesterday"`
	StreakDays        int        `json:"streak_days"`
	EstimatedSeconds  int        `json:"estimated_seconds"`
	FutureEvents      int        `json:"future_events"`
	NextDeck          *string    `json:"next_deck"`
	Conflicts         int        `json:"conflicts"`

	NewPaused *pauseJSON `json:"new_paused"`
	HeldBack  int        `json:"held_back"`
	Waiting   []gateJSON `json:"waiting"`

	Unit     *unitJSON `json:"unit"`
	NextUnit *unitJSON `json:"next_unit"`
}

type unitJSON struct {
	Path   string  `json:"path"`
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Number int     `json:"number"`
	Units  int     `json:"units"`
	Cards  int     `json:"cards"`
	New    int     `json:"new"`
	Opens  *string `json:"opens"`
}

func unitOf(u *study.Unit) *unitJSON {
	if u == nil {
		return nil
	}
	var opens *string
	if u.Opens != nil {
		opens = new(dayJSON(*u.Opens))
	}
	return &unitJSON{u.Path, u.ID, u.Title, u.Number, u.Of, u.Cards, u.New, opens}
}

// putOffJSON counts due items by what puts them off to other days.
type putOffJSON struct {
	Siblings int `json:"siblings"`
	Limit    int `json:"limit"`
}

type pauseJSON struct {
	Due      int     `json:"due"`
	Mark     int     `json:"mark"`
	UsualDay float64 `json:"usual_day"`
}

type gateJSON struct {
	Concept string `json:"concept"`
	Name    string `json:"name"`
	Cards   int    `json:"cards"`
	ToGo    int    `json:"to_go"`
}

// runGlance says what today brings and what to type next.
func runGlance(ctx context.Context, env *Env, opts glanceOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		g, err := c.Glance(ctx)
		if err != nil {
			return err
		}
		warnFuture(env, g.Future)
		out := newOutput(env, opts.Common)
		switch {
		case out.json:
			if err := c.NameGates(ctx, g.Held); err != nil {
				return err
			}
			return out.value(glanceOf(g))
		case out.people:
			writeGlance(out, g)
		default:
			out.table(glanceRows(g))
		}
		return nil
	})
}

func glanceOf(g study.Glance) glanceJSON {
	waiting := []gateJSON{}
	for _, gate := range g.Held.Gates {
		waiting = append(waiting, gateJSON{gate.Concept, gate.Name, gate.Items, gate.Missing})
	}
	var paused *pauseJSON
	if g.Pause != nil {
		paused = &pauseJSON{g.Pause.Due, g.Pause.Mark, g.Pause.UsualDay}
	}
	return glanceJSON{
		Day: dayJSON(g.Day), Due: g.Due, Later: g.PutOff.Limit, PutOff: putOffJSON{g.PutOff.Siblings, g.PutOff.Limit}, New: g.New, NewPerDay: g.NewPerDay, Learning: g.Learning,
		Suspended: g.Suspended, ReviewedToday: g.Reviewed, ReviewedYesterday: g.Yesterday, Remembered: g.Remembered,
		StreakDays: g.Streak, EstimatedSeconds: estimatedSeconds(g), FutureEvents: g.Future, NextDeck: present(g.Offer.Install),
		Conflicts: g.Conflicts, NewPaused: paused, HeldBack: g.Held.Items, Waiting: waiting,
		Unit: unitOf(g.Unit), NextUnit: unitOf(g.Opens),
	}
}

func estimatedSeconds(g study.Glance) int { return int(math.Round(g.Estimate.Seconds())) }

// glanceRows are what a pipe gets.
func glanceRows(g study.Glance) [][]string {
	var rows [][]string
	for _, row := range []struct {
		name  string
		value any
	}{
		{"day", dayJSON(g.Day)}, {"due", g.Due}, {"new", g.New}, {"learning", g.Learning}, {"suspended", g.Suspended},
		{"reviewed_today", g.Reviewed}, {"streak_days", g.Streak}, {"estimated_seconds", estimatedSeconds(g)},
		{"conflicts", g.Conflicts},
	} {
		rows = append(rows, []string{row.name, fmt.Sprint(row.value)})
	}
	for _, gate := range g.Held.Gates {
		rows = append(rows, []string{"waiting", strconv.Itoa(gate.Items), gate.Concept})
	}
	if u := g.Unit; u != nil {
		rows = append(rows, []string{"unit", strconv.Itoa(u.Number), strconv.Itoa(u.Of), u.Path + "/" + u.ID, strconv.Itoa(u.New)})
	}
	if u := g.Opens; u != nil {
		rows = append(rows, []string{"next_unit", dayJSON(*u.Opens), u.Path + "/" + u.ID})
	}
	return rows
}
