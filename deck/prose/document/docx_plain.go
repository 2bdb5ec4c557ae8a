package document

import "strings"

// docxPlainText returns the lines of a plain text that was opened in a program and saved as .docx, each of which is
// a paragraph in letters of one width; ok is false for other documents.
func docxPlainText(pieces []docxPiece) (text string, numbers []int, ok bool) {
	plain, all := 0, 0
	for _, p := range pieces {
		if p.rows != nil {
			return "", nil, false
		}
		n := len(TextOf(p.spans))
		if all += n; p.role == docxCode {
			plain += n
		}
	}
	if plain*10 < all*9 {
		return "", nil, false
	}
	var b strings.Builder
	for _, p := range pieces {
		for line := range strings.SplitSeq(TextOf(p.spans), "\n") {
			b.WriteString(line + "\n")
			numbers = append(numbers, p.first)
		}
	}
	return b.String(), numbers, true
}
