package tui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// What terminals send that is no letter, and how many keys it is.
var sequences = map[string]int32{
	"\x1b[?1u": 0, "\x1b[?2026;2$y": 0, "\x1b]11;rgb:1313/2424/1313\x1b\\": 0, "\x1b]11;rgb:3/3/3\a": 0, "\x1bP>|XTerm(333)\x1b\\": 0, "\x1b[?64;1;2c": 0,
	"\x1b[B": 1, "\x1b[3~": 1, "\x1bOs": 1, "\x1bO5B": 1, "\x1b[[A": 1, "\x1b[51u": 1, "\x1b[51;1:3u": 0, "\x1b[I": 0,
	"\x1b[<0;3;3M": 0, "\x1b[M 33": 0, "\x9b?1u": 0, "\x9d11;rgb:3/3/3\x9c": 0, "é": 1,
}

// In whatever pieces a sequence comes, and however slowly, no part of it is a key.
func TestSequencesComeWholeOrNotAtAll(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 0))
		for sent, keys := range sequences {
			var w wire
			now := time.Unix(0, 0)
			var got strings.Builder
			var asked int32
			for left := sent; left != ""; {
				n := 1 + random.IntN(len(left))
				whole := w.add([]byte(left[:n]), now)
				left = left[n:]
				got.Write(whole)
				if left != "" && len(whole) > 0 {
					t.Errorf("seed %d: of %q comes %q", seed, sent, whole)
				}
				asked += pressed(whole)
				pause := time.Duration(random.Int64N(int64(unfinished)))
				if w.escapes() && pause >= escAlone {
					w.escape(now, now.Add(escAlone))
					pause = min(pause, escParted) // it is the key, or the sequence goes on soon
				}
				now = now.Add(pause)
			}
			if got.String() != sent || asked != keys {
				t.Errorf("seed %d: %q comes as %q, %d keys, want %d", seed, sent, got.String(), asked, keys)
			}
		}
	}
}

// A moment is what is sent after a pause.
type moment struct {
	pause time.Duration
	sent  string
}

// What comes is never waited for without end: what was held is dropped, and keys are keys again.
func TestUnfinishedSequencesAreGivenUp(t *testing.T) {
	const soon, late = 100 * time.Millisecond, 2 * time.Second
	for _, test := range []struct {
		what string
		sent []moment
		want string
	}{
		{"silence ends a sequence", []moment{{0, "\x1b[?"}, {late, "3"}}, "3"},
		{"silence ends a text", []moment{{0, "\x1b]11;rgb:3"}, {soon, "3"}, {late, "3"}}, "3"},
		{"Ctrl+C ends a sequence", []moment{{0, "\x1b[?"}, {soon, "\x03"}}, "\x03"},
		{"Ctrl+C ends a text", []moment{{0, "\x1b]11;3"}, {soon, "\x03"}}, "\x03"},
		{"an ESC begins another", []moment{{0, "\x1b[?1"}, {soon, "\x1b[B"}}, "\x1b[B"},
		{"a mark is wanted whole", []moment{{0, "\x1bP3\x1b"}, {soon, "3"}}, "\x1b3"}, // which is Alt+3
		{"Ctrl+C ends what is pasted", []moment{{0, "\x1b[200~abc"}, {soon, "\x03"}, {soon, "q"}}, "\x1b[200~abc\x1b[201~\x03q"},
		{"also in the midst of the mark", []moment{{0, "\x1b[200~abc\x1b[20"}, {soon, "\x03"}}, "\x1b[200~abc\x1b[201~\x03"},
		{"silence ends what is pasted", []moment{{0, "\x1b[200~abc"}, {5 * time.Second, "q"}}, "\x1b[200~abc\x1b[201~q"},
		{"a slow paste goes on", []moment{{0, "\x1b[200~3 "}, {late, "q\x03 3"}, {late, "\x1b[20"}, {late, "1~3"}}, "\x1b[200~3 q\x03 3\x1b[201~3"},
		{"a long text is no key", []moment{{0, "\x1b]52;" + strings.Repeat("3", 5000)}, {soon, "33\x1b"}, {soon, "\\q"}}, "\x1b]52;" + strings.Repeat("3", longest-5) + "\x1b\\q"},
	} {
		var w wire
		now := time.Unix(0, 0)
		got := ""
		for _, m := range test.sent {
			now = now.Add(m.pause)
			got += string(w.add([]byte(m.sent), now))
		}
		if got != test.want {
			t.Errorf("%s: %q comes, want %q", test.what, got, test.want)
		}
	}
}

// An ESC alone is the key, soon. What could be the rest of a sequence is none for a moment, any
// other key is one at once.
func TestEscapeIsAKey(t *testing.T) {
	for next, want := range map[string]string{"3": "3", "[": "", "[B": esc + "[B", "o": "o"} {
		var w wire
		came := time.Unix(0, 0)
		if whole := w.add([]byte(esc), came); len(whole) > 0 || !w.escapes() || !w.escape(came, came.Add(escAlone)) {
			t.Fatalf("ESC alone is no key: %q", whole)
		}
		if got := string(w.add([]byte(next), came.Add(300*time.Millisecond))); got != want {
			t.Errorf("behind ESC %q comes as %q, want %q", next, got, want)
		}
	}
	var w wire
	came := time.Unix(0, 0)
	w.add([]byte(esc), came)
	if got := string(w.add([]byte("b"), came.Add(time.Millisecond))); got != esc+"b" || w.escape(came, came.Add(escAlone)) {
		t.Errorf("Alt+B comes as %q", got)
	}
	w.add([]byte(beginPaste+esc), came.Add(time.Second))
	if w.escapes() {
		t.Error("an ESC that is pasted is the key")
	}
}
