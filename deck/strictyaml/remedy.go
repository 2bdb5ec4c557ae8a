package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"

	"goodcard/deck/spelling"
)

// An Edit puts a text in the place of bytes of a file. Applied, it does what the Fix of its
// [Problem] says, to the letter: that problem is gone and nothing else has changed.
type Edit struct {
	Start, End int // offsets in the file, its byte order mark counted
	Text       string
}

// Apply returns the file with the edit done.
func (e *Edit) Apply(src []byte) []byte {
	return []byte(string(src[:e.Start]) + e.Text + string(src[e.End:]))
}

// A remedy is what to do about a problem, in words and, where that is certain, as a change of the
// text of the source.
type remedy struct {
	words  string
	edit   *Edit
	text   *remedy // instead of it, where the place turns out to be one of a text
	choice bool    // words name two ways: edit is for reading on, and the file's author decides
	maybe  bool    // the lines may have been something else, so that what is missing then is in doubt
	rest   int     // the line behind those that are left out for reading on where there is no edit; 0 for the deeper ones
}

// either says that a remedy names two ways, between which the author decides.
func either(fix remedy) remedy {
	fix.choice = true
	return fix
}

// shown returns the change of the file that a remedy is, or nil.
func (s *source) shown(fix remedy) *Edit {
	if fix.choice {
		return nil
	}
	return s.edit(fix.edit)
}

// quote puts a text in quotes in the place of bytes of one that has none. Where these hold what may be a
// comment the author decides.
func (s *source) quote(words string, from, to int, written string) remedy {
	fix := certain(words, from, to, written)
	for line := range strings.SplitSeq(s.text[from:to], "\n") {
		if remarkAt(line, 0) >= 0 {
			fix.words, fix.choice = words+orComment, true
		}
	}
	return fix
}

const orComment = ", or close the quotes before # if a comment begins there"

// advice is a remedy that leaves the change to the author.
func advice(words string) remedy { return remedy{words: words} }

// certain is a remedy that is one change.
func certain(words string, from, to int, text string) remedy {
	return remedy{words: words, edit: &Edit{from, to, text}}
}

// affordable reports whether what to write may be looked for: an author does not read thousands of
// proposals, nor those that are pages long.
func (r *reader) affordable(n *yaml.Node) bool {
	const most, longest = 1000, 8 << 10
	r.remedies++
	return r.remedies <= most && len(r.source.line(n.Line)) <= longest
}

// instead says to write a text in the place of a value, as it is to be written in the file.
func (r *reader) instead(n *yaml.Node, written string) remedy {
	return r.replace(n, "write "+written, written)
}

// replace puts what is written in the place of a value; where the end of that cannot be told, words must do.
func (r *reader) replace(n *yaml.Node, words, written string) remedy {
	if !r.affordable(n) {
		return advice(words)
	}
	from, to := r.source.offset(n.Line, n.Column), r.source.end(n)
	if to < from {
		return advice(words)
	}
	return certain(words, from, to, written)
}

// meant says to write a word that is near, if there is one.
func (r *reader) meant(n *yaml.Node, near string) remedy {
	if near == "" {
		return remedy{}
	}
	return r.replace(n, spelling.DidYouMean(near), scalar(near, true))
}

// edit returns a change of the text of the source as one of the file: the place of what was mended
// for reading on is that of what stands there. It is nil where the file has no such place.
func (s *source) edit(e *Edit) *Edit {
	if e == nil {
		return nil
	}
	text := e.Text
	if s.windows() {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	}
	start, end := e.Start, e.End
	for ; s.origin != nil; s = s.origin {
		var first, last bool
		start, first = s.back(start)
		end, last = s.back(end)
		if !first || !last || end < start {
			return nil
		}
	}
	if !s.leavesRemarks(start, end, text) {
		return nil
	}
	return &Edit{start + s.mark, end + s.mark, text}
}

// Instead returns the edit that writes text in the place of the one at path, and how it is written
// there; nil where only the author can do it.
func (d *Document) Instead(path, text string) (e *Edit, written string) {
	c, ok := d.change(noKeys, path, text, true)
	if !ok || c.parent == nil || c.gone == 0 {
		return nil, ""
	}
	return d.source.edit(&Edit{c.from, c.to, c.written}), c.written
}

// noKeys is for changes that add none.
func noKeys(*yaml.Node, string) []string { return nil }

// Without returns the edit that takes the value at path away, with its key or dash; nil where only the
// author can do it.
func (d *Document) Without(path string) *Edit {
	c, ok := d.change(noKeys, path, "", true)
	if !ok || c.parent == nil {
		return nil
	}
	return d.source.edit(&Edit{c.from, c.to, c.written})
}

// Adding returns the edit that adds a key with a text, in the order in which t has it; nil where only
// the author can do it.
func Adding[T any](d *Document, t Type[T], path, text string) *Edit {
	c, ok := d.change(t.keys, path, text, true)
	if !ok || c.parent == nil || c.gone > 0 {
		return nil
	}
	return d.source.edit(&Edit{c.from, c.to, c.written})
}
