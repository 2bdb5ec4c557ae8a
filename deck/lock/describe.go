package lock

import (
	"math"
	"path"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"goodcard/deck/strictyaml"
)

// A head is what the file of a lock holds, or the first of several.
type head struct {
	format    int
	documents []Document
	page
}

// A page is what each further file holds.
type page struct {
	entries []written
}

// A written entry is one as it stands in the file.
type written struct {
	Entry
	lines, confidence string
}

type (
	text  = strictyaml.Text[string]
	texts = strictyaml.List[string]
)

var (
	idType   = text{Wanted: "an id of a-z, 0-9 and -, at most 64 characters", Pattern: `^[a-z0-9][a-z0-9-]{0,63}$`, Rule: "id"}
	pathType = text{Wanted: "a path from the folder of the deck", Rule: "path", Check: checkPath, Help: "write it from the folder of the deck with slashes, such as ../text/faq.md"}
	sumType  = text{Wanted: "a SHA-256 of 64 digits 0-9a-f", Pattern: `^[0-9a-f]{64}$`, Rule: "sum"}
	wordType = text{Wanted: "a word of a-z, 0-9, - and /", Pattern: `^[a-z0-9][a-z0-9/-]*$`}

	quoteType = strictyaml.Object[Quote]{Fields: []strictyaml.Field[Quote]{
		strictyaml.Required("exact", text{}, func(q *Quote) *string { return &q.Exact }),
		strictyaml.Optional("prefix", text{}, func(q *Quote) *string { return &q.Prefix }),
		strictyaml.Optional("suffix", text{}, func(q *Quote) *string { return &q.Suffix }),
	}}

	// The descriptions are made when a lock is first read or written: most commands do neither.
	headType = sync.OnceValue(func() strictyaml.Object[head] {
		documents := strictyaml.Map[Document]{
			Keys: pathType, Name: func(d *Document) *string { return &d.Path },
			Of: strictyaml.Sole[Document, string]{Of: sumType, At: func(d *Document) *string { return &d.SHA256 }},
		}
		return strictyaml.Object[head]{Fields: []strictyaml.Field[head]{
			strictyaml.Required("format", strictyaml.Int{Min: Version, Max: Version, Unknown: "a newer goodcard may read it"}, func(h *head) *int { return &h.format }),
			strictyaml.Optional("documents", documents, func(h *head) *[]Document { return &h.documents }),
			strictyaml.Optional("entries", entriesType(), func(h *head) *[]written { return &h.entries }),
		}}
	})

	pageType = sync.OnceValue(func() strictyaml.Object[page] {
		return strictyaml.Object[page]{Fields: []strictyaml.Field[page]{
			strictyaml.Required("entries", entriesType(), func(p *page) *[]written { return &p.entries }),
		}}
	})

	entriesType = sync.OnceValue(func() strictyaml.List[written] {
		fields := strictyaml.Map[Field]{
			Keys: text{}, Name: func(f *Field) *string { return &f.Key },
			Of: strictyaml.Sole[Field, string]{Of: text{}, At: func(f *Field) *string { return &f.Text }},
		}
		return strictyaml.List[written]{Min: 1, Of: strictyaml.Object[written]{Fields: []strictyaml.Field[written]{
			strictyaml.Optional("card", idType, func(w *written) *string { return &w.Card }),
			strictyaml.Optional("concept", idType, func(w *written) *string { return &w.Concept }),
			strictyaml.Required("doc", pathType, func(w *written) *string { return &w.Doc }),
			strictyaml.Required("key", text{}, func(w *written) *string { return &w.Key }),
			strictyaml.Optional("heading", texts{Of: text{}}, func(w *written) *[]string { return &w.Heading }),
			strictyaml.Required("lines", text{Wanted: "two numbers of lines such as 11-14", Check: checkLines}, func(w *written) *string { return &w.lines }),
			strictyaml.Required("span_sha256", sumType, func(w *written) *string { return &w.Span }),
			strictyaml.Required("quote", quoteType, func(w *written) *Quote { return &w.Quote }),
			strictyaml.Required("rule", wordType, func(w *written) *string { return &w.Rule }),
			strictyaml.Required("confidence", text{Wanted: "a number from 0 to 1 such as 0.85", Pattern: `^(0(\.[0-9]{1,2})?|1)$`}, func(w *written) *string { return &w.confidence }),
			strictyaml.Optional("flags", texts{Of: wordType}, func(w *written) *[]string { return &w.Flags }),
			strictyaml.Optional("kept", strictyaml.Bool{}, func(w *written) *bool { return &w.Kept }),
			strictyaml.Optional("fields", fields, func(w *written) *[]Field { return &w.Fields }),
		}}}
	})
)

func checkPath(p string) string {
	if path.IsAbs(p) || path.Clean(p) != p || p == "." || p == ".." || strings.HasSuffix(p, "/..") || strings.ContainsFunc(p, unicode.IsControl) {
		return strconv.Quote(p) + " is not a path from the folder of the deck"
	}
	return ""
}

func checkLines(lines string) string {
	if first, last := numbers(lines); first < 1 || last < first {
		return strconv.Quote(lines) + " is not two numbers of lines such as 11-14"
	}
	return ""
}

// numbers returns the two lines that stand as one value; 0 for what is none.
func numbers(lines string) (first, last int) {
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil || strconv.Itoa(n) != text {
			return 0
		}
		return n
	}
	a, b, _ := strings.Cut(lines, "-")
	return number(a), number(b)
}

// toFile returns entries as they stand in the file.
func toFile(entries []*Entry) []written {
	all := make([]written, len(entries))
	for i, e := range entries {
		all[i] = written{*e, strconv.Itoa(e.First) + "-" + strconv.Itoa(e.Last), strconv.FormatFloat(math.Round(e.Confidence*100)/100, 'f', -1, 64)}
	}
	return all
}

// fromFile returns an entry that stood in a file and was accepted.
func fromFile(w written) Entry {
	e := w.Entry
	e.First, e.Last = numbers(w.lines)
	e.Confidence, _ = strconv.ParseFloat(w.confidence, 64)
	return e
}
