package tui

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"goodcard/history"
	"goodcard/keys"
	"goodcard/study"
)

const askDeck = `format: 1
id: doors
title: Doors
version: 1.0.0
about: Cards for tests.
cards:
  - {id: one, ask: "Question one?", answer: Answer one.}
  - {id: two, ask: "Question two?", answer: Answer two.}
  - {id: three, ask: "Question three?", answer: Answer three.}
`

func TestFrontGivesNothingAway(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	secret := []string{"nearest door", "misgeneralization", "perfect score", "Inner alignment, p3", "1 again"}
	d.shows("Inner and outer alignment", "Which two goals")
	d.hides(secret...)
	d.press("w")
	d.hides("misgeneralization", "green-door")
	d.press("esc", "space")
	secret[1] = "Goal misgeneralization"
	d.shows(secret...)
}

// An answer that is not right is shown above the one that it is compared with.
func TestAcceptedAnswerThatWasComparedIsShown(t *testing.T) {
	law := strings.Replace(askDeck, `ask: "Question one?", answer: Answer one.`, `type: "Whose law?", answer: Goodhart, accept: [Charles Goodhart]`, 1)
	for typed, accepted := range map[string]bool{"Charles Gudhart": true, "Gudhart": false, "x": false} {
		d := sitDown(t, law, study.SessionOptions{})
		d.typed(typed)
		d.press("enter")
		d.shows("+    Goodhart")
		if shown := d.row("+    Charles Goodhart   accepted too") >= 0; shown != accepted {
			t.Errorf("%s: the accepted answer is shown: %v\n%s", typed, shown, d.text())
		}
	}
}

func TestGradeBeforeTheAnswerIsRefused(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("3")
	d.shows("Question one?", "the answer comes first")
	if got := d.reviews(); len(got) > 0 {
		t.Errorf("recorded %v", got)
	}
}

func TestEachGradeDoesWhatStoodUnderIt(t *testing.T) {
	for i, key := range []string{"1", "2", "3", "4"} {
		d := sitDown(t, askDeck, study.SessionOptions{Selection: study.Selection{New: new(1)}})
		d.press("space", "3")
		d.day = d.day.AddDate(0, 0, 1)
		d.begin(study.SessionOptions{Selection: study.Selection{New: new(0)}})
		d.press("space", "3")
		d.day = d.day.AddDate(0, 0, 6)
		d.begin(study.SessionOptions{Selection: study.Selection{New: new(0)}})
		d.press("space")
		grade := keys.Ratings[i].Grade
		under := strings.TrimPrefix(d.screen.effect(grade, 0), "today, ")
		d.shows(d.screen.effect(grade, 0))
		d.press(key)
		d.shows(keys.Ratings[i].Word + ": ")
		if !strings.Contains(d.text(), "in "+under) {
			t.Errorf("%s said %q beforehand:\n%s", key, under, d.text())
		}
	}
}

func TestUndoTakesBackOneActionAtATime(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space", "3", "space", "1")
	d.shows("Question three?")
	d.press("u")
	d.shows("Question two?", "took back again")
	d.press("space", "u")
	d.shows("Question one?", "took back good")
	d.hides("u undo")
	d.press("u")
	d.shows("nothing to take back here")
	if got := d.reviews(); len(got) > 0 {
		t.Errorf("%v stand", got)
	}
}

func TestSuspendBuryAndFlagSayWhatTheyDid(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("s")
	d.shows("Question two?", "suspended", "u undo")
	d.press("b")
	d.shows("Question three?", "buried")
	d.press("!")
	d.shows("Question three?", "flagged")
	d.press("space")
	d.shows("! flagged")
	d.press("!")
	d.hides("! flagged")
	d.shows("the flag is off")
	d.press("u", "u", "u", "u")
	d.shows("Question one?", "took back the suspension")
}

func TestPastedTextNeverGrades(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	paste := func() { d.send(tea.PasteMsg{Content: " 3\n3 3\x1b[31m"}) }
	paste()
	d.press("space")
	paste()
	d.shows("1 again")
	if got := d.reviews(); len(got) > 0 {
		t.Errorf("recorded %v", got)
	}
	d.press("3")
	paste()
	d.shows("you   3 3 3[31m")
}

