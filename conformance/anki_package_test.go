package conformance

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	_ "github.com/mattn/go-sqlite3"
)

// What cannot be run here, AnkiDroid and AnkiMobile, is held to what is known of it: the oldest container, names that every
// file system takes, scripts and styles that a browser of 2020 knows.
func TestAnkiPackageForPhones(t *testing.T) {
	h := newHome(t, "2026-12-01T10:00:00Z")
	path := "../anki/testdata/nasty"
	if _, err := os.Stat(path); err != nil {
		path = "inner-outer"
	}
	p := unpack(t, h.exports(path))
	p.isLegacy1(t)
	p.hasPortableNames(t)
	types := p.noteTypes(t)
	if len(types) != 5 {
		t.Errorf("there are %d note types", len(types))
	}
	for _, n := range types {
		oldStyles(t, n.Name, n.CSS)
		for _, template := range n.Templates {
			for _, side := range []string{template.Question, template.Answer} {
				staysHere(t, n.Name, side)
				for _, script := range scriptsOf(t, side) {
					oldScript(t, n.Name, script)
				}
			}
		}
	}
}

// An opened package is its files by their names in the zip.
type opened map[string][]byte

func unpack(t *testing.T, path string) opened {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files := opened{}
	for _, f := range z.File {
		if f.Flags&8 != 0 {
			t.Errorf("%s has its size behind it, which readers in Java refuse", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if len(files[f.Name]) == 0 {
			t.Errorf("%s is empty", f.Name)
		}
	}
	return files
}

// media returns the names of the media by their names in the zip.
func (p opened) media(t *testing.T) (names map[string]string) {
	t.Helper()
	if err := json.Unmarshal(p["media"], &names); err != nil {
		t.Fatalf("media: %v", err)
	}
	return names
}

// isLegacy1 fails the test where the container is another one than every client reads.
func (p opened) isLegacy1(t *testing.T) {
	t.Helper()
	media := p.media(t)
	for name := range p {
		if _, err := strconv.Atoi(name); err == nil && media[name] != "" {
			continue
		}
		if name != "collection.anki2" && name != "media" {
			t.Errorf("%s is none of this container", name)
		}
	}
	if len(p) != len(media)+2 {
		t.Errorf("%d files are listed, and there are %d", len(media), len(p)-2)
	}
	if !bytes.HasPrefix(p["collection.anki2"], []byte("SQLite format 3\x00")) {
		t.Fatal("the collection is no database")
	}
	if modes := p["collection.anki2"][18:20]; modes[0] != 1 || modes[1] != 1 {
		t.Error("the database needs a second file beside it")
	}
}

// A portable name means the same to every file system and to an address: no sign that means something to one of them.
var portable = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]*$`)

func (p opened) hasPortableNames(t *testing.T) {
	t.Helper()
	lower := map[string]bool{}
	for _, name := range p.media(t) {
		if !portable.MatchString(name) || len(name) > 120 || !norm.NFC.IsNormalString(name) || strings.HasPrefix(name, "_") {
			t.Errorf("%q is no name for every computer", name)
		}
		if lower[strings.ToLower(name)] {
			t.Errorf("%q differs from another name in capitals alone", name)
		}
		lower[strings.ToLower(name)] = true
	}
}

type packedType struct {
	Name      string
	CSS       string
	Templates []struct {
		Question string `json:"qfmt"`
		Answer   string `json:"afmt"`
	} `json:"tmpls"`
}

// database opens the collection to be read.
func (p opened) database(t *testing.T) *sql.DB {
	t.Helper()
	file := filepath.Join(t.TempDir(), "collection.anki2")
	write(t, file, string(p["collection.anki2"]))
	db, err := sql.Open("sqlite3", "file:"+file+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// noteTypes reads them out of the database, and checks what else stands in it that a client would stumble over.
func (p opened) noteTypes(t *testing.T) (types []packedType) {
	t.Helper()
	db := p.database(t)
	one := func(query string, into any) {
		t.Helper()
		if err := db.QueryRowContext(t.Context(), query).Scan(into); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	var schema, longest, odd int
	var integrity, models string
	one("select ver from col", &schema)
	one("select max(length(flds)) from notes", &longest)
	one("pragma integrity_check", &integrity)
	one("select models from col", &models)
	one(`select count() from cards where typeof(id)||typeof(nid)||typeof(did)||typeof(ord)||typeof(mod)||typeof(due)||typeof(ivl)||typeof(factor) <> replace(hex(zeroblob(8)), '00', 'integer')`, &odd)
	if schema != 11 || integrity != "ok" || odd != 0 {
		t.Errorf("schema %d, check %s, %d cards whose numbers are none", schema, integrity, odd)
	}
	if longest > 1_000_000 { // a row that is read in one window of Android has at most 2 MB
		t.Errorf("the longest note has %d letters", longest)
	}
	var byID map[string]packedType
	if err := json.Unmarshal([]byte(models), &byID); err != nil {
		t.Fatal(err)
	}
	for id, n := range byID {
		if number, err := strconv.ParseInt(id, 10, 64); err != nil || number >= 1<<53 {
			t.Errorf("the id %s of a note type is none that JavaScript holds", id)
		}
		types = append(types, n)
	}
	return types
}

func scriptsOf(t *testing.T, source string) (scripts []string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return scripts
		case html.StartTagToken:
			token := z.Token()
			if token.Data == "script" {
				if len(token.Attr) > 0 {
					t.Errorf("a script with attributes: %v", token.Attr)
				}
				z.Next()
				scripts = append(scripts, string(z.Raw()))
			}
		}
	}
}

// staysHere fails the test where a template asks for something from elsewhere, or for a filter that Anki does not have.
func staysHere(t *testing.T, name, template string) {
	t.Helper()
	if far := regexp.MustCompile(`(?i)https?:|url\(|@import|//[a-z0-9-]+\.[a-z]|<(link|iframe|object|embed|meta|base)\b`).FindString(template); far != "" {
		t.Errorf("%s asks for something from elsewhere: %s", name, far)
	}
	for _, m := range regexp.MustCompile(`\{\{[^}]*:[^}]*\}\}`).FindAllString(template, -1) {
		if !slices.Contains([]string{"cloze", "type", "text", "hint"}, strings.Trim(strings.Split(m, ":")[0], "{")) {
			t.Errorf("%s has the filter %s", name, m)
		}
	}
}

