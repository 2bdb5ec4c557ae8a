package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"goodcard/authoring"
	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/history"
	"goodcard/study"

	"github.com/google/go-cmp/cmp"
)

// A documentedKey is a row of a table in docs/json.md.
type documentedKey struct {
	types string // such as "string or null"
	shape string // the section that describes the value; may be empty
}

// A jsonSection is a section of docs/json.md: a shape with its keys, or an enumeration.
type jsonSection struct {
	keys   map[string]documentedKey
	values []string // between back quotes, of a section without a table
}

var (
	keyRow  = regexp.MustCompile("^\\| `([^`]+)` \\| ([a-z ]+)(?:, \\[([a-z ]+)\\]\\(#[a-z-]+\\))? \\|")
	quoted  = regexp.MustCompile("`([^`]+)`")
	besides = regexp.MustCompile(`(?:eside the keys of an?|array of|Lines of|The) \[([a-z]+)\]\(`)
)

// jsonPage reads docs/json.md. A section that speaks of the keys of another has these too.
func jsonPage(t *testing.T) map[string]jsonSection {
	t.Helper()
	text, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	page := map[string]jsonSection{}
	base := map[string]string{}
	for _, part := range strings.Split(string(text), "\n## ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		s := jsonSection{keys: map[string]documentedKey{}}
		for line := range strings.Lines(body) {
			if m := keyRow.FindStringSubmatch(line); m != nil {
				s.keys[m[1]] = documentedKey{m[2], m[3]}
			}
		}
		if m := besides.FindStringSubmatch(body); m != nil {
			base[name] = m[1]
		} else if len(s.keys) == 0 {
			for _, m := range quoted.FindAllStringSubmatch(body, -1) {
				s.values = append(s.values, m[1])
			}
		}
		page[name] = s
	}
	for name, of := range base {
		maps.Copy(page[name].keys, page[of].keys)
	}
	return page
}

// check compares a JSON value with the section that describes it.
func checkJSON(t *testing.T, page map[string]jsonSection, section, where string, v any) {
	t.Helper()
	s, known := page[section]
	if !known {
		t.Errorf("%s: docs/json.md has no section %q", where, section)
		return
	}
	switch v := v.(type) {
	case []any:
		for _, element := range v {
			checkJSON(t, page, section, where+"[]", element)
		}
	case map[string]any:
		if diff := cmp.Diff(slices.Sorted(maps.Keys(s.keys)), slices.Sorted(maps.Keys(v))); diff != "" {
			t.Errorf("%s: keys (-documented +written):\n%s", where, diff)
		}
		for key, value := range v {
			doc := s.keys[key]
			if got := jsonType(value); doc.types != "any" && !slices.Contains(strings.Split(doc.types, " or "), got) {
				t.Errorf("%s.%s: %s is written, %s is documented", where, key, got, doc.types)
			}
			if doc.shape != "" && value != nil {
				checkJSON(t, page, doc.shape, where+"."+key, value)
			}
		}
	case string:
		if !slices.Contains(s.values, v) {
			t.Errorf("%s: %q is not among %q", where, v, s.values)
		}
	}
}

func jsonType(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case float64:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	default:
		return "object"
	}
}

const jsonDeck = `format: 1
id: all
title: Every kind
version: 1.0.0
about: One card of each kind.
sources:
  paper: {title: A paper}
concepts:
  one: {name: One, about: The first of all.}
cards:
  - {id: ask, concept: one, ask: Which one?, answer: This one., also: [Name it.], unseen: [Say it.], note: A note., tags: [a], source: "paper#2", status: contested, as-of: 2026-01}
  - {id: cloze, cloze: "A {{c1::gap}} and {{c2::another}}."}
  - {id: choose, choose: Pick one., answer: This., wrong: [{text: That., why: It is not., misconception: that}]}
  - {id: type, type: Write it., answer: it, accept: [It]}
  - {id: explain, explain: Tell it., points: [one, two]}
  - {id: draft, ask: Soon?, answer: Not yet., draft: true}
`