// However fast a keyboard repeats, a key that is held down grades once at most and takes back once,
// also when it is let go.
func TestHeldKeysActOnce(t *testing.T) {
	for name, told := range map[string]bool{"a terminal that reports repeats": true, "one that does not": false} {
		for _, every := range []time.Duration{33 * time.Millisecond, 100 * time.Millisecond, 130 * time.Millisecond} {
			t.Run(name+", every "+every.String(), func(t *testing.T) {
				d := sitDown(t, askDeck, study.SessionOptions{})
				if told {
					d.send(tea.KeyboardEnhancementsMsg{Flags: 0x2})
				}
				hold := func(key string, begins time.Duration) {
					d.press(key)
					wait := begins
					for range 12 {
						d.clock = d.clock.Add(wait)
						k := keyOf(key)
						k.IsRepeat = told
						d.send(k)
						pending := d.cmd
						if wait = every; pending != nil {
							// A key that comes in time overtakes the question whether it did.
							d.clock = d.clock.Add(wait)
							d.send(k)
							d.send(pending())
						}
					}
				}
				hold("space", 500*time.Millisecond)
				d.shows("Question one?", "Answer one.", "1 again")
				hold("enter", time.Second)
				if got := d.reviews(); len(got) != 1 {
					t.Errorf("recorded %v", got)
				}
				d.press("space", "3")
				hold("u", 250*time.Millisecond)
				if got := d.reviews(); len(got) != 1 {
					t.Errorf("after one undo %v stand", got)
				}
				d.press("space", "3", "s")
				d.shows("suspended")
				hold("u", time.Second)
				if got := d.reviews(); len(got) != 2 {
					t.Errorf("after one undo %v stand", got)
				}
			})
		}
	}
}

func TestSpaceWaitsForTheAnswerToBeRead(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space")
	d.clock = d.clock.Add(200 * time.Millisecond)
	d.send(keyOf("space"))
	if d.cmd != nil {
		t.Error("a second Space is taken although the answer has only just come")
	}
	d.clock = d.clock.Add(300 * time.Millisecond) // perhaps it is held down
	d.send(keyOf("space"))
	d.shows("Answer one.")
	d.send(d.cmd())
	d.shows("Question two?", "good: next in 1 day")
}

// Undo takes back on every front, on a choice too, and from a text field after Esc.
func TestChainsOfUndosNeverStop(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	graded := 0
	for d.screen.end == nil && graded < 30 {
		if _, typing := d.screen.top().(*field); typing {
			d.press("esc")
		}
		d.press("space")
		d.press(d.screen.grades()[2].Key)
		graded++
	}
	for left := graded; left > 0; left-- {
		if _, typing := d.screen.top().(*field); typing {
			d.press("esc")
		}
		d.shows("u undo")
		d.press("u")
		if got := len(d.reviews()); got != left-1 {
			t.Fatalf("%d reviews stand, want %d:\n%s", got, left-1, d.text())
		}
	}
	if graded < 7 {
		t.Errorf("only %d cards were graded", graded)
	}
}

func TestLettersAreTextInAField(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	d.press("space", "3")
	d.typed("sub? q!")
	d.shows("you  sub? q!")
	d.press("esc", "b")
	d.shows("buried")
}

func TestCursorOfTheFieldCountsCells(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	d.press("space", "3")
	for typed, column := range map[string]int{"": 9, "ab": 11, "日本": 13, "é": 10, "👩‍👩‍👧": 11} {
		d.press("ctrl+u")
		d.send(tea.PasteMsg{Content: typed})
		if c := d.screen.View().Cursor; c == nil || c.X != column || c.Y != d.row("    you") {
			t.Errorf("%q: the cursor is at %+v, want column %d", typed, c, column)
		}
	}
	d.press("ctrl+u")
	d.send(tea.PasteMsg{Content: strings.Repeat("日本語x", 30)})
	if c := d.screen.View().Cursor; c == nil || c.X < 70 || c.X > 76 {
		t.Errorf("in a long text the cursor is at %+v", c)
	}
}

