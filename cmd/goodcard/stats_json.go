package main

import (
	"time"

	"goodcard/deck/markup"
	"goodcard/stats"
)

type statsJSON struct {
	Day           string            `json:"day"`
	Decks         []string          `json:"decks"`
	Retention     retentionJSON     `json:"retention"`
	Load          loadJSON          `json:"load"`
	Forecast      forecastJSON      `json:"forecast"`
	Streak        streakJSON        `json:"streak"`
	Time          timeJSON          `json:"time"`
	Hardest       []hardJSON        `json:"hardest"`
	Progress      progressJSON      `json:"progress"`
	Understanding understandingJSON `json:"understanding"`
}

// A shareJSON is how many of n answers passed.
type shareJSON struct {
	N      int      `json:"n"`
	Passed int      `json:"passed"`
	Rate   *float64 `json:"rate"`
}

func shareOf(s stats.Share) shareJSON { return shareJSON{s.N, s.Passed, s.Rate()} }

type retentionJSON struct {
	shareJSON
	Young    shareJSON            `json:"young"`
	Mature   shareJSON            `json:"mature"`
	Months   []retentionMonthJSON `json:"months"`
	Excluded struct {
		First  int `json:"first"`
		Drills int `json:"drills"`
		Crams  int `json:"crams"`
		Voided int `json:"voided"`
	} `json:"excluded"`
}

type retentionMonthJSON struct {
	Month stats.Month `json:"month"`
	shareJSON
	Young  shareJSON `json:"young"`
	Mature shareJSON `json:"mature"`
}

type dayCountJSON struct {
	Day string `json:"day"`
	N   int    `json:"n"`
}

func dayCountsOf(days []stats.DayCount) []dayCountJSON {
	list := make([]dayCountJSON, len(days))
	for i, d := range days {
		list[i] = dayCountJSON{dayJSON(d.Day), d.N}
	}
	return list
}

type loadJSON struct {
	N        int            `json:"n"`
	Days     []dayCountJSON `json:"days"`
	Busiest  *dayCountJSON  `json:"busiest"`
	Calendar []dayCountJSON `json:"calendar"`
	Excluded struct {
		Crams  int `json:"crams"`
		Voided int `json:"voided"`
	} `json:"excluded"`
}

type forecastJSON struct {
	N        int            `json:"n"`
	Overdue  int            `json:"overdue"`
	Days     []dayCountJSON `json:"days"`
	Later    int            `json:"later"`
	Excluded struct {
		Suspended int `json:"suspended"`
		New       int `json:"new"`
	} `json:"excluded"`
}

type streakJSON struct {
	Days        int `json:"days"`
	LongestDays int `json:"longest_days"`
	N           int `json:"n"`
}

// A tookJSON is how long n answers took.
type tookJSON struct {
	N             int      `json:"n"`
	MedianSeconds *float64 `json:"median_seconds"`
	TotalSeconds  float64  `json:"total_seconds"`
}

func tookOf(t stats.Took) tookJSON {
	took := tookJSON{N: t.N, TotalSeconds: inSeconds(t.Total)}
	if t.N > 0 {
		took.MedianSeconds = new(inSeconds(t.Median))
	}
	return took
}

// inSeconds divides whole microseconds, so that no digits appear that were not measured.
func inSeconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1e6 }

type timeJSON struct {
	tookJSON
	Kinds    []kindTimeJSON `json:"kinds"`
	Excluded struct {
		Untimed       int `json:"untimed"`
		Over10Minutes int `json:"over_10_minutes"`
		Voided        int `json:"voided"`
	} `json:"excluded"`
}

type kindTimeJSON struct {
	Kind *string `json:"kind"`
	tookJSON
}

type hardJSON struct {
	Card   string  `json:"card"`
	Front  string  `json:"front"`
	Lapses int     `json:"lapses"`
	Passed int     `json:"passed"`
	N      int     `json:"n"`
	Share  float64 `json:"share"`
}

type progressJSON struct {
	Items  int                 `json:"items"`
	Cards  int                 `json:"cards"`
	N      int                 `json:"n"`
	Known  int                 `json:"known"`
	Gone   int                 `json:"gone"`
	Months []progressMonthJSON `json:"months"`
}

