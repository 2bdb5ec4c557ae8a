package tui

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"goodcard/keys"
	"goodcard/study"
)

// What the help of plain mode lists works when it is typed, by its letter and by its word, and
// practice and preview speak no word of a review.
func TestEveryCommandOfPlainModeWorks(t *testing.T) {
	for mode, o := range map[string]study.SessionOptions{"review": {}, "practice": {Cram: true}, "preview": {Preview: true}} {
		met := map[keys.Action]bool{}
		d := aDesk(t, o)
		for _, tag := range []string{"ask", "plain", "pick", "gap"} {
			for _, open := range []bool{false, true} {
				for _, word := range []bool{false, true} {
					o.Tag = tag
					for _, k := range d.commands(o, open) {
						line := k.Keys[0]
						if word {
							line = string(k.Action)
						}
						if k.Action == keys.Note {
							line += " mine"
						}
						met[k.Action] = true
						said := d.says(o, open, "?", line)
						if nowhere.MatchString(said) || strings.Contains(said, "was expected") {
							t.Errorf("%s, %s: %q says %q", mode, tag, line, said)
						}
						if mode != "review" && ofReview.MatchString(said) {
							t.Errorf("%s speaks of a review: %q", mode, said)
						}
					}
				}
			}
		}
		for _, a := range []keys.Action{keys.Idea, keys.Open, keys.Edit, keys.Help, keys.Quit} {
			if first := mode == "preview" && a == keys.Idea; !met[a] && !first { // there each entry comes unasked
				t.Errorf("%s: %s was never there", mode, a)
			}
		}
	}
}

// commands returns what can be typed at the first card of a session.
func (d *desk) commands(o study.SessionOptions, open bool) []keys.Key {
	d.t.Helper()
	s, err := d.col.Session(d.t.Context(), o)
	d.must(err)
	p := &plain{dialogue: newDialogue(d.t.Context(), PlainOptions{Edit: func(string, int) error { return nil }}), s: s}
	prompt, err := p.s.Next(p.ctx)
	d.must(err)
	at := keys.OnFront
	if open {
		at = keys.OnBack
	}
	side, err := p.side(prompt, at)
	d.must(err)
	return commandsOf(side.state)
}

// says has lines typed at the first card of a session, takes back what they did, and returns what
// was said.
func (d *desk) says(o study.SessionOptions, open bool, lines ...string) string {
	d.t.Helper()
	if open {
		lines = append([]string{""}, lines...)
	}
	s, err := d.col.Session(d.t.Context(), o)
	d.must(err)
	var out bytes.Buffer
	d.must(Plain(d.t.Context(), s, PlainOptions{In: strings.NewReader(strings.Join(lines, "\n") + "\nq\n"), Out: &out, Talk: io.Discard,
		Edit: func(string, int) error { return nil }, Open: func(string) error { return nil }}))
	for undone := true; undone; {
		_, undone, err = s.Undo(d.t.Context())
		d.must(err)
	}
	said, _, _ := strings.Cut(out.String(), "\nStopped.")
	return said
}

// No line of a conversation is wider than the terminal, questions among them, and behind those there
// is room to type.
func TestPlainLinesFitTheTerminal(t *testing.T) {
	for _, o := range []study.SessionOptions{{}, {Cram: true}} {
		for _, all := range []bool{false, true} {
			for _, width := range []int{40, 50} {
				d := sitDown(t, kinds(t), o)
				answers := strings.Repeat("?\nw\n\n?\nb\n1 3\n?\nn https://example.org/"+strings.Repeat("long/", 30)+"\n1\n\n1\n", 12)
				var out bytes.Buffer
				d.must(Plain(t.Context(), d.session, PlainOptions{In: strings.NewReader(answers), Out: &out, Talk: io.Discard, Width: width, AllGrades: all}))
				for line := range strings.Lines(out.String()) {
					line = strings.TrimSuffix(line, "\n")
					if question := strings.HasSuffix(line, " "); cells(line) > width || question && cells(line) >= width {
						t.Errorf("%+v, %d cells at %d: %q", o, cells(line), width, line)
					}
				}
				for _, want := range []string{"Your choice (a to", "Grade (", "Which points"} {
					if !strings.Contains(out.String(), want) {
						t.Fatalf("%+v at %d: nothing asks %q in\n%s", o, width, want, out.String())
					}
				}
			}
		}
	}
}
