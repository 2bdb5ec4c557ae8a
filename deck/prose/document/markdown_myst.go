package document

import (
	"strings"

	"goodcard/deck/lazy"
)

// targetLine is a line by which MyST names the place below it: "(label)=".
var targetLine = lazy.Regexp(`^\s{0,3}\([^()\s]+\)=\s*$`)

// withoutTargets returns lines without those at their beginning and their end that only name a place, and how many of
// them stood at the beginning.
func withoutTargets(lines []string) ([]string, int) {
	skipped := 0
	for len(lines) > 0 && targetLine().MatchString(lines[0]) {
		lines, skipped = lines[1:], skipped+1
	}
	for len(lines) > 0 && targetLine().MatchString(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines, skipped
}

// mystRole is the name of what MyST does with the code right behind it: "{ref}`text <label>`".
var mystRole = lazy.Regexp(`\{((?:[a-z]+:)?(?:ref|doc|term|any|numref|download|cite|abbr|guilabel|menuselection|sub|sup|math|eq|kbd|code|file|command|program|option|envvar|samp|literal|` +
	`func|class|meth|mod|attr|data|exc|obj|const|type|macro|member|py|pep|rfc))\}$`)

// role takes the name of a role of MyST away from the words before a piece of code, and returns how that is set, and what
// of it is shown.
func (in *mdInline) role(code string, as Span) (string, Span) {
	as.Style |= Mono
	if len(in.spans) == 0 || !strings.HasSuffix(in.spans[len(in.spans)-1].Text, "}") {
		return code, as
	}
	before := &in.spans[len(in.spans)-1]
	role := mystRole().FindStringSubmatch(before.Text)
	if role == nil || before.Style&(Mono|Math) != 0 {
		return code, as
	}
	before.Text = strings.TrimSuffix(before.Text, role[0])
	text, target, hasTarget := strings.Cut(code, "<")
	text = strings.TrimSpace(text)
	hasText := hasTarget && strings.HasSuffix(target, ">") && text != ""
	switch role[1] {
	case "math", "eq":
		as.Style = as.Style&^Mono | Math
		return code, as
	case "ref", "doc", "any", "numref", "download", "cite":
		if !hasText { // a label
			return strings.TrimLeft(code, "~!"), as
		}
		as.Style &^= Mono
		return text, as
	case "term", "abbr", "guilabel", "menuselection":
		as.Style &^= Mono
	case "sub":
		as.Style = as.Style&^Mono | Sub
	case "sup":
		as.Style = as.Style&^Mono | Super
	}
	if hasText {
		return text, as
	}
	if last, isShort := strings.CutPrefix(code, "~"); isShort {
		return last[strings.LastIndexByte(last, '.')+1:], as
	}
	return strings.TrimPrefix(code, "!"), as
}
