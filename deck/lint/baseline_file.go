package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// baselineVersion is the only version of the file that there has been.
const baselineVersion = 1

// MaxBaseline is how many bytes of a baseline are read.
const MaxBaseline = 128 << 20

// ParseBaseline reads a baseline. The name is used in messages only. What is wrong comes back as
// [deck.Problems], at its place, with next as what to do about it.
func ParseBaseline(file string, src []byte, next string) (*Baseline, error) {
	r := baselineReader{file: file, src: src, next: next}
	switch {
	case len(src) > MaxBaseline:
		return nil, r.problem(-1, strictyaml.RuleTooLarge, "it has more than "+strictyaml.Size(MaxBaseline))
	case bytes.Contains(src, []byte("<<<<<<< ")):
		return nil, r.problem(bytes.Index(src, []byte("<<<<<<< ")), strictyaml.RuleConflict, "git left two versions of some lines")
	}
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	var said struct {
		Version  int     `json:"goodcard_baseline"`
		Findings []Known `json:"findings"`
	}
	var version struct {
		Version int `json:"goodcard_baseline"`
	}
	if json.Unmarshal(src, &version) == nil && version.Version > baselineVersion {
		r.next = "get a newer goodcard; or else " + next
		return nil, r.problem(0, "version", fmt.Sprintf("it is of version %d, which a newer goodcard wrote; this one reads version %d", version.Version, baselineVersion))
	}
	if err := dec.Decode(&said); err != nil {
		return nil, r.wrong(err, dec.InputOffset())
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, r.problem(int(dec.InputOffset()), strictyaml.RuleSyntax, "something follows what is a whole baseline")
	}
	if said.Version != baselineVersion {
		return nil, r.problem(0, "version", fmt.Sprintf(`"goodcard_baseline": %d was expected, which says that it is a baseline`, baselineVersion))
	}
	for i, k := range said.Findings {
		if k.Rule == "" || k.Text == "" || k.Deck() == "" || k.Deck() == k.Card {
			return nil, r.problem(r.finding(i), strictyaml.RuleMissingKey, fmt.Sprintf("finding %d lacks its rule, its card with the deck before it, or the hash of its text", i+1))
		}
	}
	b := &Baseline{}
	b.settle(said.Findings...) // git may have merged them in another order
	return b, nil
}

// A baselineReader tells what is wrong with a baseline.
type baselineReader struct {
	file string
	src  []byte
	next string // what to do
}

func (r baselineReader) wrong(err error, offset int64) error {
	message := "it is no JSON"
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = max(s.Offset-1, 0) // of the last byte that was read
		switch rest := r.src[min(offset, int64(len(r.src))):]; {
		case strings.Contains(s.Error(), "depth"):
			message = "it is nested too deep"
		case len(rest) > 0:
			c, _ := utf8.DecodeRune(rest)
			message = fmt.Sprintf("it is no JSON: %q stands here, where JSON has something else", c)
		}
	}
	if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset, message = t.Offset, fmt.Sprintf("%q is no place for %s", t.Field, jsonKind(t.Value))
		if t.Field == "" {
			message = "it is " + jsonKind(t.Value) + ", and a baseline stands between { and }"
		}
	}
	if key, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		message = "unknown key " + key
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		message = "it ends in the middle"
	}
	return r.problem(int(offset), strictyaml.RuleSyntax, message)
}

// jsonKind says what a value of JSON is, of which its package says a word such as array, or "number 1.5".
func jsonKind(value string) string {
	word, _, _ := strings.Cut(value, " ")
	switch word {
	case "array":
		return "a list"
	case "object":
		return "what stands between { and }"
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	default:
		return "a number"
	}
}

// finding returns where about the i-th finding stands.
func (r baselineReader) finding(i int) int {
	at := 0
	for range i + 2 {
		next := bytes.IndexByte(r.src[at:], '{')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return max(at-1, 0)
}

// problem returns an error at an offset, or of the whole file below 0.
func (r baselineReader) problem(offset int, rule, message string) error {
	p := deck.Problem{File: r.file, Rule: rule, Severity: strictyaml.Error, Message: message, Fix: r.next}
	if offset >= 0 {
		before := r.src[:min(offset, len(r.src))]
		p.Line = bytes.Count(before, []byte("\n")) + 1
		p.Column = len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:]))) + 1
	}
	return deck.Problems{p}
}

// Bytes returns the file of the baseline: the same for the same findings, a line each, for git.
func (b *Baseline) Bytes() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"goodcard_baseline\": %d,\n  \"findings\": [", baselineVersion)
	for i, k := range b.known {
		if i > 0 {
			out.WriteByte(',')
		}
		line, _ := json.Marshal(k) // four texts
		out.WriteString("\n    ")
		out.Write(line)
	}
	if len(b.known) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes()
}
