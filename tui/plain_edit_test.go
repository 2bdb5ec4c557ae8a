package tui_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"goodcard/tui"
)

// A card that was edited comes back as it is now; one whose text is refused, as it was.
func TestEdit(t *testing.T) {
	c := open(t, "  - {id: one, ask: 'One?', answer: A.}\n")
	versions := []string{"ask: 'One?', anwser: B.", "ask: 'Which one?', answer: B."}
	edit := func(file string, line int) error {
		if line != 8 {
			t.Errorf("the editor opens at line %d", line)
		}
		text := "format: 1\nid: inner-outer\ntitle: Mine\nversion: 1.0.0\ncards: [{id: one, " + versions[0] + "}]\n"
		versions = versions[1:]
		return os.WriteFile(file, []byte(text), 0o600)
	}
	screen := talk(t, c, tui.PlainOptions{Edit: edit}, "e", "e", "", "3")
	for _, want := range []string{
		"The card is unchanged: ", `.yaml:5:32: unknown key "anwser"`,
		"Your text is kept in ", ".yaml, and the next edit opens it.\n",
		"The editor has the text that you could not save the last time.\n",
		"The card is asked in your own version from now on.\n",
		"Question: Which one?\n",
		"Answer: B.\n",
	} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q is not in\n%s", want, screen)
		}
	}
	if n := strings.Count(strings.ToLower(screen), "the card is unchanged"); n != 1 {
		t.Errorf("it says %d times that the card is unchanged:\n%s", n, screen)
	}
	fails := func(string, int) error { return errors.New("no editor is set") }
	if screen := talk(t, open(t, kinds), tui.PlainOptions{Edit: fails}, "", "e"); !strings.Contains(screen, "Not edited: no editor is set.\nHint: ") {
		t.Errorf("the failure is not said in\n%s", screen)
	}
}
