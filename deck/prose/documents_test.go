package prose_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// Of real documents as many questions and terms are found by how they are built as testdata/documents.tsv says. They are
// other people's, and read where GOODCARD_DOCUMENTS names the folder that .ci/documents printed.
func TestFindInRealDocuments(t *testing.T) {
	folder := os.Getenv("GOODCARD_DOCUMENTS")
	if folder == "" {
		t.Skip("GOODCARD_DOCUMENTS is not set: it names the folder that .ci/documents fetches other people's documents into")
	}
	golden, err := os.ReadFile("testdata/documents.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(golden)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var name, version, path string
		var counted, questions, terms int
		if _, err := fmt.Sscan(line, &name, &version, &path, &counted, &questions, &terms); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		t.Run(name+"/"+filepath.Base(path), func(t *testing.T) {
			d := realDocument(t, filepath.Join(folder, name+"_"+strings.ReplaceAll(version, ":", "%3a"), path))
			f := prose.FindIn(d, "")
			checkFind(t, d, f)
			asked, explained := 0, 0
			for _, c := range f.Candidates {
				switch {
				case !c.Structural || c.Card != nil && c.Card.Kind == deck.Cloze:
				case c.Concept != nil:
					explained++
				case len(c.Card.Concepts) == 0:
					asked++
				}
			}
			if asked != questions || explained != terms {
				t.Errorf("%d questions and %d terms, want %d and %d", asked, explained, questions, terms)
			}
			if asked+explained < counted {
				t.Errorf("%d found, of %d that were counted by hand", asked+explained, counted)
			}
		})
	}
}

// realDocument reads a document, which may be compressed.
func realDocument(t *testing.T, path string) *document.Document {
	t.Helper()
	src, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skip(path + " is not there: .ci/documents says why")
	}
	if err != nil {
		t.Fatal(err)
	}
	if name, packed := strings.CutSuffix(path, ".gz"); packed {
		path = name
		r, err := gzip.NewReader(bytes.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		if src, err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	format, ok := document.Sniff(path, src)
	if !ok {
		t.Fatalf("the format of %s is not known", path)
	}
	d, err := document.Parse(path, src, format)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
