package release

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/files"
	"goodcard/here"
)

var errKilled = errors.New("killed")

// killAfter lets a process change the disk so often; from then on it does nothing any more.
func killAfter(steps int) func(string) error {
	return func(string) error {
		if steps--; steps < 0 {
			return errKilled
		}
		return nil
	}
}

const head = "# mine\nformat: 1\nid: goals\ntitle: Goals\nversion: %s\ncards:\n  - {id: a, ask: \"What?\", answer: That.}\n"

// A scene is a deck in a folder of its own, before a release and after it.
type scene struct {
	name, deck    string // deck is its path below the folder
	before, after map[string]string
	order         []string
}

func scenes() []scene {
	folder := scene{name: "folder", deck: ".", order: []string{"deck.yaml", "changes.tsv", "released.yaml", "CHANGES.md", "ledger.tsv"}}
	folder.before = map[string]string{"deck.yaml": fmt.Sprintf(head, "1.0.0"), "ledger.tsv": "old ledger", "changes.tsv": "old changes", "cards/1.yaml": "cards"}
	folder.after = map[string]string{"deck.yaml": fmt.Sprintf(head, "1.1.0"), "ledger.tsv": "new ledger", "changes.tsv": "new changes", "released.yaml": "new", "CHANGES.md": "", "cards/1.yaml": "cards"}
	file := scene{name: "file", deck: "x.yaml", order: []string{"x.yaml", "x.changes.tsv", "x.released.yaml", "x.ledger.tsv"}}
	file.before = map[string]string{"x.yaml": fmt.Sprintf(head, "1.0.0"), "y.yaml": "other"}
	file.after = map[string]string{"x.yaml": fmt.Sprintf(head, "1.1.0"), "y.yaml": "other", "x.ledger.tsv": "l", "x.changes.tsv": "c", "x.released.yaml": "r"}
	parts := scene{name: "released in parts", deck: ".", order: []string{"deck.yaml", "released/released.yaml", "released/cards/1.yaml", "released/cards/2.yaml", "released.yaml", "ledger.tsv"}}
	parts.before = map[string]string{"deck.yaml": fmt.Sprintf(head, "1.0.0"), "released.yaml": "one file", "released/cards/2.yaml": "goes", "ledger.tsv": "old"}
	parts.after = map[string]string{"deck.yaml": fmt.Sprintf(head, "1.1.0"), "released/released.yaml": "head", "released/cards/1.yaml": "part", "ledger.tsv": "new"}
	return []scene{folder, file, parts}
}

func (s scene) files() (all []File) {
	bytesOf := func(m map[string]string, name string) []byte {
		if text, ok := m[name]; ok {
			return []byte(text)
		}
		return nil
	}
	for _, name := range s.order {
		all = append(all, File{name, bytesOf(s.before, name), bytesOf(s.after, name)})
	}
	return all
}

// lay puts the files of before into a fresh folder and returns the path of the deck.
func (s scene) lay(t testing.TB) string {
	t.Helper()
	dir := quickDir(t)
	for name, text := range s.before {
		writeFile(t, filepath.Join(dir, name), text)
	}
	return filepath.Join(dir, s.deck)
}

// quickDir returns a folder of the test in memory where there is one: a sync of a disk takes its time.
func quickDir(t testing.TB) string {
	t.Helper()
	if dir, err := os.MkdirTemp(here.Memory(), "release-test-"); err == nil {
		t.Cleanup(func() { os.RemoveAll(dir) })
		return dir
	}
	return t.TempDir()
}

func writeFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree returns all files below the folder of a deck, the stage too.
func tree(t testing.TB, deckPath string) map[string]string {
	t.Helper()
	dir := deckPath
	if info, err := os.Stat(deckPath); err == nil && !info.IsDir() {
		dir = filepath.Dir(deckPath)
	}
	all := map[string]string{}
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() && path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if info.IsDir() {
			if strings.Contains(name, "release") && strings.HasPrefix(name, ".") {
				all[name+"/"] = ""
			}
			return nil
		}
		text, err := os.ReadFile(path)
		all[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// kill makes the release with a process that ends after so many changes of the disk, and reports
// whether it got to its end.
func (s scene) kill(t testing.TB, deckPath string, steps int) (done bool) {
	t.Helper()
	p := openAt(t, deckPath)
	defer p.close()
	p.step = killAfter(steps)
	err := p.commit("1.1.0", s.files())
	if err != nil && !errors.Is(err, errKilled) {
		t.Fatalf("after %d steps: %v", steps, err)
	}
	return err == nil
}

func openAt(t testing.TB, deckPath string) *place {
	t.Helper()
	p, err := openPlace(deckPath)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (s scene) listed(t testing.TB, deckPath string) bool {
	p := openAt(t, deckPath)
	defer p.close()
	_, err := p.list()
	return err == nil
}

// made reports whether the release holds: its list stands, or its last file is in its place.
func (s scene) made(t testing.TB, deckPath string) bool {
	last := s.order[len(s.order)-1]
	return s.listed(t, deckPath) || tree(t, deckPath)[last] == s.after[last]
}

// A release that is killed at any step leaves the old files or, once its list stands, the new ones, also
// where the process that finishes it is killed at any step too.
func TestKilledAtEveryStep(t *testing.T) {
	for _, s := range scenes() {
		t.Run(s.name, func(t *testing.T) {
			for steps, done := 0, false; !done; steps++ {
				for again, finished := 0, false; !finished; again++ {
					deckPath := s.lay(t)
					done = s.kill(t, deckPath, steps)
					want := s.before
					if done || s.made(t, deckPath) {
						want = s.after
					}
					s.readsAs(t, deckPath, want, steps)
					p := openAt(t, deckPath)
					p.step = killAfter(again)
					_, err := p.recover(deckPath)
					p.close()
					finished = err == nil
					if !finished && !errors.Is(err, errKilled) && !errors.As(err, new(*Stuck)) {
						t.Fatalf("killed after %d steps and after %d again: %v", steps, again, err)
					}
					if _, err := Finish(deckPath); err != nil {
						t.Fatalf("killed after %d steps and after %d again: %v", steps, again, err)
					}
					if got := tree(t, deckPath); !maps.Equal(got, want) {
						t.Fatalf("killed after %d steps and after %d again:\n%q\nwant\n%q", steps, again, got, want)
					}
				}
			}
		})
	}
}

// readsAs compares what a reader sees that may not write.
func (s scene) readsAs(t *testing.T, deckPath string, want map[string]string, steps int) {
	t.Helper()
	p := openAt(t, deckPath)
	defer p.close()
	err := p.steady(func(v view) error {
		for _, name := range s.order {
			text, err := v.text(name)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			if wanted, ok := want[name]; string(text) != wanted || ok != (err == nil) {
				t.Fatalf("killed after %d steps, %s reads as %q (%v), want %q (%v)", steps, name, text, err, wanted, ok)
			}
			folder := path.Dir(name)
			entries, err := v.ReadDir(folder)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			_, ok := want[name]
			if listed := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(name) }); listed != ok {
				t.Fatalf("killed after %d steps, that %s is in its folder is %v, want %v", steps, name, listed, ok)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What the deck's author wrote after the release was interrupted stays, with the version of the release.
func TestDeckEditedAfterTheKill(t *testing.T) {
	for _, s := range scenes()[:2] {
		for steps, done := 0, false; !done; steps++ {
			for again, finished := 0, false; !finished; again++ {
				deckPath := s.lay(t)
				done = s.kill(t, deckPath, steps)
				main := filepath.Join(deckPath, s.order[0])
				if s.deck != "." {
					main = deckPath
				}
				listed := s.listed(t, deckPath)
				version := "1.0.0"
				if listed && openedBefore(t, deckPath) || done {
					version = "1.1.0"
				}
				edited := strings.Replace(fmt.Sprintf(head, "1.0.0"), "That.", "That, edited.", 1)
				if version == "1.1.0" && !listed {
					edited = strings.Replace(edited, "1.0.0", "1.1.0", 1)
				}
				writeFile(t, main, edited)
				p := openAt(t, deckPath)
				p.step = killAfter(again)
				_, err := p.recover(deckPath)
				p.close()
				finished = err == nil
				if _, err := Finish(deckPath); err != nil {
					t.Fatal(err)
				}
				text, err := os.ReadFile(main)
				if err != nil {
					t.Fatal(err)
				}
				want := strings.Replace(edited, "1.0.0", version, 1)
				if string(text) != want {
					t.Fatalf("%s killed after %d steps and %d again:\n%s\nwant\n%s", s.name, steps, again, text, want)
				}
			}
		}
	}
}

// openedBefore reports whether the deck file still waits in the stage.
func openedBefore(t *testing.T, deckPath string) bool {
	p := openAt(t, deckPath)
	defer p.close()
	_, err := p.root.Lstat(p.staged(0))
	return err == nil
}

// Another file that was changed since is not written over: it is named, with the way out, which works.
func TestOtherFileChangedAfterTheKill(t *testing.T) {
	s := scenes()[0]
	stuck := 0
	for steps, done := 0, false; !done; steps++ {
		deckPath := s.lay(t)
		done = s.kill(t, deckPath, steps)
		p := openAt(t, deckPath)
		l, err := p.list()
		waits := false
		if err == nil {
			_, at := p.root.Lstat(p.staged(len(l.entries) - 1))
			waits = at == nil
		}
		p.close()
		ledger := filepath.Join(deckPath, "ledger.tsv")
		writeFile(t, ledger, "by hand")
		before := tree(t, deckPath)
		_, err = Finish(deckPath)
		if text, _ := os.ReadFile(ledger); string(text) != "by hand" {
			t.Fatalf("after %d steps the ledger is %q", steps, text)
		}
		if !waits {
			if err != nil {
				t.Fatal(err)
			}
			continue
		}
		stuck++
		var why *Stuck
		if !errors.As(err, &why) || why.Version != "1.1.0" || !slices.ContainsFunc(why.Why, func(w string) bool { return strings.Contains(w, "ledger.tsv was changed since") }) ||
			why.Hint() != "'goodcard release --abandon "+deckPath+"' gives that release up" {
			t.Fatalf("after %d steps: %v", steps, err)
		}
		if after := tree(t, deckPath); !maps.Equal(before, after) {
			t.Fatalf("after %d steps a release that cannot be finished changed files:\n%q\n%q", steps, before, after)
		}
		given, err := Abandon(deckPath)
		if err != nil || given.Version != "1.1.0" {
			t.Fatal(given, err)
		}
		if _, err := os.Lstat(filepath.Join(deckPath, ".release")); !os.IsNotExist(err) {
			t.Fatal("the stage is still there")
		}
		for _, name := range given.Done {
			if text, _ := os.ReadFile(name); string(text) != s.after[filepath.Base(name)] {
				t.Errorf("%s is told as done and holds %q", name, text)
			}
		}
		if _, err := Abandon(deckPath); err == nil {
			t.Error("there is nothing to give up, and nothing is said")
		}
	}
	if stuck == 0 {
		t.Error("no release got stuck")
	}
}

// While another process has the lock, nothing is changed, and what holds is read.
func TestLockHeld(t *testing.T) {
	for _, s := range scenes() {
		for steps, done := 0, false; !done; steps++ {
			deckPath := s.lay(t)
			done = s.kill(t, deckPath, steps)
			p := openAt(t, deckPath)
			lock, err := p.acquire(false)
			if err != nil {
				p.close()
				continue // there is nothing yet, or nothing any more
			}
			before := tree(t, deckPath)
			if version, err := Finish(deckPath); version != "" || err != nil {
				t.Fatal(version, err)
			}
			if _, err := Abandon(deckPath); !errors.As(err, new(*Held)) {
				t.Fatal(err)
			}
			other := openAt(t, deckPath)
			if err := other.commit("1.1.0", s.files()); !errors.As(err, new(*Held)) {
				t.Fatal(err)
			}
			other.close()
			if after := tree(t, deckPath); !maps.Equal(before, after) {
				t.Fatalf("after %d steps, with the lock held:\n%q\n%q", steps, before, after)
			}
			want := s.before
			if s.made(t, deckPath) {
				want = s.after
			}
			s.readsAs(t, deckPath, want, steps)
			lock.Close()
			p.close()
		}
	}
}

// All files are on the disk before the list, and the list before the first rename; the ledger comes last.
func TestOrderOfSteps(t *testing.T) {
	here.NotOnWindows(t, "no two files change places there")
	s := scenes()[0]
	deckPath := s.lay(t)
	p := openAt(t, deckPath)
	defer p.close()
	var steps []string
	p.step = func(doing string) error { steps = append(steps, doing); return nil }
	if err := p.commit("1.1.0", s.files()); err != nil {
		t.Fatal(err)
	}
	at := func(step string) int {
		i := slices.Index(steps, step)
		if i < 0 {
			t.Errorf("there is no step %q in %q", step, steps)
		}
		return i
	}
	list := at("rename .release/list.new to .release/list")
	for i, name := range s.order {
		if at(fmt.Sprintf("sync .release/%d", i+1)) > list {
			t.Errorf("%s is not synced before the list stands", name)
		}
		put := fmt.Sprintf("rename .release/%d to %s", i+1, name)
		if i == 0 {
			put = "exchange .release/1 and " + name
		}
		if at(put) < list {
			t.Errorf("%s is in its place before the list stands", name)
		}
	}
	if at("sync .release/list.new") > list || at("sync folder .release") > list || at("sync folder .") > list {
		t.Error("the list is not synced before it stands")
	}
	var renamed []string
	for _, step := range steps {
		_, to, ok := strings.Cut(step, " to ")
		if !ok {
			_, to, ok = strings.Cut(step, " and ")
		}
		if ok && !strings.Contains(to, "list") {
			renamed = append(renamed, to)
		}
	}
	if !slices.Equal(renamed, s.order) {
		t.Errorf("renamed in the order %q", renamed)
	}
	last := slices.Index(steps, "rename .release/5 to ledger.tsv")
	if !slices.Contains(steps[last:], "sync folder .") || slices.Index(steps[last:], "sync folder .") > slices.Index(steps[last:], "remove .release/list") {
		t.Errorf("the folder is not synced before the list goes: %q", steps[last:])
	}
}

// What an author saves between any two steps of a release stays, with its version where the release came after
// them, also where the process is killed right then or a few steps later.
func TestSavedAtEveryStep(t *testing.T) {
	here.NotOnWindows(t, "no two files change places there, so that what is saved in the moment between a look and a rename is lost")
	edited := strings.Replace(fmt.Sprintf(head, "1.0.0"), "That.", "That, edited.", 1)
	for _, s := range scenes()[:2] {
		for save, done := 0, false; !done; save++ {
			for later := range 6 {
				deckPath := s.lay(t)
				main := filepath.Join(filepath.Dir(filepath.Join(deckPath, "x")), s.order[0])
				if s.deck != "." {
					main = deckPath
				}
				p := openAt(t, deckPath)
				steps, after := 0, 0
				p.step = func(string) error {
					if steps++; steps == save+1 {
						writeFile(t, main+"~", edited)
						if err := os.Rename(main+"~", main); err != nil {
							t.Fatal(err)
						}
					}
					if steps > save {
						if after++; later > 0 && after > later {
							return errKilled
						}
					}
					return nil
				}
				err := p.commit("1.1.0", s.files())
				p.close()
				done = steps <= save
				if err != nil && !errors.Is(err, errKilled) {
					t.Fatalf("saved at step %d, killed %d later: %v", save, later, err)
				}
				if _, err := Finish(deckPath); err != nil {
					t.Fatalf("saved at step %d, killed %d later: %v", save, later, err)
				}
				text, err := os.ReadFile(main)
				if err != nil {
					t.Fatal(err)
				}
				if !done && string(text) != edited && string(text) != strings.Replace(edited, "1.0.0", "1.1.0", 1) {
					t.Fatalf("%s saved at step %d, killed %d later:\n%s", s.name, save, later, text)
				}
			}
		}
	}
}

// A file that another program wrote between plan and release is not written over; the deck's own is
// no matter: its edit stays, and it gets the version.
func TestChangedBeforeTheCommit(t *testing.T) {
	s := scenes()[0]
	deckPath := s.lay(t)
	writeFile(t, filepath.Join(deckPath, "ledger.tsv"), "of another release")
	before := tree(t, deckPath)
	p := openAt(t, deckPath)
	defer p.close()
	if err := p.commit("1.1.0", s.files()); !errors.As(err, new(*Changed)) {
		t.Error(err)
	}
	if after := tree(t, deckPath); !maps.Equal(before, after) {
		t.Errorf("%q", after)
	}
	s.before["deck.yaml"] += "# edited in the middle\n"
	deckPath = s.lay(t)
	s.before["deck.yaml"] = fmt.Sprintf(head, "1.0.0")
	q := openAt(t, deckPath)
	defer q.close()
	if err := q.commit("1.1.0", s.files()); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, deckPath)["deck.yaml"]; got != s.after["deck.yaml"]+"# edited in the middle\n" {
		t.Errorf("the deck is\n%s", got)
	}
}

// Files keep their permissions.
func TestPermissionsStay(t *testing.T) {
	here.NotOnWindows(t, "a file has no rights but to be written")
	s := scenes()[0]
	deckPath := s.lay(t)
	deckFile := filepath.Join(deckPath, "deck.yaml")
	if err := os.Chmod(deckFile, 0o600); err != nil {
		t.Fatal(err)
	}
	s.kill(t, deckPath, 1000)
	if info, err := os.Stat(deckFile); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
}

// Where a folder cannot be written to, nothing is changed and what holds is read.
func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; the conformance suite tries it as another user")
	}
	s := scenes()[0]
	deckPath := s.lay(t)
	s.kill(t, deckPath, 40)
	if err := os.Chmod(filepath.Join(deckPath, ".release"), 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(deckPath, ".release"), 0o700) })
	if _, err := Finish(deckPath); err != nil {
		t.Error(err)
	}
}

func TestLockIsLetGo(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	writeFile(t, name, "")
	for range 2 {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := files.Lock(f); err != nil {
			t.Error(err)
		}
		f.Close()
	}
}

// A file that somebody has put in its place by hand, as git does, is done.
func TestFileInItsPlaceAlready(t *testing.T) {
	s := scenes()[0]
	for steps, done := 0, false; !done; steps++ {
		deckPath := s.lay(t)
		if done = s.kill(t, deckPath, steps); done || !s.listed(t, deckPath) {
			continue
		}
		writeFile(t, filepath.Join(deckPath, "ledger.tsv"), s.after["ledger.tsv"])
		if _, err := Finish(deckPath); err != nil {
			t.Fatalf("after %d steps: %v", steps, err)
		}
		if got := tree(t, deckPath); !maps.Equal(got, s.after) {
			t.Fatalf("after %d steps: %q", steps, got)
		}
	}
}
