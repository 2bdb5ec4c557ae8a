package document

import "strings"

const (
	docxFields      = 100     // fields in one another
	docxInstruction = 4 << 10 // bytes of what a field is told
)

// A docxField is a place that Word fills: what it is told, then what it shows.
type docxField struct {
	told       strings.Builder
	shows      bool   // what comes is what it shows
	isContents bool   // it shows headings or words of elsewhere once more
	link       string // where it leads; empty for one that leads nowhere outside
}

// show ends what a field is told.
func (f *docxField) show() {
	word, rest, _ := strings.Cut(strings.TrimSpace(f.told.String()), " ")
	f.shows = true
	switch strings.ToUpper(word) {
	case "TOC", "INDEX", "TOA":
		f.isContents = true
	case "HYPERLINK":
		if quoted, ok := strings.CutPrefix(strings.TrimSpace(rest), `"`); ok {
			f.link, _, _ = strings.Cut(quoted, `"`)
		}
		if strings.Contains(rest, `\l `) && !strings.Contains(f.link, "://") {
			f.link = docxInner
		}
	}
}

// fieldChar takes one of the three signs that begin, part and end a field.
func (r *docxReader) fieldChar(kind string) {
	switch kind {
	case "begin":
		if len(r.fields) < docxFields {
			r.fields = append(r.fields, &docxField{})
		}
	case "separate":
		if n := len(r.fields); n > 0 {
			r.fields[n-1].show()
		}
	case "end":
		if n := len(r.fields); n > 0 {
			r.fields = r.fields[:n-1]
		}
	}
}

// instruction takes a piece of what the innermost field is told.
func (r *docxReader) instruction(text string) {
	if n := len(r.fields); n > 0 && !r.fields[n-1].shows && r.fields[n-1].told.Len() < docxInstruction {
		r.fields[n-1].told.WriteString(text)
	}
}

// isUnshown reports whether what is read now is seen by nobody, or is a table of contents.
func (r *docxReader) isUnshown() bool {
	if r.brokenFields {
		return false
	}
	for _, f := range r.fields {
		if f.isContents {
			r.told.contents = true
			return true
		}
		if !f.shows {
			return true
		}
	}
	return false
}

// fieldLink is where what is read now leads.
func (r *docxReader) fieldLink() string {
	for _, f := range r.fields {
		if f.link != "" {
			return f.link
		}
	}
	return ""
}
