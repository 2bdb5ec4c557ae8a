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
// where that fits; else what the file says of itself (label, empty where it says nothing); else windows-1252, in
// which every byte means something. The name of the encoding is empty for UTF-8.
func decode(src []byte, label string) (text, name string, err error) {
	var from encoding.Encoding
	switch order := utf16Order(src); {
	case order != nil:
		from, name = order, "UTF-16"
	case utf8.Valid(src):
		return lineFeeds(string(bytes.TrimPrefix(src, []byte("\ufeff")))), "", nil
	case strings.HasPrefix(string(src), "\ufeff"):
		return lineFeeds(strings.ToValidUTF8(string(src[len("\ufeff"):]), "\ufffd")), "", nil
	default:
		if from, name = labelled(label); from == nil {
			from, name = charmap.Windows1252, "windows-1252"
		}
	}
	out, err := from.NewDecoder().Bytes(src)
	if err != nil {
		return "", "", err
	}
	return lineFeeds(string(out)), name, nil
}

// maxLines is how many lines a text may have.
const maxLines = 1_000_000

// decodeText is [decode] for files that are read line by line.
func decodeText(name string, src []byte, label string) (text, encoding string, err error) {
	text, encoding, err = decode(src, label)
	switch {
	case err != nil:
		return "", "", &Error{File: name, Message: "the bytes of this file are no text", Next: "save it as UTF-8"}
	case strings.Count(text, "\n") > maxLines:
		return "", "", &Error{File: name, Line: maxLines, Message: fmt.Sprintf("the text has more than %d lines, which are the most that are read", maxLines), Next: "split it into files of a chapter each"}
	}
	return text, encoding, nil
}

// utf16Order returns how a file in UTF-16 is read that begins with its mark; nil for another.
func utf16Order(src []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	}
	return nil
}

// labelled returns the encoding that a file names, of those with one byte a letter.
func labelled(label string) (encoding.Encoding, string) {
	label = strings.ToLower(strings.TrimSpace(label))
	for _, c := range charmap.All {
		m, ok := c.(*charmap.Charmap)
		if !ok {
			continue
		}
		if name := m.String(); label != "" && strings.EqualFold(strings.ReplaceAll(name, " ", "-"), label) {
			return m, name
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