// Letters that no option bears act on a choice; digits and the key at the place of a letter choose
// too, and arrows reach every option.
func TestLettersThatNoOptionBearsAct(t *testing.T) {
	choice := func() *desk {
		d := sitDown(t, kinds(t), study.SessionOptions{})
		d.press("space", "3", "enter", "3")
		d.shows("failed?", "a to c choose", "u undo")
		return d
	}
	d := choice()
	d.press("s")
	d.shows("suspended")
	d.press("u", "d")
	d.shows("failed?", "choose a to c")
	for name, press := range map[string]func(d *desk){
		"letter":  func(d *desk) { d.press("b") },
		"capital": func(d *desk) { d.press("B") },
		"digit":   func(d *desk) { d.press("2") },
		"key's place": func(d *desk) {
			d.clock = d.clock.Add(2 * time.Second)
			d.send(tea.KeyPressMsg{Code: 'и', Text: "и", BaseCode: 'b'})
		},
		"arrow and enter": func(d *desk) { d.press("right", "right", "enter") },
	} {
		d := choice()
		press(d)
		if d.screen.answer.Choice == nil || *d.screen.answer.Choice != 1 {
			t.Errorf("%s: chosen %v:\n%s", name, d.screen.answer.Choice, d.text())
		}
	}
}

// Options after z have no letter of one key: they are marked.
func TestEveryOptionCanBeChosen(t *testing.T) {
	var b strings.Builder
	b.WriteString(strings.Split(askDeck, "cards:")[0] + "cards:\n  - id: many\n    choose: Which?\n    answer: right\n    wrong:\n")
	for i := range 29 {
		fmt.Fprintf(&b, "      - text: wrong %d\n", i)
	}
	d := sitDown(t, b.String(), study.SessionOptions{})
	d.shows("←→ ↑↓ select")
	for range 29 {
		d.press("right")
	}
	d.shows("› ac")
	d.press("space")
	if c := d.screen.answer.Choice; c == nil || *c != 28 {
		t.Errorf("chosen %v", c)
	}
}

func TestArrowsSelectAGrade(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	d.press("space", "left", "left")
	d.shows("›1 again")
	d.press("enter")
	d.shows("again: comes again today, then in 1 day")
}

func TestNoteIsKeptAndTakenBack(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("n")
	d.shows("with the answer open")
	d.press("space", "n")
	d.typed("mine, q and 3")
	d.press("esc", "u")
	d.hides("mine")
	d.press("n")
	d.typed("mine, q and 3")
	d.press("esc")
	d.shows("yours: mine, q and 3", "Answer one.")
	d.press("n")
	d.typed(" too")
	d.press("enter")
	d.typed("below")
	d.press("ctrl+c")
	d.begin(study.SessionOptions{})
	d.press("space")
	d.shows("yours: mine, q and 3 too")
	if above, below := d.row("3 too"), d.row("below"); below != above+1 {
		t.Errorf("the lines of the note stand in rows %d and %d", above, below)
	}
}

func TestChangedCardShowsItsWords(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{Selection: study.Selection{New: new(1)}})
	d.hides("changed since")
	d.press("space", "3")
	d.write(strings.Replace(askDeck, "Answer one.", "Reply one.", 1))
	d.day = d.day.AddDate(0, 0, 1)
	d.begin(study.SessionOptions{Selection: study.Selection{New: new(0)}})
	d.shows("changed since you last saw it")
	row := d.row("Question one?")
	d.press("c")
	d.hides("Reply")
	d.press("space")
	if got := d.row("Question one?"); got != row {
		t.Errorf("the question moved from row %d to %d", row, got)
	}
	d.press("c")
	d.shows("[-Answer-] {+Reply+} one.")
	d.press("c", "3")
	d.day = d.day.AddDate(0, 0, 6)
	d.begin(study.SessionOptions{Selection: study.Selection{New: new(0)}})
	d.hides("changed since")
}

