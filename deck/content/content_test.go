package content_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"goodcard/deck/content"
)

// archive begins as a ZIP archive does whose first file has that name.
func archive(name string) string {
	header := make([]byte, 30)
	copy(header, "PK\x03\x04")
	binary.LittleEndian.PutUint16(header[26:], uint16(len(name)))
	return string(header) + name + "\x00\x01"
}

// base begins as a database does, with the mark of a program and the text of a table.
func base(mark, table string) string {
	page := make([]byte, 200)
	copy(page, "SQLite format 3\x00")
	copy(page[68:], mark)
	return string(page) + table
}

func TestOf(t *testing.T) {
	for _, test := range []struct {
		name, begins string
		want         content.Kind
	}{
		{"package", archive("collection.anki2"), content.Package},
		{"package of a newer Anki", archive("meta"), content.Package},
		{"another archive", archive("mimetype"), content.Other},
		{"archive cut in its name", archive("meta")[:20], content.Other},
		{"collection", base("\x00\x00\x00\x00", "CREATE TABLE revlog (id)"), content.Collection},
		{"database of ours", base("Gcrd", "CREATE TABLE event"), content.Database},
		{"database of ours, cut", base("Gcrd", "")[:70], content.OtherDatabase},
		{"another database", base("\x00\x00\x00\x00", "CREATE TABLE places"), content.OtherDatabase},
		{"export", `{"type":"goodcard","format":1}`, content.Exported},
		{"export that another program wrote anew", "\ufeff{\n  \"type\" : \"goodcard\"", content.Exported},
		{"another JSON", `{"type":"Feature"}`, content.Text},
		{"deck", "# mine\nformat: 1\nid: goals\ncards:\n", content.Deck},
		{"deck as JSON", `{"format":1,"id":"goals","cards":[]}`, content.Deck},
		{"file of cards", "cards:\n  - ask: Why?\n", content.Text},
		{"table", "#separator:tab\nfront\tback\n", content.Text},
		{"text cut in a sign", "caf\xc3", content.Text},
		{"export with a byte that is not UTF-8", `{"type":"goodcard","format":1}` + "\n{\"name\":\"\xff\"}", content.Exported},
		{"UTF-16", "\xff\xfe{\x00\"\x00", content.UTF16},
		{"UTF-16 of the other order", "\xfe\xff\x00{\x00\"", content.UTF16},
		{"UTF-16 without a mark", "{\x00\"\x00t\x00", content.UTF16},
		{"nothing", " \n", content.Other},
		{"PDF", "%PDF-1.7\n", content.PDF},
		{"text of Word", archive("[Content_Types].xml") + archive("word/document.xml"), content.Word},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00", content.Other},
	} {
		if got := content.Of([]byte(test.begins)); got != test.want {
			t.Errorf("%s: kind %d (%s), want %d (%s)", test.name, got, got, test.want, test.want)
		}
	}
}

func TestTextsAreBuilt(t *testing.T) {
	for path, want := range map[string]string{
		"faq.md": "'goodcard build faq.md -o faq.yaml' makes a deck of it", "my texts/FAQ.TXT": `'goodcard build "my texts/FAQ.TXT" -o "my texts/FAQ.yaml"' makes a deck of it`,
		"notes": "", ".md": "", "deck.yml": "", "a.json": "", "a.yaml": "",
	} {
		if got := content.Text.Hint(path); got != want {
			t.Errorf("of %s: %s, want %s", path, got, want)
		}
	}
}

// Of what begins is said what it is, and a hint names the path as a shell takes it.
func FuzzOf(f *testing.F) {
	for _, seed := range []string{archive("meta"), base("Gcrd", ""), `{"type":"goodcard"`, "id: a\ncards:\n", "\xff\xfe"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, head []byte) {
		kind := content.Of(head)
		if (kind == content.Other) != (kind.String() == "") {
			t.Errorf("kind %d is called %q", kind, kind)
		}
		if hint := kind.Hint("my file"); hint != "" && !strings.Contains(hint, `"my file"`) {
			t.Errorf("the hint %s", hint)
		}
	})
}
