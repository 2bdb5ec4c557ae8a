package document

import (
	"fmt"
	"html"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"goodcard/deck/shell"
)

// What of its own entities a file of XML may have expanded: none is longer, and all together are not.
const (
	maxEntity   = 200
	maxExpanded = 1 << 20
)

// What stands around a reference to an entity that is not expanded: signs that no text may have.
const absentOpen, absentClose = "\ufdd0", "\ufdd1"

// entitiesOf returns what stands for each entity that a text refers to: a sign that HTML knows by that name, words that
// the text itself gives for it, or else the reference. Those are returned too.
func entitiesOf(text string) (map[string]string, []string) {
	known, own := map[string]string{}, map[string]string{}
	var unknown []string
	expanded := 0
	for text != "" {
		at := strings.IndexAny(text, "&<")
		if at < 0 {
			break
		}
		text = text[at:]
		switch {
		case strings.HasPrefix(text, "<!--"):
			_, text, _ = strings.Cut(text, "-->")
			continue
		case strings.HasPrefix(text, "<![CDATA["):
			_, text, _ = strings.Cut(text, "]]>")
			continue
		case strings.HasPrefix(text, "<!"):
			end := doctypeEnd(text)
			ownEntities(text[:end], own)
			text = text[end:]
			continue
		}
		name, _, found := strings.Cut(text[1:min(len(text), 100)], ";")
		if text[0] == '<' || !found || name == "" || strings.ContainsAny(name, "#&<> \t\n\"'") {
			text = text[1:]
			continue
		}
		text = text[1+len(name)+1:]
		expanded += len(own[name])
		if _, met := known[name]; met {
			continue
		}
		reference := "&" + name + ";"
		if known[name] = signOf(reference); known[name] == "" {
			known[name] = absentOpen + reference + absentClose
			unknown = append(unknown, reference)
		}
	}
	if expanded <= maxExpanded {
		for name, value := range own {
			if _, met := known[name]; met {
				known[name] = value
			}
		}
		unknown = slices.DeleteFunc(unknown, func(reference string) bool {
			_, isOwn := own[reference[1:len(reference)-1]]
			return isOwn
		})
	}
	slices.Sort(unknown)
	return known, unknown
}

// ownEntities adds to some entities those that a declaration defines as a few words. One that was defined before stays.
func ownEntities(doctype string, own map[string]string) {
	for {
		at := strings.Index(doctype, "<!")
		if at < 0 {
			return
		}
		if doctype = doctype[at:]; strings.HasPrefix(doctype, "<!--") {
			_, doctype, _ = strings.Cut(doctype, "-->")
			continue
		}
		rest, isEntity := strings.CutPrefix(doctype, "<!ENTITY")
		if doctype = doctype[2:]; !isEntity {
			continue
		}
		rest = strings.TrimLeft(rest, " \t\n")
		name := rest[:upTo(rest, " \t\n")]
		rest = strings.TrimLeft(rest[len(name):], " \t\n")
		if _, defined := own[name]; defined || name == "" || strings.ContainsAny(name, "%<>&;\"'") || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue
		}
		value, after, closed := strings.Cut(rest[1:min(len(rest), 1+maxEntity+1)], rest[:1])
		if !closed || strings.ContainsAny(value, "<&%"+absentOpen+absentClose) || !strings.HasPrefix(strings.TrimLeft(after+rest[min(len(rest), 1+maxEntity+1):], " \t\n"), ">") {
			continue
		}
		own[name] = value
	}
}

// signOf returns the sign that HTML knows by a reference, empty without one. The many signs that only mathematicians
// need have short names there which texts use for words of their own, such as eg: those are not taken.
func signOf(reference string) string {
	sign := html.UnescapeString(reference)
	if r, n := utf8.DecodeRuneInString(sign); n != len(sign) || r >= '\u2a00' {
		return ""
	}
	return sign
}

// absentParts yields the parts of a text, of which those are [Absent] that refer to an entity that is not expanded.
func absentParts(text string) iter.Seq2[string, Style] {
	return func(yield func(string, Style) bool) {
		for {
			before, rest, found := strings.Cut(text, absentOpen)
			reference, after, closed := strings.Cut(rest, absentClose)
			if !found || !closed {
				yield(text, 0)
				return
			}
			if before != "" && !yield(before, 0) || !yield(reference, Absent) {
				return
			}
			if text = after; text == "" {
				return
			}
		}
	}
}

// withoutAbsent returns the value of an attribute with its references as they stand.
func withoutAbsent(value string) string {
	if !strings.Contains(value, absentOpen) {
		return value
	}
	return strings.NewReplacer(absentOpen, "", absentClose, "").Replace(value)
}

// leftOut says which entities and which other files are not part of what was read, and how they come into it.
func (t *xmlTree) leftOut(name string, b *docBook) []string {
	var all []string
	xmllint := "xmllint --noent " + shell.Path(name) + " > resolved.xml"
	if n := len(t.unknown); n > 0 {
		names := strings.Join(t.unknown[:min(n, 5)], ", ")
		if n > 5 {
			names += ", …"
		}
		what := "entities that are defined elsewhere, and stand as they are written"
		if n == 1 {
			what = "entity that is defined elsewhere, and stands as it is written"
		}
		all = append(all, fmt.Sprintf("%d %s (%s; where its other files are there, %s puts them in)", n, what, names, xmllint))
	}
	switch {
	case b.included == 1:
		all = append(all, "1 file that this one includes")
	case b.included > 1:
		all = append(all, fmt.Sprintf("%d files that this one includes", b.included))
	}
	switch n := len(b.elsewhere); {
	case n == 1:
		all = append(all, "1 place in another file that this one refers to")
	case n > 1:
		all = append(all, fmt.Sprintf("%d places in other files that this one refers to", n))
	}
	return all
}
