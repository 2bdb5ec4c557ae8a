package study_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"goodcard/scheduler"
	"goodcard/study"
)

// own makes a version of the learner's own of a card: what its editor shows, with words replaced.
func (w *world) own(card string, replace ...string) {
	w.t.Helper()
	e, err := w.Editing(w.t.Context(), card)
	w.must(err)
	w.must(w.SetOwn(w.t.Context(), e, "own.yaml", strings.NewReplacer(replace...).Replace(e.Text)))
}

// publish brings a newer program, whose first deck has this text.
func (w *world) publish(text string) {
	w.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(text)
	w.reopen()
}

func TestCorrectionOfATextThatTheLearnerLeftAloneIsAnnounced(t *testing.T) {
	text := header("inner-outer") + ownDeck
	w := newWorld(t, text)
	w.own("door", "answer: The green one.", "answer: The green one.\n    note: mine")
	w.by("inner-outer/door", scheduler.Good)
	w.days(1)
	w.publish(strings.ReplaceAll(text, "The green one.", "The nearest one."))
	p := w.prompt(w.session(study.SessionOptions{Selection: study.Selection{New: new(0)}}))
	if p.Answer != "The nearest one." || p.Card.Note != "mine" {
		t.Errorf("the answer is %q with the note %q", p.Answer, p.Card.Note)
	}
	if p.Before == nil || p.Before.Answer != "The green one." || p.Before.Note != "mine" {
		t.Errorf("it said before: %+v", p.Before)
	}
	if notice := p.OwnNotice(); notice != "" {
		t.Errorf("there is nothing to decide, and it says %q", notice)
	}
}

func TestPromptTellsThatTheAuthorChangedWhatTheLearnerHadChanged(t *testing.T) {
	text := header("inner-outer") + ownDeck
	w := newWorld(t, text)
	w.own("door", "The green one.", "Mine.")
	w.by("inner-outer/door", scheduler.Good)
	w.days(1)
	w.publish(strings.ReplaceAll(text, "The green one.", "The nearest one."))
	again := func() *study.Prompt {
		t.Helper()
		return w.prompt(w.session(study.SessionOptions{Selection: study.Selection{New: new(0)}}))
	}
	p := again()
	const want = "The author changed the answer since you made your own version."
	if notice := p.OwnNotice(); p.Answer != "Mine." || notice != want || p.Before != nil {
		t.Errorf("the answer is %q, it was %v, told is %q; want %q", p.Answer, p.Before, notice, want)
	}
	e, err := w.Editing(t.Context(), "door")
	w.must(err)
	for _, line := range []string{`# The author changed "answer" since`, `#   was: "The green one."`, `#   now: "The nearest one."`} {
		if !strings.Contains(e.Text, line) {
			t.Errorf("%s is not told to who edits:\n%s", line, e.Text)
		}
	}
	w.must(w.SetOwn(t.Context(), e, "own.yaml", e.Text))
	if p := again(); p.Answer != "Mine." || p.OwnNotice() != "" {
		t.Errorf("kept in sight of the author's text, it is %q and tells %q", p.Answer, p.OwnNotice())
	}
}

// Edits of earlier programs show as they did, and the next edit says what it is made from.
func TestEditOfAnEarlierProgram(t *testing.T) {
	text := header("inner-outer") + ownDeck
	w := newWorld(t, text)
	w.must(w.RecordEdit(t.Context(), "inner-outer/door", `{"id":"door","kind":"ask","text":"Mine?","answer":"Mine.","tags":["old"]}`))
	w.publish(strings.ReplaceAll(text, "The green one.", "The nearest one."))
	shown, err := w.Show(t.Context(), "door")
	w.must(err)
	if c := shown.Content; c.Text != "Mine?" || c.Answer != "Mine." || c.Also != nil || c.Tags[0] != "core" || !shown.Versions.Settled() {
		t.Errorf("it shows %+v, settled: %t", c, shown.Versions.Settled())
	}
	w.own("door", "Mine?", "My question?")
	w.publish(strings.ReplaceAll(text, "The green one.", "The third one."))
	shown, err = w.Show(t.Context(), "door")
	w.must(err)
	if c := shown.Content; c.Text != "My question?" || c.Answer != "Mine." || len(shown.Versions.Moved) != 1 {
		t.Errorf("after another edit it shows %+v, moved %+v", c, shown.Versions.Moved)
	}
}

func TestUndoOpensTheVersionBefore(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	s := w.session(study.SessionOptions{Selection: study.Selection{Decks: []string{"inner-outer"}, Tag: "core"}})
	w.next(s)
	for _, words := range [][2]string{{"The green one.", "First."}, {"First.", "Second."}, {"Second.", "Third."}} {
		w.edit(s, words[0], words[1])
		if p := w.prompt(s); p.Answer != words[1] {
			t.Fatalf("the answer is %q, want %q", p.Answer, words[1])
		}
	}
	for _, want := range []string{"Second.", "First.", "The green one."} {
		w.undo(s)
		if p := w.prompt(s); p.Answer != want || p.OwnNotice() != "" {
			t.Errorf("after an undo the answer is %q, want %q; told is %q", p.Answer, want, p.OwnNotice())
		}
	}
}

