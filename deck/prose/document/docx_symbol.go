package document

import (
	"strconv"
	"strings"
)

// The letters of the font Symbol from A and from a on, as Unicode.
const (
	docxGreekUpper = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
	docxGreekLower = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
)

// docxSymbol returns a sign of a font of symbols as Unicode; empty for one that is not known. Word itself puts
// arrows and smiling faces of Wingdings where people type -> and :-).
func docxSymbol(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	n &= 0xff
	switch strings.ToLower(font) {
	case "symbol":
		switch {
		case n >= 'A' && n <= 'Z':
			return string([]rune(docxGreekUpper)[n-'A'])
		case n >= 'a' && n <= 'z':
			return string([]rune(docxGreekLower)[n-'a'])
		}
		return map[uint64]string{0xa3: "≤", 0xa5: "∞", 0xab: "↔", 0xac: "←", 0xae: "→", 0xb0: "°", 0xb1: "±", 0xb3: "≥", 0xb4: "×", 0xb7: "•",
			0xb8: "÷", 0xb9: "≠", 0xba: "≡", 0xbb: "≈", 0xc6: "∅", 0xc7: "∩", 0xc8: "∪", 0xcc: "⊂", 0xcd: "⊆", 0xce: "∈", 0xcf: "∉", 0xd1: "∇",
			0xd6: "√", 0xd9: "∧", 0xda: "∨", 0xdb: "⇔", 0xdc: "⇐", 0xde: "⇒", 0x22: "∀", 0x24: "∃", 0x2d: "−"}[n]
	case "wingdings":
		return map[uint64]string{0x4a: "☺", 0x4b: "😐", 0x4c: "☹", 0x6c: "●", 0x6e: "■", 0x6f: "□", 0xa7: "▪", 0xa8: "◻", 0xd8: "➢", 0xdf: "←",
			0xe0: "→", 0xe1: "↑", 0xe2: "↓", 0xe7: "⇐", 0xe8: "➔", 0xf0: "⇨", 0xf3: "⇔", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑"}[n]
	}
	return ""
}
