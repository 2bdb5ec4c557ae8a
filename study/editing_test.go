package study_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/here"
	"goodcard/study"
)

// unsavedTexts returns what lies in the data folder of texts that could not be saved, each
// with what it is made from, and nothing else.
func (w *world) unsavedTexts() []string {
	w.t.Helper()
	texts := []string{}
	bases := 0
	w.must(filepath.WalkDir(filepath.Join(w.dir, "unsaved"), func(path string, d os.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil // it goes with the last text
		}
		if err != nil || d.IsDir() {
			return err
		}
		if filepath.Ext(path) == ".json" {
			bases++
			return nil
		}
		text, err := os.ReadFile(path)
		texts = append(texts, string(text))
		return err
	}))
	if bases != len(texts) {
		w.t.Errorf("beside %d texts lie %d files with what they are made from", len(texts), bases)
	}
	slices.Sort(texts)
	return texts
}

// asked returns the question of a card as it is asked.
func (w *world) asked(card string) string {
	w.t.Helper()
	found, err := w.Conflict(w.t.Context(), card)
	w.must(err)
	return found.Versions.Card.Text
}

func (w *world) read(file string) string {
	w.t.Helper()
	text, err := os.ReadFile(file)
	w.must(err)
	return string(text)
}

// typedIn returns a text without what the program says at its head.
func typedIn(text string) string {
	for {
		line, rest, more := strings.Cut(text, "\n")
		if !more || !strings.HasPrefix(line, "#") {
			return text
		}
		text = rest
	}
}

// Whatever is typed and however the editor ends, a text is saved, or kept where the error
// says and opened again, or dropped because it was emptied, and nothing else lies about. What
// is opened again says so, and to drop it leaves the card as it was.
func TestNoTextOfAnEditIsLost(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(t, header("inner-outer")+ownDeck)
		var kept []string // as they were typed
		for range rapid.IntRange(1, 6).Draw(r, "edits") {
			e, err := w.Edit(t.Context(), "door")
			w.must(err)
			opened := w.read(e.File)
			switch {
			case e.Kept != (len(kept) > 0):
				r.Fatalf("%d texts are kept, and the edit says %v", len(kept), e.Kept)
			case e.Kept:
				i := slices.Index(kept, typedIn(opened))
				if i < 0 || opened != "" && strings.Count(opened, "could not be saved") != 1 || strings.Contains(opened, "go back to the deck's version") {
					r.Fatalf("the editor opens with %q, kept are %q", opened, kept)
				}
				kept = slices.Delete(kept, i, i+1)
			case !strings.Contains(opened, "id: door"):
				r.Fatalf("the editor opens with %q", opened)
			}
			own, err := w.Editing(t.Context(), "door")
			w.must(err)
			text := rapid.SampledFrom([]string{opened, own.Text, "", "rubbish",
				strings.Replace(own.Text, "ask:", "asks:", 1), strings.Replace(own.Text, "Which", "Which other", 1)}).Draw(r, "text")
			w.must(os.WriteFile(e.File, []byte(text), 0o600))
			var ran error
			if rapid.IntRange(0, 3).Draw(r, "fails") == 0 {
				ran = errors.New("exit status 1")
			}
			before := w.asked("door")
			came, err := w.Edited(t.Context(), e, ran)
			why, refused := errors.AsType[*study.Refused](err)
			switch {
			case ran != nil && !errors.Is(err, ran):
				r.Fatalf("the editor failed, and the edit gives %v", err)
			case refused == (text == own.Text) && ran != nil, refused && text == "" && ran == nil:
				r.Fatalf("%q gives %v", text, err)
			case (came == study.KeptDropped) != (e.Kept && text == "" && ran == nil):
				r.Fatalf("%q, kept before: %v: the card %s", text, e.Kept, came)
			case (came == study.Unchanged || came == study.KeptDropped) != (w.asked("door") == before):
				r.Fatalf("the card %s: %q after %q", came, w.asked("door"), before)
			}
			if refused {
				kept = append(kept, typedIn(text))
				if said, err := os.ReadFile(why.Kept); err != nil || string(said) != text || !strings.Contains(why.Where(), why.Kept) {
					r.Fatalf("%s holds %q, %v; typed was %q", why.Kept, said, err, text)
				}
			}
			want := slices.Sorted(slices.Values(kept))
			got := w.unsavedTexts()
			for i, text := range got {
				got[i] = typedIn(text)
			}
			if slices.Sort(got); !slices.Equal(got, want) {
				r.Fatalf("unsaved are %q, want %q", got, want)
			}
			if _, err := os.Stat(filepath.Join(w.dir, "unsaved")); os.IsNotExist(err) != (len(want) == 0) {
				r.Fatalf("%d texts are kept, and their folder: %v", len(want), err)
			}
		}
	})
}

