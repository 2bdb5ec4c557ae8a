package strictyaml

import (
	"slices"
	"strings"

	"goodcard/deck/lazy"
)

// brackets finds what is wrong in a value that begins with a bracket: a quote or a bracket that is
// never closed, or texts that must stand in quotes there.
func (s *source) brackets(from, to int) []guess {
	if from >= to || s.text[from] != '[' && s.text[from] != '{' {
		return nil
	}
	var guesses []guess
	for _, comments := range []bool{true, false} { // with comments as such, then with # as part of the text
		f := flow{s: s, at: from, to: to, comments: comments}
		if !f.bracket() {
			if comments {
				guesses = append(guesses, f.open(from)...)
			}
			continue
		}
		if len(f.found) > 0 {
			g := guess(f.found)
			if comments {
				guesses = append([]guess{g}, guesses...)
			} else {
				guesses = append([]guess{g}, guesses...)
			}
		}
	}
	return guesses
}

// A flow reads what stands between brackets as its author meant it: a text goes on until something
// that can only be the next entry.
type flow struct {
	s        *source
	at, to   int
	comments bool  // a # behind a space begins a comment
	opened   []int // places of the brackets that are open
	found    []finding
	stuck    *flow    // as it was where a bracket was not closed, the innermost one
	problem  *finding // why it cannot be told where the brackets close
}

// bracket reads from an opening bracket to behind its partner and reports whether there is one.
func (f *flow) bracket() bool {
	open := f.s.text[f.at]
	f.opened = append(f.opened, f.at)
	f.at++
	for {
		f.space()
		switch c := f.peek(); {
		case c == 0 || len(f.opened) > maxDepth, (c == ']' || c == '}') && c != open+2:
			// In ASCII each bracket is two before its partner.
			if f.stuck == nil {
				f.stuck = &flow{at: f.at, opened: slices.Clone(f.opened)}
			}
			return false
		case c == ']' || c == '}':
			f.opened = f.opened[:len(f.opened)-1]
			f.at++
			return true
		case c == ',':
			if before := strings.TrimRight(f.s.text[:f.at], " \t\r\n"); strings.IndexByte(",[{", before[len(before)-1]) >= 0 && len(f.found) < maxFaults {
				f.found = append(f.found, finding{f.at, RuleBracket, "nothing stands before this comma that it would part", certain("delete the comma", f.at, f.at+1, "")})
			}
			f.at++
		default:
			if !f.entry(open == '{') {
				return false
			}
		}
	}
}

func (f *flow) peek() byte {
	if f.at < f.to {
		return f.s.text[f.at]
	}
	return 0
}

// space skips white space and comments.
func (f *flow) space() {
	for f.at < f.to {
		switch c := f.s.text[f.at]; {
		case isSpace(c):
			f.at++
		case c == '#' && isSpace(f.s.text[f.at-1]) && (f.comments || strings.TrimSpace(f.s.text[f.s.startOf(f.line()-1):f.at]) == ""):
			f.at = f.s.endOfLine(f.at)
		default:
			return
		}
	}
}

func (f *flow) line() int {
	line, _ := f.s.lineAt(f.at)
	return line
}

var (
	flowKey     = lazy.Regexp(`^(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_][A-Za-z0-9_ /-]*)\s*:(?:[\s"'\[{]|$)`)
	commaAndKey = lazy.Regexp(`,\s*([a-z][a-z-]*)\s*:\s*$`)
	nextPair    = lazy.Regexp(`^,\s*(?:(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_][A-Za-z0-9_/-]*)\s*:[\s"'\[{]|[}\]])`)
)

// entry reads an entry: a value, or a key and its value.
func (f *flow) entry(pairs bool) bool {
	if m := flowKey().FindStringIndex(f.s.text[f.at:min(f.to, f.at+200)]); m != nil && pairs {
		f.at += strings.IndexByte(f.s.text[f.at:], ':') + 1
		if f.space(); f.peek() == ',' || f.peek() == '}' {
			return true
		}
	}
	switch c := f.peek(); c {
	case 0:
		return false
	case '"', '\'':
		return f.quoted(c, pairs)
	case '[', '{':
		start, found, opened := f.at, len(f.found), len(f.opened)
		if f.bracket() {
			end := f.at
			if f.space(); strings.IndexByte(",]}", f.peek()) >= 0 && !strings.HasPrefix(f.s.text[start:], "{{") {
				return true
			}
			if f.comma(end, f.at, start, pairs) {
				return true
			}
		}
		// It is no list, but a text that starts so.
		f.at, f.found, f.opened = start, f.found[:found], f.opened[:opened]
		if !f.text(pairs) {
			return false
		}
		f.stuck = nil
		return true
	}
	return f.text(pairs)
}

