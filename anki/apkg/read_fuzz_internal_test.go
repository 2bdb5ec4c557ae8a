package apkg

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzMetaVersion(f *testing.F) {
	f.Add([]byte{8, 3})
	f.Add([]byte{8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, text []byte) {
		if v := metaVersion(text); v < 0 || v > 1<<30 {
			t.Errorf("version %d", v)
		}
	})
}

func FuzzMediaJSON(f *testing.F) {
	f.Add([]byte(`{"0": "a.png", "7": "grün ü 日本.png"}`))
	f.Add([]byte(`{"0": "../a", "0": "b", "-1": "c"}`))
	f.Add([]byte(`["a"]`))
	f.Add([]byte(`{"1": {"a": [1]}}`))
	f.Fuzz(func(t *testing.T, text []byte) { checkListed(t, parseMediaJSON, text) })
}

func FuzzMediaEntries(f *testing.F) {
	f.Add([]byte("\x0a\x1f\x0a\x05a.txt\x10\x05\x1a\x14\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13"))
	f.Add([]byte("\x0a\x02\x0a\xff"))
	f.Add([]byte("\x0b\x0c"))
	f.Fuzz(func(t *testing.T, text []byte) { checkListed(t, parseMediaEntries, text) })
}

func checkListed(t *testing.T, parse func([]byte) ([]listedFile, error), text []byte) {
	listed, err := parse(text)
	if err != nil && listed != nil {
		t.Fatalf("%v with error %v", listed, err)
	}
	if len(listed) > len(text) {
		t.Fatalf("%d files out of %d bytes", len(listed), len(text))
	}
	p := &Package{container: &container{}}
	files := p.findMedia(listed)
	if len(files) > 0 {
		t.Fatalf("%d files out of a package without any", len(files))
	}
	if o := p.odd; o.MediaUnsafe+o.MediaMissing != len(listed) {
		t.Errorf("%d listed, %+v", len(listed), o)
	}
}

func FuzzSafeName(f *testing.F) {
	for _, name := range []string{"a.png", "..", "CON.txt", "com1", "a/b", `a\b`, "a:b", "a.", "a ", "\x00", "日本.png", "aux .png", strings.Repeat("x", 300)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if !safeName(name) {
			return
		}
		if !utf8.ValidString(name) || len(name) > maxName || strings.ContainsAny(name, "/\\:\x00\n") || strings.Trim(name, ".") == "" {
			t.Errorf("%q is taken for a name", name)
		}
	})
}

func FuzzNoteTypesJSON(f *testing.F) {
	f.Add([]byte(`{"7": {"id": "7", "name": "Two", "type": 1, "flds": [{"name": "A", "size": 20.5}], "tmpls": [{"qfmt": "{{A}}"}]}}`))
	f.Add([]byte(`{"7": {}, "7": null, "x": {"flds": {}}}`))
	f.Add([]byte(`{"7": {"id": 1e99, "name": 3, "flds": null}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		types, err := noteTypesOf(text)
		if err != nil {
			return
		}
		for _, n := range types {
			checkTexts(t, n.Name, n.CSS)
			if len(n.Fields) > maxParts || len(n.Templates) > maxParts {
				t.Errorf("%d fields, %d templates", len(n.Fields), len(n.Templates))
			}
			for _, f := range n.Fields {
				checkTexts(t, f.Name, f.Description)
			}
			for _, m := range n.Templates {
				checkTexts(t, m.Name, m.Question, m.Answer)
			}
		}
		if !slices.IsSortedFunc(types, func(a, b NoteType) int {
			if a.ID < b.ID {
				return -1
			}
			return 1 // two with one id are out of order
		}) {
			t.Errorf("ids out of order, or twice: %+v", types)
		}
	})
}

func FuzzDecksJSON(f *testing.F) {
	f.Add([]byte(`{"1": {"id": 1, "name": "A::B", "dyn": 1, "md": true}}`))
	f.Add([]byte(`{"1": {"name": ["x"]}, "1": {}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		decks, err := decksOf(text)
		if err != nil {
			return
		}
		for _, d := range decks {
			checkTexts(t, d.Name, d.Description)
		}
	})
}

func FuzzConf(f *testing.F) {
	f.Add([]byte(`{"creationOffset": -840, "rollover": 23}`))
	f.Add([]byte(`{"creationOffset": "x", "rollover": 1e99}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		c := Collection{Rollover: UsualRollover}
		readConf(&c, string(text))
		if c.Rollover < 0 || c.Rollover > 23 || max(c.Offset, -c.Offset) > maxOffset || c.Offset != 0 && !c.HasOffset {
			t.Errorf("%+v", c)
		}
	})
}

func FuzzConfigs(f *testing.F) {
	f.Add([]byte("\x10\x01\x1a\x01c\x50\x05"))
	f.Add([]byte("\x10\x01\x20\x14\x48\x46"))
	f.Add([]byte("\x0a\x09{{Front}}\x12\x08{{Back}}\x40\x47"))
	f.Add([]byte("\x0a\x05\x22\x01d\x28\x01"))
	f.Add([]byte("\x1a\x02\xff\xfe"))
	f.Fuzz(func(t *testing.T, config []byte) {
		var n NoteType
		var field Field
		var m Template
		var d Deck
		_, _, _, _ = n.configure(config), field.configure(config), m.configure(config), d.configure(config)
		checkTexts(t, n.CSS, field.Description, m.Question, m.Answer, d.Description)
	})
}

func checkTexts(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if !utf8.ValidString(s) {
			t.Errorf("%q is no text", s)
		}
	}
}