// die lets it look as if the process that has the file of an edit open had ended meanwhile.
func (w *world) die(e study.Edit) {
	w.t.Helper()
	gone := exec.Command(os.Args[0], "-test.run=^$")
	w.must(gone.Run())
	mark := func(process int) string { return fmt.Sprintf(".open-%d-", process) }
	e.Release()
	w.must(os.Rename(e.File, strings.Replace(e.File, mark(os.Getpid()), mark(gone.Process.Pid), 1)))
}

// What was typed before the program was killed comes with the next edit, as a change of what
// the learner saw; where nothing was typed nothing comes.
func TestTextOfAProgramThatWasKilled(t *testing.T) {
	text := header("inner-outer") + ownDeck
	w := newWorld(t, text)
	first, err := w.Edit(t.Context(), "door")
	w.must(err)
	w.die(first)
	e, err := w.Edit(t.Context(), "door")
	w.must(err)
	if e.Kept || len(w.unsavedTexts()) != 1 {
		t.Errorf("nothing was typed, and the edit says %v; unsaved are %q", e.Kept, w.unsavedTexts())
	}
	for range 2 { // also where it is killed again before anything more was typed
		w.must(os.WriteFile(e.File, []byte(strings.Replace(w.read(e.File), "The green one.", "Mine.", 1)), 0o600))
		w.die(e)
		w.publish(strings.Replace(text, "The green one.", "The red one.", 1))
		e, err = w.Edit(t.Context(), "door")
		w.must(err)
		if opened := w.read(e.File); !e.Kept || !strings.Contains(opened, "Mine.") || !strings.Contains(opened, "could not be saved") {
			t.Fatalf("kept: %v; the editor opens with %q", e.Kept, opened)
		}
	}
	_, err = w.Edited(t.Context(), e, nil)
	w.must(err)
	found, err := w.Conflict(t.Context(), "door")
	w.must(err)
	if v := found.Versions; v.Card.Answer != "Mine." || len(v.Moved) != 1 || len(w.unsavedTexts()) != 0 {
		t.Errorf("the answer is %q, moved are %+v, unsaved %q", v.Card.Answer, v.Moved, w.unsavedTexts())
	}
}

// Two programs that edit one card at once do not get into one file.
func TestTwoEditorsOfOneCard(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	one, err := w.Edit(t.Context(), "door")
	w.must(err)
	two, err := w.Edit(t.Context(), "door")
	w.must(err)
	w.must(os.WriteFile(one.File, []byte("one"), 0o600))
	w.must(os.WriteFile(two.File, []byte("two"), 0o600))
	lies := map[string]string{}
	for _, e := range []study.Edit{one, two} {
		_, err := w.Edited(t.Context(), e, nil)
		refused, ok := errors.AsType[*study.Refused](err)
		if !ok {
			t.Fatalf("rubbish gives %v", err)
		}
		lies[e.File] = refused.Kept
	}
	if got := w.unsavedTexts(); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("kept are %q", got)
	}
	written := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	for i, e := range []study.Edit{two, one} { // the newest last
		w.must(os.Chtimes(lies[e.File], written, written.Add(time.Duration(i)*time.Minute)))
	}
	for _, want := range []string{"one", "two"} {
		e, err := w.Edit(t.Context(), "door")
		w.must(err)
		if text, err := os.ReadFile(e.File); err != nil || typedIn(string(text)) != want {
			t.Errorf("the editor opens with %q, %v; want %q", text, err, want)
		}
	}
	if e, err := w.Edit(t.Context(), "gap"); err != nil || e.Kept {
		t.Errorf("the text of another card is opened: %+v, %v", e, err)
	}
}