// quoted reads a text in quotes.
func (f *flow) quoted(quote byte, pairs bool) bool {
	start := f.at
	end := closing(f.s.text[:f.to], f.at+1, quote)
	if end < 0 {
		f.problem = &finding{f.at, RuleQuote, "this quote is never closed", advice("close it where the text ends")}
		return false
	}
	f.at = end
	if f.space(); strings.IndexByte(",]}:", f.peek()) >= 0 && f.at < f.to {
		if f.peek() == ':' {
			f.at++
			f.space()
			return strings.IndexByte(",]}", f.peek()) >= 0 || f.entry(false)
		}
		return true
	}
	if f.comma(end, f.at, start, pairs) {
		return true
	}
	if m := commaAndKey().FindStringSubmatchIndex(f.s.text[start : end-1]); pairs && m != nil && f.s.knows(f.s.text[start+m[2]:start+m[3]]) {
		comma := start + m[0]
		f.found = append(f.found, finding{start, RuleQuote, "this quote is never closed", certain("close it where the text ends: "+f.s.text[start:comma]+string(quote), comma, comma, string(quote))})
		f.at = comma
		return true
	}
	stop, ok := f.end(pairs)
	if !ok {
		return false
	}
	whole := strings.TrimSpace(f.s.text[start:stop])
	l := line{number: 1, text: whole}
	fix := f.s.rewritten(l, whole)
	fix = f.s.quote("put the whole text in quotes: "+fix.edit.Text, start, start+len(whole), fix.edit.Text)
	f.found = append(f.found, finding{f.at, RuleQuote, "text follows the closing quote", fix})
	f.at = stop
	return true
}

// text reads a text without quotes, and finds the first thing in it that YAML would not take for a part of it.
func (f *flow) text(pairs bool) bool {
	start := f.at
	stop, ok := f.end(pairs)
	if !ok {
		return false
	}
	text := strings.TrimRight(f.s.text[start:stop], " \t\r\n")
	f.at = stop
	const between = " must stand in quotes here, since it stands between brackets"
	at, rule, message, colons := 0, "", "", 0
	for i := 0; i < len(text) && rule == ""; i++ {
		switch c := text[i]; {
		case i == 0 && strings.HasPrefix(text, "{{"):
			at, rule, message = i, RuleBraces, startsWithBraces
		case i == 0 && strings.IndexByte("@`%*&!|>[{", c) >= 0:
			at, rule, message = i, RuleFirstChar, "a text that starts with "+text[:1]+" must stand in quotes, since the sign means something else to YAML"
		case c == '?' && i > 0, strings.IndexByte("[]{}", c) >= 0:
			at, rule, message = i, RuleBracket, "a text with a "+text[i:i+1]+between
		case c == ':' && (i+1 == len(text) || isSpace(text[i+1])):
			if colons++; colons == 1 && !pairs {
				continue // one is a pair of its own
			}
			key := strings.LastIndexAny(text[:i], " \t\n") + 1
			if end := len(strings.TrimRight(text[:key], " \t\r\n")); f.comma(start+end, start+key, start, pairs) {
				return true
			}
			at, rule, message = i, RuleColon, `": " within plain text looks like a second key to YAML`
		case c == '#' && (i == 0 || isSpace(text[i-1])) && !f.comments:
			at, rule, message = i, RuleComment, "from # on this is a comment to YAML, which hides what stands behind it"
		}
	}
	if rule == "" {
		return true
	}
	written := Quote(joinLines(text))
	f.found = append(f.found, finding{start + at, rule, message, f.s.quote("write "+written, start, start+len(text), written)})
	return true
}

