package authoring

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/files"
	"goodcard/here"
	"goodcard/long"
)

// readLines reads a text for tests, in which each line is a block: "# a heading", "term | definition", "question? answer",
// or "~ term | a sentence that defines it".
func readLines(path string) (*document.Document, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(src)
	doc := &document.Document{Name: path, Format: document.Text, Plain: strings.TrimSuffix(string(src), "\n"), SHA256: hex.EncodeToString(sum[:])}
	at := 0
	for i, line := range strings.Split(doc.Plain, "\n") {
		doc.Blocks = append(doc.Blocks, document.Block{Kind: document.Paragraph, Spans: []document.Span{{Text: line}}, First: i + 1, Last: i + 1, Start: at, End: at + len(line)})
		at += len(line) + 1
	}
	return doc, nil
}

// findLines finds what stands in such a text.
func findLines(doc *document.Document, lang string) *prose.Find {
	f := &prose.Find{Lang: "en"}
	var headings []string
	seen := map[string]bool{} // keys: of one find no two are equal
	at := 0
	for n, line := range strings.Split(doc.Plain, "\n") {
		here := func(text string) document.Passage {
			from := at + strings.Index(line, text)
			return document.Passage{Start: from, End: from + len(text), First: n + 1, Last: n + 1, Headings: headings}
		}
		term, definition, isTerm := strings.Cut(line, " | ")
		question, answer, isQuestion := strings.Cut(line, "? ")
		switch {
		case strings.HasPrefix(line, "# "):
			headings = []string{line[2:]}
		case isTerm:
			term, sentence := strings.CutPrefix(term, "~ ")
			key, id := strings.ToLower(term), deck.IDOf(term)
			c := prose.Candidate{Rule: "definition-list/1", Structural: !sentence, Confidence: 0.97, Question: here(term), Passage: here(definition)}
			idea, ask, cloze := c, c, c
			idea.Key, idea.Concept = "concept "+key, &deck.Concept{ID: id, Name: term, About: definition}
			ask.Key, ask.Card = "ask what does "+key+" mean", &deck.Card{ID: id, Kind: deck.Ask, Concepts: []string{id}, Text: "What does \"" + term + "\" mean?", Answer: definition, BothWays: true}
			cloze.Key, cloze.Card = "cloze "+key, &deck.Card{ID: id + "-cloze", Kind: deck.Cloze, Concepts: []string{id}, Text: "{{" + term + "}}: " + definition}
			if !seen[key] {
				f.Candidates = append(f.Candidates, idea, ask, cloze)
			}
			seen[key] = true
		case isQuestion:
			c := prose.Candidate{Key: "ask " + strings.ToLower(question), Rule: "qa/1", Structural: true, Confidence: 0.95, Question: here(question + "?"), Passage: here(answer)}
			c.Card = &deck.Card{ID: deck.IDOf(question), Kind: deck.Ask, Text: question + "?", Answer: answer}
			if len(answer) > 350 {
				c.Flags = []prose.Flag{prose.Long}
			}
			if !seen[c.Key] {
				f.Candidates = append(f.Candidates, c)
			}
			seen[c.Key] = true
		}
		at += len(line) + 1
	}
	return f
}

var testOptions = BuildOptions{Read: readLines, Find: findLines}

