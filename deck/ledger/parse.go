package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"goodcard/deck"
)

// Parse reads a ledger.tsv. The name is used in messages and hints only. When anything is wrong it returns
// no ledger and all that is wrong as [deck.Problems]. Line ends may be CRLF, as git may check them out; sums
// are those of LF all the same.
//
// Lines that do not fit line 1, or are not sorted, are no error: git merged them from two releases, which the
// next release mends. See [Ledger.Misfit].
func Parse(file string, src []byte) (*Ledger, error) {
	l := &Ledger{source: source{file: file}}
	r := &reader{format: ledgerFormat, source: &l.source}
	if !r.open(src) {
		return nil, r.problems.Err()
	}
	_, below, _ := strings.Cut(r.rest, "\n")
	head := r.head()
	if head == nil {
		return nil, r.problems.Err()
	}
	l.Deck, l.Title, l.Version, l.Released = head[0], head[1], head[2], head[3]
	sorted := r.lines(l)
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	l.misfit = r.misfit(head[4], below, sorted)
	l.sort()
	return l, nil
}

// lines reads the lines of the cards. It reports whether they are in their order.
func (r *reader) lines(l *Ledger) (sorted bool) {
	sorted = true
	have := map[string]int{} // line by id
	for r.next() {
		line := Line{
			IDs:          r.ids("ids", false, true),
			Items:        r.items("items"),
			Kind:         r.word("kind"),
			Content:      r.hash("content", false),
			Surroundings: r.hash("surroundings", true),
			Unseen:       r.hash("unseen", true),
			Revision:     r.count("revision"),
			Time:         r.time("time"),
			First:        r.version("first"),
			Last:         r.version("last"),
			State:        r.state("state"),
			extra:        r.extra(),
		}
		if len(line.IDs) == 0 {
			continue
		}
		for _, id := range line.IDs {
			if before := have[id]; before > 0 && before != r.line {
				r.report(r.line, 1, "twice", fmt.Sprintf("the id %s stands in line %d too", id, before), r.twice(before))
			}
			have[id] = r.line
		}
		if n := len(l.Lines); n > 0 && l.Lines[n-1].Origin() >= line.Origin() {
			sorted = false
		}
		if deck.ParseRef(line.ID()).Deck != l.Deck {
			r.wrong(r.at["ids"], "id", "the last id is that which the card has now, and is of the deck %s, not %s", l.Deck, line.ID())
		}
		l.Lines = append(l.Lines, line)
	}
	return sorted
}

// twice says what to do about a card with two lines.
func (r *reader) twice(before int) string {
	return fmt.Sprintf("if two releases were merged, delete the one of the lines %d and %d with the earlier time, then run goodcard release; else %s", before, r.line, r.back())
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// misfit reports that line 1 was not written with the other lines.
func (r *reader) misfit(sum, below string, sorted bool) deck.Problems {
	r.line = 1
	message := ""
	switch fits := sumOf(below) == sum; {
	case fits && sorted:
		return nil
	case fits:
		message = "the lines of the cards are not in the order of their first ids"
	default:
		message = "this first line is of other lines than those below it: two releases were merged, or somebody changed the file"
	}
	r.problems = nil
	r.report(1, 1, "merged", message, release+r.back())
	return r.problems
}

// release says how two releases that were merged become one, up to what to do about other changes.
const release = "if two releases were merged, run goodcard release on the deck: it makes a version above both, with a ledger that fits; if not, "
