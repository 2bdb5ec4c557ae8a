package anki_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/anki"
)

const wayToDoors = `format: 1
id: way
title: The way to the doors
version: 1.0.0
path:
  - id: one
    title: First
    cards: [doors/gaps]

  - id: two
    title: Second
    concepts: [doors/tigers]
`

// A path goes out as tags on the notes of its cards, which are as new as the units that name them.
func TestPathIsTags(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("doors.yaml", doors)
	w.put("way.yaml", wayToDoors)
	w.release("doors.yaml")
	w.now = noon.Add(time.Hour)
	w.release("way.yaml")
	whole, _ := w.export(anki.ExportOptions{}, "doors.yaml")
	p, done := w.export(anki.ExportOptions{}, "way.yaml")
	if len(p.notes) != 2 || p.order[0] != anki.GUID("doors/gaps") || p.decks["Doors and goals"] == "" {
		t.Fatalf("out went %d notes, first %s, to %v", len(p.notes), p.order[0], p.decks)
	}
	if len(done.Paths) != 1 || done.Paths[0].ID != "way" || !done.Paths[0].Released || len(done.Decks) != 1 {
		t.Errorf("it is told as %+v", done)
	}
	red := p.of(t, "doors/red")
	if !strings.Contains(red.tags, " way::two ") || red.mod != noon.Add(time.Hour).Unix() {
		t.Errorf("the note is %s", red.said())
	}
	if n := whole.of(t, "doors/red"); n.mod != noon.Unix() || strings.Contains(n.tags, "way") {
		t.Errorf("without the path the note is %s", n.said())
	}
	// Beside the path, the deck goes out whole.
	both, _ := w.export(anki.ExportOptions{}, "way.yaml", "doors.yaml")
	if n := both.of(t, "doors/green"); len(both.notes) != 3 || n.mod != noon.Unix() || n.tags != whole.of(t, "doors/green").tags {
		t.Errorf("of %d notes one is %s", len(both.notes), n.said())
	}
	// A release of the path that moves a card updates that note alone.
	w.now = noon.Add(48 * time.Hour)
	w.put("way.yaml", strings.NewReplacer("    concepts: [doors/tigers]\n", "    concepts: [doors/tigers]\n\n  - id: three\n    title: Third\n    cards: [doors/green]\n").Replace(wayToDoors))
	w.release("way.yaml")
	after, _ := w.export(anki.ExportOptions{}, "way.yaml")
	if n := after.of(t, "doors/red"); n.said() != red.said() {
		t.Errorf("a unit that did not change has the note %s", n.said())
	}
	if n := after.of(t, "doors/green"); n.mod != w.now.Unix() || !strings.Contains(n.tags, "way::three") {
		t.Errorf("of a unit that came the note is %s", n.said())
	}
	// Who has it installed makes the same package of it, by its id.
	other := newWorld(t, w.dir, noon.AddDate(0, 1, 0))
	other.install("way.yaml")
	if again, _ := other.export(anki.ExportOptions{Decks: []string{"way"}}); !bytes.Equal(again.bytes, after.bytes) {
		t.Error("the installed path is another package")
	}
	if all, _ := other.export(anki.ExportOptions{}); len(all.notes) != 3 || !strings.Contains(all.of(t, "doors/gaps").tags, "way::one") {
		t.Errorf("all that is installed is %d notes", len(all.notes))
	}
	// What is ahead of the release is told.
	w.put("way.yaml", strings.Replace(wayToDoors, "First", "Begin", 1))
	if _, done := w.export(anki.ExportOptions{}, "way.yaml"); done.Paths[0].Ahead != 2 {
		t.Errorf("%d units are ahead", done.Paths[0].Ahead)
	}
}

// A path that was never released is dated by the exports of this user, whose decks keep the times of their cards.
func TestUnreleasedPathIsDatedByExports(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("doors.yaml", doors)
	w.put("way.yaml", wayToDoors)
	w.release("doors.yaml")
	w.now = noon.Add(time.Hour)
	first, done := w.export(anki.ExportOptions{}, "way.yaml")
	if done.Paths[0].Released {
		t.Error("it is told as released")
	}
	w.now = noon.Add(2 * time.Hour)
	second, _ := w.export(anki.ExportOptions{}, "way.yaml")
	if a, b := first.of(t, "doors/red"), second.of(t, "doors/red"); a.said() != b.said() || a.mod < noon.Unix() {
		t.Errorf("the note is %s, then %s", a.said(), b.said())
	}
	w.put("way.yaml", strings.Replace(wayToDoors, "id: two", "id: later", 1))
	third, _ := w.export(anki.ExportOptions{}, "way.yaml")
	if n := third.of(t, "doors/red"); n.mod <= first.of(t, "doors/red").mod || !strings.Contains(n.tags, "way::later") {
		t.Errorf("after an edit the note is %s", n.said())
	}
	if a, b := first.of(t, "doors/gaps"), third.of(t, "doors/gaps"); a.said() != b.said() {
		t.Errorf("the note of another unit is %s, then %s", a.said(), b.said())
	}
	w.put("way.yaml", strings.Replace(wayToDoors, "doors/gaps", "windows/gaps", 1))
	w.refused(anki.ExportOptions{}, "the path way names the deck windows, which is nowhere", "put it beside the path as windows.yaml", "way.yaml")
	if !slices.Equal(first.order, second.order) {
		t.Error("the order changed")
	}
}
