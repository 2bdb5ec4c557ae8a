package main

import (
	"strconv"

	"goodcard/deck/markup"
	"goodcard/stats"
)

// statsRows are what a pipe gets: name, value, unit and the n that the value was counted
// over, where there is one. A value that cannot be told yet is empty.
func statsRows(s *stats.Stats) [][]string {
	r := rows{}
	r.share("retention", s.Retention.All())
	r.share("retention_young", s.Retention.Young)
	r.share("retention_mature", s.Retention.Mature)
	for _, m := range s.Retention.Months {
		r.share("retention_"+string(m.Month), m.All())
	}
	r.count("retention_excluded_first", s.Retention.Excluded.First, "reviews")
	r.count("retention_excluded_drills", s.Retention.Excluded.Drills, "reviews")
	r.count("retention_excluded_crams", s.Retention.Excluded.Crams, "answers")
	r.count("retention_excluded_voided", s.Retention.Excluded.Voided, "answers")
	r.understanding(s.Understanding)
	r.count("load", s.Load.N, "reviews")
	r.days("load", s.Load.Days, "reviews")
	r.count("load_excluded_crams", s.Load.Crams, "answers")
	r.count("load_excluded_voided", s.Load.Voided, "answers")
	r.count("forecast", s.Forecast.N, "items")
	r.days("forecast", s.Forecast.Days, "items")
	r.count("forecast_overdue", s.Forecast.Overdue, "items")
	r.count("forecast_later", s.Forecast.Later, "items")
	r.count("forecast_excluded_suspended", s.Forecast.Suspended, "items")
	r.count("forecast_excluded_new", s.Forecast.New, "items")
	r.counted("streak", s.Streak.Now, "days", s.Streak.Days)
	r.counted("streak_longest", s.Streak.Longest, "days", s.Streak.Days)
	r.times(s.Time)
	for _, h := range s.Hardest {
		r.add("lapses_"+h.Item, strconv.Itoa(h.Lapses), "lapses", strconv.Itoa(h.N), markup.Line(h.Front))
	}
	for _, m := range s.Progress.Months {
		r.count("started_"+string(m.Month), m.Started, "items")
		r.count("known_"+string(m.Month), m.Known, "items")
	}
	r.counted("known", s.Progress.Known, "items", s.Progress.Started)
	r.count("gone", s.Progress.Gone, "items")
	r.count("items", s.Progress.Items, "items")
	r.count("cards", s.Progress.Cards, "cards")
	return r.list
}

type rows struct{ list [][]string }

func (r *rows) add(cells ...string) { r.list = append(r.list, cells) }

func (r *rows) count(name string, value int, unit string) { r.add(name, strconv.Itoa(value), unit, "") }

func (r *rows) counted(name string, value int, unit string, n int) {
	r.add(name, strconv.Itoa(value), unit, strconv.Itoa(n))
}

func (r *rows) share(name string, s stats.Share) {
	value := ""
	if rate := s.Rate(); rate != nil {
		value = fraction(*rate)
	}
	r.add(name, value, "share", strconv.Itoa(s.N))
}

func (r *rows) days(name string, days []stats.DayCount, unit string) {
	for _, d := range days {
		r.count(name+"_"+dayJSON(d.Day), d.N, unit)
	}
}

func (r *rows) understanding(u stats.Understanding) {
	r.share("seen", u.Seen)
	r.share("probes", u.Probes)
	values := [3]string{}
	if u.Gap != nil {
		values = [3]string{fraction(u.Gap.Value), fraction(u.Gap.Low), fraction(u.Gap.High)}
	}
	for i, name := range []string{"gap", "gap_low", "gap_high"} {
		r.add(name, values[i], "share", strconv.Itoa(u.Seen.N+u.Probes.N))
	}
}

func (r *rows) times(t stats.Time) {
	r.took("all", t.Took)
	for _, k := range t.Kinds {
		name := k.Kind
		if name == "" {
			name = "gone"
		}
		r.took(name, k.Took)
	}
	r.count("time_excluded_untimed", t.Untimed, "answers")
	r.count("time_excluded_over_10_minutes", t.TooLong, "answers")
	r.count("time_excluded_voided", t.Voided, "answers")
}

func (r *rows) took(name string, t stats.Took) {
	median := ""
	if t.N > 0 {
		median = seconds(t.Median.Milliseconds())
	}
	r.add("median_"+name, median, "seconds", strconv.Itoa(t.N))
	r.add("total_"+name, seconds(t.Total.Milliseconds()), "seconds", strconv.Itoa(t.N))
}

// fraction returns a share with four decimals.
func fraction(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }
