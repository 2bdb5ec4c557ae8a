package main

import (
	"bytes"
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
