package apkg_test

import (
	"errors"
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

// An outcome is what becomes of a hostile file: it is refused in words, or read as far as it goes.
type outcome struct {
	file                  string
	refused, hint         string // the whole sentence behind the name of the file
	notes, cards, reviews int
	media                 []string
	odd                   []string
}

const (
	again   = "export it from Anki again, or download it again"
	checkIt = "in Anki choose Tools > Check Database, then export it again"
	older   = `export it from Anki again with "Support older Anki versions" switched on`
)

var inBase = []string{"_font.css", "grün ü 日本.png", "rot.png", "ton.wav"}

// outcomes of the hostile files, by kind: containers, bombs, media, databases, content, real ones.
var outcomes = []outcome{
	{file: "truncated_60pct.apkg", refused: "it is no Anki package, or it is cut off", hint: again},
	{file: "bitflip_in_collection.apkg", refused: "its collection is damaged", hint: again},
	{file: "empty_file.apkg", refused: "it is empty", hint: again},
	{file: "empty_zip.apkg", refused: "it is a zip without a collection of Anki", hint: "name a file that Anki exported: its name ends in .apkg or .colpkg"},
	{file: "no_media_member.apkg", notes: 65, cards: 96, reviews: 308, odd: []string{"left out: all pictures and sounds, because there is no list of them that can be read"}},
	{file: "encrypted_flag.apkg", refused: "it is protected by a password, which Anki does not do", hint: again},
	{file: "dup_collection_member.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "valid_prefix_bytes.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "valid_stored.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "anki21_wins.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "zstd_corrupt_21b.apkg", refused: "its collection is damaged", hint: again},

	{file: "bomb_collection_400MB.apkg", refused: "its collection is not a database", hint: again},
	{file: "bomb_21b_zstd_1GB.apkg", refused: "its collection is not a database", hint: again},
	{file: "quine_overlap.apkg", refused: "the files in it lie over one another, as no program that packs decks writes them", hint: again},

	{file: "media_path_traversal.apkg", notes: 65, cards: 96, reviews: 308, media: []string{"ok.png"}, odd: []string{"left out: pictures and sounds with a name that no file can have (15)"}},
	{file: "media_symlink.apkg", notes: 65, cards: 96, reviews: 308, media: []string{"ok.png", "passwd.txt"}}, // read as data
	{file: "media_json_array.apkg", notes: 65, cards: 96, reviews: 308, odd: []string{"left out: all pictures and sounds, because there is no list of them that can be read"}},
	{file: "media_listed_but_absent.apkg", notes: 65, cards: 96, reviews: 308, media: inBase, odd: []string{"missing: pictures and sounds that are listed and not in the file (1)"}},
	{file: "media_same_name_twice.apkg", notes: 65, cards: 96, reviews: 308, media: []string{"a.png", "b.png"}, odd: []string{"left out: pictures and sounds with the name of another one (2)"}},
	{file: "media_21b_sha1_wrong.apkg", notes: 65, cards: 96, reviews: 308, media: []string{"a.txt"}, odd: []string{"kept: pictures and sounds that are not what the list of them says (1)"}},

	{file: "db_not_sqlite.apkg", refused: "its collection is not a database", hint: again},
	{file: "db_malformed_pages.apkg", refused: "its collection is damaged", hint: checkIt},
	{file: "db_no_table_cards.apkg", refused: "its collection has no table cards", hint: again},
	{file: "db_no_table_col.apkg", refused: "its collection has no table col", hint: again},
	{file: "db_col_no_row.apkg", refused: "its collection is empty: the row that every collection has is missing", hint: again},
	{file: "db_col_empty_strings.apkg", refused: "its note types cannot be read", hint: checkIt},
	{file: "db_schema_250.apkg", refused: "it was made by a newer Anki than is known here: its tables are of version 250, and at most 18 is read", hint: older},
	{file: "db_view_expensive.apkg", refused: "its collection has no table notes", hint: again},

	{file: "note_non_utf8.apkg", notes: 65, cards: 96, reviews: 308, media: inBase, odd: []string{"put right: notes with bytes that are no text; a � stands in their place (1)"}},
	{file: "note_csum_wrong.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "note_huge_field_30MB.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "note_too_many_fields.apkg", notes: 65, cards: 96, reviews: 308, media: inBase, odd: []string{"put right: notes with more or fewer fields than their note type has (1)"}},
	{file: "note_unknown_notetype.apkg", notes: 64, cards: 95, reviews: 308, media: inBase, // that card has no review
		odd: []string{"left out: notes whose note type is not in the file (1)", "left out: cards whose note is not in the file (1)"}},
	{file: "note_empty_guid.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "card_missing_deck.apkg", notes: 65, cards: 96, reviews: 308, media: inBase, odd: []string{"kept: cards whose deck is not in the file (1)"}},
	{file: "card_absurd_schedule.apkg", notes: 65, cards: 96, reviews: 308, media: inBase, odd: []string{"taken as new: cards with a due date or an interval that cannot be (48)"}},
	{file: "revlog_absurd.apkg", notes: 65, cards: 96, reviews: 101, media: inBase, odd: []string{
		"left out: reviews whose card is not in the file (108)",
		"left out: reviews with a grade or a day that cannot be (102)",
		"put right: reviews with an interval or a duration that cannot be (101)"}},
	{file: "deck_same_names.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "model_sparse.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "model_hostile_templates.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},
	{file: "cloze_huge_and_nested.apkg", notes: 65, cards: 96, reviews: 308, media: inBase},

	{file: "real_ankidroid_corrupt.anki2", refused: "its collection is damaged", hint: checkIt},
	{file: "real_anki2_alpha.anki2", refused: "it was made by a trial version of Anki 2, before its tables were settled", hint: "open it with Anki 2.1 and export it again"},
}

// hostile returns the path of a hostile file: of testdata, or where it is large or another project's
// of the collection beside the checkout.
func hostile(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join("testdata", "hostile", name)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	return shared(t, "hostile", name)
}

// words are what is said of the oddities that were found.
func words(p *apkg.Package) (all []string) {
	for _, o := range p.Oddities().Found() {
		all = append(all, o.Words)
	}
	return all
}

// consume reads all of a file.
func consume(path string) (got outcome, err error) {
	got.file = filepath.Base(path)
	p, err := apkg.Open(path)
	if said, ok := errors.AsType[*apkg.Error](err); ok {
		got.refused, got.hint = strings.TrimPrefix(err.Error(), "cannot read "+path+": "), said.Hint()
		return got, nil
	}
	if err != nil {
		return got, err
	}
	err = errors.Join(
		p.Notes(func(*apkg.Note) error { got.notes++; return nil }),
		p.Cards(func(*apkg.Card) error { got.cards++; return nil }),
		p.Reviews(func(*apkg.Review) error { got.reviews++; return nil }))
	for _, m := range p.Media() {
		got.media = append(got.media, m.Name)
		f, openErr := m.Open()
		if openErr != nil {
			err = errors.Join(err, openErr)
			continue
		}
		_, readErr := io.Copy(io.Discard, f)
		err = errors.Join(err, readErr, f.Close())
	}
	slices.Sort(got.media)
	got.odd = words(p)
	return got, errors.Join(err, p.Close())
}

func TestHostileFilesAreReadOrRefusedInWords(t *testing.T) {
	for _, want := range outcomes {
		t.Run(want.file, func(t *testing.T) {
			path := hostile(t, want.file)
			temp := t.TempDir()
			t.Setenv("TMPDIR", temp)
			t.Setenv("TMP", temp)
			got, err := consume(path)
			check(t, err)
			if d := cmp.Diff(want, got, cmp.AllowUnexported(outcome{}), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
				t.Errorf("left among the temporary files: %v, %v", left, err)
			}
		})
	}
}

// Content that was mended is what a careful person would have made of it.
func TestWhatIsMended(t *testing.T) {
	first := func(name string) *apkg.Note {
		p, err := apkg.Open(hostile(t, name))
		check(t, err)
		defer p.Close()
		var first *apkg.Note
		check(t, p.Notes(func(n *apkg.Note) error {
			if first == nil {
				first = n
			}
			return nil
		}))
		return first
	}
	if n := first("note_non_utf8.apkg"); !strings.Contains(strings.Join(n.Fields, ""), "�") {
		t.Errorf("no mark in the place of bytes that are no text: %q", n.Fields)
	}
	if n := first("note_too_many_fields.apkg"); len(n.Fields) != 2 || strings.Count(n.Fields[1], "; ") != 3 {
		t.Errorf("fields %q: want what is too much behind the last one", n.Fields)
	}

	p, err := apkg.Open(hostile(t, "card_absurd_schedule.apkg"))
	check(t, err)
	defer p.Close()
	made := 0
	check(t, p.Cards(func(c *apkg.Card) error {
		if c.Type == apkg.New && c.Queue == apkg.QueueNew && c.Due == 0 && c.Interval == 0 && c.Factor == 0 {
			made++
		}
		if c.Interval < 0 || c.Factor < 0 || c.Due > 1<<36 {
			t.Errorf("absurd: %+v", c)
		}
		return nil
	}))
	if made < 48 {
		t.Errorf("%d cards are new, want the 48 with an absurd schedule to be among them", made)
	}

	p, err = apkg.Open(hostile(t, "revlog_absurd.apkg"))
	check(t, err)
	defer p.Close()
	check(t, p.Reviews(func(r *apkg.Review) error {
		if r.Ease < 0 || r.Ease > 4 || r.Taken < 0 || r.Factor < 0 || r.ID < 1e12 {
			t.Errorf("absurd: %+v", r)
		}
		return nil
	}))
}
