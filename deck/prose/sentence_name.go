package prose

import (
	"strings"

	"goodcard/deck/prose/document"
)

// nameAt returns the name at the beginning of a stretch: what is set off there, or all up to the next sign or to a word with
// which another clause begins.
func (r *textRun) nameAt(at stretch) stretch {
	at, _ = r.skip(at, "a ", "an ", "the ")
	text := r.of(at)
	for _, q := range quotePairs {
		if strings.HasPrefix(text, q[0]) {
			if end := strings.Index(text[len(q[0]):], q[1]); end > 0 {
				return ended(text, stretch{at.start + len(q[0]), at.start + len(q[0]) + end}, len(q[0])+end+len(q[1]))
			}
		}
	}
	if spans := document.Slice(r.spans, at.start, at.end); len(spans) > 0 && spans[0].Style&(document.Bold|document.Italic) != 0 {
		return ended(text, stretch{at.start, at.start + len(strings.TrimRight(spans[0].Text, " .,;:"))}, len(spans[0].Text))
	}
	end := len(text)
	for i, c := range text {
		if strings.ContainsRune(",;:()?!–—", c) || c == '.' && (i+1 == len(text) || text[i+1] == ' ') {
			end = i
			break
		}
	}
	for _, word := range []string{" and ", " because ", " since ", " - ", " or "} {
		if i := strings.Index(text[:end], word); i > 0 {
			end = i
		}
	}
	return trimmed(r.text, stretch{at.start, at.start + end})
}

// ended returns a name that is set off, or nothing where it goes on at an offset of the text, behind its quotes or its style:
// "exclusive" attribution.
func ended(text string, name stretch, at int) stretch {
	next := firstWord(strings.TrimPrefix(text[at:], " "))
	if startsSmall(next) && !afterName()[next] || next == "or" {
		return stretch{name.start, name.start}
	}
	return name
}

// pointsBack says whether a subject names something that was spoken of before: "The noun", "This noun".
func pointsBack(subject string) bool {
	all := strings.Fields(subject)
	first := strings.ToLower(all[0])
	if first == "this" || first == "these" || first == "such" || first == "that" {
		return len(all) <= 4
	}
	return first == "the" && len(all) <= 4 && !strings.Contains(subject, " of ")
}

// germanPointsBack says whether a subject names something that was spoken of before.
func germanPointsBack(subject string) bool {
	all := strings.Fields(subject)
	switch strings.ToLower(all[0]) {
	case "dieser", "diese", "dieses", "solche", "diesen":
		return len(all) <= 4
	case "der", "die", "das", "den":
		return len(all) <= 3
	}
	return false
}
