package tui

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"goodcard/history"
	"goodcard/keys"
	"goodcard/scheduler"
	"goodcard/study"
)

// allDeck has a card of each kind with and without all that a key can be about. Its texts have
// none of the words that practice must not say.
const allDeck = `format: 1
id: all
title: Everything
version: 1.0.0
about: Cards for tests.
sources:
  page: {title: A page, url: 'https://example.org/'}
  paper: {title: A book on paper}
concepts:
  told: {name: Told, about: What *told* is.}
  bare: {name: Bare}
cards:
  - {id: ask, tags: [ask], concept: told, ask: "Ask?", answer: A., source: page, note: N., image: media/x.png, alt: X, unseen: ["Unseen?"]}
  - {id: plain, tags: [plain], ask: "Plain?", answer: P.}
  - {id: both, tags: [both], concept: told, ask: "Both?", answer: B., both-ways: true, source: paper}
  - {id: gap, tags: [gap], concept: bare, cloze: "A {{c1::gap}} and {{c2::another}} of them."}
  - {id: pick, tags: [pick], concept: told, choose: "Pick?", answer: Right., wrong: [{text: Wrong., why: W.}, {text: Other.}], source: page}
  - {id: word, tags: [word], concept: bare, type: "Word?", answer: word}
  - {id: tell, tags: [tell], concept: told, explain: "Tell?", points: [one, two, three]}
  - {id: leech, tags: [leech], ask: "Leech?", answer: L.}
  - {id: fresh, tags: [fresh], concept: told, ask: "Fresh?", answer: F., source: page}
  - {id: later, tags: [later], ask: "Later?", answer: R.}
`

// aDesk sits a learner down before a deck of which most was studied, one card does not stick and one
// has changed since.
func aDesk(t *testing.T, o study.SessionOptions) *desk {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "deck.yaml")
	d := newDesk(t, nil)
	d.must(os.MkdirAll(filepath.Join(dir, "media"), 0o700))
	d.must(os.WriteFile(filepath.Join(dir, "media", "x.png"), []byte("png"), 0o600))
	d.must(os.WriteFile(file, []byte(allDeck), 0o600))
	d.file = file
	_, err := d.col.Install(t.Context(), file, false)
	d.must(err)
	grade := func(g scheduler.Grade, items ...string) {
		for _, item := range items {
			_, _, err := d.col.Grade(t.Context(), study.ManualGrade{Item: "all/" + item, Grade: g})
			d.must(err)
		}
		d.day = d.day.AddDate(0, 0, 1)
	}
	if !o.Preview {
		for range 3 {
			grade(scheduler.Good, "leech")
			grade(scheduler.Again, "leech")
		}
		grade(scheduler.Good, "leech", "ask", "plain", "both", "both#reverse", "gap#c1", "gap#c2", "pick", "word", "tell")
		d.day = d.day.AddDate(0, 0, 6)
		d.write(strings.Replace(allDeck, "answer: P.", "answer: Q.", 1))
	}
	d.begin(o)
	return d
}

// anOwnDesk sits a learner down who has own versions of cards of a deck that the program brings: of one
// the author has changed what they changed, of one another device made a version too, and one stands
// alone. Cards with wordings that are kept back are known well enough to be asked in them.
func anOwnDesk(t *testing.T) *desk {
	t.Helper()
	program := fstest.MapFS{
		"all/deck.yaml":   {Data: []byte(strings.Replace(allDeck, `answer: P.}`, `answer: P., unseen: ["Plain now?", "Plain then?"]}`, 1))},
		"all/media/x.png": {Data: []byte("png")},
	}
	d := newDesk(t, shipped{program})
	_, err := d.col.Install(t.Context(), "all", false)
	d.must(err)
	for _, days := range []int{1, 6, 16} {
		for _, item := range []string{"ask", "plain", "both", "both#reverse", "gap#c1", "gap#c2", "pick", "word", "tell"} {
			_, _, err := d.col.Grade(t.Context(), study.ManualGrade{Item: "all/" + item, Grade: scheduler.Good})
			d.must(err)
		}
		d.day = d.day.AddDate(0, 0, days)
	}
	own := func(c *study.Collection, card, old, mine string) {
		e, err := c.Edit(t.Context(), card)
		d.must(err)
		text, err := os.ReadFile(e.File)
		d.must(err)
		d.must(os.WriteFile(e.File, []byte(strings.Replace(string(text), old, mine, 1)), 0o600))
		_, err = c.Edited(t.Context(), e, nil)
		d.must(err)
	}
	phone, err := study.Open(t.Context(), study.Options{Dir: t.TempDir(), Now: func() time.Time { return d.day }, Shipped: shipped{program}})
	d.must(err)
	_, err = phone.Install(t.Context(), "all", false)
	d.must(err)
	own(phone, "all/pick", "Right.", "Right on the phone.")
	other, err := phone.Backup(t.Context(), "")
	d.must(errors.Join(err, phone.Close()))
	own(d.col, "all/pick", "Right.", "Right here.")
	own(d.col, "all/plain", "P.", "Mine.")
	own(d.col, "all/word", "answer: word", "answer: mine")
	_, _, err = d.col.Merge(t.Context(), other)
	d.must(err)
	text := string(program["all/deck.yaml"].Data)
	program["all/deck.yaml"] = &fstest.MapFile{Data: []byte(strings.NewReplacer("answer: P.", "answer: Q.", "answer: A.", "answer: Z.", "answer: B.", "answer: Y.", "of them", "of those").Replace(text))}
	_, err = d.col.Refresh(t.Context())
	d.must(err)
	return d
}

