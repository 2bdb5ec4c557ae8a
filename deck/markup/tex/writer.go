package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A writer puts pieces together so that what belongs together is read together.
type writer struct {
	text      string
	atoms     int
	last      class
	fractions int // where the fraction begins with which text ends, if last is one
}

func (w *writer) piece() piece { return piece{w.text, letter, w.atoms} }

func (w *writer) add(p piece) {
	if p.text == "" || p.class == space && w.last == prefix {
		return
	}
	before, after := lastRune(w.text), firstRune(p.text)
	touches := w.text != "" && joins(after) && after != ')'
	touched := joins(before) && before != '('
	if w.last == fraction && touches {
		w.enclose()
	}
	switch {
	case p.class == relation:
		p.text = " " + p.text + " "
	case p.class == fraction && touched:
		p.text = "(" + p.text + ")"
		p.class = letter
	case p.class == function && touched, w.last == function && touches && after != '(':
		p.text = " " + p.text
	}
	if !isNumber(before) || !isNumber(after) {
		w.atoms += p.atoms
	}
	w.fractions = len(w.text)
	w.text += p.text
	w.last = p.class
}

// script appends what is raised or lowered.
func (w *writer) script(s string) {
	if w.last == fraction {
		w.enclose()
	}
	w.text += s
	if w.last != function {
		w.last = letter
	}
}

// enclose puts the fraction with which the text ends in parentheses.
func (w *writer) enclose() {
	w.text = w.text[:w.fractions] + "(" + w.text[w.fractions:] + ")"
	w.last = letter
}

// factor returns the piece as the upper side of a fraction.
func (p piece) factor() string {
	s := strings.Trim(p.text, " ")
	if isProduct(s) {
		return s
	}
	return "(" + s + ")"
}

// divisor returns the piece as the lower side of a fraction or under a root.
func (p piece) divisor() string {
	s := strings.Trim(p.text, " ")
	if isProduct(s) && p.atoms <= 1 {
		return s
	}
	return "(" + s + ")"
}

// isProduct reports whether only letters, numbers and what belongs to them stand outside
// parentheses.
func isProduct(s string) bool {
	depth := 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && !joins(r) && !unicode.IsMark(r) && !strings.ContainsRune(".!%°′", r):
			return false
		}
	}
	return depth == 0 && s != ""
}

// joins reports whether a character beside another such would read as a product.
func joins(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("()∂∇√∞⁺⁻₊₋⁼₌⁽⁾₍₎", r)
}

func isNumber(r rune) bool { return r >= '0' && r <= '9' || r == '.' }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// scripted returns s in raised or lowered characters if there is one for each, else behind a
// mark as TeX has it.
func scripted(table, mark, s string) string {
	if mapped, ok := mapRunes(table, strings.ReplaceAll(s, " ", "")); ok {
		return mapped
	}
	if utf8.RuneCountInString(s) == 1 {
		return mark + s
	}
	return mark + "(" + s + ")"
}
