package deck

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// literalAnswer reports answers to be typed within signs of Markdown, which would have to be typed too.
func literalAnswer(l *linter, c *Card) {
	for _, e := range c.answers() {
		if !e.literal {
			return
		}
		for _, sign := range []string{"`", "**", "*", "_", "$"} {
			inside, opened := strings.CutPrefix(e.text, sign)
			inside, closed := strings.CutSuffix(inside, sign)
			if opened && closed && inside != "" && !strings.Contains(inside, sign) {
				l.report(c, e.path, "write "+inside, "what is typed is compared as it is written, %s and all", sign)
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
func quotedText(l *linter, c *Card) {
	for _, e := range c.texts() {
		text := strings.TrimSpace(e.text)
		for _, marks := range quoteMarks {
			inside := strings.Trim(text, marks)
			opens := text[:len(text)-len(strings.TrimLeft(text, marks))]
			closes := text[len(strings.TrimRight(text, marks)):]
			switch straight := marks[:1]; {
			case opens == "" && closes == `"` && !strings.ContainsAny(inside, marks) && endsInWord(inside):
				l.report(c, e.path, "write "+yamlQuoted(inside)+", or open it", "the quote %s closes and is not opened in this text", closes)
			case opens == "" || inside == "" || strings.ContainsAny(inside, marks) || strings.HasPrefix(opens, "’"):
			case closes != "" && strings.Trim(opens+closes, straight) != "":
				l.report(c, e.path, "write "+yamlQuoted(inside), "the quotes %s are part of the text: YAML takes away only a pair of straight ones", opens+"…"+closes)
			case closes == "" && straight == `"` && strings.Trim(opens, straight) != "":
				l.report(c, e.path, "write "+yamlQuoted(inside)+", or close it", "the quote %s opens and is not closed in this text", opens)
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

var goesOn = lazy(`^(and|or|nor|but|not)\s`)

// splitList reports an entry of a list that goes on with the one before it.
func splitList(l *linter, c *Card) {
	for key, list := range map[string][]string{"points": c.Points, "accept": c.Accept, "also": c.Also, "unseen": c.Unseen, "wrong": optionTexts(c)} {
		for i, text := range list {
			m := goesOn().FindString(text)
			if i == 0 || m == "" || key == "wrong" && m == "not " {
				continue
			}
			path := fmt.Sprintf("%s[%d]", key, i)
			if key == "wrong" {
				path += ".text"
			}
			l.report(c, path, "put the whole in quotes: "+yamlQuoted(list[i-1]+", "+text), "the entry begins with %q: a comma within brackets ends an entry", strings.TrimSpace(m))
		}
	}
}

func optionTexts(c *Card) []string {
	var all []string
	for _, o := range c.Wrong {
		all = append(all, o.Text)
	}
	return all
}
