package prose

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/prose/document"
)

// clozeOf returns the text of a cloze that hides a term in its definition, or before it where that does not name it. It is
// empty where the term would still be seen.
func clozeOf(term string, m masked) string {
	if !m.whole || len(m.blocks) == 0 {
		return ""
	}
	text := document.MarkdownOf(m.blocks)
	gaps := m.gaps
	if gaps == 0 {
		text = gapOpens + term + gapCloses + ": " + text
		gaps = 1
	}
	opens := "{{"
	if gaps > 1 {
		opens = "{{c1::"
	}
	text = strings.NewReplacer(gapOpens, opens, gapCloses, "}}").Replace(text)
	segments, err := deck.ParseCloze(text)
	if err != nil || len(text) > maxText {
		return ""
	}
	for _, s := range segments {
		switch {
		case s.Group == 0:
		case s.Group > 1 || s.Hint != "":
			return ""
		default:
			gaps--
		}
	}
	if gaps != 0 {
		return ""
	}
	return text
}
