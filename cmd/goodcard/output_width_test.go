package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/urfave/cli/v2"
)

// wideDeck has long ids, texts and names.
const wideDeck = `format: 1
id: inner-and-outer-alignment-for-beginners
title: Inner and outer alignment for those who have not met either of the two before
version: 1.0.0
concepts:
  goal: {name: The misgeneralization of goals that fit the training of an agent}
  later: {name: What can only be understood when all that stands before is known, needs: [goal]}
sources:
  article: {title: "An article with a title that is longer than some terminals are wide", url: "https://example.org/inner-outer"}
cards:
  - id: green-door-of-the-nearest-kind
    concept: goal
    ask: An agent reached the green door on every training level, and the green door was always the nearest one. Which two goals could it have learned?
    answer: The green door, and the nearest door. Training rewarded both alike, because the two never came apart in any level that it saw.
    note: Its perfect score says nothing about which of the two it has learned, see https://example.org/a/very/long/address/of/a/page/that/is/wider/than/most/terminals/are/in-one-word.html#part however long the training was.
    also: ["What are the two goals that an agent can have learned which always reached the nearest door, which was green?"]
    tags: [generalization, distribution-shift]
    source: article#goals
  - id: law
    concept: later
    cloze: "{{c1::Goodhart}} said that a {{c2::measure}} stops being a good one when it becomes a target for the people it measures."
  - id: choice
    choose: Deployed where the closest door is red, it goes to the red one. What failed in the training of this agent?
    answer: The learned goal fitted training and was not the intended one, which no test in training could show.
    wrong: [{text: The reward was specified wrongly, why: The reward named the green door and what was learned was another goal.}]
`

const faultyDeck = "format: 1\nid: faulty\ntitle: T\nversion: 1.0.0\ncards:\n  - id: b\n    ask: Why is this question so long that it does not fit into the line of a terminal of the usual width of eighty?\n    anwser: Because.\n"

// widthCases are arguments of every command, in an order that brings the states in which they
// have much to say. A # before them: the next day; an ! before them: they fail.
var widthCases = []string{
	"", "help", "install wide.yaml", "decks", "decks --available", "", "due", "cards", "review --plain --limit 2",
	"grade green-door-of-the-nearest-kind good", "grade choice easy --seconds 4", "", "undo", "grade choice again",
	"why green-door-of-the-nearest-kind", "show green-door-of-the-nearest-kind", "show choice", "show law",
	"# grade green-door-of-the-nearest-kind hard", "grade choice good", "note choice https://example.org/" + strings.Repeat("generalization/", 8), "note choice",
	"show choice", "suspend law", "suspend law", "unsuspend law", "bury law", "unbury law", "flag law", "unflag law", "forget law",
	"# grade green-door-of-the-nearest-kind good", "", "why green-door-of-the-nearest-kind", "history", "stats", "search goals", "search is:due",
	"cards --state new", "conflicts", "conflicts choice", "!edit choice", "config", "config rollover", "preview inner-and-outer-alignment-for-beginners --plain",
	"!fmt --check faulty.yaml", "fmt wide.yaml", "!lint faulty.yaml", "!lint wide.yaml", "!lint --fix wide.yaml", "drafts wide.yaml", "build faq-of-a-deck.md -o built-out-of-a-text-whose-name-is-long.yaml", "build faq-of-a-deck.md -o built-out-of-a-text-whose-name-is-long.yaml", "!sources", "!sources check wide.yaml", "!sources check wide.yaml --update", "sources check built-out-of-a-text-whose-name-is-long.yaml", "!build missing.md -o built.yaml", "!build faq-of-a-deck.md -o built", "!watch missing.yaml", "!release wide.yaml", "release clean.yaml --dry-run", "release clean.yaml", "!release clean.yaml", "!export", "!export cvs", "export anki clean.yaml wide.yaml -o w.apkg", "!export anki missing.yaml", "export csv wide.yaml -o wide.csv", "export json -o all.json", "export md -o all.md", "!export md missing", "!export json --json", "diff inner-outer wide.yaml", "!diff HEAD:wide.yaml wide.yaml", "!install faulty.yaml", "!install missing.yaml", "schema", "backup copy.db", "merge copy.db", "restore copy.db",
	"new a-deck-whose-name-is-longer-than-the-lines-of-many-terminals.yaml", "new a-deck/", "!new a-deck/", "!new a-deck.yml", "!new a.yaml --id A_deck_whose_name_is_longer",
	"doctor", "completion bash", "man", "version", "remove inner-outer", "decks", "decks --available", "",
	"!grade inner-and-outer-alignment-for-beginners/green-door-of-the-nearest-kindd good", "!reviw", "!due --limt 3", "!review wide.yaml",
	"remove inner-and-outer-alignment-for-beginners", "", "review --plain", "due",
}