func build(t testing.TB, deckPath string, texts ...string) *Built {
	t.Helper()
	built, err := Build(deckPath, texts, testOptions)
	if err == nil {
		err = built.Write()
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := deck.Load(deckPath); err != nil {
		t.Fatal(err)
	}
	for _, c := range built.changes {
		if strings.ContainsFunc(string(c.Text), func(r rune) bool { return r >= 0xfdd0 && r <= 0xfdef }) {
			t.Errorf("%s holds a noncharacter, which stands for a sign of Markdown within the program alone", c.Path)
		}
	}
	return built
}

// TestBuildNamesTheLanguageThatIsGiven: a deck that is there and names no language gets the one in which its texts were
// said to be; one that names its own keeps it.
func TestBuildNamesTheLanguageThatIsGiven(t *testing.T) {
	dir := t.TempDir()
	path, text := filepath.Join(dir, "d.yaml"), filepath.Join(dir, "faq.txt")
	put(t, dir, map[string]string{"faq.txt": ducks})
	opts := testOptions
	opts.Find = func(doc *document.Document, lang string) *prose.Find {
		f := findLines(doc, lang)
		f.Lang = lang
		return f
	}
	for _, round := range []struct{ given, want string }{{"", ""}, {"en", "en"}, {"de", "en"}} {
		opts.Lang = round.given
		built, err := Build(path, []string{text}, opts)
		if err == nil {
			err = built.Write()
		}
		if err != nil {
			t.Fatal(err)
		}
		d, err := deck.Load(path)
		if err != nil || d.Lang != round.want {
			t.Errorf("with %q the language is %q, want %q (%v)", round.given, d.Lang, round.want, err)
		}
	}
}

// said returns what was done to cards and concepts, in short.
func said(built *Built) string {
	var all []string
	name := func(card, concept string) string { return strings.TrimSuffix(card+"@"+concept, "@") }
	for _, t := range built.Texts {
		for _, m := range t.Added {
			all = append(all, "+"+name(m.Card, m.Concept))
		}
		for _, m := range t.Updated {
			all = append(all, "~"+name(m.Card, m.Concept)+" "+strings.Join(m.Keys, ","))
		}
		for _, c := range t.Conflicts {
			all = append(all, fmt.Sprintf("!%s %s %s:%d %q %q", name(c.Card, c.Concept), c.Key, filepath.Base(c.File), c.Line, c.Mine, c.Theirs))
		}
		for _, m := range t.Orphaned {
			all = append(all, "?"+name(m.Card, m.Concept))
		}
		for _, l := range t.LeftOut {
			all = append(all, "-"+l.Front+": "+l.Why)
		}
	}
	return strings.Join(all, "\n")
}

func expect(t testing.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant\n%s", what, got, want)
	}
}

const ducks = "# Ducks\nduck | A bird that swims.\nWhy do ducks swim? They like water.\n~ drake | A drake is a male duck.\n"

const built = `format: 1
id: ducks
title: Ducks
version: 0.1.0
lang: en
sources:
  faq:
    title: faq
    file: faq.txt
concepts:
  duck:
    name: duck
    about: A bird that swims.
  drake:
    name: drake
    about: A drake is a male duck.
cards:
  - id: duck
    concept: duck
    ask: What does "duck" mean?
    answer: A bird that swims.
    both-ways: true
    source: faq#ducks

  - id: duck-cloze
    concept: duck
    cloze: "{{duck}}: A bird that swims."
    source: faq#ducks

  - id: why-do-ducks-swim
    ask: Why do ducks swim?
    answer: They like water.
    source: faq#ducks

  - id: drake
    concept: drake
    ask: What does "drake" mean?
    answer: A drake is a male duck.
    both-ways: true
    source: faq#ducks
    draft: true

  - id: drake-cloze
    concept: drake
    cloze: "{{drake}}: A drake is a male duck."
    source: faq#ducks
    draft: true
`

func TestBuildNewDeck(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.txt": ducks})
	path := filepath.Join(dir, "ducks.yaml")
	b := build(t, path, filepath.Join(dir, "faq.txt"))
	all := below(t, dir)
	expect(t, "the deck", all["ducks.yaml"], built)
	if !b.New || b.ID != "ducks" || b.Cards != 5 || b.Concepts != 2 || len(b.Files) != 2 || len(all) != 3 {
		t.Errorf("built is %+v; there are %d files", b, len(all))
	}
	lock := all["ducks.sources.lock.yaml"]
	for _, part := range []string{
		"\ndocuments:\n  faq.txt: ", "\n  - card: drake\n    doc: faq.txt\n    key: ask what does drake mean\n    heading: [Ducks]\n    lines: 4-4\n",
		"\n      exact: A drake is a male duck.\n", "\n    rule: definition-list/1\n    confidence: 0.97\n    fields:\n      ask: What does \"drake\" mean?\n      answer: A drake is a male duck.\n      both-ways: true\n      source: faq#ducks\n",
	} {
		if !strings.Contains(lock, part) {
			t.Errorf("%q is missing in\n%s", part, lock)
		}
	}

	again := build(t, path, filepath.Join(dir, "faq.txt"))
	if said(again) != "" || len(again.Files) > 0 || again.New {
		t.Errorf("built again: %v, files %v", said(again), again.Files)
	}
}