// What is taken up again was made from what the learner saw then: what the author changed and
// what another device wrote since is not overruled unseen.
func TestTextTakenUpAgainIsMadeFromWhatWasSeen(t *testing.T) {
	text := header("inner-outer") + ownDeck
	w := newWorld(t, text)
	e, err := w.Edit(t.Context(), "door")
	w.must(err)
	mine := strings.NewReplacer("Which door?", "Which of the doors?", "Name the door.", "Say the door.").Replace(w.read(e.File))
	w.must(os.WriteFile(e.File, []byte(mine), 0o600))
	if _, err := w.Edited(t.Context(), e, errors.New("exit status 1")); err == nil {
		t.Fatal("the text is saved though the editor failed")
	}
	w.own("door", "The green one.", "Green.") // as another device does
	w.publish(strings.NewReplacer("The green one.", "The nearest one.", "Name the door.", "Name it.").Replace(text))

	if e, err = w.Edit(t.Context(), "door"); err != nil || !e.Kept || typedIn(w.read(e.File)) != typedIn(mine) {
		t.Fatalf("%+v, %v; the editor opens with %q", e, err, w.read(e.File))
	}
	if came, err := w.Edited(t.Context(), e, nil); err != nil || came != study.InTwo {
		t.Fatalf("what was taken up again is not saved: %v", err)
	}
	after, err := w.Conflict(t.Context(), "door")
	w.must(err)
	if c := after.Versions.Card; c.Text != "Which of the doors?" || c.Answer != "The nearest one." || c.Also[0] != "Say the door." {
		t.Errorf("the card is %+v; want what was written, and the author's answer, which was left alone", c)
	}
	if m := after.Versions.Moved; len(m) != 1 || m[0].Key != "also" {
		t.Errorf("told of as changed by the author: %+v; want the other wordings", m)
	}
	if n := len(after.Versions.Open); n != 2 {
		t.Errorf("%d versions are open; want both, of which the learner saw none when they made the other", n)
	}
	if got := w.unsavedTexts(); len(got) > 0 {
		t.Errorf("unsaved are %q", got)
	}
}

// A text that an earlier goodcard kept has nothing beside it.
func TestTextWithoutItsBaseIsTakenUpAgain(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	own, err := w.Editing(t.Context(), "door")
	w.must(err)
	folder := filepath.Join(w.dir, "unsaved", "inner-outer")
	w.must(os.MkdirAll(folder, 0o700))
	w.must(os.WriteFile(filepath.Join(folder, "door.123.yaml"), []byte(strings.Replace(own.Text, "Which", "What", 1)), 0o600))
	e, err := w.Edit(t.Context(), "door")
	w.must(err)
	if came, err := w.Edited(t.Context(), e, nil); err != nil || came != study.InOwn || !e.Kept {
		t.Fatalf("%+v is not saved: %v", e, err)
	}
	if shown, err := w.Show(t.Context(), "door"); err != nil || shown.Content.Text != "What door?" {
		t.Errorf("the card is %+v, %v", shown.Content, err)
	}
}

