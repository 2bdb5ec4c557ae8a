package deck

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"goodcard/deck/markup"
)

// maxMinted is how long a minted id may be; what authors write may be longer.
const maxMinted = 40

// mintID returns an id for a card with this front: its first words in a-z and 0-9, or "card" where
// it has none, with a number if taken says that the id is in use.
func mintID(front string, taken func(id string) bool) string {
	slug := slugOf(ClozeFront(front, 0))
	id := slug
	for n := 2; taken(id); n++ {
		id = slug + "-" + strconv.Itoa(n)
	}
	return id
}

// slugOf returns the first words of a text, without marks above letters, joined by hyphens.
func slugOf(text string) string {
	var words []string
	length := 0
	isWord := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			return -1
		default:
			return unicode.ToLower(r)
		}
	}, norm.NFKD.String(markup.Line(text)))
	for word := range strings.FieldsFuncSeq(plain, func(r rune) bool { return !isWord(r) }) {
		if length += len(word) + 1; length > maxMinted+1 {
			break
		}
		words = append(words, word)
	}
	if len(words) == 0 {
		return "card"
	}
	return strings.Join(words, "-")
}

// proposeIDs turns each missing id of a card into a problem with an id to paste.
func (b *builder) proposeIDs() {
	used := map[string]bool{}
	for _, c := range b.deck.Cards {
		used[c.ID] = true
	}
	fronts := map[string]string{} // by file and path of the missing key
	for i, c := range b.deck.Cards {
		fronts[c.File+"\n"+b.from[i].path+".id"] = c.Text
	}
	for i, p := range b.problems {
		front, ok := fronts[p.File+"\n"+p.Path]
		if p.Rule != "missing-key" || !ok {
			continue
		}
		id := mintID(front, func(id string) bool { return used[id] })
		used[id] = true
		b.problems[i].Rule = "missing-id"
		b.problems[i].Message = "the card has no id, by which its history is kept"
		b.problems[i].Fix = "add id: " + id
	}
}