func TestBuildFollowsItsText(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.txt": ducks})
	path, text := filepath.Join(dir, "ducks.yaml"), filepath.Join(dir, "faq.txt")
	build(t, path, text)
	mine := strings.NewReplacer("ask: Why do ducks swim?", "ask: \"Why?\" # mine", "    answer: They like water.", "    answer: They like it.").Replace(built) + "\n  # my own\n  - id: own\n    ask: Q\n    answer: A\n"
	put(t, dir, map[string]string{"ducks.yaml": mine, "faq.txt": "# Birds\nWhy do ducks swim? They love water.\nduck | A bird that swims well.\n~ drake | A drake is a male duck.\nIs a goose a duck? No.\n"})
	b := build(t, path, text)
	expect(t, "done", said(b), "+is-a-goose-a-duck\n"+
		"~why-do-ducks-swim source\n~@duck about\n~duck answer,source\n~duck-cloze cloze,source\n~drake source\n~drake-cloze source\n"+
		"!why-do-ducks-swim answer ducks.yaml:32 \"They like it.\" \"They love water.\"")
	want := strings.NewReplacer("swims.", "swims well.", "#ducks", "#birds").Replace(mine)
	want = strings.Replace(want, "    draft: true\n\n  # my own", "    draft: true\n\n  - id: is-a-goose-a-duck\n    ask: Is a goose a duck?\n    answer: No.\n    source: faq#birds\n\n  # my own", 1)
	expect(t, "the deck", below(t, dir)["ducks.yaml"], want)

	b = build(t, path, text)
	expect(t, "done again", said(b), "!why-do-ducks-swim answer ducks.yaml:32 \"They like it.\" \"They love water.\"")
	put(t, dir, map[string]string{"ducks.yaml": strings.Replace(want, "They like it.", "They love water.", 1)})
	expect(t, "done once the author chose", said(build(t, path, text)), "")
	put(t, dir, map[string]string{"faq.txt": "# Birds\nWhy do ducks swim? For food.\n"})
	expect(t, "done when the text moved on", said(build(t, path, text)), "~why-do-ducks-swim answer\n?@duck\n?duck\n?duck-cloze\n?@drake\n?drake\n?drake-cloze\n?is-a-goose-a-duck")
}

// An author who looks at what changed and keeps their own words is not asked again.
func TestBuildTellsNoConflictThatWasSeen(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.txt": ducks})
	path, text := filepath.Join(dir, "ducks.yaml"), filepath.Join(dir, "faq.txt")
	build(t, path, text)
	put(t, dir, map[string]string{"ducks.yaml": strings.Replace(built, "answer: They like water.", "answer: They like it.", 1), "faq.txt": strings.Replace(ducks, "like water", "love water", 1)})
	const conflict = "!why-do-ducks-swim answer ducks.yaml:32 \"They like it.\" \"They love water.\""
	expect(t, "done", said(build(t, path, text)), conflict)
	checked, err := Check(t.Context(), CheckOptions{Deck: path, Here: dir, Read: readLines, Find: findLines})
	if err != nil {
		t.Fatal(err)
	}
	defer checked.Close()
	if _, err := checked.Update(); err != nil {
		t.Fatal(err)
	}
	expect(t, "done when it was seen", said(build(t, path, text)), "")
	put(t, dir, map[string]string{"faq.txt": strings.Replace(ducks, "like water", "need water", 1)})
	expect(t, "done when it changed again", said(build(t, path, text)), strings.Replace(conflict, "love", "need", 1))
}

func TestBuildKeepsWhatWasDroppedAway(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.txt": ducks})
	path, text := filepath.Join(dir, "ducks.yaml"), filepath.Join(dir, "faq.txt")
	build(t, path, text)
	from, to := strings.Index(built, "  - id: drake\n"), strings.Index(built, "  - id: drake-cloze")
	put(t, dir, map[string]string{"ducks.yaml": built[:from] + built[to:]})
	expect(t, "done", said(build(t, path, text)), "")
	put(t, dir, map[string]string{"faq.txt": strings.Replace(ducks, "a male duck", "a duck that is male", 1)})
	expect(t, "done when its passage changed", said(build(t, path, text)), "~@drake about\n~drake-cloze cloze")
}

