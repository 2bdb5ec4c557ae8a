package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

// literalAnswer reports answers to be typed within signs of Markdown, which would have to be typed too.
func literalAnswer(l *linter, c *deck.Card) {
	for _, e := range c.Answers() {
		if !e.Literal {
			return
		}
		for _, sign := range []string{"`", "**", "*", "_", "$"} {
			inside, opened := strings.CutPrefix(e.Text, sign)
			inside, closed := strings.CutSuffix(inside, sign)
			if opened && closed && inside != "" && !strings.Contains(inside, sign) {
				l.report(c, e.Path, "write "+inside, "what is typed is compared as it is written, %s and all", sign)
				break
			}
		}
	}
}

// quoteMarks are the quotes that an editor may put in the place of YAML's, double and single, with those
// of YAML among them.
var quoteMarks = []string{`"“”„‟«»＂`, `'‘’‚`}

// quotedText reports texts that stand in typographic quotes from end to end, or in such a one and a
// straight one, and those that open one and do not close it, or close one of YAML that they do not open.
func quotedText(l *linter, c *deck.Card) {
	for _, e := range c.Texts() {
		text := strings.TrimSpace(e.Text)
		for _, marks := range quoteMarks {
			inside := strings.Trim(text, marks)
			opens := text[:len(text)-len(strings.TrimLeft(text, marks))]
			closes := text[len(strings.TrimRight(text, marks)):]
			switch straight := marks[:1]; {
			case opens == "" && closes == `"` && !strings.ContainsAny(inside, marks) && endsInWord(inside):
				l.report(c, e.Path, "write "+yamlQuoted(inside)+", or open it", "the quote %s closes and is not opened in this text", closes)
			case opens == "" || inside == "" || strings.ContainsAny(inside, marks) || strings.HasPrefix(opens, "’"):
			case closes != "" && strings.Trim(opens+closes, straight) != "":
				l.report(c, e.Path, "write "+yamlQuoted(inside), "the quotes %s are part of the text: YAML takes away only a pair of straight ones", opens+"…"+closes)
			case closes == "" && straight == `"` && strings.Trim(opens, straight) != "":
				l.report(c, e.Path, "write "+yamlQuoted(inside)+", or close it", "the quote %s opens and is not closed in this text", opens)
			}
		}
	}
}

// endsInWord reports whether a quote behind a text is none of inches or of what follows.
func endsInWord(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return !unicode.IsDigit(last) && !unicode.IsSpace(last)
}

// yamlQuoted returns a text in quotes that YAML takes away again.
func yamlQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

var goesOn = lazy.Regexp(`^(and|or|nor|but|not)\s`)

var (
	digits = lazy.Regexp(`^[0-9]+$`)
	quoted = lazy.Regexp(`^([^"\s][^"]*)\s("[^"]+")$`)
)

// splitList reports an entry of a list that goes on with the one before it, and answers to be typed of which
// one ends in quotes, as if an entry of its own stood there.
func splitList(l *linter, c *deck.Card) {
	for _, list := range []struct {
		key   string
		texts []string
	}{{"points", c.Points}, {"accept", c.Accept}, {"also", c.Also}, {"unseen", c.Unseen}} {
		l.splitIn(c, list.key, list.texts)
	}
}

func (l *linter) splitIn(c *deck.Card, key string, list []string) {
	for i, text := range list {
		path := func() string { return fmt.Sprintf("%s[%d]", key, i) }
		if key == "accept" && strings.HasSuffix(text, `"`) {
			if m := quoted().FindStringSubmatch(text); m != nil {
				l.report(c, path(), "write two entries, "+m[1]+" and "+m[2]+", or leave the quotes out", "the quotes of %s are part of what is to be typed", m[2])
			}
		}
		if i == 0 {
			continue
		}
		before := list[i-1]
		if digits().MatchString(text) && digits().MatchString(before) && l.between(c, key, i, before) == len(",") {
			l.report(c, path(), "put the whole in quotes: "+yamlQuoted(before+","+text)+", or a space behind the comma", "%s and %s are two entries: a comma within brackets ends an entry", before, text)
		}
		m := goesOn().FindString(text)
		if m == "" || !isEnglish(l.deck.Lang) {
			continue
		}
		if n := l.between(c, key, i, before); n == len(",") || n == len(", ") {
			l.report(c, path(), "put the whole in quotes: "+yamlQuoted(before+", "+text), "the entry begins with %q: a comma within brackets ends an entry", strings.TrimSpace(m))
		}
	}
}

// between counts the signs between two entries of a list that stand in one line without quotes; 0 between others.
// The text is that of the first.
func (l *linter) between(c *deck.Card, key string, i int, text string) int {
	before, _ := l.stands.at(c.ID, fmt.Sprintf("%s[%d]", key, i-1))
	at, ok := l.stands.at(c.ID, fmt.Sprintf("%s[%d]", key, i))
	if !ok || at.Line != before.Line || !at.Plain || !before.Plain {
		return 0
	}
	return at.Column - before.Column - utf8.RuneCountInString(text)
}
