package release

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/here"
)

// An author has a deck in a folder, and a clock.
type author struct {
	t    testing.TB
	path string
	now  time.Time
}

const cardsOf = `format: 1
id: goals
title: Goals
version: 1.0.0
cards:
  - id: door
    ask: An agent always reached the green door, which was the nearest. Which goals could it have learned?
    answer: The green door, and the nearest door.
  - id: law
    type: Whose law is it that a measure used as a target is no good measure any more?
    answer: Goodhart
  - id: gaps
    cloze: The {{c1::outer}} problem is not the {{c2::inner}} one.
`

func newAuthor(t testing.TB) *author {
	t.Helper()
	a := &author{t: t, path: filepath.Join(quickDir(t), "goals.yaml"), now: time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)}
	writeFile(t, a.path, cardsOf)
	return a
}

// edits replaces a text in the deck, which must be there.
func (a *author) edits(old, new string) {
	a.t.Helper()
	text, err := os.ReadFile(a.path)
	if err != nil {
		a.t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		a.t.Fatalf("there is no %q in\n%s", old, text)
	}
	writeFile(a.t, a.path, strings.Replace(string(text), old, new, 1))
}

// drops deletes a card that stands in lines of its own.
func (a *author) drops(id string) {
	a.t.Helper()
	text, err := os.ReadFile(a.path)
	if err != nil {
		a.t.Fatal(err)
	}
	_, card, found := strings.Cut(string(text), "  - id: "+id+"\n")
	if !found {
		a.t.Fatalf("there is no card %s", id)
	}
	card, _, _ = strings.Cut(card, "  - id:")
	writeFile(a.t, a.path, strings.Replace(string(text), "  - id: "+id+"\n"+card, "", 1))
}

func (a *author) adds(card string) {
	a.t.Helper()
	text, err := os.ReadFile(a.path)
	if err != nil {
		a.t.Fatal(err)
	}
	writeFile(a.t, a.path, string(text)+card)
}

// plans plans a release with words as they stand on the command line.
func (a *author) plans(args ...string) (*Plan, error) {
	a.t.Helper()
	a.now = a.now.Add(time.Hour)
	o := Options{Now: a.now}
	for i := 0; i < len(args); i++ {
		switch args[i] {
		case "--why":
			why, err := ParseWhy(args[i+1])
			if err != nil {
				return nil, err
			}
			o.Whys = append(o.Whys, why)
			i++
		case "--change":
			o.Changes = append(o.Changes, args[i+1])
			i++
		default:
			o.Version = args[i]
		}
	}
	return Make(a.path, o)
}

func (a *author) releases(args ...string) *Plan {
	a.t.Helper()
	p, err := a.plans(args...)
	if err != nil {
		a.t.Fatalf("release %q: %v\n%v", args, err, hintOf(err))
	}
	if err := p.Write(); err != nil {
		a.t.Fatal(err)
	}
	a.sound()
	return p
}

func hintOf(err error) string {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return h.Hint()
	}
	return ""
}

// sound holds what is beside the deck to what every release promises.
func (a *author) sound() {
	a.t.Helper()
	l := a.ledger()
	r, err := deck.LoadReleased(a.path)
	if err != nil {
		a.t.Fatal(err)
	}
	if err := l.Misfit(r.Sum); err != nil {
		a.t.Fatal(err)
	}
	if ids := (&state{ledger: l, released: r}).unlike(); ids != nil {
		a.t.Fatalf("the released file has not what the ledger has of %q", ids)
	}
	if _, err := deck.Load(a.path); err != nil {
		a.t.Fatal(err)
	}
	if plan, err := a.plans(); err == nil || !strings.Contains(err.Error(), "nothing changed since version "+l.Version) {
		a.t.Fatalf("after a release there is something to release: %v, %+v", err, plan)
	}
}

func (a *author) ledger() *ledger.Ledger {
	a.t.Helper()
	text, err := os.ReadFile(filepath.Join(filepath.Dir(a.path), "goals.ledger.tsv"))
	if err != nil {
		a.t.Fatal(err)
	}
	l, err := ledger.Parse("goals.ledger.tsv", text)
	if err != nil {
		a.t.Fatal(err)
	}
	return l
}

func (a *author) line(id string) ledger.Line {
	a.t.Helper()
	line := a.ledger().ByID()["goals/"+id]
	if line == nil {
		a.t.Fatalf("the ledger has no line of %s", id)
	}
	return *line
}

