package main

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/deck/strictyaml"
)

// stdinName stands for the file in messages about standard input.
const stdinName = "stdin"

type problemJSON struct {
	File     string        `json:"file"`
	Line     *int          `json:"line"`
	Column   *int          `json:"column"`
	Rule     string        `json:"rule"`
	Severity deck.Severity `json:"severity"`
	Message  string        `json:"message"`
	Card     *string       `json:"card"`
	Fix      *string       `json:"fix"`
}

func problemOf(p deck.Problem) problemJSON {
	return problemJSON{
		File: p.File, Line: present(p.Line), Column: present(p.Column), Rule: p.Rule,
		Severity: p.Severity, Message: p.Message, Card: present(p.Subject), Fix: present(p.Fix),
	}
}

// writeLinted writes one line a problem, with what to do below it, and the notes of one rule
// together behind the others. People also see the line of the file.
func writeLinted(out *output, l linted) error {
	if out.json {
		for _, p := range l.problems {
			if err := out.value(problemOf(p)); err != nil {
				return err
			}
		}
		return nil
	}
	w := problemWriter{out: out, sources: map[string][]string{}}
	if l.source != nil {
		w.sources[stdinName] = sourceLines(l.source)
	}
	single, groups := grouped(l.problems)
	for i, p := range single {
		if i == maxReported {
			out.line("and %d more; --json lists all of them", len(single)-i)
			break
		}
		w.write(p)
	}
	for _, group := range groups {
		w.write(group[0])
		if more := len(group) - 1; more > 0 {
			out.line("    the same: %s", placesOf(group[1:], group[0].File))
		}
	}
	return nil
}

// writeUnreadable tells programs as a problem that a deck cannot be read; people read it on stderr.
func writeUnreadable(out *output, target lintTarget, err error) error {
	if !out.json {
		return nil
	}
	return out.value(unreadable(target, err))
}

// unreadable is the problem of a deck that cannot be read.
func unreadable(target lintTarget, err error) problemJSON {
	return problemJSON{
		File: target.name(), Rule: "unreadable", Severity: strictyaml.Error,
		Message: reason.Text(err), Fix: present(hintOf(err)),
	}
}

// grouped parts notes from what weighs more, and puts those of one rule together.
func grouped(problems deck.Problems) (single deck.Problems, groups []deck.Problems) {
	at := map[string]int{}
	for _, p := range problems {
		if p.Severity != strictyaml.Note {
			single = append(single, p)
			continue
		}
		i, known := at[p.Rule]
		if !known {
			i = len(groups)
			at[p.Rule], groups = i, append(groups, nil)
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