type progressMonthJSON struct {
	Month   stats.Month `json:"month"`
	Started int         `json:"started"`
	Known   int         `json:"known"`
}

type understandingJSON struct {
	Seen         shareJSON `json:"seen"`
	Probes       shareJSON `json:"probes"`
	Gap          *float64  `json:"gap"`
	Low          *float64  `json:"low"`
	High         *float64  `json:"high"`
	Confidence   float64   `json:"confidence"`
	FewestProbes int       `json:"fewest_probes"`
}

func statsOf(s *stats.Stats) statsJSON {
	return statsJSON{
		Day:           dayJSON(s.Day),
		Decks:         orEmpty(s.Decks),
		Retention:     retentionOf(s.Retention),
		Load:          loadOf(s.Load),
		Forecast:      forecastOf(s.Forecast),
		Streak:        streakJSON{s.Streak.Now, s.Streak.Longest, s.Streak.Days},
		Time:          timeOf(s.Time),
		Hardest:       hardestOf(s.Hardest),
		Progress:      progressOf(s.Progress),
		Understanding: understandingOf(s.Understanding),
	}
}

func retentionOf(r stats.Retention) retentionJSON {
	j := retentionJSON{shareJSON: shareOf(r.All()), Young: shareOf(r.Young), Mature: shareOf(r.Mature), Months: []retentionMonthJSON{}}
	for _, m := range r.Months {
		j.Months = append(j.Months, retentionMonthJSON{m.Month, shareOf(m.All()), shareOf(m.Young), shareOf(m.Mature)})
	}
	j.Excluded.First, j.Excluded.Drills = r.Excluded.First, r.Excluded.Drills
	j.Excluded.Crams, j.Excluded.Voided = r.Excluded.Crams, r.Excluded.Voided
	return j
}

func loadOf(l stats.Load) loadJSON {
	j := loadJSON{N: l.N, Days: dayCountsOf(l.Days), Calendar: dayCountsOf(l.Calendar)}
	if l.Busiest != nil {
		j.Busiest = &dayCountJSON{dayJSON(l.Busiest.Day), l.Busiest.N}
	}
	j.Excluded.Crams, j.Excluded.Voided = l.Crams, l.Voided
	return j
}

func forecastOf(f stats.Forecast) forecastJSON {
	j := forecastJSON{N: f.N, Overdue: f.Overdue, Days: dayCountsOf(f.Days), Later: f.Later}
	j.Excluded.Suspended, j.Excluded.New = f.Suspended, f.New
	return j
}

func timeOf(t stats.Time) timeJSON {
	j := timeJSON{tookJSON: tookOf(t.Took), Kinds: []kindTimeJSON{}}
	for _, k := range t.Kinds {
		j.Kinds = append(j.Kinds, kindTimeJSON{present(k.Kind), tookOf(k.Took)})
	}
	j.Excluded.Untimed, j.Excluded.Over10Minutes, j.Excluded.Voided = t.Untimed, t.TooLong, t.Voided
	return j
}

func hardestOf(hardest []stats.Hard) []hardJSON {
	list := []hardJSON{}
	for _, h := range hardest {
		list = append(list, hardJSON{h.Item, markup.Line(h.Front), h.Lapses, h.Passed, h.N, h.Share()})
	}
	return list
}

func progressOf(p stats.Progress) progressJSON {
	j := progressJSON{Items: p.Items, Cards: p.Cards, N: p.Started, Known: p.Known, Gone: p.Gone, Months: []progressMonthJSON{}}
	for _, m := range p.Months {
		j.Months = append(j.Months, progressMonthJSON{m.Month, m.Started, m.Known})
	}
	return j
}

func understandingOf(u stats.Understanding) understandingJSON {
	j := understandingJSON{Seen: shareOf(u.Seen), Probes: shareOf(u.Probes), Confidence: stats.Confidence, FewestProbes: stats.FewestProbes}
	if u.Gap != nil {
		j.Gap, j.Low, j.High = &u.Gap.Value, &u.Gap.Low, &u.Gap.High
	}
	return j
}