// comma finds that no comma stands behind an entry, which begins at start and ends at end, though at
// next another one begins: one of a list that opens as this one does, or a key that is not given yet.
func (f *flow) comma(end, next, start int, pairs bool) bool {
	text := f.s.text
	key := flowKey().FindString(text[next:min(f.to, next+200)])
	name := strings.Trim(strings.TrimRight(key, ": \t\r\n\"'[{"), `"'`)
	what, words, choice := "the next entry", "put a comma there", false
	switch {
	case len(f.found) > maxFaults, next >= f.to:
		return false
	case !pairs && end > start && text[next] == text[start] && strings.IndexByte(`"'{[`, text[start]) >= 0:
	case pairs && end > start && f.s.knows(name) && !f.gives(name, next):
		what, words = "the key "+name, "put a comma before "+name
		if strings.IndexByte(`"'[{`, text[start]) < 0 {
			words, choice = words+", or the text in quotes if all of it is one", true
		}
	default:
		return false
	}
	fix := certain(words, end, end, ",")
	fix.choice = choice
	f.found = append(f.found, finding{end, RuleBracket, "there is no comma before " + what, fix})
	f.at = next
	return true
}

// gives reports whether a key is given in the innermost brackets, elsewhere than at next.
func (f *flow) gives(name string, next int) bool {
	const longest = 4 << 10 // that people write between brackets
	open := f.opened[len(f.opened)-1]
	for at, text := open, f.s.text; ; at++ {
		i := strings.Index(text[at:f.to], name)
		if at += i; i < 0 || at > open+longest {
			return false
		}
		before := strings.TrimRight(text[open:at], " \t\r\n\"'")
		behind := strings.TrimLeft(text[at+len(name):f.to], " \"'")
		if at != next && strings.HasPrefix(behind, ":") && strings.IndexByte("{,", before[max(0, len(before)-1):][0]) >= 0 {
			return true
		}
	}
}

// end returns where a text ends that has begun: at a comma, a closing bracket, or a comment. Brackets
// within it that close are part of it, and within braces a comma that no key follows.
func (f *flow) end(pairs bool) (int, bool) {
	depth := 0
	for i := f.at; i < f.to; i++ {
		switch c := f.s.text[i]; {
		case c == '[' || c == '{':
			depth++
		case (c == ']' || c == '}') && depth > 0:
			depth--
		case c == ']' || c == '}':
			return i, true
		case c == ',' && depth == 0 && (!pairs || nextPair().MatchString(f.s.text[i:min(f.to, i+200)])):
			return i, true
		case c == '#' && f.comments && isSpace(f.s.text[i-1]) && depth == 0:
			return i, true
		}
	}
	return f.to, false
}

const orText = ", or further on if what stands behind # is part of the text"

// open says what to close where brackets do not.
func (f *flow) open(from int) []guess {
	s := f.s
	if f.problem != nil {
		return []guess{{*f.problem}}
	}
	if f.stuck != nil {
		f.at, f.opened = f.stuck.at, f.stuck.opened
	}
	last := f.opened[len(f.opened)-1]
	const message = "this bracket is never closed"
	with := func(words string, at int, text string) guess {
		return guess{{last, RuleBracket, message, certain(words, at, at, text)}}
	}
	closers := ""
	for i := len(f.opened) - 1; i >= 0; i-- {
		closers += string(s.text[f.opened[i]] + 2)
	}
	closer := closers[:1]
	var guesses []guess
	if c := f.peek(); c == ']' || c == '}' {
		if len(f.opened) == 1 {
			guesses = append(guesses, guess{{f.at, RuleBracket, "the bracket " + string(s.text[last]) + " is closed by " + closer + " and not by " + string(c), certain("write "+closer+" in place of "+string(c), f.at, f.at+1, closer)}})
		}
		guesses = append(guesses, with("close it: put "+closer+" before "+string(c), f.at, closer))
	}
	text, choice := s.text[from:f.to], false
	if at := strings.Index(text, " #"); at >= 0 && !strings.Contains(text, "\n") {
		text, choice = text[:at], !surely(text, at+1)
	}
	text = strings.TrimRight(text, " \t\r\n")
	words := "close it where it ends: " + joinLines(text) + closers
	if whole := joinLines(text); shorten(whole) != whole {
		words = "close it where it ends: put " + closers + " behind " + whole[strings.LastIndexByte(whole, ' ')+1:]
	}
	g := with(words, from+len(text), closers)
	quoted := Quote(joinLines(text))
	whole := certain("put the whole text in quotes: "+quoted, from, from+len(text), quoted)
	whole.choice, g[0].fix.choice = choice, choice
	if choice {
		whole.words, g[0].fix.words = whole.words+orText, g[0].fix.words+orText
	}
	g[0].fix.text = &whole
	return append(guesses, g, guess{{last, RuleBracket, message, whole}})
}
