package tui

import (
	"strings"
	"testing"

	"goodcard/study"
)

// What takes back a card that went away is said for the line that comes next: where that is an
// answer, only the grade reads commands. Typed as told, it takes it back.
func TestPlainTellsWhereUndoCanBeTyped(t *testing.T) {
	for next, card := range map[string]string{
		"ask":     "{id: b, ask: 'B?', answer: B}",
		"type":    "{id: b, type: 'B?', answer: B}",
		"explain": "{id: b, explain: 'B?', points: [one, two]}",
	} {
		d := sitDown(t, "format: 1\nid: two\ntitle: Two\nversion: 1.0.0\nabout: Two.\ncards:\n  - {id: a, ask: 'A?', answer: A}\n  - "+card+"\n",
			study.SessionOptions{})
		for _, act := range []string{"s", "b"} {
			lines := []string{act, "u"}
			if next != "ask" {
				lines = []string{act, "words", "u"}
			}
			if next == "explain" {
				lines = []string{act, "words", "1", "u"}
			}
			said := d.says(study.SessionOptions{}, false, lines...)
			if told := strings.Contains(said, " u takes it back.\n"); told != (next == "ask") {
				t.Errorf("before %s, %q says %q", next, act, said)
			}
			if !strings.Contains(said, ". It comes now.") {
				t.Errorf("before %s, u as told does nothing: %q", next, said)
			}
		}
	}
}
