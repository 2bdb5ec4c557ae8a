package strictyaml

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotes finds a quote that is never closed, or text behind the closing quote.
func (s *source) quotes(l line, to int) []guess {
	from := s.in(l, l.value)
	if from >= to || s.text[from] != '"' && s.text[from] != '\'' {
		return nil
	}
	end := closing(s.text[:to], from+1, s.text[from])
	if end < 0 {
		return s.openQuote(from, to, l)
	}
	rest := s.restOfLine(end)
	if rest == "" || rest[0] == '#' {
		return nil
	}
	at := end + strings.Index(s.text[end:], rest)
	const follows = "text follows the closing quote"
	if rest == "," || rest == ";" {
		return []guess{{{at, RuleQuote, follows, certain("delete the "+rest, at, at+1, "")}}}
	}
	first := s.endOfLine(from)
	if end > first { // the quote closes on another line
		whole := strings.TrimSpace(s.text[from:s.endOfLine(end)])
		return []guess{{{at, RuleQuote, follows, s.rewritten(l, whole)}}}
	}
	return []guess{
		{{at, RuleQuote, follows, s.rewritten(l, withoutRemark(strings.TrimSpace(l.text[l.value:])))}},
		{{at, RuleQuote, follows, s.rewritten(l, strings.TrimSpace(s.text[from:to]))}},
	}
}

// rewritten says to put a text in quotes that do not end within it. Where it ends with the quote that
// it begins with, that may be its own, or that of the whole text with another pair within.
func (s *source) rewritten(l line, whole string) remedy {
	quote, text := whole[0], whole
	end := closing(whole, 1, quote)
	inner := len(whole) > 2 && whole[len(whole)-1] == quote && end < len(whole) &&
		(whole[end-2] == ' ' || whole[end-2] == '(' || unicode.IsLetter(firstRune(whole[end:])) || unicode.IsDigit(firstRune(whole[end:])))
	twice := strings.Repeat(string(quote), 2)
	if once := strings.Trim(whole, twice[:1]); len(once) == len(whole)-4 && strings.HasPrefix(whole, twice) && strings.HasSuffix(whole, twice) && !strings.Contains(once, twice[:1]) {
		return s.written(l, "write each quote once: ", len(whole), twice[:1]+once+twice[:1])
	}
	switch {
	case inner && quote == '\'':
		text = strings.ReplaceAll(whole[1:len(whole)-1], "''", "'")
	case inner:
		text = strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(whole[1 : len(whole)-1])
	}
	return s.written(l, "put the whole text in quotes: ", len(whole), Quote(joinLines(text)))
}

// openQuote finds where a quote that is never closed was meant to be: at the end of its line, or of
// the deeper ones below.
func (s *source) openQuote(from, to int, l line) []guess {
	const message = "this quote is never closed"
	quote := s.text[from : from+1]
	for n := l.number; n < len(s.starts) && s.startOf(n) < to; n++ {
		if s.knows(readLine(n+1, s.line(n+1)).key) {
			to = s.startOf(n) // it is none of the text
		}
	}
	var guesses []guess
	for _, line := range []int{s.endOfLine(from), s.endOfLine(max(from, to-1))} {
		end := from + len(strings.TrimRight(s.text[from:line], " \t\r\n"))
		if strings.HasSuffix(s.text[from:end], ",") && s.text[end-2] != quote[0] && l.key != "" {
			end-- // as in JSON
		}
		if sign, size := utf8.DecodeLastRuneInString(s.text[from:end]); size > 1 && quoteMeant(sign) == quote && !strings.ContainsFunc(s.text[from+1:end-size], func(r rune) bool { return quoteMeant(r) == quote }) {
			fix := certain("write "+s.text[from:end-size]+quote, end-size, end, quote)
			guesses = append(guesses, guess{{end - size, RuleLookAlike, lookAlikeMessage(sign), fix}})
		}
		fix := certain("close it where the text ends: "+s.text[from:end]+quote, end, end, quote)
		if remarkAt(s.text[from:end], 0) >= 0 {
			fix = either(fix)
			fix.words += ", or before # if a comment begins there"
		}
		guesses = append(guesses, guess{{from, RuleQuote, message, fix}})
	}
	return guesses
}
