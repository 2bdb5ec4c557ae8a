package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"goodcard/stats"
	"goodcard/words"

	"github.com/charmbracelet/x/ansi"
)

// monthsShown is how many months a person is shown; the others are in the JSON.
const monthsShown = 6

// writeStats writes all figures for people.
func writeStats(out *output, s *stats.Stats) {
	about := "all decks"
	if len(s.Decks) > 0 {
		about = strings.Join(s.Decks, ", ")
	}
	out.line("%s  %s", out.strong("Your history"), out.faint(about+", "+out.day(s.Day)))
	if s.Progress.Started+s.Progress.Gone == 0 {
		out.line("\nNothing studied yet. 'goodcard review' begins.")
		return
	}
	for _, section := range []struct {
		title string
		write func(*output, *stats.Stats)
	}{
		{"Remembered", writeRetention},
		{"Understood", writeUnderstanding},
		{"Reviews given", writeLoad},
		{"Due", writeForecast},
		{"Time taken", writeTime},
		{"Lapsed most", writeHardest},
		{"Begun and known", writeProgress},
	} {
		out.line("\n%s", out.strong(section.title))
		section.write(out, s)
	}
}

// prose writes a text in lines of at most textWidth, two cells in, faint.
func (o *output) prose(format string, args ...any) {
	const margin = 2
	for _, line := range words.Fold(fmt.Sprintf(format, args...), min(o.room(margin), textWidth-margin), 0) {
		o.line("  %s", o.faint(line))
	}
}

// shareRow returns a share as a row: what it is of, the rate, a bar and n.
func shareRow(name string, s stats.Share, cells int) []string {
	rate := s.Rate()
	if rate == nil {
		return []string{name, "none yet"}
	}
	return []string{name, fmt.Sprintf("%3.0f %%", 100**rate), bar(*rate, cells), "of " + words.Count(s.N, "review")}
}

func writeRetention(out *output, s *stats.Stats) {
	r := s.Retention
	rows := [][]string{shareRow("young", r.Young, out.barCells()), shareRow("mature", r.Mature, out.barCells())}
	for _, m := range newest(r.Months) {
		rows = append(rows, shareRow(month(m.Month), m.All(), out.barCells()))
	}
	out.indented(rows)
	out.prose("Mature are cards with an interval of %d days or more. Left out: %s, %s of the same day, %s and %s taken back.",
		stats.MatureFrom, words.Count(r.Excluded.First, "first review"), words.Count(r.Excluded.Drills, "drill"),
		words.Count(r.Excluded.Crams, "practice answer"), words.Count(r.Excluded.Voided, "answer"))
}

// newest returns the last few of months.
func newest[M any](months []M) []M { return months[max(len(months)-monthsShown, 0):] }

// month returns a month as people write it.
func month(m stats.Month) string {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return string(m) // after the year 9999
	}
	return t.Format("Jan 2006")
}

func writeUnderstanding(out *output, s *stats.Stats) {
	u := s.Understanding
	out.indented([][]string{shareRow("seen wordings", u.Seen, out.barCells()), shareRow("kept back", u.Probes, out.barCells())})
	if u.Gap == nil {
		out.prose("The gap between the two is shown from %s of wordings kept back on.", words.Count(stats.FewestProbes, "review"))
	} else {
		out.line("  gap %s", gapWords(*u.Gap))
	}
	out.prose("Where a card seemed known, a coin chose between a wording that you had seen and one kept back until then. "+
		"Only these reviews are compared. A gap near 0 says that you know the idea; a wide one, that you know the wording. "+
		"The range behind it is where the true gap lies in %.0f of 100 cases.", 100*stats.Confidence)
}

func gapWords(g stats.Gap) string {
	verdict := "that may be chance, since 0 lies within"
	switch {
	case g.Low > 0:
		verdict = "some of it is the wording"
	case g.High < 0:
		verdict = "the wordings kept back went better"
	}
	return fmt.Sprintf("%s, from %s to %s; %s", points(g.Value), signed(g.Low), points(g.High), verdict)
}

// points returns a difference of shares in percentage points.
func points(v float64) string {
	if n := signed(v); n == "1" || n == "-1" {
		return n + " point"
	}
	return signed(v) + " points"
}

func signed(v float64) string { return fmt.Sprintf("%d", int(math.Round(100*v))) }

