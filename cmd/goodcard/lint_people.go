package main

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
	"goodcard/files"

	"github.com/charmbracelet/x/ansi"
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

// writeProblems writes one line a problem. People also see the line of the file and what to do.
func writeProblems(out *output, l linted) error {
	sources := map[string][]string{}
	if l.source != nil {
		sources[stdinName] = sourceLines(l.source)
	}
	for _, p := range l.problems {
		if out.json {
			err := out.value(problemJSON{
				File: p.File, Line: present(p.Line), Column: present(p.Column), Rule: p.Rule,
				Severity: p.Severity, Message: p.Message, Card: present(p.Subject), Fix: present(p.Fix),
			})
			if err != nil {
				return err
			}
			continue
		}
		if p.Line > 0 {
			out.line("%s:%d:%d: %s: %s [%s]", p.File, p.Line, p.Column, out.strong(string(p.Severity)), p.Message, p.Rule)
		} else {
			out.line("%s: %s: %s [%s]", p.File, out.strong(string(p.Severity)), p.Message, p.Rule)
		}
		if out.people {
			writeExcerpt(out, sources, p)
		}
	}
	return nil
}

func writeExcerpt(out *output, sources map[string][]string, p deck.Problem) {
	lines, known := sources[p.File]
	if !known {
		lines = readSource(p.File)
		sources[p.File] = lines
	}
	if 0 < p.Line && p.Line <= len(lines) {
		text, caret := excerpt(lines[p.Line-1], p.Column, out.room(4))
		out.line("    %s", out.faint(text))
		out.line("    %s^", strings.Repeat(" ", caret))
	}
	if p.Fix != "" {
		out.line("    %s", p.Fix)
	}
}

// readSource returns the lines of a file, or none where it cannot be shown: an excerpt is an
// extra, and the problem itself has been told.
func readSource(file string) []string {
	src, err := files.Read(file, strictyaml.MaxBytes)
	if err != nil || len(src) > strictyaml.MaxBytes {
		return nil
	}
	return sourceLines(src)
}

func sourceLines(src []byte) []string {
	text := strings.TrimPrefix(string(src), "\ufeff") // columns do not count the mark
	return strings.Split(text, "\n")
}

// excerpt returns so many cells of the part of a line around a column, counted from 1 in runes,
// without what indents it, and how many cells stand before that column.
func excerpt(line string, column, room int) (text string, caret int) {
	runes := []rune(line)
	at := min(max(column-1, 0), len(runes))
	start := 0
	for start < at && (runes[start] == ' ' || runes[start] == '\t') {
		start++
	}
	text = strings.TrimRight(markup.Clean(string(runes[start:])), " ")
	caret = ansi.StringWidth(markup.Clean(string(runes[start:at])))
	if left := caret - room/2; left > 0 && ansi.StringWidth(text) > room {
		text, caret = "…"+ansi.Cut(text, left+1, ansi.StringWidth(text)), caret-left
	}
	return ansi.Truncate(text, room, "…"), caret
}