// newStyles are what WebView 80 or iOS 13 does not know.
var newStyles = regexp.MustCompile(`(?i):(has|is|where|focus-visible)\b|@(layer|container|property|scope)\b|color-mix|oklch|\b(d|s|l)v[hw]\b|\binset\s*:|aspect-ratio|\bgap\s*:|clamp\(|&[ .:#]`)

func oldStyles(t *testing.T, name, css string) {
	t.Helper()
	if found := newStyles.FindString(css); found != "" {
		t.Errorf("the styles of %s need a newer browser: %s", name, found)
	}
	staysHere(t, name, css)
	for _, night := range []string{".nightMode", ".night_mode"} {
		if !strings.Contains(css, night) {
			t.Errorf("the styles of %s know no night by %s", name, night)
		}
	}
}

// newScript are functions that WebView 80 or iOS 13 does not have; what of the language is newer a parser tells.
var newScript = regexp.MustCompile(`\(\?<[=!]|\.(replaceAll|at|hasOwn|findLast|toSorted|toReversed|replaceChildren)\(|structuredClone|Promise\.any|WeakRef|randomUUID|\bfetch\(|XMLHttpRequest|\beval\(|innerHTML|document\.write`)

func oldScript(t *testing.T, name, script string) {
	t.Helper()
	if found := newScript.FindString(script); found != "" {
		t.Errorf("the script of %s needs a newer browser, or does what none of ours should: %s", name, found)
	}
	const acorn = "anki/node_modules/acorn/bin/acorn"
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(acorn)
	}
	if err != nil {
		t.Logf("whether scripts are ES2019 is not tried: 'npm ci' in conformance/anki, with node, installs the reader: %v", err)
		return
	}
	cmd := exec.Command(node, acorn, "--ecma2019", "--silent")
	cmd.Stdin = strings.NewReader(script)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("the script of %s: %v\n%s", name, err, out)
	}
}
