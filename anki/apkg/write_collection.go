package apkg

import (
	"bytes"
	"database/sql/driver"
	"encoding/json"
	"strconv"
)

// The deck that every collection has.
const (
	defaultDeck = 1
	defaultName = "Default"
)

// What a field looks like in the editor where nothing is said of it.
const (
	defaultFont = "Arial"
	defaultSize = 20
)

// Old programs typeset [latex] by these.
const (
	latexPre = "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n" +
		"\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n"
	latexPost = "\\end{document}"
)

// collectionRow returns the values of the one row of the table col.
func collectionRow(c *Collection) ([]driver.Value, error) {
	var texts []driver.Value
	for _, v := range []any{settings(c), noteTypes(c), decks(c), presets, struct{}{}} {
		text, err := marshal(v)
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return append([]driver.Value{int64(1), c.Day0, c.Modified, c.Modified, int64(11), int64(0), int64(0), int64(0)}, texts...), nil
}

// marshal writes JSON with sorted keys and with "<" as it is.
func marshal(v any) (string, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return string(bytes.TrimSpace(text.Bytes())), err
}

func settings(c *Collection) map[string]any {
	return map[string]any{
		"schedVer": 2, "sched2021": true, "creationOffset": -c.Offset, "rollover": c.Rollover,
		"nextPos": 1, "curDeck": defaultDeck, "activeDecks": []int{defaultDeck}, "curModel": nil,
		"collapseTime": 1200, "timeLim": 0, "newSpread": 0, "estTimes": true, "dueCounts": true,
		"sortType": "noteFld", "sortBackwards": false, "addToCur": true, "dayLearnFirst": false,
	}
}

func noteTypes(c *Collection) map[string]any {
	all := map[string]any{}
	for i := range c.NoteTypes {
		t := &c.NoteTypes[i]
		kind := 0
		if t.Cloze {
			kind = 1
		}
		m := map[string]any{
			"id": t.ID, "name": t.Name, "type": kind, "mod": t.Modified, "usn": -1, "sortf": t.SortField, "did": nil,
			"css": t.CSS, "latexPre": latexPre, "latexPost": latexPost, "latexsvg": false, "tags": []string{}, "vers": []string{},
		}
		if t.OriginalID != 0 {
			m["originalId"] = t.OriginalID
		}
		fields, templates, requirements := []any{}, []any{}, []any{}
		for ord := range t.Fields {
			fields = append(fields, field(ord, &t.Fields[ord]))
		}
		for ord := range t.Templates {
			templates = append(templates, template(ord, &t.Templates[ord]))
			requirements = append(requirements, required(ord, t.Templates[ord].Question, t.Fields))
		}
		m["flds"], m["tmpls"], m["req"] = fields, templates, requirements
		all[strconv.FormatInt(t.ID, 10)] = m
	}
	return all
}

func field(ord int, f *Field) map[string]any {
	m := map[string]any{
		"name": f.Name, "ord": ord, "sticky": false, "rtl": f.RTL, "font": defaultFont, "size": f.Size, "media": []string{},
		"description": f.Description, "plainText": f.PlainText, "collapsed": f.Collapsed,
		"preventDeletion": f.Required,
	}
	if f.Size == 0 {
		m["size"] = defaultSize
	}
	if f.ID != 0 {
		m["id"] = f.ID
	}
	return m
}

func template(ord int, t *Template) map[string]any {
	m := map[string]any{
		"name": t.Name, "ord": ord, "qfmt": t.Question, "afmt": t.Answer, "bqfmt": "", "bafmt": "", "did": nil, "bfont": "", "bsize": 0,
	}
	if t.ID != 0 {
		m["id"] = t.ID
	}
	return m
}

func decks(c *Collection) map[string]any {
	all := map[string]any{strconv.Itoa(defaultDeck): deck(c, &Deck{ID: defaultDeck, Name: defaultName})}
	for i := range c.Decks {
		all[strconv.FormatInt(c.Decks[i].ID, 10)] = deck(c, &c.Decks[i])
	}
	return all
}

func deck(c *Collection, d *Deck) map[string]any {
	var none [2]int // a day, and what was done on it
	m := map[string]any{
		"id": d.ID, "name": d.Name, "mod": c.Modified / 1000, "usn": -1, "desc": d.Description, "conf": 1, "dyn": 0,
		"lrnToday": none, "revToday": none, "newToday": none, "timeToday": none,
		"collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
	}
	if d.Markdown {
		m["md"] = true
	}
	return m
}

// presets are Anki's own options for decks; a learner's are not touched by them.
var presets = map[string]any{"1": map[string]any{
	"id": 1, "name": defaultName, "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
	"new": map[string]any{
		"delays": []int{1, 10}, "initialFactor": 2500, "ints": []int{1, 4, 0}, "order": 1, "perDay": 20, "bury": false,
		"separate": true,
	},
	"rev": map[string]any{
		"ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2, "bury": false, "fuzz": 0.05, "minSpace": 1,
	},
	"lapse": map[string]any{"delays": []int{10}, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
}}