func TestBuildOfSeveralTexts(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"a/faq.txt": ducks, "b/faq.txt": "duck | Another bird.\nswan | A large bird.\nWhy do ducks swim? They must.\n", "d/.keep": ""})
	path := filepath.Join(dir, "d", "birds.yaml")
	b := build(t, path, filepath.Join(dir, "a", "faq.txt"), filepath.Join(dir, "b", "faq.txt"), filepath.Join(dir, "b", "..", "a", "faq.txt"))
	expect(t, "done", said(b), "+@duck\n+duck\n+duck-cloze\n+why-do-ducks-swim\n+@drake\n+drake\n+drake-cloze\n+@swan\n+swan\n+swan-cloze\n"+
		"-What does \"duck\" mean?: the deck has it from ../a/faq.txt\n-{{duck}}: Another bird.: the deck has it from ../a/faq.txt\n-Why do ducks swim?: the deck has it from ../a/faq.txt")
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sources) != 2 || d.Sources[0].ID != "faq" || d.Sources[1].ID != "faq-2" || d.Sources[0].File != "" {
		t.Error("the sources are", d.Sources)
	}
	if c := d.Cards[len(d.Cards)-1]; c.Source != "faq-2" || c.ID != "swan-cloze" {
		t.Error("the last card is", c)
	}
}

func TestBuildIntoDeckOfItsAuthor(t *testing.T) {
	dir := t.TempDir()
	const own = "format: 1\nid: own\ntitle: Own\nversion: 1.2.0\nconcepts:\n  ente: {name: Duck}\ncards:\n  - id: duck\n    ask: Something else?\n    answer: A\n  - id: mine\n    ask: Why do ducks swim?\n    answer: They like water.\n"
	put(t, dir, map[string]string{"own.yaml": own, "faq.txt": ducks})
	b := build(t, filepath.Join(dir, "own.yaml"), filepath.Join(dir, "faq.txt"))
	expect(t, "done", said(b), "+duck-2\n+duck-cloze\n+@drake\n+drake\n+drake-cloze")
	d, err := deck.Load(filepath.Join(dir, "own.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Cards) != 6 || !slices.Equal(d.Cards[2].Concepts, []string{"ente"}) || d.Version != "1.2.0" || !strings.HasPrefix(below(t, dir)["own.yaml"], "format: 1\nid: own\ntitle: Own\nversion: 1.2.0\nsources:\n") {
		t.Errorf("the deck is\n%s", below(t, dir)["own.yaml"])
	}
	expect(t, "done again", said(build(t, filepath.Join(dir, "own.yaml"), filepath.Join(dir, "faq.txt"))), "")
}

func TestBuildFolder(t *testing.T) {
	dir := t.TempDir()
	many := "# Many\n"
	for i := range 1010 {
		many += fmt.Sprintf("thing %d | The thing of number %d.\n", i, i)
	}
	put(t, dir, map[string]string{"faq.txt": ducks, "many.txt": many})
	path := filepath.Join(dir, "ducks") + "/"
	build(t, path, filepath.Join(dir, "faq.txt"), filepath.Join(dir, "many.txt"))
	all := below(t, filepath.Join(dir, "ducks"))
	for _, name := range []string{"deck.yaml", "cards/faq.yaml", "cards/many-1.yaml", "cards/many-2.yaml", "sources.lock.yaml"} {
		if all[name] == "" {
			t.Error("there is no", name)
		}
	}
	if len(all) != 5 {
		t.Error("there are", len(all), "files")
	}
	put(t, dir, map[string]string{"faq.txt": ducks + "Do ducks fly? Yes.\n", "new.txt": "Is a swan white? Often.\n"})
	b := build(t, path, filepath.Join(dir, "faq.txt"), filepath.Join(dir, "new.txt"))
	expect(t, "done", said(b), "+do-ducks-fly\n+is-a-swan-white")
	all = below(t, filepath.Join(dir, "ducks"))
	if !strings.HasSuffix(all["cards/faq.yaml"], "\n  - id: do-ducks-fly\n    ask: Do ducks fly?\n    answer: Yes.\n    source: faq#ducks\n") || all["cards/new.yaml"] == "" {
		t.Errorf("the cards are\n%s\n%s", all["cards/faq.yaml"], all["cards/new.yaml"])
	}
}

// A draft that the deck format refuses does not keep the others out.
// Whenever a build is killed, the next one ends with what it would have written.
func TestBuildAfterKilledBuild(t *testing.T) {
	dir := t.TempDir()
	text, whole := filepath.Join(dir, "faq.txt"), filepath.Join(dir, "ducks")
	put(t, dir, map[string]string{"faq.txt": ducks})
	build(t, whole+"/", text)
	want := below(t, whole)
	for _, left := range [][]string{{}, {"deck.yaml"}, {"deck.yaml", "cards/faq.yaml"}} { // in the order in which they are put in place
		if err := errors.Join(os.RemoveAll(whole), os.MkdirAll(filepath.Join(whole, "cards"), 0o755)); err != nil {
			t.Fatal(err)
		}
		for _, name := range left {
			put(t, whole, map[string]string{name: want[name]})
		}
		put(t, whole, map[string]string{"cards/.goodcard-1-X": "half"})
		build(t, whole+"/", text)
		got := below(t, whole)
		delete(got, "cards/.goodcard-1-X")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("after %s (-want +got):\n%s", left, diff)
		}
	}
	for name, main := range map[string]string{"its author's": "format: 1\nid: ducks\ntitle: Mine\nversion: 0.1.0\n", "whole": "format: 1\nid: ducks\ntitle: Mine\nversion: 0.1.0\ncards: [{id: a, ask: Why, answer: So}]\n"} {
		if err := errors.Join(os.RemoveAll(whole), os.MkdirAll(filepath.Join(whole, "cards"), 0o755)); err != nil {
			t.Fatal(err)
		}
		put(t, whole, map[string]string{"deck.yaml": main})
		b, err := Build(whole+"/", []string{text}, testOptions)
		if _, invalid := errors.AsType[deck.Problems](err); invalid != (name != "whole") || err == nil && b.New {
			t.Errorf("into a folder with a file that is %s: %v", name, err)
		}
	}
}

