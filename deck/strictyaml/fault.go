package strictyaml

import (
	"io"
	"math"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

// A fault is a place where yaml.v3 stops reading. Lines count from 0.
type fault struct {
	from int // the line in which the entry begins that it is in, or the one above that
	own  int // the line from which on reading was tried
	line int // the line behind the longest run of lines from there on that reads
	err  error
}

// maxFaults bounds how many faults are looked for; people are shown that many.
const maxFaults = 100

// A finder looks for faults. Its work is bounded, so that a large file does not keep its author waiting.
type finder struct {
	*source
	faults []fault
	budget int             // bytes that may still be read
	sound  map[string]bool // texts that were read before, those of entries that are whole again and again
}

func newFinder(s *source) *finder {
	return &finder{source: s, budget: 8*len(s.text) + 8<<20, sound: map[string]bool{}}
}

// find returns the faults of a text whose reading stopped before the line end: the first, and those
// of other entries. A search by halves would not find it, since a run of lines may end within brackets
// that close further down; so the search goes back from where reading stopped, by entries, and then by
// lines within one.
func (f *finder) find(end int) []fault {
	f.faults = nil
	f.entries(0, len(f.starts), end)
	return f.faults
}

// entries looks among the entries in the lines from to, whose reading stopped before the line end.
func (f *finder) entries(from, to, end int) {
	starts := f.split(from, to)
	ends := append(starts[1:len(starts):len(starts)], to)
	i := sort.SearchInts(starts, end) - 1 // the last one that was looked at
	for i > 0 && !f.sounds(starts[:i+1]) && !f.reads(from, starts[i]) {
		i--
	}
	const far = 16 // lines, behind which what stands above an entry has no say in it
	within := end > starts[i]+far
	if !within && f.reads(starts[i], ends[i]) {
		f.lines(starts[max(i-1, 0)], from, starts[i], ends[i]) // it does not go with those above it, and nothing does below
		return
	}
	for first := i; i < len(starts) && len(f.faults) < maxFaults && f.budget > 0; i++ {
		stopped := end
		if !within || i > first {
			r, err := f.read(starts[i], ends[i])
			if err == nil {
				continue
			}
			stopped = r.next
		}
		if i > first {
			if j := f.joined(starts, ends, i); j > i {
				i = j
				continue
			}
		}
		f.entry(starts[max(i-1, 0)], starts[i], ends[i], stopped)
	}
}

// sounds reports whether the entries that begin in some lines, but for the last one, are known to read
// each for itself, and so together.
func (f *finder) sounds(starts []int) bool {
	for i, from := range starts[:len(starts)-1] {
		dashed := strings.HasPrefix(strings.TrimLeft(f.line(from+1), " "), "- ")
		if !f.sound[f.text[f.startOf(from):f.startOf(starts[i+1])]] || dashed != strings.HasPrefix(strings.TrimLeft(f.line(starts[0]+1), " "), "- ") {
			return false
		}
	}
	return true
}

// split returns the lines in which entries begin: those that are no deeper than the first.
func (f *finder) split(from, to int) []int {
	starts := []int{from}
	column := -1
	for n := from; n < to; n++ {
		indent := f.indent(n)
		switch {
		case indent == blank || strings.IndexByte("#]}", f.line(n + 1)[indent]) >= 0:
		case column < 0:
			column = indent
		case indent <= column:
			starts = append(starts, n)
		}
	}
	return starts
}

const blank = math.MaxInt // the indentation of a line with nothing on it

func (s *source) indent(line int) int {
	text := s.line(line + 1)
	if rest := strings.TrimLeft(text, " "); rest != "" {
		return len(text) - len(rest)
	}
	return blank
}

// joined returns the entry up to which entry i and those below it read together, since the lines of
// a text in quotes or brackets may stand as far left as an entry; or i where they do not.
func (f *finder) joined(starts, ends []int, i int) int {
	const most = 16
	for j := i + 1; j < min(len(ends), i+most); j++ {
		if f.reads(starts[i], ends[j]) {
			return j
		}
	}
	return i
}

// entry looks within an entry that does not read for itself; the one above it begins in the line above.
func (f *finder) entry(above, from, to, end int) {
	found := len(f.faults)
	head := readLine(from+1, f.line(from+1))
	if rest := head.text[head.value:]; head.key != "" && !head.dashed() && to > from+1 && (rest == "" || rest[0] == '#') {
		f.entries(from+1, to, max(end, from+2))
	}
	if len(f.faults) == found {
		f.lines(above, from, from, to)
	}
}

// lines looks for the line behind the longest run from the line from on that reads. It is at or below
// the line least; what helps to explain it begins in the line above.
func (f *finder) lines(above, from, least, to int) {
	r, err := f.read(from, to)
	if err == nil || f.budget <= 0 {
		return
	}
	n := min(r.next, to) - 1 // further down nothing was looked at
	// So many lines one by one; then only those that are indented less, as is the one in which something opens.
	enough := max(4, min(64, 1<<20/(1+f.startOf(to)-f.startOf(from))))
	for tries := 0; n > least && f.budget > 0 && !f.reads(from, n); tries++ {
		column := f.indent(n)
		for n--; tries >= enough && n > least && f.indent(n) >= column; n-- {
		}
	}
	if f.budget <= 0 {
		n = least
	}
	f.faults = append(f.faults, fault{above, from, max(n, least), err})
}

func (f *finder) reads(from, to int) bool {
	_, err := f.read(from, to)
	return err == nil
}

// read reads lines for themselves. The reader that comes back knows how far it came.
func (f *finder) read(from, to int) (*lineReader, error) {
	r := &lineReader{source: f.source, next: from, to: to}
	text := f.text[f.startOf(from):f.startOf(to)]
	if f.sound[text] {
		r.next = to
		return r, nil
	}
	for dec := yaml.NewDecoder(r); ; {
		var doc yaml.Node
		if err := readNode(dec, &doc); err != nil {
			const setUp = 1 << 9 // what it costs to begin
			f.budget -= setUp + f.startOf(r.next) - f.startOf(from)
			if err == io.EOF {
				f.sound[text] = true
				return r, nil
			}
			return r, err
		}
	}
}

// A lineReader hands out lines one by one, so that it shows which yaml.v3 has looked at.
type lineReader struct {
	*source
	next, to int    // the line that comes next, and the one behind the last
	rest     string // of the line that is being handed out
}

func (r *lineReader) Read(b []byte) (int, error) {
	if r.rest == "" && r.next < r.to {
		r.rest = r.text[r.startOf(r.next):r.startOf(r.next+1)]
		r.next++
	}
	if r.rest == "" {
		return 0, io.EOF
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// startOf returns the offset at which a line begins, counted from 0; the end of the text behind the last.
func (s *source) startOf(line int) int {
	if line < len(s.starts) {
		return s.starts[line]
	}
	return len(s.text)
}