// newer makes of the deck one with a card and a concept that went, others that came, and changes of two.
var newer = strings.NewReplacer("title: Every", "title: Any", "  one: {", "  two: {", "concept: one", "concept: two", "{{c2::another}}", "another",
	"id: explain, explain: Tell it.", "id: tell, explain: Tell it.", "A paper", "The paper", "[{text", "[{text: Those.}, {text")

// cleanDeck is one that lint is content with.
const cleanDeck = `format: 1
id: clean
title: Clean
version: 1.0.0
cards:
  - {id: law, type: "Whose law says that a measure used as a target is no good measure any more?", answer: Goodhart, note: He was an economist.}
`

// draftedLock says that the card of cleanDeck was drafted.
const draftedLock = `format: 1
documents:
  law.txt: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
entries:
  - card: law
    doc: law.txt
    key: ask law
    lines: 3-4
    span_sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    quote: {exact: A law of Goodhart.}
    rule: qa/1
    confidence: 0.95
    flags: [list]
`

// TestJSON runs every command and compares what it answers with docs/json.md.
func TestJSON(t *testing.T) {
	page := jsonPage(t)
	dir := t.TempDir()
	t.Chdir(dir)
	strange := filepath.Join(dir, "a\x1b[31m.yaml")
	deckText := strings.ReplaceAll(strings.ReplaceAll(jsonDeck, "Which one?", `"Which one?"`), "Soon?", `"Soon?"`)
	for name, text := range map[string]string{strange: deckText, "old.yaml": deckText, "new.yaml": newer.Replace(deckText), "clean.yaml": cleanDeck, "broken.yaml": "format: 1\nid: b\ncards: [{id: a}]\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	whole := strings.NewReplacer("id: clean", "id: split", "{id: law,", "{id: whole,").Replace(cleanDeck)
	parts := strings.NewReplacer("{id: whole,", "{id: who,").Replace(whole) + "  - {id: when, type: 'In which year did Goodhart publish his law on measures as targets?', answer: '1975', note: In a paper.}\n"
	if err := os.Mkdir(".stuck.release", 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"split.yaml": whole, "mended.yaml": strings.NewReplacer("id: clean", "id: mended", "answer:", "anwser:").Replace(cleanDeck),
		"drafted.yaml": cleanDeck, "drafted.sources.lock.yaml": draftedLock,
		"way.yaml":   "format: 1\nid: way\ntitle: Way\nversion: 1.0.0\npath:\n  - {id: u, title: U, cards: [all/draft, clean/law, all/ask]}\n  - {id: v, title: V, opens: 2099-01-01, cards: [all/choose, all/explain]}\n",
		"stuck.yaml": cleanDeck, ".stuck.release/lock": "", ".stuck.release/list": "no list\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	writeGrown(t)
	writeStale(t)
	first := testEnv(new(strings.Builder))
	if code := run(t.Context(), first, []string{"goodcard", "--data", filepath.Join(dir, "data"), "release", "split.yaml"}); code != exitDone {
		t.Fatal(first.Stderr)
	}
	if err := os.WriteFile("split.yaml", []byte(parts), 0o600); err != nil {
		t.Fatal(err)
	}
	home := "note ask all/ask all/ask\ncard 0 suspended\nrow 2026-02-12T08:00:00+01:00 3\nnote ask all/else all/ask\ncard 0\n"
	if err := writeAnswered("home.apkg", home); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ section, args string }{
		{"goodcard", ""},
		{"goodcard install", "install " + strange},
		{"goodcard due", "due"},
		{"goodcard cards", "cards"},
		{"goodcard grade", "grade ask good --wording 2 --seconds 3"},
		{"goodcard grade", "grade explain again"},
		{"goodcard grade", "grade type good"},
		{"goodcard undo", "undo"},
		{"goodcard suspend", "suspend cloze"},
		{"goodcard suspend", "unsuspend cloze#c2"},
		{"goodcard bury", "bury cloze"},
		{"goodcard bury", "unbury cloze#c1"},
		{"goodcard flag", "flag ask"},
		{"goodcard flag", "unflag ask"},
		{"goodcard search", "search is:buried"},
		{"goodcard stats", "stats all"},
		{"goodcard note", "note ask"},
		{"goodcard note", "note ask mine"},
		{"goodcard note", "note ask"},
		{"goodcard edit", "edit ask"},
		{"goodcard conflicts", "conflicts"},
		{"goodcard conflicts", "conflicts ask"},
		{"goodcard why", "why ask"},
		{"goodcard why", "why type"},
		{"goodcard show", "show ask"},
		{"goodcard show", "show choose"},
		{"goodcard show", "show explain"},
		{"goodcard show", "show draft"},
		{"goodcard forget", "forget ask"},
		{"goodcard history", "history"},
		{"goodcard history", "history ask"},
		{"goodcard due", "due"},
		{"goodcard cards", "cards"},
		{"goodcard", ""},
		{"goodcard decks", "decks"},
		{"available deck", "decks --available"},
		{"goodcard install", "install way.yaml"},
		{"goodcard decks", "decks"},
		{"goodcard", ""},
		{"goodcard export anki", "export anki way -o way.apkg"},
		{"goodcard backup", "backup copy.db"},
		{"goodcard grade", "grade choose 5"},
		{"goodcard restore", "restore copy.db"},
		{"goodcard merge", "merge copy.db"},
		{"goodcard import", "import home.apkg --dry-run"},
		{"goodcard import", "import home.apkg"},
		{"goodcard import --undo", "import --undo home.apkg"},
		{"goodcard doctor", "doctor"},
		{"goodcard export anki", "export anki all -o all.apkg --with-progress"},
		{"goodcard remove", "remove inner-outer"},
		{"available deck", "decks --available"},
		{"goodcard remove", "remove all"},
		{"goodcard new", "new fresh.yaml --id fresh"},
		{"goodcard new", "new fresher/"},
		{"goodcard drafts", "drafts old.yaml"},
		{"goodcard drafts", "drafts drafted.yaml --all"},
		{"goodcard build", "build faq.md -o built.yaml"},
		{"goodcard build", "build grown/faq.md faq.md -o edited.yaml"},
		{"goodcard sources check", "sources check stale.yaml"},
		{"goodcard sources check", "sources check stale.yaml --update"},
		{"goodcard lint", "lint broken.yaml"},
		{"goodcard diff", "diff old.yaml new.yaml"},
		{"goodcard lint --write-baseline", "lint inner-outer --write-baseline known.json"},
		{"goodcard lint", "lint --fix mended.yaml"},
		{"goodcard fmt", "fmt broken.yaml"},
		{"goodcard fmt", "fmt --check a\x1b[31m.yaml missing.yaml"},
		{"goodcard release", "release clean.yaml --dry-run"},
		{"goodcard release", "release clean.yaml"},
		{"goodcard release --abandon", "release --abandon stuck.yaml"},
		{"goodcard release", "release split.yaml --change whole=split:who,when --why whole=Two"},
		{"goodcard export anki", "export anki clean.yaml split.yaml -o p.apkg --with-retired"},
		{"goodcard export anki", "export anki old.yaml"},
		{"goodcard export csv", "export csv clean.yaml -o clean.csv"},
		{"goodcard export json", "export json -o all.json"},
		{"goodcard export md", "export md clean.yaml -o clean.md"},
		{"goodcard config", "config"},
		{"setting", "config fuzz"},
		{"setting", "config fuzz true"},
		{"goodcard version", "version"},
	} {
		var stdout strings.Builder
		env := testEnv(&stdout)
		env.Getenv = func(name string) string { return map[string]string{"EDITOR": "nano"}[name] }
		run(t.Context(), env, append([]string{"goodcard", "--json", "--data", filepath.Join(dir, "data")}, strings.Fields(tt.args)...))
		if stdout.Len() == 0 {
			t.Errorf("%s: nothing on stdout; stderr: %v", tt.args, env.Stderr)
		}
		if strings.ContainsFunc(strings.ReplaceAll(stdout.String(), "\n", ""), func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
			t.Errorf("%s: a control character in %q", tt.args, stdout.String())
		}
		for line := range strings.Lines(stdout.String()) {
			var v any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatalf("%s: %v in %s", tt.args, err, line)
			}
			checkJSON(t, page, tt.section, tt.args, v)
		}
	}
}

// writeGrown writes faq.md, and edited.yaml, a deck from grown/faq.md that its author edited before that text changed. Of
// the text some is gone by now, some is new, and some is in the deck from elsewhere.
func writeGrown(t *testing.T) {
	t.Helper()
	const text = "# Questions\n\nQ: Why do ducks swim?\nA: They like water.\n\nQ: Can ducks fly?\nA: Yes.\n\nQ: What do ducks eat?\nA: Plants.\n\nQ: How long do they live?\nA: Ten years.\n"
	if err := os.Mkdir("grown", 0o700); err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("faq.md", text+"\n**Drake**: A male duck.\n\nQ: How do I contact you?\nA: By e-mail.\n\nQ: Too long?\nA: "+strings.Repeat("word ", 20_000)+"\n")
	put(filepath.Join("grown", "faq.md"), text)
	if _, stderr, code := ran(t, t.TempDir(), "build", filepath.Join("grown", "faq.md"), "-o", "edited.yaml"); code != exitDone {
		t.Fatal(stderr)
	}
	built, err := os.ReadFile("edited.yaml")
	if err != nil {
		t.Fatal(err)
	}
	put("edited.yaml", strings.Replace(string(built), "They like water.", "They like it.", 1))
	put(filepath.Join("grown", "faq.md"), strings.NewReplacer("They like water.", "They love water.", "Plants.", "Plants and worms.", "Q: Can ducks fly?\nA: Yes.\n", "").Replace(text)+"\nQ: Is a goose a duck?\nA: No, it is not.\n")
}

// Each look of watch is told as the page says.
func TestWatchJSON(t *testing.T) {
	path := filepath.Join(t.TempDir(), "broken.yaml")
	if err := os.WriteFile(path, []byte("format: 1\nid: b\ncards: [{id: a}]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout strings.Builder
	env := testEnv(&stdout)
	common := Common{JSON: true, Color: "never", Data: t.TempDir()}
	look := &watchLook{env: env, opts: watchOptions{Common: common, Deck: path}, out: newOutput(env, common)}
	if err := look.look(t.Context()); err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal([]byte(stdout.String()), &v); err != nil || len(v["findings"].([]any)) == 0 {
		t.Fatalf("%v in %s", err, stdout.String())
	}
	checkJSON(t, jsonPage(t), "goodcard watch", "watch", v)
}

// A value that the page does not name would surprise who reads the answers.
func TestJSONEnumerations(t *testing.T) {
	var events []string
	for k := history.Review; k.String() != history.Kind(0).String(); k++ {
		events = append(events, k.String())
	}
	page := jsonPage(t)
	for section, want := range map[string][]string{
		"state":               texts(study.States),
		"put off reason":      texts(study.Reasons),
		"kind":                texts([]deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain}),
		"event kind":          append(events, history.Kind(0).String()),
		"change kind":         texts(diff.Kinds()),
		"verdict":             texts([]authoring.Verdict{authoring.Fresh, authoring.Moved, authoring.Changed, authoring.Orphaned}),
		"document state":      texts([]authoring.State{authoring.Same, authoring.Edited, authoring.Missing, authoring.Unread, authoring.Outside}),
		"step":                {diff.None.String(), diff.Patch.String(), diff.Minor.String(), diff.Major.String()},
		"version state":       texts(study.VersionStates),
		"import outcome":      {noteUpdated, noteUnchanged, noteSkipped},
		"import warning kind": {warnLeftOut, warnForeign, warnNoLog, warnAbsent, warnAhead, warnByHand, warnUnread, warnOdd, warnDiffers, warnSuspended, warnFlagged, warnNotInstalled, warnConflicts, warnFutureDates},
		"status":              texts([]deck.Status{deck.Established, deck.Contested, deck.Speculative}),
	} {
		if wrong := cmp.Diff(want, page[section].values); wrong != "" {
			t.Errorf("%s (-program +page):\n%s", section, wrong)
		}
	}
}
