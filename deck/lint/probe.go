package lint

import (
	"hash/fnv"
	"strings"

	"goodcard/deck"
)

const (
	maxRun      = 5   // words that an unseen wording may share in a row with a seen one
	minProbe    = 6   // content words of a wording below which sharing them is chance
	maxCompared = 100 // seen wordings with which each unseen one is compared
)

// unseenCopied reports unseen wordings that are put together of what a seen one says: who knows that one
// answers them by its words.
func unseenCopied(l *linter, c *deck.Card) {
	if len(c.Unseen) == 0 {
		return
	}
	seen := append([]deck.Passage{{Path: string(c.Kind), Text: c.Text}}, deck.Passages("also", c.Also)...)
	seen = seen[:min(len(seen), maxCompared)]
	all := make([][]string, len(seen))
	runs := map[uint64]int{} // which of seen a run stands in
	for i, s := range seen {
		all[i] = l.words(s.Text)
		for _, run := range runsOf(all[i]) {
			runs[run] = i
		}
	}
	sets := make([]map[string]bool, len(seen))
	for _, u := range deck.Passages("unseen", c.Unseen) {
		words := l.words(u.Text)
		const fix = "ask in other words, about another case, from another side"
		if run, i := sharedRun(words, runs, all); run != "" {
			l.report(c, u.Path, fix, "%q stands in %s too: whoever has seen that need not understand", run, deck.Spoken(seen[i].Path))
			continue
		}
		if len(words) < minProbe {
			continue
		}
		own := contentWords(words)
		for i := range seen {
			if sets[i] == nil {
				sets[i] = contentWords(all[i])
			}
			if common := countShared(own, sets[i]); len(own) >= minProbe && 5*common > 3*len(own) {
				l.report(c, u.Path, fix, "%d of its %d words stand in %s too: whoever has seen that need not understand", common, len(own), deck.Spoken(seen[i].Path))
				break
			}
		}
	}
}

// sharedRun returns the first words that a text has in a row with a seen one, and which that is.
func sharedRun(words []string, runs map[uint64]int, seen [][]string) (run string, i int) {
	for at, hash := range runsOf(words) {
		if i, found := runs[hash]; found && holds(seen[i], words[at:at+maxRun+1]) {
			return strings.Join(words[at:at+maxRun+1], " "), i
		}
	}
	return "", 0
}

// runsOf returns a hash of each run of words that is too long to be shared.
func runsOf(words []string) []uint64 {
	if len(words) <= maxRun {
		return nil
	}
	hashes := make([]uint64, 0, len(words)-maxRun)
	for i := range cap(hashes) {
		h := fnv.New64a()
		for _, word := range words[i : i+maxRun+1] {
			h.Write([]byte(word))
			h.Write([]byte{0})
		}
		hashes = append(hashes, h.Sum64())
	}
	return hashes
}

func countShared(a, b map[string]bool) int {
	n := 0
	for word := range a {
		if b[word] {
			n++
		}
	}
	return n
}

// contentWords returns the words of a text that are not of the grammar, as English has them; other
// languages have all of theirs.
func contentWords(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		if !grammar()[w] {
			set[w] = true
		}
	}
	return set
}

// grammar are words that stand in any English text.
var grammar = wordSet(`a an the and or but of to in on at for by with from as is are was were be been it its this that these those
which what who whose how why when where does do did has have had not no than then s t he she they them his her their you your one
if so can could will would may might must should all into about after before only any there also up out over more most`)

// unseenAnswered reports unseen wordings that say most of the answer.
func unseenAnswered(l *linter, c *deck.Card) {
	if len(c.Unseen) == 0 || c.Answer == "" {
		return
	}
	answer := contentWords(l.answerWords(c))
	if len(answer) < 3 {
		return // of two, both may stand there by chance
	}
	for _, u := range deck.Passages("unseen", c.Unseen) {
		common := countShared(answer, contentWords(l.words(u.Text)))
		if 5*common >= 4*len(answer) {
			l.report(c, u.Path, "ask so that the answer must be found", "%d of the %d words of the answer stand in this question", common, len(answer))
		}
	}
}