func TestLeechIsAdvisedUpon(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{Selection: study.Selection{New: new(1)}})
	d.press("space", "3")
	for range 4 {
		for _, key := range []string{"1", "3"} { // forgotten, and known again
			d.day = d.day.AddDate(0, 0, 40)
			d.begin(study.SessionOptions{Selection: study.Selection{New: new(0)}})
			d.press("space", key)
			if !d.page() {
				d.press("space", "3")
			}
		}
	}
	for !d.page() {
		d.day = d.day.AddDate(0, 0, 40)
		d.begin(study.SessionOptions{Selection: study.Selection{New: new(0)}})
		d.press("space", "1")
	}
	d.shows("This card does not stick", "10 Apr 2026", "e rewrite or split", "s suspend")
	if n := strings.Count(d.text(), "comes again today"); n != 1 {
		t.Errorf("what the grade did is told %d times", n)
	}
	_, _, err := d.session.Undo(t.Context())
	d.must(err)
	var lines strings.Builder
	d.must(Plain(t.Context(), d.session, PlainOptions{In: strings.NewReader("\n1\n"), Out: &lines, Now: d.col.Clock.Now}))
	for _, want := range []string{"doors/one has lapsed ", " times: 'goodcard why doors/one' shows when.\n",
		"\nRewrite or split: 'goodcard edit doors/one'.\n", "\nSuspend: 'goodcard suspend doors/one'.\n"} {
		if !strings.Contains(lines.String(), want) {
			t.Errorf("plain mode does not say %q:\n%s", want, lines.String())
		}
	}
	d.press("s")
	d.shows("suspended")
	list, err := d.col.Today(t.Context(), nil, 0)
	d.must(err)
	for _, l := range list {
		if l.ID == "doors/one" {
			t.Error("the leech is asked again")
		}
	}
}

func TestEndTellsWhatWasHardAndPractisesIt(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space", "1", "space", "3", "space", "3", "space", "3")
	d.shows("Done for today.", "1 came hard", "3 cards", "known 2 of 3", "d practise it", "next in 1 day")
	d.press("?")
	d.shows("q        leave (also enter and ctrl+c)", "esc back")
	d.hides("q        quit", "ctrl+c   quit")
	d.press("?")
	d.press("w")
	d.shows("Why doors/one")
	d.press("esc", "d")
	d.shows("Question one?", "practice")
	d.press("space", "3")
	d.shows("Done for today.")
	d.hides("l learn")
	d.press("l")
	d.shows("does nothing here")
	d.press("u")
	d.shows("Question one?")
	want := []string{"doors/one review again ", "doors/two review good ", "doors/three review good ", "doors/one review good "}
	if diff := cmp.Diff(want, d.reviews()); diff != "" {
		t.Error(diff)
	}
}

// A session that leaves some of the day says what, and one that leaves nothing says that.
func TestEndNamesWhatTodayStillAsks(t *testing.T) {
	d := sitDown(t, strings.Replace(askDeck, "{id: one,", "{id: one, tags: [first],", 1), study.SessionOptions{Limit: 1})
	d.press("space", "3")
	d.shows("Done for now.", "Left for today: 0 due, 2 new. 'goodcard review' brings it.")
	d.hides("Done for today.")
	d.begin(study.SessionOptions{Selection: study.Selection{Tag: "first"}})
	d.shows("Nothing to study now.", "Left for today: 0 due, 2 new.")
	d.begin(study.SessionOptions{})
	d.press("space", "3", "space", "3")
	d.shows("Done for today.")
	d.hides("Left for today")
}

func TestSmallTerminalSaysSo(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.size(39, 8)
	d.shows("review --plain")
	d.press("space", "3")
	d.size(40, 8)
	d.shows("Question one?")
	if got := d.reviews(); len(got) > 0 {
		t.Errorf("recorded %v unseen", got)
	}
}

// Both front ends must leave the same history when they get the same answers.
func TestHistoryIsThatOfThePlainConversation(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	d.press("space", "2")
	d.typed("goodheart")
	d.press("enter", "space", "b", "space", "space", "1", "3", "enter")
	d.press("space", "s", "space", "u", "space", "3", "space", "4", "space", "3")
	screen := d.reviews()

	p := sitDown(t, kinds(t), study.SessionOptions{})
	lines := []string{"", "2", "goodheart", "", "b", "", "", "1 3", "", "", "s", "", "u", "", "3", "", "4", "", "3"}
	var out bytes.Buffer
	p.must(Plain(t.Context(), p.session, PlainOptions{In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out, Talk: &out}))
	if diff := cmp.Diff(p.reviews(), screen); diff != "" || len(screen) != 7 {
		t.Errorf("%d reviews (-plain +screen):\n%s\n%s", len(screen), diff, out.String())
	}
}

// A clock that jumps ahead with each line that is read from it.
type slowReader struct {
	lines []string
	wait  func()
}