// summary says of a line what changes with releases, but for hashes.
func summary(l ledger.Line) string {
	return fmt.Sprintf("%s r%d %s %s-%s %s", strings.Join(l.IDs, ","), l.Revision, l.Time.Format("15:04"), l.First, l.Last, l.State)
}

func kinds(p *Plan) string {
	var all []string
	for _, c := range p.Changes {
		all = append(all, deck.ParseRef(c.ID).Name()+" "+string(c.Kind))
	}
	return strings.Join(all, ", ")
}

func TestFirstRelease(t *testing.T) {
	a := newAuthor(t)
	p := a.releases()
	if p.Deck.Version != "1.0.0" || p.From != "" || kinds(p) != "door new, law new, gaps new" {
		t.Errorf("%+v: %s", p, kinds(p))
	}
	var files []string
	for _, f := range p.Files {
		files = append(files, f.Path)
	}
	if want := []string{"goals.changes.tsv", "goals.released.yaml", "goals.CHANGES.md", "goals.ledger.tsv"}; !slices.Equal(files, want) {
		t.Errorf("%q", files)
	}
	l := a.ledger()
	if l.Deck != "goals" || l.Title != "Goals" || l.Version != "1.0.0" || len(l.Lines) != 3 || summary(a.line("gaps")) != "goals/gaps r1 10:30 1.0.0-1.0.0 live" {
		t.Errorf("%+v", l)
	}
	changelog, err := os.ReadFile(filepath.Join(filepath.Dir(a.path), "goals.CHANGES.md"))
	if want := changelogMark + "\n\n# Changes of Goals\n\n## 1.0.0, 1 March 2026\n\nThe first release, with 3 cards.\n"; string(changelog) != want {
		t.Errorf("%v\n%s", err, changelog)
	}
}

