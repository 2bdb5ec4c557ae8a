package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/study"
)

func kinds(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "kinds.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// walk goes through every screen and calls at for each, with its name.
func walk(d *desk, at func(name string)) {
	at("front of an ask card")
	d.press("space")
	at("back of an ask card")
	d.press("n")
	d.typed("a note of mine")
	at("note")
	d.press("esc", "!", "w")
	at("why")
	d.press("esc", "2")
	at("front of a type card")
	d.typed("goodheart")
	d.press("enter")
	at("almost the right answer")
	d.press("right", "left", "space")
	at("front of a choice")
	d.press("b")
	at("a choice and what is right")
	d.press("space")
	at("front of an explain card")
	d.press("space", "1", "3")
	at("two points of three")
	d.press("enter")
	at("front of a cloze card")
	d.press("space")
	at("back of a cloze card")
	d.press("3")
	at("front of a both-ways card")
	d.press("space", "3")
	at("front of a card with all of Markdown")
	d.press("space")
	at("back of a card with all of Markdown")
	d.press("pgdown")
	at("the rest of a card with all of Markdown")
	d.press("?")
	at("keys")
	d.press("?", "3", "space", "3")
	at("a drill of a typed answer")
	d.press("enter")
	at("no answer typed")
	d.press("3")
	for d.screen.end == nil {
		d.press("space", d.screen.grades()[2].Key)
	}
	at("end of a session")
}

// The screens are drawn at five sizes; each file holds all of one size.
func TestScreensLookAsDrawn(t *testing.T) {
	for _, size := range [][2]int{{40, 8}, {60, 16}, {80, 24}, {120, 40}, {250, 80}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := sitDown(t, kinds(t), study.SessionOptions{})
			d.size(size[0], size[1])
			var b strings.Builder
			walk(d, func(name string) {
				fmt.Fprintf(&b, "=== %s\n", name)
				for line := range strings.SplitSeq(d.text(), "\n") {
					b.WriteString(strings.TrimRight(line, " ") + "\n")
				}
			})
			golden(t, filepath.Join("testdata", fmt.Sprintf("%dx%d.golden", size[0], size[1])), b.String())
		})
	}
}