func (r *slowReader) Read(b []byte) (int, error) {
	if len(r.lines) == 0 {
		return 0, io.EOF
	}
	r.wait()
	n := copy(b, r.lines[0]+"\n")
	r.lines = r.lines[1:]
	return n, nil
}

func TestTimeOfAnAnswerIsRecorded(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	wait := func() { d.day = d.day.Add(4 * time.Second) }
	d.press("space")
	wait()
	d.press("3")
	d.screen.o.Stop = func() bool { return true }
	d.press("ctrl+z")
	d.day = d.day.Add(time.Hour)
	d.send(resumedMsg{true})
	d.press("space")
	wait()
	d.press("3")
	s, err := d.col.Session(t.Context(), study.SessionOptions{})
	d.must(err)
	d.must(Plain(t.Context(), s, PlainOptions{In: &slowReader{[]string{"", "3"}, wait}, Out: io.Discard, Talk: io.Discard, Now: func() time.Time { return d.day }}))
	var took []int64
	d.must(d.col.History(t.Context(), "", func(s history.Step) error { took = append(took, s.MS); return nil }))
	if want := []int64{4000, 4000, 8000}; !slices.Equal(took, want) {
		t.Errorf("the answers took %d ms, want %d", took, want)
	}
}

func TestQuestionAndGradesStayWhereTheyAre(t *testing.T) {
	for _, size := range [][2]int{{40, 8}, {59, 30}, {80, 24}, {200, 70}} {
		d := sitDown(t, kinds(t), study.SessionOptions{})
		d.size(size[0], size[1])
		gradeRow := -1
		for d.screen.end == nil && len(d.reviews()) < 7 {
			before := strings.Split(d.text(), "\n")
			if d.press("enter"); !d.screen.open {
				t.Fatal("enter did not open the answer")
			}
			after := strings.Split(d.text(), "\n")
			first := d.screen.frame().top + d.screen.frame().bodyTop()
			fits := d.screen.body().answer.first < d.screen.frame().bodyRows()
			if fits && !strings.HasPrefix(after[first], strings.TrimRight(before[first], " ")) {
				t.Errorf("the question moved: %q, then %q", before[first], after[first])
			}
			row := slices.IndexFunc(after, func(line string) bool { return strings.Contains(line, "again ") && strings.Contains(line, "easy") })
			if gradeRow >= 0 && row != gradeRow {
				t.Errorf("the grades moved from row %d to %d", gradeRow, row)
			}
			gradeRow = row
			d.press(d.screen.grades()[3].Key)
		}
	}
}

func TestMoreOptionsThanLetters(t *testing.T) {
	text := "format: 1\nid: many\ntitle: Many\nversion: 1.0.0\nabout: A deck for tests.\ncards:\n" +
		"  - id: pick\n    choose: Which?\n    answer: right\n    wrong:\n"
	for n := range 30 {
		text += fmt.Sprintf("      - {text: number %d}\n", n)
	}
	d := sitDown(t, text, study.SessionOptions{})
	d.shows("Which?", "a to z")
	d.press("z")
	d.shows("1 again")
}

// A deck that breaks while it is studied is told of when it happens, beside what the grade did.
func TestADeckThatBreaksMeanwhileIsToldAtOnce(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space")
	d.write(askDeck + "nonsense: [\n")
	d.press("3")
	d.shows("good: ", "u undo", "deck doors has a problem, told at the end")
	d.press("space")
	d.hides("has a problem")
}

// To take something back hides no news.
func TestADeckThatBreaksBeforeAnUndo(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space")
	d.press("3")
	d.write(askDeck + "nonsense: [\n")
	d.press("u")
	d.shows("took back good", "deck doors has a problem, told at the end")
	d.size(50, 14)
	d.shows("took back good   deck doors has a problem")
}

// A text field that comes from a key of the end, which named the undo, says how to reach it.
func TestUndoIsNamedInATextFieldBehindTheEnd(t *testing.T) {
	d := sitDown(t, "format: 1\nid: two\ntitle: Two\nversion: 1.0.0\nabout: Two.\ncards:\n  - {id: a, ask: One, answer: A}\n  - {id: b, type: Two, answer: B}\n",
		study.SessionOptions{Selection: study.Selection{New: new(1)}})
	d.press("space", "3", "l")
	d.shows("Two", "esc u undo")
	d.press("esc", "u")
	d.shows("One", "took back good")
}
