package tui_test

import (
	"errors"
	"strings"
	"testing"

	"goodcard/study"
	"goodcard/tui"
)

type advice struct{ error }

func (advice) Hint() string { return "your text is kept in card.yaml" }

// A card that was edited comes back as it is now; one whose text is refused, as it was.
func TestEdit(t *testing.T) {
	c := open(t, "  - {id: one, ask: 'One?', answer: A.}\n")
	versions := []string{"ask: 'One?', anwser: B.", "ask: 'Which one?', answer: B."}
	edit := func(e study.Editing, save func(file, text string) error) error {
		text := e.Text[:strings.Index(e.Text, "cards:")] + "cards: [{id: one, " + versions[0] + "}]\n"
		versions = versions[1:]
		if err := save("card.yaml", text); err != nil {
			return advice{err}
		}
		return nil
	}
	screen := talk(t, c, tui.PlainOptions{Edit: edit}, "e", "e", "", "3")
	for _, want := range []string{
		`The card stays as it was: card.yaml:7:32: unknown key "anwser"`,
		"Hint: your text is kept in card.yaml.\n",
		"Question: Which one?\n",
		"Answer: B.\n",
	} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q is not in\n%s", want, screen)
		}
	}
	fails := func(study.Editing, func(file, text string) error) error { return errors.New("no editor is set") }
	if screen := talk(t, open(t, kinds), tui.PlainOptions{Edit: fails}, "", "e"); !strings.Contains(screen, "The card stays as it was: no editor is set.\n") {
		t.Errorf("the failure is not said in\n%s", screen)
	}
}