// What the time, the revision and the versions of a line do with each change.
func TestLines(t *testing.T) {
	for _, tt := range []struct {
		name    string
		edit    func(a *author)
		args    []string
		version string
		kinds   string
		lines   []string // of cards, by any of their ids
	}{
		{"clarified", func(a *author) { a.edits("which was the nearest", "and that was the nearest") }, nil, "1.0.1", "door clarified", []string{"door: goals/door r2 12:30 1.0.0-1.0.1 live", "law: goals/law r1 10:30 1.0.0-1.0.0 live"}},
		{"kept back", func(a *author) {
			a.edits("    answer: Goodhart\n", "    answer: Goodhart\n    unseen: [\"Which economist gave his name to the fate of targets?\"]\n")
		}, nil, "1.0.1", "law cosmetic", []string{"law: goals/law r2 10:30 1.0.0-1.0.1 live"}},
		{"tags", func(a *author) { a.edits("    answer: Goodhart\n", "    answer: Goodhart\n    tags: [laws]\n") }, nil, "1.0.1", "law cosmetic", []string{"law: goals/law r2 12:30 1.0.0-1.0.1 live"}},
		{"meaning", func(a *author) { a.edits("The green door, and the nearest door", "The nearest door alone") }, []string{"--why", "door=It was measured"}, "2.0.0", "door meaning", []string{"door: goals/door r2 12:30 1.0.0-2.0.0 live"}},
		{"renamed", func(a *author) { a.edits("id: law\n", "id: goodhart\n    was: [law]\n") }, nil, "1.0.1", "goodhart cosmetic", []string{"law: goals/law,goals/goodhart r2 10:30 1.0.0-1.0.1 live"}},
		{"new", func(a *author) { a.adds("  - {id: more, ask: \"What else is there?\", answer: Much.}\n") }, nil, "1.1.0", "more new", []string{"more: goals/more r1 12:30 1.1.0-1.1.0 live"}},
		{"retired", func(a *author) { a.drops("law") }, []string{"--why", "law=Asked elsewhere"}, "2.0.0", "law retired", []string{"law: goals/law r2 12:30 1.0.0-2.0.0 retired"}},
		{"a draft again", func(a *author) { a.edits("    answer: Goodhart\n", "    answer: Goodhart\n    draft: true\n") }, []string{"--why", "law=Not sure of it"}, "2.0.0", "law retired", []string{"law: goals/law r2 12:30 1.0.0-2.0.0 retired"}},
		{"a new gap", func(a *author) { a.edits("one.", "{{c3::one}}.") }, nil, "1.1.0", "gaps clarified", []string{"gaps: goals/gaps r2 12:30 1.0.0-1.1.0 live"}},
		{"split", func(a *author) {
			a.drops("door")
			a.adds("  - {id: green, ask: \"Which goal has a colour?\", answer: The green door.}\n  - {id: near, ask: \"Which goal has a distance?\", answer: The nearest door.}\n")
		}, []string{"--change", "door=split:green,near", "--why", "door=Two questions"}, "2.0.0", "green split, near split, door split", []string{"door: goals/door r2 12:30 1.0.0-2.0.0 goals/green,goals/near", "near: goals/near r1 12:30 2.0.0-2.0.0 live"}},
		{"merged into a new one", func(a *author) {
			a.drops("door")
			a.drops("law")
			a.adds("  - {id: both, ask: \"Which doors, and whose law?\", answer: The green one and Goodhart's.}\n")
		}, []string{"--change", "door,law=merged:both", "--why", "both=One idea"}, "2.0.0", "both merged, door merged, law merged", []string{"door: goals/door r2 12:30 1.0.0-2.0.0 goals/both", "both: goals/both r1 12:30 2.0.0-2.0.0 live"}},
		{"merged into one that goes on", func(a *author) {
			a.drops("law")
			a.edits("Which goals could it have learned?", "Which goals could it have learned, and whose law is that?")
		}, []string{"--change", "door,law=merged:door", "--why", "law=One idea"}, "2.0.0", "door merged, law merged", []string{"door: goals/door r2 12:30 1.0.0-2.0.0 live", "law: goals/law r2 12:30 1.0.0-2.0.0 goals/door"}},
		{"merged, one history goes on under was", func(a *author) {
			a.drops("law")
			a.edits("id: door\n", "id: both\n    was: [door]\n")
		}, []string{"--change", "door,law=merged:both", "--why", "both=One idea"}, "2.0.0", "both merged, law merged", []string{"door: goals/door,goals/both r2 10:30 1.0.0-2.0.0 live", "law: goals/law r2 12:30 1.0.0-2.0.0 goals/both"}},
		{"replaced", func(a *author) { a.edits("The green door, and the nearest door", "None at all") }, []string{"--change", "door=replaced", "--why", "door=It asks for more now"}, "2.0.0", "door replaced", []string{"door: goals/door r2 12:30 1.0.0-2.0.0 live"}},
		{"said to be other words", func(a *author) { a.edits("The green door, and the nearest door", "Green doors and near ones") }, []string{"--change", "door=clarified"}, "1.0.1", "door clarified", []string{"door: goals/door r2 12:30 1.0.0-1.0.1 live"}},
		{"head", func(a *author) { a.edits("title: Goals", "title: All goals") }, nil, "1.0.1", "", []string{"law: goals/law r1 10:30 1.0.0-1.0.0 live"}},
		{"order", func(a *author) {
			a.drops("law")
			a.adds("  - id: law\n    type: Whose law is it that a measure used as a target is no good measure any more?\n    answer: Goodhart\n")
		}, nil, "1.0.1", "", []string{"law: goals/law r1 10:30 1.0.0-1.0.0 live"}},
		{"lang", func(a *author) { a.edits("title: Goals\n", "title: Goals\nlang: en\n") }, nil, "1.0.1", "door cosmetic, law cosmetic, gaps cosmetic", []string{"law: goals/law r2 12:30 1.0.0-1.0.1 live"}},
		{"version by hand", func(a *author) {
			a.edits("version: 1.0.0", "version: 1.3.0")
			a.edits("which was the nearest", "and that was the nearest")
		}, nil, "1.3.0", "door clarified", []string{"door: goals/door r2 12:30 1.0.0-1.3.0 live"}},
		{"version given", func(a *author) { a.edits("which was the nearest", "and that was the nearest") }, []string{"1.4.0-rc.1"}, "1.4.0-rc.1", "door clarified", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newAuthor(t)
			a.releases()
			tt.edit(a)
			p, err := a.plans(tt.args...)
			if err != nil {
				t.Fatalf("%v; %s", err, hintOf(err))
			}
			if err := p.Write(); err != nil {
				t.Fatal(err)
			}
			a.sound()
			if p.Deck.Version != tt.version || kinds(p) != tt.kinds {
				t.Errorf("version %s, changes %q, want %s, %q", p.Deck.Version, kinds(p), tt.version, tt.kinds)
			}
			for _, want := range tt.lines {
				id, want, _ := strings.Cut(want, ": ")
				if got := summary(a.line(id)); got != want {
					t.Errorf("the line is %s, want %s", got, want)
				}
			}
			if l := a.ledger(); l.Title != "Goals" {
				t.Errorf("the title of the ledger is %q", l.Title)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	nothing := func(*author) {}
	drop := func(id string) func(*author) { return func(a *author) { a.drops(id) } }
	for _, tt := range []struct {
		name, error, hint string
		edit              func(a *author)
		args              []string
	}{
		{"nothing changed", "nothing changed since version 1.0.0", "", nothing, nil},
		{"meaning", "goals.yaml:6:5: door says something else now, and no reason is given", `'goodcard release DIR/goals.yaml --why "door=TEXT"', with the reason in place of each TEXT`,
			func(a *author) { a.edits("The green door, and the nearest door", "The nearest door alone") }, nil},
		{"other words perhaps", "", "; where only the wording changed, --change door=clarified in place of its --why",
			func(a *author) { a.edits("The green door, and the nearest door", "The nearest door alone") }, nil},
		{"more than other words", `"gaps" asks for other directions or gaps than before`, "leave out that it was clarified; where it lost one, say why",
			func(a *author) { a.edits("{{c2::inner}}", "inner") }, []string{"--change", "gaps=clarified"}},
		{"other words of what did not change", "it is said what the change of gaps is, in which nothing changed", "leave it out",
			func(a *author) { a.edits("Goodhart", "Charles Goodhart") }, []string{"--change", "gaps=clarified"}},
		{"a split that is told, without a reason", "goals.yaml:11:5: door was split into green and near, and no reason is given", `--change door=split:green,near --why "door=TEXT"', with`,
			func(a *author) {
				a.drops("door")
				a.adds("  - {id: green, ask: \"Which goal has a colour?\", answer: The green door.}\n  - {id: near, ask: \"Which goal has a distance?\", answer: The nearest door.}\n")
			}, []string{"--change", "door=split:green,near"}},
		{"a merge that is told, without a reason", "door and law were merged into both, and no reason is given", `--why "both=TEXT"', with`,
			func(a *author) {
				a.drops("door")
				a.drops("law")
				a.adds("  - {id: both, ask: \"Which doors, and whose law?\", answer: The green one and Goodhart's.}\n")
			}, []string{"--change", "door,law=merged:both"}},
		{"a split that is likely", "if it became left and right: --change both=split:left,right", `DIR/goals.yaml --change both=split:left,right --why "both=TEXT"', with the reason in place of each TEXT; where a --change is not so, leave it out`,
			func(a *author) {
				const left, right = "The left wing holds twelve rooms and a stair", "the right wing holds the kitchen and a cellar"
				a.adds("  - id: both\n    ask: What do the left wing and the right wing of the house hold?\n    answer: " + left + ", and " + right + ".\n")
				a.releases()
				a.drops("both")
				a.adds("  - {id: left, ask: \"What does the left wing of the house hold?\", answer: \"" + left + ".\"}\n  - {id: right, ask: \"What does the right wing of the house hold?\", answer: \"" + right + ".\"}\n")
			}, nil},
		{"another id, and one that is gone", "if it is goodhart now, write was: [law] there", `'goodcard release DIR/goals.yaml --why "gaps=TEXT"', with`,
			func(a *author) { a.edits("id: law\n", "id: goodhart\n"); a.drops("gaps") }, nil},
		{"two, with what was said", "", `'goodcard release DIR/goals.yaml 3.0.0 --why "door=Because of \$5" --why "gaps=TEXT" --why "law=TEXT"', with`,
			func(a *author) {
				a.edits("The green door, and the nearest door", "The nearest door alone")
				a.drops("law")
				a.edits("The {{c1::outer}} problem is not", "The {{c1::outer}} problem is always")
			}, []string{"3.0.0", "--why", "door=Because of $5"}},
		{"retired", "goals.yaml: law was released and is gone, and no reason is given", `--why "law=TEXT"`, drop("law"), nil},
		{"reason for what did not change", "a reason is given for gaps, in which nothing changed since version 1.0.0", "leave it out", drop("law"), []string{"--why", "gaps=x"}},
		{"reason for a card that was misspelt", "a reason is given for lew, and there is no such card", `did you mean "law"?`, drop("law"), []string{"--why", "lew=x"}},
		{"reason for a card that was misspelt, nearer to one that did not change", "a reason is given for laps, and there is no such card", `did you mean "gaps"?`, drop("law"), []string{"--why", "laps=x"}},
		{"reason for what did not change, called like what did", "a reason is given for laws, in which nothing changed since version 1.1.0", `did you mean "law"?`,
			func(a *author) {
				a.adds("  - {id: laws, ask: \"How many laws are there?\", answer: Many.}\n")
				a.releases()
				a.drops("law")
			}, []string{"--why", "laws=x"}},
		{"reason for no card at all", "a reason is given for zebra, and there is no such card", "leave it out", drop("law"), []string{"--why", "zebra=x"}},
		{"reason left as it is told", "the reason for law is still the word TEXT", "write in its place", drop("law"), []string{"--why", "law=TEXT"}},
		{"reason of two lines", "the reason for law is no single line", "in one line", drop("law"), []string{"--why", "law=a\nb"}},
		{"empty reason", "the reason for law is empty", "write in one line", drop("law"), []string{"--why", "law= "}},
		{"version too small", "goals.yaml: version 1.1.0 is too small a step from 1.0.0: law is retired; that asks for 2.0.0 at least", "", drop("law"), []string{"1.1.0", "--why", "law=x"}},
		{"version in the deck too small", "goals.yaml:4:10: version 1.1.0 is too small a step from 1.0.0: law is retired; that asks for 2.0.0 at least", "",
			func(a *author) { a.drops("law"); a.edits("version: 1.0.0", "version: 1.1.0") }, []string{"--why", "law=x"}},
		{"version not greater", "version 1.0.0 is not above 1.0.0, which was released", "", drop("law"), []string{"1.0.0", "--why", "law=x"}},
		{"no version", `"one" is no version`, "write three numbers", drop("law"), []string{"one", "--why", "law=x"}},
		{"former id lost", `this card was released as "law" too, and was does not say so`, "write was: [law]",
			func(a *author) {
				a.edits("id: law\n", "id: goodhart\n    was: [law]\n")
				a.releases()
				a.edits("    was: [law]\n", "")
			}, nil},
		{"id used again", `the id "law" was that of the card "goodhart" up to some release`, "",
			func(a *author) {
				a.edits("id: law\n", "id: goodhart\n    was: [law]\n")
				a.releases()
				a.edits("    was: [law]\n", "")
				a.adds("  - {id: law, ask: \"What is the law?\", answer: That.}\n")
			}, nil},
		{"id of a card that is gone used again", `the id "law" was that of a card that is gone (DIR/goals.released.yaml:`, "",
			func(a *author) {
				a.drops("law")
				a.releases("--why", "law=Not sure")
				a.adds("  - {id: law, ask: How many legs a spider has, answer: Eight}\n")
			}, nil},
		{"two histories", `"law" was released as an id of the card "law", which is not this one`, "--change gaps,law=merged:gaps",
			func(a *author) { a.drops("law"); a.edits("id: gaps\n", "id: gaps\n    was: [law]\n") }, nil},
		{"unknown change", `"law=gone" does not say what a change is`, "CARD=replaced", drop("law"), []string{"--change", "law=gone"}},
		{"change that cannot be", `the last version has no card "lew"`, `did you mean "law"?`, drop("law"), []string{"--change", "lew=split:door,gaps"}},
		{"another deck", "the releases here are of the deck goals, and the deck has the id other", "", func(a *author) { a.edits("id: goals", "id: other") }, nil},
		{"ledger missing", "of the files of the last release DIR/goals.ledger.tsv is missing", "", func(a *author) {
			if err := os.Remove(strings.Replace(a.path, ".yaml", ".ledger.tsv", 1)); err != nil {
				a.t.Fatal(err)
			}
		}, nil},
		{"clock", "the last release was made at 2026-03-01T10:30:00Z, and the clock of this computer says 2026-03-01T09:30:00Z", "",
			func(a *author) { a.drops("law"); a.now = a.now.Add(-3 * time.Hour) }, nil},
		{"clock, after a release that changed no card", "the last release was made at 2026-03-01T12:30:00Z, and the clock of this computer says 2026-03-01T11:30:00Z", "",
			func(a *author) {
				a.edits("title: Goals", "title: Aims")
				a.releases()
				a.edits("title: Aims", "title: Goals")
				a.now = a.now.Add(-3 * time.Hour)
			}, nil},
		{"the release of another deck beside the ledger", "goals.released.yaml: this is a release of the deck other, and the ledger is of goals", "take both files back from git as they were at the last release",
			func(a *author) {
				writeFile(a.t, strings.Replace(a.path, ".yaml", ".released.yaml", 1), strings.Replace(a.text("goals.released.yaml"), "id: goals", "id: other", 1))
			}, nil},
		{"own CHANGES.md", "release writes this file", "", func(a *author) {
			a.drops("law")
			writeFile(a.t, strings.Replace(a.path, ".yaml", ".CHANGES.md", 1), "# Mine\n")
		}, []string{"--why", "law=x"}},
		{"newer program", "a newer goodcard wrote this file", "", func(a *author) {
			name := strings.Replace(a.path, ".yaml", ".ledger.tsv", 1)
			text, _ := os.ReadFile(name)
			writeFile(a.t, name, strings.Replace(string(text), "ledger 1", "ledger 2", 1))
		}, nil},
		{"broken deck", "unknown key", "", func(a *author) { a.edits("answer: Goodhart", "anser: Goodhart") }, nil},
		{"source without its text", "text/a.md, the text of the source article, cannot be read: there is no such file or folder", "",
			func(a *author) { a.edits("cards:", "sources: {article: {title: It, file: text/a.md}}\ncards:") }, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newAuthor(t)
			a.releases()
			tt.edit(a)
			before := tree(t, a.path)
			p, err := a.plans(tt.args...)
			if err == nil {
				t.Fatalf("it is planned: %+v", p)
			}
			dir := filepath.Dir(a.path)
			text := err.Error()
			if problems, ok := errors.AsType[deck.Problems](err); ok {
				text = ""
				for _, p := range problems {
					text += p.String() + "\n" + p.Fix + "\n"
				}
			}
			text = filepath.ToSlash(strings.ReplaceAll(text, dir, "DIR"))
			hint := filepath.ToSlash(strings.ReplaceAll(hintOf(err), dir, "DIR"))
			if here.Windows && strings.ContainsAny(tt.hint, "\\,") {
				tt.hint = "" // its shells have other quotes
			}
			if !strings.Contains(text, tt.error) || !strings.Contains(hint, tt.hint) {
				t.Errorf("error %s\nhint  %s\nwant  %s\nhint  %s", text, hint, tt.error, tt.hint)
			}
			if after := tree(t, a.path); !maps.Equal(before, after) {
				t.Errorf("a refused release changed files")
			}
		})
	}
}

// A card that was retired comes back to its line.
func TestRestored(t *testing.T) {
	a := newAuthor(t)
	a.releases()
	a.drops("law")
	a.releases("--why", "law=Not sure")
	if r, err := deck.LoadReleased(a.path); err != nil || len(r.Retired) != 1 || r.Retired[0].ID != "law" || r.Retired[0].Last != "1.0.0" {
		t.Fatalf("%+v, %v", r, err)
	}
	a.edits("title: Goals", "title: The goals")
	a.releases()
	if r, err := deck.LoadReleased(a.path); err != nil || len(r.Retired) != 1 || r.Retired[0].Last != "1.0.0" {
		t.Fatalf("%+v, %v", r, err)
	}
	a.adds("  - id: law\n    type: Whose law is it that a measure used as a target is no good measure any more?\n    answer: Goodhart\n")
	p := a.releases()
	if kinds(p) != "law restored" || p.Deck.Version != "2.1.0" || summary(a.line("law")) != fmt.Sprintf("goals/law r3 %s 1.0.0-2.1.0 live", a.line("law").Time.Format("15:04")) {
		t.Errorf("%s %s: %s", p.Deck.Version, kinds(p), summary(a.line("law")))
	}
	if r, err := deck.LoadReleased(a.path); err != nil || len(r.Retired) != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
}

// A card that is gone and comes back word for word under another id is refused until it says that it was it: later
// nobody could say so.
func TestRestoredUnderAnotherID(t *testing.T) {
	a := newAuthor(t)
	a.releases()
	a.drops("law")
	a.releases("--why", "law=Asked elsewhere")
	const card = "  - id: goodhart\n    type: Whose law is it that a measure used as a target is no good measure any more?\n    answer: Goodhart\n"
	a.adds(card)
	if _, err := a.plans(); err == nil || !strings.Contains(err.Error(), `this card has the text of "law"`) || !strings.Contains(hintOf(err), "write was: [law]") {
		t.Fatalf("%v\n%s", err, hintOf(err))
	}
	a.edits("id: goodhart\n", "id: goodhart\n    was: [law]\n")
	a.releases()
	if l := a.line("goodhart"); !l.Live() || l.Revision != 3 {
		t.Errorf("%s", summary(l))
	}
}