func writeLoad(out *output, s *stats.Stats) {
	l := s.Load
	text := fmt.Sprintf("%s in %s, %.1f a day", words.Count(l.N, "review"), words.Count(len(l.Days), "day"), float64(l.N)/float64(len(l.Days)))
	if l.Busiest != nil {
		text += fmt.Sprintf("; most on %s: %d", out.day(l.Busiest.Day), l.Busiest.N)
	}
	out.line("  %s", text)
	writeColumns(out, l.Days)
	out.line("")
	for _, line := range calendar(l.Calendar, out.room(2)) {
		out.line("  %s", line)
	}
	out.line("")
	out.line("  %s in a row, %s at most; %s with a review", words.Count(s.Streak.Now, "day"), words.Count(s.Streak.Longest, "day"), words.Count(s.Streak.Days, "day"))
	out.prose("Drills are counted, for they are work. Left out of the %s: %s and %s taken back.", words.Count(len(l.Days), "day"),
		words.Count(l.Crams, "practice answer"), words.Count(l.Voided, "answer"))
}

// writeColumns draws days with the first and the last below.
func writeColumns(out *output, days []stats.DayCount) {
	plot := columns(days, out.room(2))
	out.line("  %s", plot)
	first, last := out.day(days[0].Day), out.day(days[len(days)-1].Day)
	gap := max(ansi.StringWidth(plot)-len(first)-len(last), 1)
	out.line("  %s", out.faint(first+strings.Repeat(" ", gap)+last))
}

func writeForecast(out *output, s *stats.Stats) {
	f := s.Forecast
	noun := words.Item(s.Progress.Items, s.Progress.Cards)
	week := 0
	for _, d := range f.Days[:7] {
		week += d.N
	}
	most := slices.MaxFunc(f.Days, func(a, b stats.DayCount) int { return a.N - b.N })
	out.line("  %s, %s, %s", amount(f.Overdue, "late"), amount(f.Days[0].N, "today"), amount(f.Days[1].N, "more tomorrow"))
	out.line("  %d in 7 days, %d in %d days, %d later", week, f.N, len(f.Days), f.Later)
	if f.N > 0 {
		writeColumns(out, f.Days)
		out.line("  most on %s: %s", out.day(most.Day), words.Count(most.N, noun))
	}
	out.prose("Each item counts on the day on which it falls due. What is late is not among the days, and what a day puts off comes on "+
		"top of the next. Left out: %s, and %s suspended.", words.Count(f.New, "new "+noun), words.Count(f.Suspended, "studied "+noun))
}

func writeTime(out *output, s *stats.Stats) {
	t := s.Time
	var rows [][]string
	for _, k := range t.Kinds {
		name := k.Kind
		if name == "" {
			name = "no deck has it"
		}
		rows = append(rows, tookRow(name, k.Took))
	}
	out.indented(append(rows, tookRow("all", t.Took)))
	out.prose("Medians of an answer, drills and practice among them. Left out: %s without a time, %d over %.0f minutes and %d taken back.",
		words.Count(t.Untimed, "answer"), t.TooLong, stats.LongestAnswer.Minutes(), t.Voided)
}

func tookRow(name string, t stats.Took) []string {
	if t.N == 0 {
		return []string{name, "none yet"}
	}
	return []string{name, fmt.Sprintf("%.1f s", t.Median.Seconds()), "of " + words.Count(t.N, "answer"), words.Duration(t.Total)}
}

func writeHardest(out *output, s *stats.Stats) {
	if len(s.Hardest) == 0 {
		out.line("  Nothing that was known has lapsed.")
		return
	}
	for _, h := range s.Hardest {
		out.line("  %s, %s, %s, %.0f %%   %s", words.Count(h.Lapses, "lapse"), amount(h.Passed, "passed"), words.Count(h.N, "review"), 100*h.Share(), h.Item)
		out.line("      %s", out.faint(firstWords(h.Front, out.room(6))))
	}
	out.prose("A lapse is a first review of a day graded again after an earlier pass. Figures begin anew when a card is forgotten on purpose.")
}

func writeProgress(out *output, s *stats.Stats) {
	p := s.Progress
	var rows [][]string
	for _, m := range newest(p.Months) {
		share := float64(m.Known) / float64(max(p.Started, 1))
		rows = append(rows, []string{month(m.Month), amount(m.Started, "begun"), bar(share, out.barCells()), amount(m.Known, "known")})
	}
	out.indented(rows)
	gone := ""
	if p.Gone > 0 {
		gone = fmt.Sprintf(" Not among them: %s in no installed deck any more.", words.Agree(p.Gone, "item", "that is", "that are"))
	}
	out.prose("%d known of %d begun; your decks have %s.%s Known is what passed the first review of a day at least once.",
		p.Known, p.Started, words.Items(p.Items, p.Cards), gone)
}
