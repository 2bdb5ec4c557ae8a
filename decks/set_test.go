package decks_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"goodcard/deck"
	"goodcard/deck/content"
	"goodcard/decks/overview"
)

// A set is what a program brings: decks, and the lists beside them that say what is owed.
type set struct {
	decks  []*deck.Deck // in the order in which they are offered; paths, which have no cards, are left out
	order  []string     // as it is declared
	found  []string     // the folders that there are, by name
	levels string       // which concepts are how advanced
	spared string       // what lint finds and is right as it is
	beside bool         // whether what releases left lies beside them
}

// load reads the decks of a folder.
func load(fsys fs.FS, levels, spared string) (*set, error) {
	order, err := fs.ReadFile(fsys, "order")
	if err != nil {
		return nil, err
	}
	s := &set{order: overview.Order(order), levels: levels, spared: spared}
	mains, err := fs.Glob(fsys, "*/"+deck.MainName)
	if err != nil {
		return nil, err
	}
	for _, name := range mains {
		s.found = append(s.found, path.Dir(name))
	}
	offered := slices.Clone(s.found)
	slices.SortStableFunc(offered, func(a, b string) int { return slices.Index(s.order, a) - slices.Index(s.order, b) })
	for _, id := range offered {
		head, err := fs.ReadFile(fsys, path.Join(id, deck.MainName))
		if err != nil {
			return nil, err
		}
		if content.HasKey("\n"+string(head), "path") {
			continue
		}
		d, err := deck.LoadFS(fsys, id)
		if err != nil {
			return nil, err
		}
		s.decks = append(s.decks, d)
	}
	return s, nil
}

// shipped are the decks of this folder, read once for all tests.
var shipped = sync.OnceValues(func() (*set, error) {
	levels, err := os.ReadFile("testdata/levels.tsv")
	if err != nil {
		return nil, err
	}
	spared, err := os.ReadFile("testdata/lint.tsv")
	if err != nil {
		return nil, err
	}
	s, err := load(os.DirFS("."), string(levels), string(spared))
	if err == nil {
		s.beside = true
	}
	return s, err
})