func TestBuildLeavesOutWhatIsNotValid(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.txt": ducks + "a}}b | It has braces.\nlong? " + strings.Repeat("word ", 20_000) + "\n"})
	b := build(t, filepath.Join(dir, "d.yaml"), filepath.Join(dir, "faq.txt"))
	got := said(b)
	if !strings.Contains(got, "+duck\n") || !strings.Contains(got, "-long?: it has 97.7 KiB; a text of a deck has at most 64 KiB") || !strings.Contains(got, "-{{a}}b}}: It has braces.: ") {
		t.Error("done:", got)
	}
}

func TestBuildWritesNothing(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		deck  string
		texts []string
		says  string
	}{
		{"no text", nil, "d.yaml", []string{"faq.txt"}, "faq.txt: there is no such file"},
		{"nothing to learn", map[string]string{"faq.txt": "Some words.\n"}, "d.yaml", []string{"faq.txt"}, ": no terms with definitions and no questions with answers"},
		{"an empty text", map[string]string{"faq.txt": " \n"}, "d.yaml", []string{"faq.txt"}, ": there is not a word in it"},
		{"no deck", map[string]string{"faq.txt": ducks, "d.yaml": "format: 1\n"}, "d.yaml", []string{"faq.txt"}, `the key "id" is missing`},
		{"the deck itself", map[string]string{"d.yaml": oneCard}, "d.yaml", []string{"d.yaml"}, "belongs to the deck itself"},
		{"no name for a deck", map[string]string{"faq.txt": ducks}, "d.txt", []string{"faq.txt"}, "is neither a file that ends in .yaml nor a folder"},
		{"another file", map[string]string{"faq.txt": ducks}, "faq.txt", []string{"faq.txt"}, "is there, and is no deck by its name"},
		{"no folder", map[string]string{"faq.txt": ducks}, "x/y/d.yaml", []string{"faq.txt"}, "is not there"},
		{"a part of a deck", map[string]string{"faq.txt": ducks, "d/deck.yaml": oneCard}, "d/cards/new.yaml", []string{"faq.txt"}, "is one of the files of the deck"},
		{"a broken lock", map[string]string{"faq.txt": ducks, "d.yaml": oneCard, "d.sources.lock.yaml": "format: 1\n<<<<<<< a\n"}, "d.yaml", []string{"faq.txt"}, "git"},
		{"a name with a line end", map[string]string{"a\nb.txt": ducks}, "d.yaml", []string{"a\nb.txt"}, "is no name that a deck can hold"},
	} {
		if here.Windows && strings.Contains(test.texts[0], "\n") {
			continue // no name holds one
		}
		dir := t.TempDir()
		put(t, dir, test.files)
		before := below(t, dir)
		var texts []string
		for _, name := range test.texts {
			texts = append(texts, filepath.Join(dir, name))
		}
		_, err := Build(filepath.Join(dir, test.deck), texts, testOptions)
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", test.name, err)
		}
		if after := below(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("%s: there are %v", test.name, after)
		}
	}
}

