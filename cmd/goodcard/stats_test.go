package main

import (
	"strings"
	"testing"
	"time"

	"goodcard/stats"
	"goodcard/study"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/urfave/cli/v2"
)

// aHistory returns figures of a learner on Sunday, 1 March 2026.
func aHistory() *stats.Stats {
	const today = 20_513
	s := &stats.Stats{
		Day: today,
		Retention: stats.Retention{
			Young: stats.Share{N: 212, Passed: 178}, Mature: stats.Share{N: 1, Passed: 1},
			Months: []stats.MonthRetention{
				{Month: "2025-07", Young: stats.Share{N: 1}}, {Month: "2025-09", Young: stats.Share{N: 2}},
				{Month: "2025-10", Young: stats.Share{N: 30, Passed: 20}}, {Month: "2025-11", Young: stats.Share{N: 40, Passed: 36}},
				{Month: "2025-12", Young: stats.Share{N: 60, Passed: 50}}, {Month: "2026-01", Young: stats.Share{N: 70, Passed: 65}},
				{Month: "2026-02", Young: stats.Share{N: 9, Passed: 7}, Mature: stats.Share{N: 1, Passed: 1}},
			},
			Excluded: stats.Excluded{First: 34, Drills: 1, Crams: 2, Voided: 3},
		},
		Understanding: stats.Understanding{Seen: stats.Share{N: 50, Passed: 45}, Probes: stats.Share{N: 40, Passed: 26},
			Gap: &stats.Gap{Value: 0.25, Low: 0.0791, High: 0.4156}},
		Load:     stats.Load{N: 45, Crams: 1, Voided: 1, Busiest: &stats.DayCount{Day: today - 2, N: 8}},
		Forecast: stats.Forecast{Overdue: 4, N: 30, Later: 25, Suspended: 1, New: 12},
		Streak:   study.Streak{Now: 1, Longest: 12, Days: 40},
		Time: stats.Time{Took: stats.Took{N: 7, Median: 5 * time.Second, Total: 3*time.Hour + 20*time.Minute},
			Kinds: []stats.KindTook{{Kind: "ask", Took: stats.Took{N: 5, Median: 6500 * time.Millisecond, Total: 400 * time.Second}},
				{Took: stats.Took{N: 2, Median: time.Second, Total: 2 * time.Second}}}, Untimed: 1, TooLong: 2, Voided: 3},
		Hardest: []stats.Hard{{Item: "inner-outer/green-door", Front: "An agent *always* reached the green door, which was also the nearest.", Lapses: 3, Passed: 9, N: 12}},
		Progress: stats.Progress{Items: 164, Cards: 147, Started: 40, Known: 30, Gone: 1,
			Months: []stats.MonthProgress{{Month: "2026-01", Started: 25, Known: 18}, {Month: "2026-02", Started: 15, Known: 30}}},
	}
	for i := range 30 {
		s.Load.Days = append(s.Load.Days, stats.DayCount{Day: today - 29 + i, N: i % 9})
		s.Forecast.Days = append(s.Forecast.Days, stats.DayCount{Day: today + i, N: 3 * (i % 2)})
	}
	for day := today - 83; day <= today-1; day++ {
		s.Load.Calendar = append(s.Load.Calendar, stats.DayCount{Day: day, N: day % 10})
	}
	return s
}

func peoplesStats(s *stats.Stats) string {
	var text strings.Builder
	env := testEnv(&text)
	env.Terminal = true
	writeStats(newOutput(env, Common{Color: "never"}), s)
	return text.String()
}