// A card that is renamed takes its versions along.
func TestVersionsOfARenamedCard(t *testing.T) {
	text := header("inner-outer") + ownDeck
	w := newWorld(t, text)
	w.own("door", "The green one.", "Mine.")
	w.publish(strings.Replace(text, "{id: door,", "{id: gate, was: [door],", 1))
	shown, err := w.Show(t.Context(), "gate")
	w.must(err)
	if shown.Content.Answer != "Mine." {
		t.Errorf("under its new id the answer is %q", shown.Content.Answer)
	}
	w.own("gate", "Mine.", "Mine again.")
	found, err := w.Conflict(t.Context(), "gate")
	w.must(err)
	if len(found.Versions.Open) != 1 || found.Versions.Card.Answer != "Mine again." {
		t.Errorf("edited under its new id, open are %d versions and the answer is %q", len(found.Versions.Open), found.Versions.Card.Answer)
	}
	var fronts []string
	w.must(w.Cards(t.Context(), study.CardFilter{Tag: "core"}, func(l study.Listed) error {
		fronts = append(fronts, l.ID+" "+l.Front)
		return nil
	}))
	if len(fronts) != 1 || fronts[0] != "inner-outer/gate Which door?" {
		t.Errorf("listed is %q", fronts)
	}
}

// Who edits while another program edits overrules nothing that they did not see.
func TestEditBesideAnother(t *testing.T) {
	text := header("inner-outer") + ownDeck
	w := newWorld(t, text)
	e, err := w.Editing(t.Context(), "door")
	w.must(err)
	w.own("door", "The green one.", "Meanwhile.")
	w.publish(strings.ReplaceAll(text, "Name the door.", "Name that door."))
	w.must(w.SetOwn(t.Context(), e, "own.yaml", strings.Replace(e.Text, "The green one.", "Mine.", 1)))
	found, err := w.Conflict(t.Context(), "door")
	w.must(err)
	if c := found.Versions.Card; len(found.Versions.Open) != 2 || c.Answer != "Mine." || c.Also[0] != "Name that door." {
		t.Errorf("open are %d versions, shown is %+v", len(found.Versions.Open), c)
	}
	if e, err = w.Editing(t.Context(), "door"); err != nil || !strings.Contains(e.Text, `#   answer: "Meanwhile."`) {
		t.Errorf("who edits is not told of the other version, %v:\n%s", err, e.Text)
	}
}

// What a merge can bring stops nothing, and is named where it cannot be shown.
func TestEditsThatAreNoVersion(t *testing.T) {
	for body, want := range map[string]string{
		`{"format":9,"fields":7}`:         "was made by a newer goodcard",
		`{"format":`:                      "cannot be read",
		`{"kind":"poem","text":"\u001b"}`: "cannot be read",
		`{"format":1,"fields":{"ask":{"base":"Which door?","mine":null}}}`: "no longer fits",
		`{"kind":"ask","text":"Mine?","answer":""}`:                        "no longer fits",
	} {
		w := newWorld(t, header("inner-outer")+ownDeck)
		w.must(w.RecordEdit(t.Context(), "inner-outer/door", body))
		p := w.prompt(w.session(study.SessionOptions{Selection: study.Selection{Tag: "core"}}))
		if p.Question != "Which door?" || !strings.Contains(p.OwnNotice(), want) {
			t.Errorf("%s: asked %q, told %q, want %q", body, p.Question, p.OwnNotice(), want)
		}
		found := 0
		w.must(w.Search(t.Context(), "which", func(study.Listed) error { found++; return nil }))
		all, err := w.Conflicts(t.Context())
		w.must(err)
		if found != 1 || len(all) != 1 || all[0].Versions.Open[0].Body != body {
			t.Errorf("%s: search finds %d, listed are %d", body, found, len(all))
		}
		w.own("door", "Which door?", "Mine?")
		if all, err = w.Conflicts(t.Context()); err != nil || len(all) != 0 {
			t.Errorf("%s: after an edit there are %d cards to decide, %v", body, len(all), err)
		}
	}
}

// Of several versions only the newest can be asked: where it cannot be shown, none is, and the
// learner is told so.
func TestNewestOfSeveralVersionsCannotBeShown(t *testing.T) {
	for _, body := range []string{`{"format":9}`, `{"format":1,"fields":{"ask":{"base":"Which door?","mine":null}}}`} {
		w := newWorld(t, header("inner-outer")+ownDeck)
		w.own("door", "The green one.", "Mine.")
		w.must(w.RecordEdit(t.Context(), "inner-outer/door", body))
		p := w.prompt(w.session(study.SessionOptions{Selection: study.Selection{Tag: "core"}}))
		if p.Answer != "The green one." || !strings.Contains(p.OwnNotice(), "You have 2 versions of this card, and the author's text counts") {
			t.Errorf("%s: the answer is %q, told is %q", body, p.Answer, p.OwnNotice())
		}
	}
}

// The keys of a version that came from elsewhere may hold anything; none moves a cursor in the
// learner's editor or ends its comment.
func TestHostileKeysDoNotReachTheEditor(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	for _, key := range []string{"answer\u001b[2J", "note\nid: other", "x\u0085y", "tab\tkey", "ans\"wer"} {
		name, err := json.Marshal(key)
		w.must(err)
		w.must(w.RecordEdit(t.Context(), "inner-outer/door", `{"format":1,"deck":"inner-outer","version":"1.0.0","over":[],"fields":{`+
			string(name)+`:{"base":"a","mine":"b"},"ask":{"base":"Which door?","mine":"My door?"}}}`))
	}
	w.must(w.RecordEdit(t.Context(), "inner-outer/door", `{"format":1,"deck":"inner-outer","version":"1.0.0","over":[],"fields":{"ask":{"base":"Which door?","mine":"Last?"}}}`))
	e, err := w.Edit(t.Context(), "door")
	w.must(err)
	text := w.read(e.File)
	if n := strings.Count(text, "Another version"); n != 5 {
		t.Errorf("%d other versions are told:\n%q", n, text)
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.ContainsFunc(strings.ReplaceAll(line, "\t", ""), unicode.IsControl) {
			t.Errorf("line %d is %q", i+1, line)
		}
	}
	if _, err := w.Edited(t.Context(), e, nil); err != nil {
		t.Error(err)
	}
}