// nowhere are words by which a hinted key would say that it does not work.
var nowhere = regexp.MustCompile(`(?i)\bnothing\b|not here|not before|does not|cannot|no new card|not (flagged|suspended|buried|opened|edited|recorded|taken)`)

// ofReview are words that are true of reviews alone.
var ofReview = regexp.MustCompile(`(?i)\b(due|recorded|again)\b`)

// A walk presses keys that are hinted or work, those first that were pressed least, and holds what
// each says to what holds then.
type walker struct {
	*desk
	random  *rand.Rand
	mode    string
	pressed map[string]int
	met     map[string]int // kinds of cards that are seldom
}

// Every key on the line of keys, and every other that works, does what it says wherever it stands:
// none answers that there is nothing to do, what is said of a card holds after it, and practice and
// preview speak no word of a review.
func TestEveryHintedKeyWorks(t *testing.T) {
	modes := map[string]study.SessionOptions{
		"review": {}, "practice": {Cram: true}, "preview": {Preview: true},
		"few": {Limit: 2}, // ends soon, and what came hard is drilled
		"own": {},
	}
	for mode, o := range modes {
		t.Run(mode, func(t *testing.T) {
			w := &walker{random: rand.New(rand.NewPCG(1, 2)), mode: mode, pressed: map[string]int{}, met: map[string]int{}}
			if w.desk = nil; mode == "own" {
				w.desk = anOwnDesk(t)
			} else {
				w.desk = aDesk(t, o)
			}
			for _, tag := range []string{"", "ask", "plain", "both", "gap", "pick", "word", "tell", "leech", "fresh"} {
				o.Tag = tag
				w.begin(o)
				steps := 40
				if tag == "tell" { // has the most keys
					steps = 90
				}
				for range steps {
					if w.step(); t.Failed() {
						return
					}
				}
				for undone := true; undone; {
					var err error
					_, undone, err = w.session.Undo(t.Context())
					w.must(err)
				}
			}
			if mode == "own" {
				for _, met := range []string{"a wording kept back", "The author changed", "You have 2 versions"} {
					if w.met[met] == 0 {
						t.Errorf("%s: no card of this kind was asked", met)
					}
				}
			}
			for _, a := range wantedIn(mode) {
				if w.pressed[string(a)] == 0 {
					t.Errorf("%s was never there to press", a)
				}
			}
			for _, a := range []keys.Action{keys.Suspend, keys.Bury, keys.Flag, keys.Note, keys.Why} {
				if mode == "preview" && w.pressed[string(a)] > 0 {
					t.Errorf("%s works in a preview", a)
				}
			}
		})
	}
}

func wantedIn(mode string) []keys.Action {
	all := []keys.Action{keys.ShowAnswer, keys.Choose, keys.Select, keys.Submit, keys.Leave, keys.Accept, keys.Rate, keys.TickPoint,
		keys.RateByLetter, keys.Idea, keys.Open, keys.Edit, keys.Undo, keys.Help, keys.Quit, keys.Close}
	switch mode {
	case "preview":
		return all
	case "few":
		return append(all, keys.Suspend, keys.Bury, keys.Flag, keys.Note, keys.Practise, keys.Why)
	case "practice":
		return append(all, keys.Suspend, keys.Bury, keys.Flag, keys.Note)
	}
	return append(all, keys.Suspend, keys.Bury, keys.Flag, keys.Note, keys.Changed, keys.Why)
}

