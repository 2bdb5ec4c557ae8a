package anki

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The layout of the note types is frozen: this file is never written anew. A learner who has other fields or
// templates, or such with other ids, gets no update any more.
func TestNoteTypesAreFrozen(t *testing.T) {
	want, err := os.ReadFile("testdata/notetypes.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, nt := range NoteTypes() {
		if nt.OriginalID != nt.ID || nt.SortField != 0 {
			t.Errorf("%s has the original id %d and sorts by field %d", nt.Name, nt.OriginalID, nt.SortField)
		}
		fmt.Fprintf(&b, "%d %s cloze=%v\n", nt.ID, nt.Name, nt.Cloze)
		for _, f := range nt.Fields {
			fmt.Fprintf(&b, "\tfield %d %s\n", f.ID, f.Name)
		}
		for _, tmpl := range nt.Templates {
			fmt.Fprintf(&b, "\ttemplate %d %s\n", tmpl.ID, tmpl.Name)
		}
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("the layout of note types has changed; a field that is needed takes the name of a spare one (-want +got)\n%s", diff)
	}
}

func TestIDsOfNoteTypes(t *testing.T) {
	seen := map[int64]bool{}
	check := func(id int64) {
		if id < 1 || id >= 1<<53 || seen[id] {
			t.Errorf("the id %d is taken or too great", id)
		}
		seen[id] = true
	}
	for _, nt := range NoteTypes() {
		check(nt.ID)
		for _, f := range nt.Fields {
			check(f.ID)
			if strings.ContainsAny(f.Name, `:{}"#^/`) || strings.TrimSpace(f.Name) != f.Name {
				t.Errorf("templates cannot name the field %q", f.Name)
			}
		}
		for _, tmpl := range nt.Templates {
			check(tmpl.ID)
		}
	}
}

// Anki takes templates and CSS over only where the time of the note type is later than what it has. So each
// change of them needs a later time. The file holds the times of all changes with a hash of what came with them.
func TestTimeOfNoteTypesRisesWithEachChange(t *testing.T) {
	const file = "testdata/notetypes.log"
	var looks strings.Builder
	for _, nt := range NoteTypes() {
		fmt.Fprintf(&looks, "%q %q\n", nt.Name, nt.CSS)
		for _, f := range nt.Fields {
			fmt.Fprintf(&looks, "%q %q %d %v %v %v %v\n", f.Name, f.Description, f.Size, f.RTL, f.PlainText, f.Collapsed, f.Required)
		}
		for _, tmpl := range nt.Templates {
			fmt.Fprintf(&looks, "%q %q %q\n", tmpl.Name, tmpl.Question, tmpl.Answer)
		}
	}
	now := fmt.Sprintf("%d %x", int64(noteTypesModified), sha256.Sum256([]byte(looks.String())))
	log, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(log)), "\n")
	last := lines[len(lines)-1]
	if now == last {
		return
	}
	if before, _, _ := strings.Cut(last, " "); before >= strconv.Itoa(noteTypesModified) {
		t.Fatal("templates, CSS or names have changed: give noteTypesModified the present time, and run this test with -update")
	}
	if !*update {
		t.Fatal("note types have a new time: run this test with -update")
	}
	put(t, file, append(log, now+"\n"...))
}
