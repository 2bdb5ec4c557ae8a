package main

import (
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

type whyJSON struct {
	itemJSON
	Scheduler string       `json:"scheduler"`
	Memory    *memoryJSON  `json:"memory"`
	PutOff    *string      `json:"put_off"`
	Reviews   []reasonJSON `json:"reviews"`
	IfDay     string       `json:"if_day"`
	If        ifJSON       `json:"if"`
}

// A reasonJSON is a review with what it did and why.
type reasonJSON struct {
	eventJSON
	Reason *string     `json:"reason"`
	Memory *memoryJSON `json:"memory"`
}

type ifJSON struct {
	Again outcomeJSON `json:"again"`
	Hard  outcomeJSON `json:"hard"`
	Good  outcomeJSON `json:"good"`
	Easy  outcomeJSON `json:"easy"`
}

// An outcomeJSON is what a grade would do.
type outcomeJSON struct {
	Grade        scheduler.Grade `json:"grade"`
	IntervalDays int             `json:"interval_days"`
	Due          string          `json:"due"`
	Memory       *memoryJSON     `json:"memory"`
}

func whyOf(w study.Why, scheduledBy string) whyJSON {
	outcome := func(g scheduler.Grade) outcomeJSON {
		after := w.If[g]
		return outcomeJSON{g, after.Due() - w.IfDay, dayJSON(after.Due()), memoryOf(after)}
	}
	v := whyJSON{
		itemJSON:  itemOf(w.Listed),
		Scheduler: scheduledBy,
		Memory:    memoryOf(w.Memory.State),
		PutOff:    present(string(w.PutOff)),
		Reviews:   []reasonJSON{},
		IfDay:     dayJSON(w.IfDay),
		If:        ifJSON{outcome(scheduler.Again), outcome(scheduler.Hard), outcome(scheduler.Good), outcome(scheduler.Easy)},
	}
	for _, s := range w.Steps {
		if s.Kind == history.Review {
			v.Reviews = append(v.Reviews, reasonJSON{eventOf(s.Step), present(s.Reason), memoryOf(s.After)})
		}
	}
	return v
}
