package main

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
	"goodcard/files"

	"github.com/charmbracelet/x/ansi"
)

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
