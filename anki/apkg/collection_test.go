package apkg_test

import (
	"strings"
	"testing"

	"goodcard/anki/apkg"
)

// What stands once in a file is as the oldest and the newest program need it; which keys those are was
// found by leaving one out at a time.
func TestCollection(t *testing.T) {
	_, db := unpack(t, writeAll(t))
	row := rows(t, db, "SELECT conf, models, decks, dconf FROM col")[0]
	has := func(where string, object any, keys string) {
		t.Helper()
		for _, key := range strings.Fields(keys) {
			if _, ok := object.(map[string]any)[key]; !ok {
				t.Errorf("%s has no %q", where, key)
			}
		}
	}
	conf := unmarshal(t, row[0])
	has("conf", conf, `schedVer sched2021 creationOffset rollover nextPos curDeck activeDecks curModel collapseTime timeLim newSpread
		estTimes dueCounts sortType sortBackwards addToCur dayLearnFirst`)
	if conf["creationOffset"] != -60.0 {
		t.Error("minutes west are", conf["creationOffset"])
	}
	for id, m := range unmarshal(t, row[1]) {
		has(id, m, "id name type mod usn sortf did tmpls flds css latexPre latexPost req tags vers")
		m := m.(map[string]any)
		for _, f := range m["flds"].([]any) {
			has(id, f, "name sticky rtl font size ord id media description plainText collapsed preventDeletion")
		}
		for _, p := range m["tmpls"].([]any) {
			has(id, p, "name qfmt afmt bqfmt bafmt did ord id")
		}
	}
	for id, d := range unmarshal(t, row[2]) {
		has(id, d, "id name usn lrnToday revToday newToday timeToday collapsed dyn conf desc mod extendNew extendRev")
	}
	preset := unmarshal(t, row[3])["1"]
	has("preset", preset, "id mod name usn maxTaken autoplay timer new rev lapse replayq")
	has("new", preset.(map[string]any)["new"], "delays initialFactor ints order perDay bury separate")
	has("rev", preset.(map[string]any)["rev"], "ease4 ivlFct maxIvl perDay hardFactor bury fuzz minSpace")
	has("lapse", preset.(map[string]any)["lapse"], "delays leechAction leechFails minInt mult")
}

// Old programs make cards by what a template is said to need.
func TestRequired(t *testing.T) {
	for question, want := range map[string]string{
		"{{Question}}":                                         `[0,"any",[0]]`,
		"{{Question}} {{Answer}}":                              `[0,"any",[0,1]]`,
		"{{#Both}}{{Question}}{{/Both}}":                       `[0,"all",[0,2]]`,
		"{{#Both}}{{hint:Question}}{{/Both}}{{Answer}}":        `[0,"any",[1]]`,
		"{{^Both}}{{ text:Question }}{{/Both}}":                `[0,"any",[0]]`,
		"{{#Both}}{{#Answer}}{{Question}}{{/Answer}}{{/Both}}": `[0,"all",[0,1,2]]`,
		"{{#Both}}text{{/Both}}":                               `[0,"none",[]]`,
		"{{#Both}}{{Question}}{{Answer}}{{/Both}}":             `[0,"all",[2]]`,
		"{{Tags}}": `[0,"none",[]]`,
		"{{#Both}}{{Question}}{{/Both}}{{^Both}}{{Answer}}{{/Both}}": `[0,"any",[1]]`,
	} {
		c := collection()
		c.NoteTypes[0].Templates = c.NoteTypes[0].Templates[:1]
		c.NoteTypes[0].Templates[0].Question = question
		w, path := create(t, c)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		_, db := unpack(t, path)
		if got := rows(t, db, "SELECT models FROM col")[0][0].(string); !strings.Contains(got, `"req":[`+want+`],`) {
			t.Errorf("%s: %s", question, got[strings.Index(got, `"req"`):][:60])
		}
	}
}