func (w *walker) step() {
	w.t.Helper()
	m := w.screen
	live := m.top().live()
	key := live[0]
	for _, k := range live {
		if k.Action == keys.Pause { // see the tests of what is suspended
			continue
		}
		seldom := func(k keys.Key) int {
			n := w.pressed[w.place(k)]*8 + w.random.IntN(4)
			if k.Quiet { // those that are hinted come first
				n += 6
			}
			if w.pressed[string(k.Action)] == 0 { // it may not come again
				n -= 8
			}
			return n
		}
		if seldom(k) < seldom(key) || key.Action == keys.Pause {
			key = k
		}
	}
	if w.random.IntN(3) == 0 { // so that the session goes on
		key = live[0]
	}
	if at := slices.IndexFunc(live, func(k keys.Key) bool { return k.Action == keys.Undo }); m.end != nil && at >= 0 && w.random.IntN(2) == 0 {
		key = live[at] // and begins anew
	}
	w.pressed[w.place(key)]++
	w.pressed[string(key.Action)]++
	name := key.Keys[w.random.IntN(len(key.Keys))]
	before := m.prompt
	w.meets(before)
	w.press(name)
	w.settles()
	what := fmt.Sprintf("%s: %s (%s) on %s", w.mode, name, key.Action, w.place(key))
	if said := m.said; nowhere.MatchString(said) {
		w.t.Errorf("%s says %q", what, said)
	}
	if text := ansi.Strip(m.View().Content); w.practises() && (before == nil || before.Cram) && ofReview.MatchString(text) {
		w.t.Errorf("%s, the screen speaks of a review:\n%s", what, text)
	}
	if before != nil {
		w.holds(what, key.Action, before)
	}
}

// meets counts cards that say more than others, so that a walk past them is seen.
func (w *walker) meets(p *study.Prompt) {
	if p == nil {
		return
	}
	if strings.HasPrefix(p.Wording, "unseen:") {
		w.met["a wording kept back"]++
	}
	for _, notice := range []string{"The author changed", "You have 2 versions"} {
		if strings.HasPrefix(p.OwnNotice(), notice) {
			w.met[notice]++
		}
	}
}

// place tells apart where a key is pressed, as far as it matters to what it does.
func (w *walker) place(k keys.Key) string {
	place := fmt.Sprintf("%T %s", w.screen.top(), k.Action)
	if p, ok := w.screen.top().(*page); ok {
		place += " " + p.title
	}
	if w.screen.prompt != nil {
		place += " " + string(w.screen.prompt.Card.Kind)
	}
	return place
}

// practises reports whether what is shown is of practice or a preview. Pages that an earlier card
// opened and the end of a review are not.
func (w *walker) practises() bool {
	if w.screen.prompt != nil {
		return w.screen.prompt.Cram
	}
	return w.session.Mode() != study.Reviewing
}

// settles does what the program waits for: editors and openers end at once.
func (w *walker) settles() {
	m := w.screen
	if m.pace.waiting != nil && w.cmd != nil {
		w.send(w.cmd())
	}
	if m.editing != nil {
		m.leaving = false
		w.send(editedMsg{})
	} else if m.leaving { // it has quit, and begins anew
		m.leaving = false
		for len(m.layers) > 1 {
			m.pop()
		}
		return
	}
	if w.cmd != nil {
		if msg, ok := w.cmd().(openedMsg); ok {
			w.send(msg)
		}
	}
	if w.cmd = nil; m.err != nil {
		w.t.Fatal(m.err)
	}
}

// holds compares what is said of a card with what its history comes to.
func (w *walker) holds(what string, a keys.Action, p *study.Prompt) {
	w.t.Helper()
	said := w.screen.said
	listed := func(state study.State) bool {
		found := false
		w.must(w.col.Cards(w.t.Context(), study.CardFilter{State: state}, func(l study.Listed) error {
			found = found || l.ID == p.Item
			return nil
		}))
		return found
	}
	switch a {
	case keys.Suspend:
		if !strings.HasPrefix(said, "suspended: ") || !listed(study.Suspended) {
			w.t.Errorf("%s: %q, suspended %v", what, said, listed(study.Suspended))
		}
	case keys.Bury:
		if !strings.HasPrefix(said, "buried: ") || !listed(study.Buried) && !listed(study.Suspended) {
			w.t.Errorf("%s: %q", what, said)
		}
	case keys.Flag:
		is := false
		w.must(w.col.Search(w.t.Context(), "is:flagged", func(l study.Listed) error {
			is = is || l.ID == p.Item
			return nil
		}))
		if is != strings.HasPrefix(said, "flagged: ") {
			w.t.Errorf("%s: %q, flagged %v", what, said, is)
		}
	case keys.Undo:
		if !strings.HasPrefix(said, "took back ") {
			w.t.Errorf("%s: %q", what, said)
		}
	}
}

// What a mark says is what holds, also after a clock that was wrong.
func TestEchoesTellOfTheStateAfterTheWrite(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.day = d.day.AddDate(1, 0, 0)
	for _, kind := range []history.Kind{history.Flag, history.Unflag} {
		_, err := d.col.Mark(t.Context(), kind, "doors/one")
		d.must(err)
	}
	d.day = d.day.AddDate(-1, 0, 0)
	d.begin(study.SessionOptions{})
	d.press("!")
	d.shows("not changed: the unflag of 1 Mar 2027")
	d.hides("! flagged")
}
