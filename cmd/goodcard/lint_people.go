package main

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
	"goodcard/words"
)

// stdinName stands for the file in messages about standard input.
const stdinName = "stdin"

// A textReport writes one line a finding, with what to do below it, and the notes of one rule together
// behind the others. People also see the line of the file.
type textReport struct {
	out    *output
	screen *watchScreen // where what is written is kept until it is fitted; nil where nothing bounds it
}

// begin begins what stands together.
func (r *textReport) begin(weight entryWeight, findings int) {
	if r.screen != nil {
		r.screen.begin(weight, findings)
	}
}

// maxOfRule is how many findings of one rule are told of a deck.
const maxOfRule = 100

// mended says what was done: what was wrong, and what would have been told to do.
func (r *textReport) mended(problems deck.Problems) error {
	for _, p := range problems {
		r.out.line("%s:%d:%d: %s: %s [%s]", p.File, p.Line, p.Column, r.out.strong("fixed"), p.Message, p.Rule)
		r.out.line("    %s", p.Fix)
	}
	return nil
}

func (r *textReport) deck(l linted) error {
	w := problemWriter{out: r.out, sources: map[string][]string{}}
	if l.source != nil {
		w.sources[stdinName] = sourceLines(l.source)
	}
	single, groups := grouped(l.problems)
	told := map[string]int{}
	var more []string // rules of which there are too many, as they are met
	for _, p := range single {
		switch told[p.Rule]++; {
		case told[p.Rule] <= maxOfRule:
			r.begin(weightOf(p), 1)
			w.write(p)
		case told[p.Rule] == maxOfRule+1:
			more = append(more, p.Rule)
		}
	}
	for _, group := range groups {
		rule := group[0].Rule
		if told[rule]++; told[rule] > maxOfRule {
			if told[rule] == maxOfRule+1 {
				more = append(more, rule)
			}
			continue
		}
		r.begin(weightOf(group[0]), len(group))
		w.write(group[0])
		if others := group[1:]; len(others) > 0 {
			label := "the same"
			if slices.ContainsFunc(others, func(p deck.Problem) bool { return p.Message != group[0].Message }) {
				label = "like it"
			}
			r.out.line("    %s: %s", label, placesOf(others, group[0].File))
		}
	}
	for _, rule := range more {
		r.begin(ofAside, 0)
		r.out.line("and %s more of %s; --json lists all of them", strictyaml.Number(told[rule]-maxOfRule), rule)
	}
	if l.many {
		r.begin(ofAside, 0)
		r.out.line("%s: %s", l.target.name(), tally(l))
	}
	return nil
}

// unreadable says nothing: people read on stderr that a deck cannot be read.
func (r *textReport) unreadable(lintTarget, error) error { return nil }

// end says what was found in the decks that could be read. In a pipe silence means that nothing was.
func (r *textReport) end(all lintTally, read, unreadable int) error {
	if read == 0 || !r.out.people && !all.found() && all.others == 0 {
		return nil
	}
	r.out.line("%s", tallied(all, read, unreadable))
	return nil
}

// tallied says what was found in so many decks.
func tallied(all lintTally, read, unreadable int) string {
	text := all.String()
	if read > 1 {
		text = words.Count(read, "deck") + ": " + text
	}
	if unreadable > 0 {
		text += fmt.Sprintf("; %s could not be read", words.Count(unreadable, "other"))
	}
	return text
}

// grouped parts notes from what weighs more, and puts those of one rule together, as far as the same is to be done
// about them.
func grouped(problems deck.Problems) (single deck.Problems, groups []deck.Problems) {
	at := map[[2]string]int{}
	for _, p := range problems {
		if p.Severity != strictyaml.Note {
			single = append(single, p)
			continue
		}
		same := [2]string{p.Rule, p.Fix}
		i, known := at[same]
		if !known {
			i = len(groups)
			at[same], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], p)
	}
	return single, groups
}

// maxPlaces is how many places of a group are named.
const maxPlaces = 10

// placesOf names the places of problems: those in file by their line alone.
func placesOf(problems deck.Problems, file string) string {
	var places []string
	for _, p := range problems[:min(len(problems), maxPlaces)] {
		place := fmt.Sprintf("line %d", p.Line)
		if p.File != file {
			place = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		places = append(places, place)
	}
	text := strings.Join(places, ", ")
	if more := len(problems) - len(places); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// A problemWriter writes problems with lines of the files that they are in.
type problemWriter struct {
	out     *output
	sources map[string][]string // lines of files, by name
}

func (w *problemWriter) write(p deck.Problem) {
	if p.Line > 0 {
		w.out.line("%s:%d:%d: %s: %s [%s]", p.File, p.Line, p.Column, w.out.strong(string(p.Severity)), p.Message, p.Rule)
	} else {
		w.out.line("%s: %s: %s [%s]", p.File, w.out.strong(string(p.Severity)), p.Message, p.Rule)
	}
	if w.out.people {
		writeExcerpt(w.out, w.sources, p)
	}
	if p.Fix != "" {
		w.out.line("    %s", p.Fix)
	}
}
