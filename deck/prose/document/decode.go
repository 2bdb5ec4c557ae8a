package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns a file as UTF-8 with line feeds alone at the ends of lines. A byte-order mark decides; else UTF-8
// where that fits, or nearly; else what the file says of itself (label, empty where it says nothing); else
// windows-1252, in which every byte means something. The name of the encoding is empty for UTF-8. An error is an
// [*Error] without the name of the file.
func decode(src []byte, label string) (text, name string, err error) {
	src, marked := bytes.CutPrefix(src, []byte("\ufeff"))
	label = strings.ToLower(strings.TrimSpace(label))
	var from encoding.Encoding
	switch order := utf16Order(src); {
	case order != nil:
		from, name = order, "UTF-16"
	case marked, utf8.Valid(src), label == "utf-8", label == "utf8", isNearlyUTF8(src):
		return lineFeeds(strings.ToValidUTF8(string(src), "\ufffd")), "", nil
	default:
		if from, name = labelled(label); from == nil {
			return "", "", &Error{Message: fmt.Sprintf("the file says that it is in the encoding %q, which is not read", label), Next: "save it as UTF-8"}
		}
	}
	out, err := from.NewDecoder().Bytes(src)
	if err != nil {
		return "", "", &Error{Message: "the bytes of this file are no text in " + name, Next: "save it as UTF-8"}
	}
	return lineFeeds(string(out)), name, nil
}

// isNearlyUTF8 reports whether a file is UTF-8 but for a few bytes, such as one that was cut.
func isNearlyUTF8(src []byte) bool {
	whole, broken := lettersOf(src)
	return whole > 4*broken
}

// lettersOf counts the letters of UTF-8 that have several bytes, and the bytes that are of none.
func lettersOf(src []byte) (whole, broken int) {
	for len(src) > 0 {
		r, size := utf8.DecodeRune(src)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		src = src[size:]
	}
	return whole, broken
}

// unreadable says how many bytes of a file that was read as UTF-8 are none of it; empty where all are.
func unreadable(src []byte) string {
	if utf8.Valid(src) {
		return ""
	}
	switch _, broken := lettersOf(src); broken {
	case 1:
		return "1 byte that is no UTF-8, in whose place a \ufffd stands"
	default:
		return fmt.Sprintf("%d bytes that are no UTF-8, in whose place a \ufffd stands", broken)
	}
}

// maxLines is how many lines a text may have.
const maxLines = 1_000_000

// decodeText is [decode] for files that are read line by line.
func decodeText(name string, src []byte, label string) (text, encoding string, err error) {
	text, encoding, err = decode(src, label)
	if err == nil && strings.Count(text, "\n") > maxLines {
		err = &Error{File: name, Line: maxLines, Message: fmt.Sprintf("the text has more than %d lines, which are the most that are read", maxLines), Next: "split it into files of a chapter each"}
	}
	return text, encoding, err
}

// isUTF32 reports whether a file begins with the mark of UTF-32, of which one begins as that of UTF-16 does.
func isUTF32(src []byte) bool {
	return bytes.HasPrefix(src, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(src, []byte("\x00\x00\xfe\xff"))
}

// utf16Order returns how a file in UTF-16 is read that begins with its mark; nil for another.
func utf16Order(src []byte) encoding.Encoding {
	switch {
	case isUTF32(src):
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	}
	return nil
}

// labelled returns the encoding that a file names, of those with one byte a letter; nil for another. Those that
// browsers take for windows-1252, as a file is taken that names none, are that.
func labelled(label string) (encoding.Encoding, string) {
	switch label {
	case "", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252", "windows-1252":
		return charmap.Windows1252, "windows-1252"
	}
	label = strings.Replace(label, "cp12", "windows-12", 1)
	for _, c := range charmap.All {
		if m, ok := c.(*charmap.Charmap); ok && strings.EqualFold(strings.ReplaceAll(m.String(), " ", "-"), label) {
			return m, m.String()
		}
	}
	return nil, ""
}

// lineFeeds ends every line with a line feed alone.
func lineFeeds(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}
