package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goodcard/decks"
	"goodcard/study"

	"github.com/google/go-cmp/cmp"
)

// A person sits at a terminal, with a data folder of their own and a clock that the test sets.
type person struct {
	t   *testing.T
	dir string
	now string // RFC 3339

	width int // of the terminal; 0: it does not say
}

func (p *person) clock() time.Time {
	now, err := time.Parse(time.RFC3339, p.now)
	if err != nil {
		p.t.Fatal(err)
	}
	return now
}

// sees compares what a person reads.
func (p *person) sees(args, want string) {
	p.t.Helper()
	if diff := cmp.Diff(strings.TrimLeft(want, "\n"), p.reads(args)); diff != "" {
		p.t.Errorf("goodcard %s (-want +got):\n%s", args, diff)
	}
}

// reads runs the program and returns what a person reads on standard output. Nothing must be
// said on stderr.
func (p *person) reads(args string) string {
	p.t.Helper()
	stdout, stderr, code := p.runs(args)
	if code != exitDone || stderr != "" {
		p.t.Errorf("goodcard %s: exit code %d, stderr %q", args, code, stderr)
	}
	return stdout
}

// runs runs the program.
func (p *person) runs(args string) (out, talk string, code int) {
	p.t.Helper()
	return p.runsWords(strings.Fields(args)...)
}

// runsWords is runs with words that may have spaces.
func (p *person) runsWords(args ...string) (out, talk string, code int) {
	p.t.Helper()
	var stdout, stderr strings.Builder
	env := testEnv(&stdout)
	env.Stderr, env.Terminal, env.Watched, env.Columns = &stderr, true, p.width > 0, p.width
	env.Now, env.Clock = p.clock, p.clock
	env.Getenv = func(name string) string { // the clock has its zone with it
		return map[string]string{"GOODCARD_NOW": p.now, "GOODCARD_DATA": filepath.Join(p.dir, "data")}[name]
	}
	code = run(p.t.Context(), env, append([]string{"goodcard", "--color", "never"}, args...))
	return stdout.String(), stderr.String(), code
}

const doorDeck = `format: 1
id: goals
title: Goals
version: 1.0.0
about: Two cards.
concepts:
  misgeneralization: {name: Goal misgeneralization}
cards:
  - id: door
    concept: misgeneralization
    ask: An agent reached the green door on every training level, and the green door was always the nearest one. Which two goals could it have learned?
    answer: The green door, and the nearest door.
  - id: law
    ask: Whose law is it?
    answer: Goodhart's.
`

