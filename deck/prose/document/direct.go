package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// directQuestions returns the numbers, from 1 on, of lines that are one question each with its answer on the next line:
// "What is an ox?", then "An animal." Where a text has few of them, a sentence of a paragraph happened to end there,
// and it is nil. Where some have a number, all of them have one.
func directQuestions(lines []string) map[int]bool {
	const few = 2
	widest := 0 // of the lines that do not ask
	for _, l := range lines {
		if label(strings.TrimLeft(l, " *_")) > 0 {
			return nil
		}
		if !strings.HasSuffix(l, "?") {
			widest = max(widest, utf8.RuneCountInString(l))
		}
	}
	all, withNumber := map[int]bool{}, map[int]bool{}
	for i, l := range lines[:max(len(lines)-1, 0)] {
		if !asksOnly(l) || i > 0 && !endsHere(lines[i-1]) || !beginsAnswer(lines[i+1]) || !isBrokenOff(l, lines[i+1], widest) {
			continue
		}
		all[i+1] = true
		if numbered(strings.TrimSpace(l)) > 0 {
			withNumber[i+1] = true
		}
	}
	if len(withNumber) >= few {
		return withNumber
	}
	if len(all) < few {
		return nil
	}
	return all
}

// bare returns a line without what sets it off: the mark of an item, and stars.
func bare(line string) string {
	line = strings.TrimSpace(line)
	if n := numbered(line); n > 0 {
		line = line[n:]
	} else {
		line = line[markerOf(line).size:]
	}
	return strings.Trim(line, " *_")
}

// asksOnly reports whether a line is one question and nothing else.
func asksOnly(line string) bool {
	const longest = 200 // letters
	text, isQuestion := strings.CutSuffix(bare(line), "?")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `"'(“„¿`+"`"))
	return isQuestion && strings.ContainsAny(text, " ") && !strings.ContainsAny(text, "?!|") && !strings.Contains(text, ". ") &&
		unicode.IsUpper(first) && utf8.RuneCountInString(text) < longest
}

// beginsAnswer reports whether a line may be the first of an answer.
func beginsAnswer(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || isRule(line) || strings.HasPrefix(line, "#") || strings.HasPrefix(line, ":") || asksOnly(line) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	return !unicode.IsLower(first)
}

// endsHere reports whether nothing goes on from a line to the next one.
func endsHere(line string) bool {
	line = strings.TrimRight(line, ` "'”’»)*_`)
	return line == "" || strings.ContainsAny(line[len(line)-1:], ".!?:#=-`") || isShort(line)
}

// isBrokenOff reports whether a line ends where it does for another reason than want of room: the next word would have
// had room in it, or no line is as wide.
func isBrokenOff(line, next string, widest int) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	width := utf8.RuneCountInString(line)
	return isShort(line) || width > widest || width+1+utf8.RuneCountInString(word) <= widest
}

// partEntries makes lists of the paragraphs in which a forced break parts lines that are entries of a glossary each.
func partEntries(blocks []Block) []Block {
	for i, b := range blocks {
		blocks[i].Blocks = partEntries(b.Blocks)
		if b.Kind != Paragraph {
			continue
		}
		text := TextOf(b.Spans)
		lines := strings.Split(text, "\n")
		if !areEntries(lines) {
			continue
		}
		list := Block{Kind: List, Lines: true, Anchor: b.Anchor, First: b.First, Last: b.Last}
		at := 0
		for _, line := range lines {
			spans := cleanSpans(Slice(b.Spans, at, at+len(line)))
			list.Blocks = append(list.Blocks, Block{Kind: Item, First: b.First, Last: b.Last, Blocks: []Block{{Kind: Paragraph, Spans: spans, First: b.First, Last: b.Last}}})
			at += len(line) + 1
		}
		blocks[i] = list
	}
	return blocks
}

// areEntries reports whether lines are entries of a glossary, one a line; see [isEntry].
func areEntries(lines []string) bool {
	const few = 3
	return len(lines) >= few && !slices.ContainsFunc(lines, func(l string) bool { return !isEntry(strings.TrimLeft(l, "*_ ")) })
}

// partQuestions makes paragraphs of their own of lines that are questions, and of their answers, where a forced break
// stands between them.
func partQuestions(blocks []Block) []Block {
	var lines []string
	walkParagraphs(blocks, func(b *Block) {
		if text := TextOf(b.Spans); strings.Contains(text, "\n") {
			lines = append(append(lines, strings.Split(text, "\n")...), "")
		}
	})
	asks := directQuestions(lines)
	if asks == nil {
		return blocks
	}
	at := 0
	return partedIn(blocks, asks, &at)
}

func walkParagraphs(blocks []Block, visit func(*Block)) {
	for i := range blocks {
		if blocks[i].Kind == Paragraph {
			visit(&blocks[i])
		}
		walkParagraphs(blocks[i].Blocks, visit)
	}
}

// partedIn parts the paragraphs among blocks; at is how many lines stand before them.
func partedIn(blocks []Block, asks map[int]bool, at *int) []Block {
	var all []Block
	for _, b := range blocks {
		b.Blocks = partedIn(b.Blocks, asks, at)
		text := TextOf(b.Spans)
		if b.Kind != Paragraph || !strings.Contains(text, "\n") {
			all = append(all, b)
			continue
		}
		start, end := 0, 0
		part := func(isQuestion bool) {
			if start < end {
				p := b
				p.Spans, p.Asks = cleanSpans(Slice(b.Spans, start, end)), isQuestion
				all = append(all, p)
			}
			start = end
		}
		for line := range strings.SplitSeq(text, "\n") {
			*at++
			if asks[*at] {
				part(false)
			}
			end = min(end+len(line)+1, len(text))
			if asks[*at] {
				part(true)
			}
		}
		part(false)
		*at++
	}
	return all
}