// notForPeople write what only programs read, or what is copied whole.
var notForPeople = []string{"schema", "man", "completion"}

// No line that a person reads is wider than the terminal, whatever words are in it.
func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	for _, width := range []int{40, 50, 80, 132} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			p := newPerson(t)
			p.width = width
			for name, text := range map[string]string{"wide.yaml": wideDeck, "faulty.yaml": faultyDeck, "clean.yaml": cleanDeck, "faq-of-a-deck.md": wideText, "wide.sources.lock.yaml": wideLock} {
				if err := os.WriteFile(filepath.Join(p.dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			cases := widthCases
			used := map[string]bool{}
			walk(commands(testEnv(new(strings.Builder))), func(c *cli.Command) {
				cases = append(cases, "help "+strings.TrimPrefix(c.HelpName, "goodcard "), strings.TrimPrefix(c.HelpName, "goodcard ")+" --help")
				used[strings.TrimPrefix(c.HelpName, "goodcard ")] = len(c.Subcommands) > 0
			})
			day := 20
			for _, args := range cases {
				if rest, next := strings.CutPrefix(args, "# "); next {
					args = rest
					day++
					p.now = fmt.Sprintf("2026-02-%dT10:00:00+01:00", day)
				}
				args, fails := strings.CutPrefix(args, "!")
				command, _, _ := strings.Cut(args, " ")
				used[command] = true
				if words := strings.Fields(args); len(words) > 1 {
					used[words[0]+" "+words[1]] = true
				}
				out, talk, code := p.runs(args)
				if fails == (code == exitDone) {
					t.Errorf("goodcard %s: exit code %d\n%s%s", args, code, out, talk)
				}
				for _, name := range notForPeople {
					if command == name {
						out = ""
					}
				}
				for line := range strings.FieldsFuncSeq(out+talk, func(r rune) bool { return r == '\n' || r == '\r' }) {
					if ansi.StringWidth(line) > width {
						t.Errorf("goodcard %s: %d cells at %d: %q", args, ansi.StringWidth(line), width, line)
					}
				}
			}
			for command, was := range used {
				if !was {
					t.Errorf("no case for goodcard %s", command)
				}
			}
		})
	}
}

// Commands in a table stay whole, at every width: where they do not fit beside what they do, that stands
// below them.
func TestCommandsStayWhole(t *testing.T) {
	for width := 30; width < 90; width++ {
		var got strings.Builder
		env := testEnv(&got)
		env.Terminal, env.Columns = true, width
		out := newOutput(env, Common{})
		helpPage{out}.typed([][]string{{"goodcard preview t4.yaml", "go through it"}, {"goodcard lint t4.yaml", "study it; what you change in it is studied from then on"}})
		for _, command := range []string{"  goodcard preview t4.yaml", "  goodcard lint t4.yaml"} {
			if !strings.Contains(got.String(), command) {
				t.Errorf("%d cells:\n%s", width, got.String())
			}
		}
	}
}

// wideText is a text to build from with long questions, some of which are left out or skipped.
const wideText = "Q: Why does a question that is asked at a length which no line of a terminal has room for not end where the line of that terminal does?\nA: " +
	"Because it goes on.\n\nQ: How do I contact the people who wrote down all of the questions that this page is about, and the answers to them?\nA: By e-mail.\n"

// wideLock is of a card whose question stands in that text under another one, of one whose passage is gone, and of a text
// that is gone.
var wideLock = "format: 1\ndocuments:\n" + strings.NewReplacer("SUM", strings.Repeat("0", 64), "AROUND", "span_sha256: "+strings.Repeat("0", 64)+", rule: qa/1, confidence: 0.9").Replace(`  faq-of-a-deck.md: SUM
  a-text-that-is-gone-and-whose-name-is-longer-than-a-line-of-some-terminals.md: SUM
entries:
  - {card: choice, doc: faq-of-a-deck.md, key: ask why, lines: 1-1, quote: {exact: Because it goes on.}, AROUND,
     fields: {ask: "Why does a question that was asked at a length which no line had room for end where the line of that terminal did?"}}
  - {card: law, doc: faq-of-a-deck.md, key: ask what, lines: 9-12, AROUND, quote: {exact: A measure stops being a good one when it becomes a target for the people whom it measures.}}
`)
