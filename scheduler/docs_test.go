package scheduler_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"goodcard/scheduler"
)

// docTable returns the cells of the table of docs/scheduling.md that has these column names.
func docTable(t *testing.T, columns string) [][]string {
	t.Helper()
	page, err := os.ReadFile("../docs/scheduling.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(page), "\n"+columns+"\n")
	if !found {
		t.Fatalf("no table with the columns %s", columns)
	}
	var rows [][]string
	for line := range strings.Lines(after) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows[1:] // below the rule
}

func number(t *testing.T, cell string) int {
	t.Helper()
	n, err := strconv.Atoi(cell)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWorkedExampleOfTheDocs(t *testing.T) {
	var s scheduler.State
	for _, row := range docTable(t, "| day | grade | why | n | EF | interval | due |") {
		r := scheduler.Review{Day: number(t, row[0]), Grade: scheduler.Grade(number(t, row[1]))}
		why := scheduler.Explain(sm2, s, r, scheduler.Options{})
		s = s.After(sm2, r, scheduler.Options{})
		m := s.Memory
		got := fmt.Sprintf("%d | %d | %s | %d | %d.%02d | %d | %d",
			r.Day, r.Grade, why, m.N, m.EF/100, m.EF%100, m.Interval, s.Due())
		if want := strings.Join(row, " | "); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if s.Reviews != 12 {
		t.Errorf("the example has %d reviews, want 12", s.Reviews)
	}
}

func TestFuzzTableOfTheDocs(t *testing.T) {
	for _, row := range docTable(t, "| interval | from | to |") {
		interval, from, to := number(t, row[0]), number(t, row[1]), number(t, row[2])
		shortest, longest := interval, interval
		for seed := range uint64(2_000) {
			days := scheduler.NewFuzz(seed)(interval, 1)
			shortest, longest = min(shortest, days), max(longest, days)
		}
		if shortest != from || longest != to {
			t.Errorf("%d days become %d to %d, want %d to %d", interval, shortest, longest, from, to)
		}
	}
}
