package deck

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An object is one of JSON. Its values are texts, true or false, lists of texts or objects, and objects.
type object map[string]any

// set gives a key to a value, unless that is absent.
func set[T any](o object, key string, value T, absent bool) {
	if !absent {
		o[key] = value
	}
}

// canonical returns an object as JSON in the one form that RFC 8785 gives it: no white space, keys in the order
// of their UTF-16, nothing escaped that need not be. Numbers are none of what it is asked for.
func canonical(o object) []byte {
	var b bytes.Buffer
	writeJSON(&b, o)
	return b.Bytes()
}

func writeJSON(b *bytes.Buffer, value any) {
	switch v := value.(type) {
	case string:
		writeJSONText(b, v)
	case bool:
		fmt.Fprint(b, v)
	case []string:
		writeJSONList(b, v)
	case []object:
		writeJSONList(b, v)
	case object:
		b.WriteByte('{')
		for i, key := range slices.SortedFunc(maps.Keys(v), compareUTF16) {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSONText(b, key)
			b.WriteByte(':')
			writeJSON(b, v[key])
		}
		b.WriteByte('}')
	default:
		panic(fmt.Sprintf("a %T in canonical JSON", value)) // no such value is made here
	}
}

func writeJSONList[T any](b *bytes.Buffer, list []T) {
	b.WriteByte('[')
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		writeJSON(b, v)
	}
	b.WriteByte(']')
}

// compareUTF16 compares texts by their UTF-16, in which what lies beyond the first 65,536 characters is written
// with U+D800 to U+DFFF and so stands before U+E000.
func compareUTF16(a, b string) int {
	for a != "" && b != "" {
		ra, n := utf8.DecodeRuneInString(a)
		rb, m := utf8.DecodeRuneInString(b)
		if ra != rb {
			return cmp.Or(cmp.Compare(firstUTF16(ra), firstUTF16(rb)), cmp.Compare(ra, rb))
		}
		a, b = a[n:], b[m:]
	}
	return cmp.Compare(len(a), len(b))
}

func firstUTF16(r rune) rune {
	if first, _ := utf16.EncodeRune(r); first != utf8.RuneError {
		return first
	}
	return r
}

// writeJSONText escapes quotes, backslashes and controls, those with a letter of their own by it.
func writeJSONText(b *bytes.Buffer, text string) {
	const escaped, letters = "\b\t\n\f\r\"\\", `btnfr"\`
	b.WriteByte('"')
	for _, r := range text {
		switch i := strings.IndexRune(escaped, r); {
		case i >= 0 && r != utf8.RuneError:
			b.WriteByte('\\')
			b.WriteByte(letters[i])
		case r < ' ':
			fmt.Fprintf(b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}
