package lint

import (
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
	"goodcard/deck/markup/tex"
)

// unshownFormula reports formulas of which a terminal, a screen reader and a list show the source.
func unshownFormula(source string, report reporter) {
	if !strings.ContainsAny(source, `$\`) || !mayBeUnshown(source) {
		return
	}
	told := map[string]bool{}
	markup.Walk(markup.Parse(source), func(n *markup.Node) {
		if n.Kind != markup.Math {
			return
		}
		part := tex.Unread(n.Content)
		if part == "" || told[part] {
			return
		}
		told[part] = true
		const fix = "write it in other signs, or say in words what it says"
		switch {
		case part == "{" || part == "}":
			report(n.Content, "close each brace that is opened", "a formula is shown as its source: it has a %s without a partner", part)
		case strings.HasPrefix(part, `\`):
			report(n.Content, fix, "a formula is shown as its source: %s cannot be written in a line of text", part)
		default:
			report(n.Content, fix, "a formula is shown as its source: it cannot be read from %s on", part)
		}
	})
}

// mayBeUnshown reports whether something in a text looks like a formula that is shown as its source. Some of that
// may stand in code; reading the whole as Markdown tells, and takes longer.
func mayBeUnshown(source string) bool {
	signs := 0
	for i := 0; i < len(source) && signs < maxSigns; {
		if strings.IndexByte("$\\`", source[i]) >= 0 {
			signs++
		}
		size := markup.Verbatim(source[i:])
		if size > 2 && (source[i] == '$' || source[i] == '\\') {
			if inside := strings.Trim(source[i:i+size], `$`); tex.Unread(strings.TrimSuffix(strings.TrimSuffix(inside, `\)`), `\]`)) != "" {
				return true
			}
		}
		i += size
	}
	return false
}

var (
	spacedOut = lazy.Regexp(`^\$[ \t]+[^$\n]*[ \t]\$|^\$[ \t]+[^$\n]*\$|^\$[^$\n\s][^$\n]*[ \t]\$`)
	texSigns  = lazy.Regexp(`\\[a-zA-Z]{2,}|[\^_]\{|\^[0-9a-zA-Z]|[=<>+]`)
	texWords  = lazy.Regexp(`\\[a-zA-Z]{2,}|[\^_]\{`)
	wordy     = lazy.Regexp(`\pL{2,}|["';]`) // of a program, or prose
	texStarts = lazy.Regexp(`^\$\$?[^\s$]*(\\[a-zA-Z]{2,}|[\^_]\{|\^[0-9a-zA-Z])`)
)

// loneDollar reports a dollar that was meant to begin a formula and begins none.
func loneDollar(source string, report reporter) {
	if !strings.Contains(source, "$") {
		return
	}
	signs := 0
	for i := 0; i < len(source) && signs < maxSigns; {
		if strings.IndexByte("$\\`", source[i]) >= 0 {
			signs++
		}
		if i == 0 || source[i-1] == '\n' {
			if size := markup.FencedCode(source[i:]); size > 0 {
				i += size
				continue
			}
		}
		size := markup.Verbatim(source[i:])
		lone := source[i] == '$' && (size == 1 || size == 2 && strings.HasPrefix(source[i:], "$$"))
		if !lone {
			i += size
			continue
		}
		rest := source[i:min(len(source), i+maxPiece)]
		switch spaced := spacedOut().FindString(rest); {
		case spaced != "" && texSigns().MatchString(spaced) && (texWords().MatchString(spaced) || !wordy().MatchString(spaced)):
			report(source[i:], "write $"+strings.Trim(spaced, "$ \t")+"$", "%s is shown as it is written: no space stands between a dollar and its formula", spaced)
			return
		case texStarts().MatchString(rest):
			report(source[i:], `close the formula with a dollar, or write \$ for one that is meant as it is`, "a dollar opens a formula that is not closed")
			return
		}
		i += size
	}
}

const (
	maxSigns = 500 // dollars, backslashes and backticks of a text that are looked at
	maxPiece = 200 // bytes of it that are looked at from each dollar on
)