// Whatever an editor leaves in the place of its file is told in words of the program, holds nothing
// up, and does not come in the way of the next edit.
func TestEditorsThatLeaveNoFile(t *testing.T) {
	for want, leave := range map[string]func(file string) error{
		"removed":  os.Remove,
		"a link":   func(file string) error { return errors.Join(os.Remove(file), os.Symlink(os.DevNull, file)) },
		"a folder": func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o700)) },
		"a pipe":   func(file string) error { return errors.Join(os.Remove(file), exec.Command("mkfifo", file).Run()) },
		"a link in the place": func(file string) error {
			return errors.Join(os.Rename(file, file+".moved"), os.Symlink(file+".moved", file))
		},
	} {
		t.Run(want, func(t *testing.T) {
			w := newWorld(t, header("inner-outer")+ownDeck)
			e, err := w.Edit(t.Context(), "door")
			w.must(err)
			if err := leave(e.File); err != nil {
				t.Skip(err)
			}
			if strings.Contains(want, "link") && here.Windows {
				t.Skip("wine says of a link that it has made it, and Windows lets not everybody")
			}
			came, err := w.Edited(t.Context(), e, nil)
			if err == nil || came != study.Unchanged || !strings.Contains(err.Error(), "the editor") || !strings.Contains(err.Error(), want) {
				t.Errorf("the card %s: %v", came, err)
			}
			if got := w.asked("door"); got != "Which door?" {
				t.Errorf("asked is %q", got)
			}
			left, err := filepath.Glob(filepath.Join(filepath.Dir(filepath.Dir(e.File)), "*", "door*"))
			left = slices.DeleteFunc(left, func(path string) bool { return strings.HasSuffix(path, ".moved") }) // the editor's own
			if w.must(err); len(left) > 0 {
				t.Errorf("there lie %v", left)
			}
			again, err := w.Edit(t.Context(), "door")
			if w.must(err); again.Kept || again.Open != "" || again.File == e.File || !strings.Contains(w.read(again.File), "Which door?") {
				t.Errorf("the next edit opens %+v", again)
			}
			w.must(os.WriteFile(again.File, []byte(strings.Replace(w.read(again.File), "Which", "What", 1)), 0o600))
			if came, err := w.Edited(t.Context(), again, nil); came != study.InOwn || err != nil {
				t.Errorf("the card %s: %v", came, err)
			}
		})
	}
}

// An edit whose card goes away meanwhile is kept, and told as kept.
func TestEditOfACardThatGoesAway(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	e, err := w.Edit(t.Context(), "door")
	w.must(err)
	w.must(os.WriteFile(e.File, []byte(strings.Replace(w.read(e.File), "Which", "What", 1)), 0o600))
	w.must(w.Remove(t.Context(), "inner-outer"))
	if came, err := w.Edited(t.Context(), e, nil); came != study.InNone || err != nil {
		t.Errorf("the card %s: %v", came, err)
	}
	_, err = w.Install(t.Context(), "inner-outer", false)
	w.must(err)
	if got := w.asked("door"); got != "What door?" {
		t.Errorf("with its deck again the card asks %q", got)
	}
}

// Of two edits of a card at once the second hears of the first when it begins, and what its saving
// makes of the card, with the command that shows both.
func TestTwoEditsOfACardAtOnce(t *testing.T) {
	w := newWorld(t, header("inner-outer")+ownDeck)
	first, err := w.Edit(t.Context(), "door")
	w.must(err)
	second, err := w.Edit(t.Context(), "door")
	w.must(err)
	if first.Open != "" || second.Open != first.File {
		t.Errorf("the second edit knows of %q, the first one opens %q", second.Open, first.File)
	}
	for i, want := range []study.EditOutcome{study.InOwn, study.InTwo} {
		e := []study.Edit{first, second}[i]
		w.must(os.WriteFile(e.File, []byte(strings.Replace(w.read(e.File), "Which", fmt.Sprint("No. ", i), 1)), 0o600))
		if came, err := w.Edited(t.Context(), e, nil); came != want || err != nil {
			t.Errorf("the card %s: %v", came, err)
		}
	}
	if got := study.InTwo.Next(second.Card); got != "'goodcard conflicts inner-outer/door'" {
		t.Error(got)
	}
	if got := w.asked("door"); got != "No. 1 door?" {
		t.Errorf("asked is %q", got)
	}
	if waiting, err := w.Conflicts(t.Context()); err != nil || len(waiting) != 1 {
		t.Errorf("%d cards wait for a decision: %v", len(waiting), err)
	}
}
