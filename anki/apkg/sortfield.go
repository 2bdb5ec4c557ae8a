package apkg

import (
	"crypto/sha1"
	"encoding/binary"
	"html"
	"strings"
)

// checksum returns the number by which Anki finds notes with the same first field, of that field as
// [plain] text.
func checksum(plain string) uint32 {
	sum := sha1.Sum([]byte(plain))
	return binary.BigEndian.Uint32(sum[:])
}

// plain returns what of a field Anki compares and sorts by: its text without markup, with the names
// of pictures and sounds. Anki reckons it anew when it imports a package.
func plain(field string) string {
	if strings.IndexByte(field, '<') < 0 && strings.IndexByte(field, '&') < 0 && !strings.Contains(field, "\u00a0") {
		return field
	}
	var text strings.Builder
	tags := tagsOf(field)
	for at := 0; ; {
		begin := strings.IndexByte(field[at:], '<')
		if begin < 0 {
			text.WriteString(field[at:])
			break
		}
		text.WriteString(field[at : at+begin])
		at += begin
		end := tags.end(at)
		if end < 0 { // nothing behind it is a tag
			text.WriteString(field[at:])
			break
		}
		if name := mediaOf(field[at:end], tags.lower[at:end]); name != "" {
			text.WriteString(" " + name + " ")
		}
		at = end
	}
	return strings.ReplaceAll(html.UnescapeString(text.String()), "\u00a0", " ")
}

// lowered returns a text with its ASCII letters in lower case; every byte keeps its place.
func lowered(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// tags are where the tags of a text end.
type tags struct {
	lower string          // the text in lower case
	last  [len(whole)]int // where the last end of each of these stands
}

// whole are what ends only with an end of its own.
var whole = [...]struct{ begin, end string }{{"<!--", "-->"}, {"<style", "</style>"}, {"<script", "</script>"}}

func tagsOf(text string) tags {
	t := tags{lower: lowered(text)}
	for i, w := range whole {
		t.last[i] = strings.LastIndex(t.lower, w.end)
	}
	return t
}

// end returns where a tag ends that begins at a place: behind its ">", or, of a comment, a style or a
// script, behind all of that. It is negative where nothing ends it.
func (t *tags) end(at int) int {
	for i, w := range whole {
		if t.last[i] > at && strings.HasPrefix(t.lower[at:], w.begin) {
			return at + strings.Index(t.lower[at:], w.end) + len(w.end)
		}
	}
	if n := strings.IndexByte(t.lower[at:], '>'); n >= 0 {
		return at + n + 1
	}
	return -1
}

// mediaOf returns the name of the file that a tag shows or plays; empty where it does neither.
func mediaOf(tag, lower string) string {
	word, _, _ := strings.Cut(strings.Trim(lower, "<>"), " ")
	switch word {
	case "img", "audio", "video", "object", "source":
	default:
		return ""
	}
	for at := 0; ; {
		equals := strings.IndexByte(lower[at:], '=')
		if equals < 0 {
			return ""
		}
		at += equals + 1
		if name := lower[:at-1]; !endsInWord(name, "src") && !endsInWord(name, "data") {
			continue
		}
		value := strings.TrimSuffix(tag[at:], ">")
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			value, _, _ = strings.Cut(value[1:], value[:1])
			return value
		}
		value, _, _ = strings.Cut(value, " ")
		return value
	}
}

// endsInWord reports whether a text ends in a word; "data-src" ends in "src".
func endsInWord(s, word string) bool {
	before, ok := strings.CutSuffix(s, word)
	return ok && before != "" && strings.IndexByte(" -\"'\n\t", before[len(before)-1]) >= 0
}