func TestBuildWritesWhenToldTo(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.txt": ducks})
	b, err := Build(filepath.Join(dir, "ducks")+"/", []string{filepath.Join(dir, "faq.txt")}, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Files) != 3 || b.Cards != 5 || len(below(t, dir)) != 1 {
		t.Errorf("built is %+v, there are %v", b, below(t, dir))
	}
	put(t, dir, map[string]string{"ducks/deck.yaml": oneCard})
	before := below(t, dir)
	if _, ok := errors.AsType[*files.ChangedError](b.Write()); !ok || fmt.Sprint(below(t, dir)) != fmt.Sprint(before) {
		t.Error("over a deck that came meanwhile was written:", below(t, dir))
	}
}

// Whoever kills the program between the deck and its lock loses nothing by it.
func TestBuildKnowsItsCardsWithoutLock(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"faq.txt": ducks})
	path, text := filepath.Join(dir, "ducks.yaml"), filepath.Join(dir, "faq.txt")
	build(t, path, text)
	before := below(t, dir)
	if err := os.Remove(filepath.Join(dir, "ducks.sources.lock.yaml")); err != nil {
		t.Fatal(err)
	}
	expect(t, "done", said(build(t, path, text)), "")
	after := below(t, dir)
	expect(t, "the deck", after["ducks.yaml"], before["ducks.yaml"])
	expect(t, "the lock", after["ducks.sources.lock.yaml"], before["ducks.sources.lock.yaml"])
}

// An id that was released is that of its card for good, though the card be gone.
func TestBuildGivesNoIDTwice(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "own.yaml")
	hash := strings.Repeat("0f", 32)
	past := &ledger.Ledger{Deck: "own", Title: "Own", Version: "0.2.0", Released: hash, Lines: []ledger.Line{
		{IDs: []string{"own/drake", "own/duck"}, Items: []string{""}, Kind: "ask", Content: hash, Revision: 1, Time: time.Unix(0, 0).UTC(), First: "0.1.0", Last: "0.2.0", State: ledger.Retired},
	}}
	put(t, dir, map[string]string{"faq.txt": ducks, "own.ledger.tsv": string(past.Bytes()), "own.yaml": "format: 1\nid: own\ntitle: Own\nversion: 0.2.0\ncards:\n  - id: mine\n    ask: Who?\n    answer: I\n"})
	expect(t, "done", said(build(t, path, filepath.Join(dir, "faq.txt"))), "+@duck\n+duck-2\n+duck-cloze\n+why-do-ducks-swim\n+@drake\n+drake-2\n+drake-cloze")
	put(t, dir, map[string]string{"own.ledger.tsv": "<<<<<<< HEAD\n"})
	if _, err := Build(path, []string{filepath.Join(dir, "faq.txt")}, testOptions); err == nil || !strings.Contains(err.Error(), "own.ledger.tsv:1") {
		t.Error("with a ledger that cannot be read:", err)
	}
}

func TestBuildOfManyTerms(t *testing.T) {
	dir, terms := t.TempDir(), long.Size(700, 20_000)
	var text strings.Builder
	for i := range terms {
		fmt.Fprintf(&text, "term %d | The term of number %d, which stands for %s.\n", i, i, strings.Repeat("what people say, ", 10))
	}
	put(t, dir, map[string]string{"big.txt": text.String()})
	path := filepath.Join(dir, "big") + "/"
	if b := build(t, path, filepath.Join(dir, "big.txt")); b.Cards != 2*terms || b.Concepts != terms {
		t.Error("built is", b.Cards, b.Concepts)
	}
	if b := build(t, path, filepath.Join(dir, "big.txt")); said(b) != "" || len(b.Files) > 0 {
		t.Error("built again are", len(b.Files), "files")
	}
	put(t, dir, map[string]string{"big.txt": strings.ReplaceAll(text.String(), "people", "others")})
	if b := build(t, path, filepath.Join(dir, "big.txt")); len(b.Texts[0].Updated) != 3*terms || b.Texts[0].Added != nil {
		t.Error("updated are", len(b.Texts[0].Updated))
	}
}