func shippedSet(t *testing.T) *set {
	t.Helper()
	s, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A promise is something that holds of all decks that we ship. Its check says what does not.
type promise struct {
	name  string
	check func(*set) []string
}

var promises = []promise{
	{"every deck has its place in the order", orderFaults},
	{"lint finds nothing", lintFaults},
	{"the rules of kept-back wordings, ranks, bare terms and gates hold everywhere", strictFaults},
	{"a concept has one home", homeFaults},
	{"no two cards have one question", questionFaults},
	{"cards name a source, and wrong options say why", cardFaults},
	{"sources can be found", sourceFaults},
	{"concepts are asked as their level asks", levelFaults},
	{"options do not betray the answer, over all decks", allOptionFaults},
	{"options do not betray the answer, in each deck", deckOptionFaults},
}

func TestShippedDecksKeepTheirPromises(t *testing.T) {
	s := shippedSet(t)
	for _, p := range promises {
		t.Run(p.name, func(t *testing.T) {
			for _, fault := range p.check(s) {
				t.Error(fault)
			}
		})
	}
}

// Each promise notices when it is broken: in small decks that keep all of them, one text is replaced by another, and the
// promise that is meant says so. An empty promise is that which has nothing to say of it.
func TestPromisesNotice(t *testing.T) {
	const one, two = "one/cards/1-tide.yaml", "two/cards/1-current.yaml"
	for _, m := range []struct{ name, file, old, new, promise, fault string }{
		{"nothing is wrong", one, "", "", "", ""},
		{"a folder that is not in the order", "order", "two\n", "", "place in the order", "two is not in the file order"},
		{"one in it twice", "order", "two\n", "two\none\n", "place in the order", "one stands twice"},
		{"a wrong option without a reason", one, "{text: The wind of the day, why: Wind raises waves and no water twice a day.}", "{text: The wind of the day}", "say why", `tide-choose does not say why "The wind of the day" is wrong`},
		{"the same for lint", one, "{text: The wind of the day, why: Wind raises waves and no water twice a day.}", "{text: The wind of the day}", "lint finds nothing", "[no-why]"},
		{"a card without a source", one, "    source: newton2023#2\n", "", "name a source", "tide-what has no source"},
		{"two questions", two, "What carried it?", "What carried it? Who found it?", "lint finds nothing", "[two-questions]"},
		{"two that are spared", two, "What carried it?", "What carried it? Who found it?", "", ""},
		{"a line that spares nothing", "lint.tsv", "reason\n", "reason\ntwo\tcurrent-what\ttwo-questions\tIt is one.\n", "lint finds nothing", "two current-what two-questions spares nothing"},
		{"a line without a reason", "lint.tsv", "reason\n", "reason\ntwo\tcurrent-what\ttwo-questions\t\n", "lint finds nothing", "has no reason"},
		{"a concept of another deck that is not there", "two/deck.yaml", "needs: [one/tide]", "needs: [one/tides]", "lint finds nothing", `no concept "tides" in the deck one`},
		{"a kept-back wording with six words of a seen one", one, "Why do charts for pilots list hours", "Why do cards list which distant body lets cockle pickers", "kept-back", "[unseen-copied]"},
		{"one that holds the answer", one, "What would fishermen miss at the beach?", "What would fishermen miss of gravity if the moon were not nearby?", "kept-back", "[unseen-answered]"},
		{"one that is the answer", one, "What would fishermen miss at the beach?", "What is the gravity of the nearby moon good for?", "kept-back", "[answer-in-question]"},
		{"a bare term", two, "ask: What is an ocean current?", "ask: Ocean current", "bare terms", "[bare-term]"},
		{"a gate that few can pass", one, "    ask: ", "    type: ", "gates", "[hard-gate]"},
		{"a concept with two homes", "two/deck.yaml", "concepts:\n", "concepts:\n  tide: {name: Ebb and flow}\n", "one home", "tide has two homes, one and two"},
		{"a name with two homes", "two/deck.yaml", "name: Ocean current", "name: TIDE", "one home", `one/tide and two/current have one name, "TIDE"`},
		{"a question of another deck", two, "ask: What is an ocean current?", "ask: What is a *tide*?", "one question", "one/tide-what and two/current-what ask one question"},
		{"a kept-back wording of another card", two, "ask: What is an ocean current?", "ask: Why do charts for pilots list hours that shift by fifty minutes a day?", "one question", "one/tide-case and two/current-what ask one question"},
		{"a question with other options", two, "    ask: What is an ocean current?\n    answer: A steady flow of sea water\n", "    choose: What makes the level of a sea change twice between one noon and the next?\n    answer: A flow\n    wrong: [{text: A wind, why: w}]\n", "one question", "one/tide-choose and two/current-what ask one question"},
		{"an answer that is asked backwards", two, "answer: A steady flow of sea water\n", "answer: What is a tide?\n    both-ways: true\n", "one question", "one/tide-what and two/current-what ask one question"},
		{"a source without a year", "two/deck.yaml", "Stommel (1948), The", "Stommel, The", "sources", "stommel1948"},
		{"one without an author", "two/deck.yaml", "Stommel (1948), The", "(1948), The", "sources", "stommel1948"},
		{"one with another year in its id", "two/deck.yaml", "Stommel (1948)", "Stommel (1949)", "sources", "is of 1949 by its title"},
		{"one that cannot be found", "two/deck.yaml", "    url: https://doi.org/10.1029/TR029i002p00202\n", "", "sources", "neither"},
		{"an arXiv id without its address", "one/deck.yaml", "    url: https://arxiv.org/abs/2301.01234\n", "", "sources", "https://arxiv.org/abs/2301.01234"},
		{"one with the address of another", "one/deck.yaml", "abs/2301.01234", "abs/2301.01235", "sources", "https://arxiv.org/abs/2301.01234"},
		{"one of another time", "one/deck.yaml", "2301.01234", "1701.01234", "sources", "arXiv:1701.01234 is of 2017"},
		{"a source that is told in two ways", "two/deck.yaml", "Darwin (1898), The Tides", "Darwin (1898), Tides", "sources", "darwin1898"},
		{"a concept of no level", "levels.tsv", "current\t3\n", "", "level", "two/current has no level"},
		{"an advanced concept with one card", one, "concept: bore\n    ask: Which shape", "concept: tide\n    ask: Which shape", "level", "one/bore is of level 3 and has 1 card, of two"},
		{"a concept of the core that is only defined", "levels.tsv", "current\t3\n", "current\t2\n", "level", "two/current is of level 2 and lacks a choice among options"},
		{"a case with too few wordings", one, "      - Harbour walls stand dry for hours although nobody pumps. Whose pull empties the basin?\n", "", "level", "one/tide is of level 1 and lacks a case"},
		{"a case with one kept-back wording", one, "      - Why do charts for pilots list hours that shift by fifty minutes a day?\n", "", "level", "one/tide is of level 1 and lacks a case"},
		{"two neighbours that nothing tells apart", two, "concept: [current, one/tide]", "concept: current", "level", "no card tells one/tide from two/current"},
	} {
		t.Run(m.name, func(t *testing.T) {
			files, lists := smallDecks(t)
			if m.promise == "" && m.old != "" {
				lists["lint.tsv"] += "two\tcurrent-where\ttwo-questions\tIt is one story.\n"
			}
			switch text, listed := lists[m.file]; {
			case listed:
				lists[m.file] = replaced(t, text, m.old, m.new)
			case m.old != "":
				files[m.file] = &fstest.MapFile{Data: []byte(replaced(t, string(files[m.file].Data), m.old, m.new))}
			}
			s, err := load(files, lists["levels.tsv"], lists["lint.tsv"])
			if err != nil {
				t.Fatal(err)
			}
			noticed := false
			for _, p := range promises {
				meant := m.promise != "" && strings.Contains(p.name, m.promise)
				for _, fault := range p.check(s) {
					noticed = noticed || meant && strings.Contains(fault, m.fault)
					if m.promise == "" {
						t.Errorf("%s: %s", p.name, fault)
					}
				}
			}
			if m.promise != "" && !noticed {
				for _, p := range promises {
					t.Logf("%s: %q", p.name, p.check(s))
				}
				t.Errorf("nothing says %q", m.fault)
			}
		})
	}
}

func replaced(t *testing.T, text, old, new string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("%q does not stand there", old)
	}
	return strings.ReplaceAll(text, old, new)
}