func TestStatsForPeople(t *testing.T) {
	got := peoplesStats(aHistory())
	const want = `
Your history  all decks, 1 Mar 2026

Remembered
  young      84 %    █████████████████···   of 212 reviews
  mature     100 %   ████████████████████   of 1 review
  Sep 2025   0 %     ····················   of 2 reviews
  Oct 2025   67 %    █████████████·······   of 30 reviews
  Nov 2025   90 %    ██████████████████··   of 40 reviews
  Dec 2025   83 %    █████████████████···   of 60 reviews
  Jan 2026   93 %    ███████████████████·   of 70 reviews
  Feb 2026   80 %    ████████████████····   of 10 reviews
  Mature are cards with an interval of 21 days or more. Left out: 34
  first reviews, 1 drill of the same day, 2 practice answers and 3
  answers taken back.

Understood
  seen wordings   90 %   ██████████████████··   of 50 reviews
  kept back       65 %   █████████████·······   of 40 reviews
  gap 25 points, from 8 to 42 points; some of it is the wording
  Where a card seemed known, a coin chose between a wording that you had
  seen and one kept back until then. Only these reviews are compared. A
  gap near 0 says that you know the idea; a wide one, that you know the
  wording. The range behind it is where the true gap lies in 95 of 100
  cases.

Reviews given
  45 reviews in 30 days, 1.5 a day; most on 27 Feb 2026: 8
  · ▁ ▂ ▃ ▄ ▅ ▆ ▇ █ · ▁ ▂ ▃ ▄ ▅ ▆ ▇ █ · ▁ ▂ ▃ ▄ ▅ ▆ ▇ █ · ▁ ▂
  31 Jan 2026                                      1 Mar 2026

      Dec             Jan             Feb
  Mon ··· ███ ▒▒▒ ░░░ ███ ▓▓▓ ░░░ ███ ▓▓▓ ▒▒▒ ··· ███
  Tue ░░░ ███ ▓▓▓ ░░░ ███ ▓▓▓ ▒▒▒ ··· ███ ▒▒▒ ░░░ ███
  Wed ░░░ ███ ▓▓▓ ▒▒▒ ··· ███ ▒▒▒ ░░░ ███ ▓▓▓ ░░░ ███
  Thu ▒▒▒ ··· ███ ▒▒▒ ░░░ ███ ▓▓▓ ░░░ ███ ▓▓▓ ▒▒▒ ···
  Fri ▒▒▒ ░░░ ███ ▓▓▓ ░░░ ███ ▓▓▓ ▒▒▒ ··· ███ ▒▒▒ ░░░
  Sat ▓▓▓ ░░░ ███ ▓▓▓ ▒▒▒ ··· ███ ▒▒▒ ░░░ ███ ▓▓▓ ░░░
  Sun ▓▓▓ ▒▒▒ ··· ███ ▒▒▒ ░░░ ███ ▓▓▓ ░░░ ███ ▓▓▓
      · none   ░ 1 to 2   ▒ 3 to 4   ▓ 5 to 6   █ 7 to 9

  1 day in a row, 12 days at most; 40 days with a review
  Drills are counted, for they are work. Left out of the 30 days: 1
  practice answer and 1 answer taken back.

Due
  4 late, 0 today, 3 more tomorrow
  9 in 7 days, 30 in 30 days, 25 later
  · █ · █ · █ · █ · █ · █ · █ · █ · █ · █ · █ · █ · █ · █ · █
  1 Mar 2026                                      30 Mar 2026
  most on 2 Mar 2026: 3 items
  Each item counts on the day on which it falls due. What is late is not
  among the days, and what a day puts off comes on top of the next. Left
  out: 12 new items, and 1 studied item suspended.

Time taken
  ask              6.5 s   of 5 answers   6 min 40 s
  no deck has it   1.0 s   of 2 answers   2 s
  all              5.0 s   of 7 answers   3 h 20 min
  Medians of an answer, drills and practice among them. Left out: 1
  answer without a time, 2 over 10 minutes and 3 taken back.

Lapsed most
  3 lapses, 9 passed, 12 reviews, 25 %   inner-outer/green-door
      An agent always reached the green door, whi…
  A lapse is a first review of a day graded again after an earlier pass.
  Figures begin anew when a card is forgotten on purpose.

Begun and known
  Jan 2026   25 begun   █████████···········   18 known
  Feb 2026   15 begun   ███████████████·····   30 known
  30 known of 40 begun; your decks have 164 items of 147 cards. Not
  among them: 1 item that is in no installed deck any more. Known is
  what passed the first review of a day at least once.
`
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), got); diff != "" {
		t.Errorf("screen (-want +got):\n%s\n%s", diff, got)
	}
	for line := range strings.Lines(got) {
		if width := ansi.StringWidth(strings.TrimSuffix(line, "\n")); width > textWidth {
			t.Errorf("%d cells wide, at most %d fit: %s", width, textWidth, line)
		}
	}
}

func TestStatsOptions(t *testing.T) {
	for args, want := range map[string]statsOptions{
		"stats":            {Common: Common{Color: "auto"}},
		"stats a --json b": {Common{JSON: true, Color: "auto"}, []string{"a", "b"}},
	} {
		var got any
		env := testEnv(new(strings.Builder))
		app := newApp(env, nil, []*cli.Command{newStatsCommand(env, capture[statsOptions](&got))})
		if err := app.RunContext(t.Context(), permute(app, append([]string{"goodcard"}, strings.Fields(args)...))); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(any(want), got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", args, diff)
		}
	}
}

func TestStatsOfNothing(t *testing.T) {
	const want = "Your history  all decks, 1 Mar 2026\n\nNothing studied yet. 'goodcard review' begins.\n"
	if diff := cmp.Diff(want, peoplesStats(&stats.Stats{Day: 20_513})); diff != "" {
		t.Errorf("screen (-want +got):\n%s", diff)
	}
}

// A gap is put into words by where its interval lies: what cannot be told is not claimed.
func TestGapInWords(t *testing.T) {
	for want, g := range map[string]stats.Gap{
		"25 points, from 8 to 42 points; some of it is the wording":               {Value: 0.25, Low: 0.0791, High: 0.4156},
		"1 point, from -10 to 12 points; that may be chance, since 0 lies within": {Value: 0.01, Low: -0.1, High: 0.12},
		"-20 points, from -30 to -1 point; the wordings kept back went better":    {Value: -0.2, Low: -0.3, High: -0.01},
	} {
		if got := gapWords(g); got != want {
			t.Errorf("%+v: %q, want %q", g, got, want)
		}
	}
}

func TestLegendNamesEveryShadeOnce(t *testing.T) {
	for most, want := range map[int]string{
		0:  "    · none",
		1:  "    · none   █ 1",
		3:  "    · none   ▒ 1   ▓ 2   █ 3",
		41: "    · none   ░ 1 to 10   ▒ 11 to 20   ▓ 21 to 30   █ 31 to 41",
	} {
		got := legend(most)
		if got != want {
			t.Errorf("at most %d: %q, want %q", most, got, want)
		}
		for n := 1; n <= most; n++ {
			if !strings.ContainsRune(got, shade(n, most)) {
				t.Errorf("at most %d: the shade of %d is not in %q", most, n, got)
			}
		}
	}
}