func TestCollectionRefused(t *testing.T) {
	for _, tt := range []struct {
		change func(*apkg.Collection)
		want   string
	}{
		{func(c *apkg.Collection) { c.Day0 = 0 }, "the instant on day 0 is 0, and a number from 1 to"},
		{func(c *apkg.Collection) { c.Offset = 900 }, "the offset is 900"},
		{func(c *apkg.Collection) { c.Rollover = 24 }, "the rollover is 24"},
		{func(c *apkg.Collection) { c.Modified = 0 }, "the time of the change is 0"},
		{func(c *apkg.Collection) { c.NoteTypes[0].ID = 0 }, `note type "Goodcard Ask": its id is 0`},
		{func(c *apkg.Collection) { c.NoteTypes[1].ID = c.NoteTypes[0].ID }, `note type "Goodcard Cloze": another one has its id or its name`},
		{func(c *apkg.Collection) { c.NoteTypes[1].Name = "goodcard ask" }, `note type "goodcard ask": another one has its id or its name`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Name = `a"b` }, `note type "a\"b": a name without`},
		{func(c *apkg.Collection) { c.NoteTypes[0].SortField = 3 }, `note type "Goodcard Ask": its sort field is 3`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Fields = nil }, `note type "Goodcard Ask": its sort field is 0`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Templates = nil }, `note type "Goodcard Ask": it has no template`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Cloze = true }, `note type "Goodcard Ask": it has no template, or several though`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Fields[1].Name = "question" }, `note type "Goodcard Ask": field "question": another one has`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Fields[1].ID = 11 }, `note type "Goodcard Ask": field "Answer": another one has`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Fields[2].Name = "a:b" }, `note type "Goodcard Ask": templates cannot name a field "a:b"`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Fields[2].Name = "" }, `note type "Goodcard Ask": templates cannot name a field ""`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Fields[1].Size = -1 }, `note type "Goodcard Ask": field "Answer": its size is -1`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Templates[1].Name = "forward" }, `note type "Goodcard Ask": template "forward": it has no name, or another`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Templates[1].Question = "{{Qestion}}" }, `note type "Goodcard Ask": template "Reverse", question: {{Qestion}} names no field`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Templates[1].Answer = "{{#Both}}" }, `note type "Goodcard Ask": template "Reverse", answer: {{/Both}} is missing`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Templates[1].Answer = "{{/Both}}" }, `note type "Goodcard Ask": template "Reverse", answer: {{/Both}} ends what`},
		{func(c *apkg.Collection) { c.NoteTypes[0].Templates[1].Answer = "{{Both" }, `note type "Goodcard Ask": template "Reverse", answer: a "}}" is missing`},
		{func(c *apkg.Collection) { c.Decks[0].ID = 1 }, `deck "Agents": its id is 1`},
		{func(c *apkg.Collection) { c.Decks[0].Name = "default" }, `deck "default": another one has`},
		{func(c *apkg.Collection) { c.Decks = append(c.Decks, apkg.Deck{ID: 7, Name: "AGENTS"}) }, `deck "AGENTS": another one has`},
		{func(c *apkg.Collection) { c.Decks[0].Name = "AI::Agents" }, `deck "AI::Agents": the deck "AI" that it lies in is missing`},
		{func(c *apkg.Collection) { c.Decks[0].Name = "::Agents" }, `deck "::Agents": a part of its name is empty`},
		{func(c *apkg.Collection) { c.Decks[0].Name = "a\nb" }, `deck "a\nb": a part of its name`},
		{func(c *apkg.Collection) { c.Decks[0].Filtered = true }, `deck "Agents": a filtered deck cannot be written`},
	} {
		c := collection()
		tt.change(c)
		dir := t.TempDir()
		if _, err := apkg.Create(dir+"/deck.apkg", c); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
		if left := list(t, dir); len(left) > 0 {
			t.Errorf("%s: left are %v", tt.want, left)
		}
	}
	nested := collection()
	nested.Decks = append(nested.Decks, apkg.Deck{ID: 7, Name: "agents::Doors"})
	create(t, nested)
}