// smallDecks returns the files of the small decks, and the lists beside them.
func smallDecks(t *testing.T) (files fstest.MapFS, lists map[string]string) {
	t.Helper()
	files, lists = fstest.MapFS{}, map[string]string{"lint.tsv": "deck\tcard\trule\treason\n"}
	root := filepath.Join("testdata", "small")
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		if name == "levels.tsv" {
			lists[name] = string(text)
		} else {
			files[name] = &fstest.MapFile{Data: text}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, lists
}

// each calls do for every card that can come up, with the deck that it is in.
func (s *set) each(do func(d *deck.Deck, c *deck.Card)) {
	for _, d := range s.decks {
		for i := range d.Cards {
			if !d.Cards[i].Draft {
				do(d, &d.Cards[i])
			}
		}
	}
}

// table reads lines of values between tabs, without comments and the names of the columns.
func table(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return rows[1:]
}

// orderFaults holds the declared order to the folders.
func orderFaults(s *set) (faults []string) {
	for i, id := range s.order {
		if slices.Contains(s.order[:i], id) {
			faults = append(faults, fmt.Sprintf("%s stands twice in the file order", id))
		}
	}
	for _, id := range s.found {
		if !slices.Contains(s.order, id) {
			faults = append(faults, fmt.Sprintf("%s is not in the file order, by which decks are offered", id))
		}
	}
	return faults
}
