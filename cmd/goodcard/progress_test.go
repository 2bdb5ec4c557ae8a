package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// On a terminal a line says how far work has come, and goes when it was short; of long work
// the seconds stay.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := progress{w: &out, now: func() time.Time { return now }}
	p.tell("reading", 0)
	p.tell("reading", 0.25)
	p.tell("reading", 1)
	p.tell("checking", 0)
	now = now.Add(41 * time.Second)
	p.tell("checking", 1)
	want := "\rreading …" + "\rreading … 25 %" + "\r              \r" + "\rchecking …" + "\rchecking: 41 s\n"
	if got := out.String(); got != want {
		t.Errorf("wrote\n%q, want\n%q", got, want)
	}
}

// Of a file whose name has escape codes no code reaches the terminal.
func TestProgressOfAFileWithEscapeCodes(t *testing.T) {
	var out bytes.Buffer
	p := progress{w: &out, now: time.Now}
	p.tell("reading \x1b]0;owned\a.apkg", 0)
	if got := out.String(); strings.ContainsAny(got, "\x1b\a") {
		t.Errorf("wrote %q", got)
	}
}

// Who waits for a file sees that it is being written; beside what goes to standard output nothing is said.
func TestExportsSayThatTheyWrite(t *testing.T) {
	p := newPerson(t)
	p.width = 80
	p.runs("install goals.yaml")
	for _, format := range []string{"csv", "json", "md"} {
		if _, talk, _ := p.runs("export " + format + " goals -o goals." + format); !strings.HasPrefix(talk, "\rwriting goals."+format+" …") {
			t.Errorf("export %s -o said %q", format, talk)
		}
		if _, talk, _ := p.runs("export " + format + " goals"); strings.Contains(talk, "writing") {
			t.Errorf("export %s said %q", format, talk)
		}
	}
}
