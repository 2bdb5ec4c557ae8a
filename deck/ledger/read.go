package ledger

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// A reader goes through a file line by line and collects what is wrong with it.
type reader struct {
	*format
	*source
	problems deck.Problems

	rest    string // of the file
	line    int    // number of the line being read, from 1
	cells   []string
	at      map[string]int // place of each column in a line
	unknown []int          // places of columns that this program does not know
}

// open begins to read a file. It reports false where there is nothing to read on for.
func (r *reader) open(src []byte) bool {
	text := string(src)
	if strings.Contains(text, "\r\n") { // git may write it so where it checks out
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	first, _, _ := strings.Cut(text, "\n")
	switch {
	case len(src) > MaxBytes:
		r.whole("too-large", strictyaml.MoreThan("the file has", MaxBytes))
	case len(src) == 0:
		r.whole("empty", "the file is empty")
	case bytes.IndexByte(src, 0) >= 0:
		r.whole("no-text", "the file holds bytes that are no text, or text in UTF-16")
	case strings.HasPrefix(text, "\ufeff"+r.begins):
		r.report(1, 1, "byte-order-mark", "a byte-order mark stands before the first line; an editor put it there", "save the file as UTF-8 without a mark (BOM), or take it back from git: "+deck.Checkout("HEAD", r.file))
	case r.conflicts(text):
	case !strings.HasPrefix(first, r.begins):
		r.report(1, 1, "no-ledger", fmt.Sprintf("this is no %s of a deck: its first line does not begin with %q", r.name, strings.TrimSpace(r.begins)), r.back())
	case !utf8.ValidString(text):
		line, column := invalidAt(text)
		r.report(line, column, "utf-8", "a byte here is no UTF-8", r.back())
	case !strings.HasSuffix(text, "\n"):
		r.report(strings.Count(text, "\n")+1, 1, "cut-short", "the file was cut short: its last line has no end", r.back())
	default:
		r.rest = text
		return true
	}
	return false
}

func (r *reader) whole(rule, message string) { r.report(1, 1, rule, message, r.back()) }

// back says how to get a whole file.
func (r *reader) back() string {
	return "take the file back from git: " + deck.Checkout("HEAD", r.file) + "; only goodcard release writes it"
}

func (r *reader) report(line, column int, rule, message, fix string) {
	r.problems.Add(deck.Problem{File: r.file, Line: line, Column: column, Rule: rule, Severity: strictyaml.Error, Message: message, Fix: fix})
}

// conflicts reports the marks that git leaves around two versions of the same lines, or what somebody left of them.
func (r *reader) conflicts(text string) bool {
	first := -1
	for _, sign := range []string{"<<<<<<< ", "||||||| ", "=======\n", ">>>>>>> "} {
		at := 0
		if !strings.HasPrefix(text, sign) {
			at = strings.Index(text, "\n"+sign) + 1
		}
		if (at > 0 || strings.HasPrefix(text, sign)) && (first < 0 || at < first) {
			first = at
		}
	}
	if first < 0 {
		return false
	}
	r.report(1+strings.Count(text[:first], "\n"), 1, "conflict", "git found two versions of these lines, of two releases, and left the choice to you", r.merging)
	return true
}

func invalidAt(text string) (line, column int) {
	line = 1
	for i, c := range text {
		if c == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return line, column + 1
			}
		}
		if column++; c == '\n' {
			line, column = line+1, 0
		}
	}
	return line, column
}

// cut takes the next line from the file; one that is too long has no cells.
func (r *reader) cut() bool {
	if r.rest == "" {
		return false
	}
	r.line++
	text, rest, _ := strings.Cut(r.rest, "\n")
	r.rest = rest
	if len(text) > maxLine {
		r.report(r.line, 1, "too-large", fmt.Sprintf("this line has %s; at most %s are read", strictyaml.Size(len(text)), strictyaml.Size(maxLine)), r.back())
		r.cells = r.cells[:0]
		return true
	}
	r.cells = appendCells(r.cells[:0], text)
	return true
}

func appendCells(cells []string, text string) []string {
	for {
		cell, rest, more := strings.Cut(text, "\t")
		cells = append(cells, cell)
		if !more {
			return cells
		}
		text = rest
	}
}
