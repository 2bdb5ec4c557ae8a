package lint

import (
	"slices"
	"strings"
	"sync"

	"goodcard/deck"
)

// opposites holds pairs of words of which one says what the other is, in both directions.
var opposites = sync.OnceValue(func() map[[2]string]bool {
	pairs := strings.Fields(`
inner outer  before after  above below  more less  more fewer  higher lower  high low  larger smaller  large small  greater less
greater smaller  increase decrease  increases decreases  increased decreased  rise fall  rises falls  up down  left right
north south  east west  northern southern  eastern western  positive negative  input output  inputs outputs  first second
first last  former latter  public private  internal external  active passive  true false  hot cold  hotter colder  faster slower
fast slow  stronger weaker  strong weak  short long  shorter longer  early late  earlier later  wide narrow  with without
light heavy  lighter heavier  thick thin  open closed  upper lower  top bottom  front back  inside outside  maximum minimum
maximal minimal  maximize minimize  maximise minimise  dominant recessive  acidic basic  acid base  gain loss  gains losses
buy sell  supply demand  import export  imports exports  arteries veins  convex concave  even odd  horizontal vertical
explicit implicit  deductive inductive  qualitative quantitative  dependent independent  voluntary involuntary
oxidation reduction  anode cathode  hypertonic hypotonic  prokaryotes eukaryotes  male female  old new  young old`)
	all := map[[2]string]bool{}
	for pair := range slices.Chunk(pairs, 2) {
		all[[2]string{pair[0], pair[1]}] = true
		all[[2]string{pair[1], pair[0]}] = true
	}
	return all
})

// pairedGaps reports two gaps with different numbers of which the one that is shown says what the other
// hides: they hide opposites, or have one hint that offers both.
func pairedGaps(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	var gaps []deck.Segment
	for _, s := range l.segments(c) {
		if s.Group > 0 {
			gaps = append(gaps, s)
		}
	}
	for i, a := range gaps {
		for _, b := range gaps[:min(i, maxPaired)] {
			if a.Group != b.Group && (l.opposed(a, b) || l.sharesHint(a, b)) {
				l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[a.Start:], "give both gaps one number, so that they are hidden together", "the gap of %q, which is shown meanwhile, says what this one hides", b.Text)
				return
			}
		}
	}
}

// maxPaired bounds how many gaps each one is compared with.
const maxPaired = 20

// opposed reports whether two gaps hide the same but for words and their opposites.
func (l *linter) opposed(a, b deck.Segment) bool {
	x, y := l.words(a.Text), l.words(b.Text)
	if len(x) != len(y) {
		return false
	}
	found := false
	for i := range x {
		switch {
		case x[i] == y[i]:
		case !isEnglish(l.deck.Lang) || !opposites()[[2]string{x[i], y[i]}]:
			return false
		default:
			found = true
		}
	}
	return found
}

// sharesHint reports whether two gaps have one hint that offers what both hide, as "rise or fall" does.
func (l *linter) sharesHint(a, b deck.Segment) bool {
	return a.Hint != "" && a.Hint == b.Hint && holds(l.words(a.Hint), l.words(a.Text)) && holds(l.words(b.Hint), l.words(b.Text))
}