func newPerson(t *testing.T) *person {
	t.Helper()
	p := &person{t: t, dir: t.TempDir(), now: "2026-02-20T10:00:00+01:00"}
	t.Chdir(p.dir)
	if err := os.WriteFile("goals.yaml", []byte(doorDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFirstRun(t *testing.T) {
	p := newPerson(t)
	p.sees("history", "Nothing is recorded yet.\n")
	p.sees("", `
Nothing studied yet. The deck "Inner and outer alignment" is ready.

goodcard review   study now
goodcard decks    1 installed
goodcard help     everything else
`)
}

const gatedDeck = `format: 1
id: goals
title: Goals
version: 1.0.0
concepts:
  a: {name: A}
  b: {name: B, needs: [a]}
  c: {name: C, needs: [b]}
cards:
  - {id: a, concept: a, ask: "What is A?", answer: First.}
  - {id: other, ask: "What else?", answer: More.}
  - {id: b, concept: b, ask: "What is B?", answer: Second.}
  - {id: c, concept: c, ask: "What is C?", answer: Third.}
  - {id: d, concept: c, ask: "Which is C?", answer: Last.}
`

func TestWhatWaitsIsTold(t *testing.T) {
	p := newPerson(t)
	if err := os.WriteFile("goals.yaml", []byte(gatedDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	p.reads("decks")
	p.sees("install goals.yaml", "installed goals, \"Goals\": 5 cards\n")
	p.sees("remove inner-outer", "removed inner-outer; its history stays and comes back with it\n")
	p.sees("grade other good", "goals/other: recorded 4 (good); next in 1 day, on 21 Feb 2026\n")
	p.sees("", `
1 new of 10 today   less than a minute
3 new cards wait: 1 for "A" (1 card to go), and 2 behind it.
1 day in a row

goodcard review   study now
goodcard decks    1 installed
goodcard help     everything else
`)
}

// What a person may paste works on the folder that --data named, in lists of commands too.
func TestEveryCommandNamesTheDataFolder(t *testing.T) {
	p := newPerson(t)
	if err := os.WriteFile("goals.yaml", []byte(gatedDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"", "install goals.yaml", "remove inner-outer", "grade other good", "grade a good", "", "decks", "stats", "cards --tag nosuch", "due nosuch",
		"grade b good", "grade c good", "grade d good", "", "suspend a", "", "unsuspend a", "review", "remove goals", "", "review"} {
		stdout, stderr, _ := p.runs("--data here " + args)
		for _, line := range strings.Split(stdout+stderr, "\n") {
			if strings.Contains(strings.ReplaceAll(strings.ReplaceAll(line, "goodcard: ", ""), "goodcard help", ""), "goodcard ") && !strings.Contains(line, "goodcard --data here ") {
				t.Errorf("goodcard --data here %s: %s", args, line)
			}
		}
	}
}

func TestWhatTheDailyLimitPutsOff(t *testing.T) {
	for later, want := range map[int]string{
		0: "2 due   less than a minute\n",
		1: "2 due   less than a minute\n1 more due card waits for other days (daily limit)\n",
		5: "2 due   less than a minute\n5 more due cards wait for other days (daily limit)\n",
	} {
		var got strings.Builder
		writeToday(&output{w: &got, people: true}, study.Glance{Due: 2, PutOff: study.PutOff{Limit: later}})
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("%d later (-want +got):\n%s", later, diff)
		}
	}
}

// The days of the drawing of 'goodcard why'.
func TestWhatPeopleSee(t *testing.T) {
	p := newPerson(t)
	p.reads("decks")
	p.sees("install goals.yaml", "installed goals, \"Goals\": 2 cards\n")
	p.sees("remove inner-outer", "removed inner-outer; its history stays and comes back with it\n")
	p.sees("due", `
goals/door   new   An agent reached the green door on every tr…
goals/law    new   Whose law is it?
`)
	p.sees("grade door good", "goals/door: recorded 4 (good); next in 1 day, on 21 Feb 2026\n")
	p.now = "2026-02-21T10:00:00+01:00"
	p.sees("grade door good --seconds 4", "goals/door: recorded 4 (good); next in 6 days, on 27 Feb 2026\n")
	p.now = "2026-02-27T10:00:00+01:00"
	p.sees("grade door hard", "goals/door: recorded 3 (hard); comes again today, then in 15 days, on 14 Mar 2026\n")
	p.sees("due", `
goals/law    new           Whose law is it?
goals/door   again today   An agent reached the green door on every tr…
`)
	p.sees("grade door good", "goals/door: recorded 4 (good); next in 15 days, on 14 Mar 2026, as before: the first grade of a day counts\n")
	p.now = "2026-02-28T10:00:00+01:00"
	p.sees("", `
1 new of 10 today   less than a minute
3 days in a row, 2 reviews yesterday, 100 % remembered

goodcard review   study now
goodcard decks    1 installed
goodcard help     everything else
`)
	p.now = "2026-03-03T10:00:00+01:00"
	p.sees("why door", `
goals/door   ask, Goal misgeneralization
due 14 Mar 2026, in 11 days (study days begin at 04:00)

20 Feb 2026   good (4)   first repetition                    1 day     EF 2.50
21 Feb 2026   good (4)   second repetition                   6 days    EF 2.50
27 Feb 2026   hard (3)   6 days x 2.36 = 14.16, rounded up   15 days   EF 2.36
27 Feb 2026   good (4)   same day: does not count            15 days   EF 2.36

if answered on 14 Mar 2026
  again 1 day   hard 34 days   good 36 days   easy 37 days

SM-2: the last interval times EF, the easiness factor. Hard takes 0.14 from EF, easy adds 0.10.
`)
	p.now = "2026-03-15T10:00:00+01:00"
	p.sees("cards", `
goals/door   1 day late   An agent reached the green door on every tr…
goals/law    new          Whose law is it?
`)
	p.sees("show door", `
goals/door   ask, Goal misgeneralization

deck        Goals
wording 1   An agent reached the green door on every training level, and the green
            door was always the nearest one. Which two goals could it have learned?
answer      The green door, and the nearest door.

goals/door   1 day late
`)
	p.sees("history door", `
20 Feb 2026 10:00   goals/door   good
21 Feb 2026 10:00   goals/door   good   4 s
27 Feb 2026 10:00   goals/door   hard
27 Feb 2026 10:00   goals/door   good         not the first of its day
`)
	p.sees("doctor", "nothing is wrong\n")
	p.sees("backup copy.db", "everything is in copy.db\n")
	p.sees("grade law good", "goals/law: recorded 4 (good); next in 1 day, on 16 Mar 2026\n")
	p.sees("grade door good", "goals/door: recorded 4 (good); next in 36 days, on 20 Apr 2026\n")
	p.sees("due", "Nothing is left for today.\n")
	p.sees("", `
Nothing is left for today. Next: 1 due card tomorrow.
1 day in a row

goodcard install specification   no other new card is left; this deck is the next
goodcard decks                   1 installed
goodcard help                    everything else
`)
}

// A card that does not stick says so where somebody asks about it.
func TestWhyOfACardThatDoesNotStick(t *testing.T) {
	p := newPerson(t)
	p.sees("install goals.yaml", "installed goals, \"Goals\": 2 cards\n")
	const said = "\nLapsed 4 times: rewrite it, split it, or suspend it.\n"
	for day := range 8 {
		p.now = fmt.Sprintf("2026-03-%02dT10:00:00+01:00", day+1)
		if shown := p.reads("why law"); strings.Contains(shown, said) {
			t.Errorf("on day %d:\n%s", day+1, shown)
		}
		_, talk, _ := p.runs("grade law " + []string{"good", "again"}[day%2])
		if last := day == 7; last != strings.Contains(talk, "goals/law has lapsed 4 times") {
			t.Errorf("on day %d the grade said %q", day+1, talk)
		}
	}
	if shown := p.reads("why law"); !strings.Contains(shown, said) {
		t.Errorf("after four lapses:\n%s", shown)
	}
}

// A decision that waits is told where a learner looks, and every step to it is named.
func TestTheWayToADecision(t *testing.T) {
	p := newPerson(t)
	p.sees("conflicts", "No card waits for a decision of yours.\n")
	const own = "format: 1\nid: inner-outer\ntitle: Mine\nversion: 1.0.0\ncards: [{id: outer-question, ask: 'Which?', answer: Mine.}]\n"
	c, err := study.Open(t.Context(), study.Options{Dir: filepath.Join(p.dir, "data"), Now: p.clock, Shipped: decks.Shipped})
	if err != nil {
		t.Fatal(err)
	}
	e, err := c.Edit(t.Context(), "outer-question")
	if err == nil {
		err = os.WriteFile(e.File, []byte(own), 0o600)
	}
	if err == nil {
		_, err = c.Edited(t.Context(), e, nil)
	}
	author := strings.Replace(strings.Replace(own, "Mine.", "Theirs.", 1), "1.0.0", "9.0.0", 1)
	if err := errors.Join(err, c.Close(), os.WriteFile("author.yaml", []byte(author), 0o600)); err != nil {
		t.Fatal(err)
	}
	p.sees("install author.yaml --replace", "installed inner-outer, \"Mine\": 1 card\n")
	for _, tt := range []struct{ args, want string }{
		{"", "1 card waits for you to decide between texts: 'goodcard conflicts'\n"},
		{"conflicts", "'goodcard conflicts CARD' shows the texts of one, and what decides.\n"},
		{"conflicts outer-question", "(this device); asked\nfield: answer\n"},
		{"conflicts outer-question", "\nnow: Theirs.\nversion 1 says: Mine.\n"},
		{"conflicts outer-question", "'goodcard conflicts inner-outer/outer-question --take theirs' takes the author's text, --take mine your version.\n"},
	} {
		if got := p.reads(tt.args); !strings.Contains(got, tt.want) {
			t.Errorf("goodcard %s: %q is not in\n%s", tt.args, tt.want, got)
		}
	}
	p.sees("conflicts outer-question --take theirs", "inner-outer/outer-question is asked in the deck's version from now on\n")
	if got := p.reads(""); strings.Contains(got, "conflicts") {
		t.Errorf("what is decided is told of:\n%s", got)
	}
}
