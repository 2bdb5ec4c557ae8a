package tui

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"goodcard/study"
)

// Who is asked in their own version hears that the author changed it, in one line that says
// no word of the texts, on the screen and in plain mode.
func TestAuthorChangesTheCardUnderAnOwnVersion(t *testing.T) {
	first := strings.Replace(askDeck, "id: doors", "id: "+study.FirstDeck, 1)
	d := sitDown(t, askDeck, study.SessionOptions{})
	col, err := study.Open(t.Context(), study.Options{Dir: t.TempDir(), Now: d.col.Clock.Now,
		Shipped: shipped{fstest.MapFS{study.FirstDeck + "/deck.yaml": {Data: []byte(first)}}}})
	d.must(err)
	t.Cleanup(func() { d.must(col.Close()) })
	_, err = col.Refresh(t.Context())
	d.must(err)
	e, err := col.Edit(t.Context(), "one")
	d.must(err)
	text, err := os.ReadFile(e.File)
	d.must(err)
	d.must(os.WriteFile(e.File, []byte(strings.Replace(string(text), "Answer one.", "My answer.", 1)), 0o600))
	_, err = col.Edited(t.Context(), e, nil)
	d.must(err)
	d.col = col
	d.begin(study.SessionOptions{})
	d.shows("Question one?")
	d.hides("The author changed")

	d.write(strings.Replace(first, "Answer one.", "Reply one.", 1))
	_, err = col.Install(t.Context(), d.file, true)
	d.must(err)
	d.begin(study.SessionOptions{})
	d.shows("The author changed the answer since you made your own version.", "goodcard conflicts inner-outer/one")
	d.size(50, 20)
	if got := strings.TrimSpace(strings.Split(d.text(), "\n")[d.row("goodcard conflicts")]); got != "goodcard conflicts inner-outer/one" {
		t.Errorf("the command is not to be copied from %q", got)
	}
	d.size(80, 24)
	row := d.row("Question one?")
	d.press("space")
	d.shows("My answer.")
	if got := d.row("Question one?"); got != row {
		t.Errorf("the question moved from row %d to %d", row, got)
	}

	var lines strings.Builder
	d.must(Plain(t.Context(), d.session, PlainOptions{In: strings.NewReader("q\n"), Out: &lines, Now: d.col.Clock.Now}))
	if want := "The author changed the answer since you made your own version. See 'goodcard conflicts inner-outer/one'.\n"; !strings.Contains(lines.String(), want) {
		t.Errorf("%q is not in\n%s", want, lines.String())
	}
}
