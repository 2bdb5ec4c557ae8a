package main

import (
	"cmp"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/strictyaml"

	"github.com/charmbracelet/x/ansi"
)

// A watchScreen keeps what a look writes until it is whole, and then shows what there is room for on a terminal: what
// weighs most stays, and nothing scrolls off.
type watchScreen struct {
	width, height int // of the terminal
	entries       []screenEntry
	summary       []string
	findings      int // in all
}

// A screenEntry is what is shown whole or not at all.
type screenEntry struct {
	weight   entryWeight
	findings int // that it tells
	lines    []string
}

// An entryWeight says in which order entries stand where there is no room for all of them.
type entryWeight int

const (
	ofError entryWeight = iota
	ofWarning
	ofNote
	ofAside // gives way first: it counts what others tell
)

// weightOf returns the weight of the entry that tells a problem.
func weightOf(p deck.Problem) entryWeight {
	switch p.Severity {
	case strictyaml.Error:
		return ofError
	case strictyaml.Warning:
		return ofWarning
	}
	return ofNote
}

func (s *watchScreen) begin(weight entryWeight, findings int) {
	s.entries = append(s.entries, screenEntry{weight: weight, findings: findings})
}

// Write adds whole lines to the last entry.
func (s *watchScreen) Write(p []byte) (int, error) {
	last := &s.entries[len(s.entries)-1]
	last.lines = append(last.lines, strings.Split(strings.TrimSuffix(string(p), "\n"), "\n")...)
	return len(p), nil
}

// end makes the last entry the summary, of so many findings in the decks that could be read.
func (s *watchScreen) end(findings int) {
	last := len(s.entries) - 1
	s.findings += findings
	s.summary, s.entries = s.entries[last].lines, s.entries[:last]
}

// A screenTalk is what is said on stderr meanwhile: of decks that cannot be read, and behind the summary of what was
// left out.
type screenTalk struct{ *watchScreen }

func (t screenTalk) Write(p []byte) (int, error) {
	if begins := strings.HasPrefix(string(p), "goodcard: "); begins && t.summary == nil {
		t.begin(ofError, 1)
		t.findings++
	} else if begins || len(t.entries) == 0 {
		t.begin(ofAside, 0)
	}
	return t.watchScreen.Write(p)
}

// fitted returns the lines to show: all of them, or the entries that weigh most, what more says of the findings that are
// left out, and the summary. The line on which the cursor stays is left free.
func (s *watchScreen) fitted(more func(n int) []string) []string {
	room := max(s.height-1, 2)
	summary := s.first(s.summary, room-1)
	room -= s.rows(summary)
	var all []string
	for _, e := range s.entries {
		all = append(all, e.lines...)
	}
	if s.rows(all) <= room {
		return append(all, summary...)
	}
	entries := slices.DeleteFunc(slices.Clone(s.entries), func(e screenEntry) bool { return e.weight == ofAside })
	slices.SortStableFunc(entries, func(a, b screenEntry) int { return cmp.Compare(a.weight, b.weight) })
	for n := min(len(entries), room); n > 0; n-- {
		left, lines := s.findings, []string(nil)
		for _, e := range entries[:n] {
			left, lines = left-e.findings, append(lines, e.lines...)
		}
		if left > 0 {
			lines = append(lines, more(left)...)
		}
		if s.rows(lines) <= room {
			return append(lines, summary...)
		}
	}
	if len(entries) == 0 {
		return summary
	}
	// Not even one has room: it begins, at least.
	rest := more(s.findings - entries[0].findings)
	if s.rows(rest) >= room {
		rest = nil
	}
	return slices.Concat(s.first(entries[0].lines, room-s.rows(rest)), rest, summary)
}

// rows returns how many rows lines take.
func (s *watchScreen) rows(lines []string) int {
	rows := len(lines)
	for _, line := range lines {
		if s.width > 0 {
			rows += max(ansi.StringWidth(line)-1, 0) / s.width
		}
	}
	return rows
}

// first returns the first lines, as far as they have room.
func (s *watchScreen) first(lines []string, room int) []string {
	n := len(lines)
	for n > 0 && s.rows(lines[:n]) > room {
		n--
	}
	return lines[:n]
}
