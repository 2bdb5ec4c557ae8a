package study_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/study"
)

// unsavedTexts returns what lies in the data folder of texts that could not be saved, each
// with what it is made from, and nothing else.
func (w *world) unsavedTexts() []string {
	w.t.Helper()
	texts := []string{}
	bases := 0
	w.must(filepath.WalkDir(filepath.Join(w.dir, "unsaved"), func(path string, d os.DirEntry, err error) error {
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

func (w *world) read(file string) string {
	w.t.Helper()
	text, err := os.ReadFile(file)
	w.must(err)
	return string(text)
}

// Whatever is typed and however the editor ends, a text is saved, or kept where the hint
// says and opened again, and nothing else lies about.
func TestNoTextOfAnEditIsLost(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(t, header("inner-outer")+ownDeck)
		var kept []string // the newest last
		for range rapid.IntRange(1, 6).Draw(r, "edits") {
			e, err := w.Edit(t.Context(), "door")
			w.must(err)
			opened := w.read(e.File)
			switch {
			case e.Kept != (len(kept) > 0):
				r.Fatalf("%d texts are kept, and the edit says %v", len(kept), e.Kept)
			case e.Kept:
				if i := slices.Index(kept, opened); i < 0 {
					r.Fatalf("the editor opens with %q, kept are %q", opened, kept)
				} else {
					kept = slices.Delete(kept, i, i+1)
				}
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
			_, err = w.Edited(t.Context(), e, ran)
			_, refused := errors.AsType[*study.Advice](err)
			switch {
			case ran != nil && !errors.Is(err, ran):
				r.Fatalf("the editor failed, and the edit gives %v", err)
			case refused == (text == own.Text) && ran != nil, refused && text == "" && ran == nil:
				r.Fatalf("%q gives %v", text, err)
			}
			if refused {
				kept = append(kept, text)
				if _, file, _ := strings.Cut(err.(*study.Advice).Next, "kept in "); !strings.HasPrefix(file, w.dir) {
					r.Fatalf("the hint says %q", file)
				} else if said, err := os.ReadFile(strings.Fields(file)[0]); err != nil || string(said) != text {
					r.Fatalf("the file of the hint holds %q, %v; typed was %q", said, err, text)
				}
			}
			want := slices.Sorted(slices.Values(kept))
			if got := w.unsavedTexts(); !slices.Equal(got, want) {
				r.Fatalf("unsaved are %q, want %q", got, want)
			}
		}
	})
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
	for _, e := range []study.Edit{one, two} {
		if _, err := w.Edited(t.Context(), e, nil); err == nil {
			t.Error("rubbish is saved")
		}
	}
	if got := w.unsavedTexts(); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("kept are %q", got)
	}
	written := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	for i, e := range []study.Edit{two, one} { // the newest last
		w.must(os.Chtimes(strings.Replace(e.File, ".open-", ".", 1), written, written.Add(time.Duration(i)*time.Minute)))
	}
	for _, want := range []string{"one", "two"} {
		e, err := w.Edit(t.Context(), "door")
		w.must(err)
		if text, err := os.ReadFile(e.File); err != nil || string(text) != want {
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

	if e, err = w.Edit(t.Context(), "door"); err != nil || !e.Kept || w.read(e.File) != mine {
		t.Fatalf("%+v, %v; the editor opens with %q", e, err, w.read(e.File))
	}
	if changed, err := w.Edited(t.Context(), e, nil); err != nil || !changed {
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
	if changed, err := w.Edited(t.Context(), e, nil); err != nil || !changed || !e.Kept {
		t.Fatalf("%+v is not saved: %v", e, err)
	}
	if shown, err := w.Show(t.Context(), "door"); err != nil || shown.Content.Text != "What door?" {
		t.Errorf("the card is %+v, %v", shown.Content, err)
	}
}
