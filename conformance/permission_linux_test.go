package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asStranger makes a command run as a user who owns nothing here. Root may write anywhere;
// everybody else is strange enough to what cannot be written.
func asStranger(cmd *exec.Cmd) *exec.Cmd {
	if os.Geteuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return cmd
}

// A data folder or a file that may not be used is named, and left as it was.
func TestPermission(t *testing.T) {
	for _, tt := range []struct {
		name   string
		modes  map[string]os.FileMode // below the folder of the test; what is not named is open to all
		args   []string
		says   string
		denied string // what the message names
	}{
		{"folder that cannot be made", map[string]os.FileMode{".": 0o555}, []string{"--data", "other", "cards"}, "you have no permission", "other"},
		{"closed folder", map[string]os.FileMode{"data": 0o000}, []string{"cards"}, "you have no permission", "data"},
		{"read-only folder", map[string]os.FileMode{"data": 0o555, "data/goodcard.db": 0o444}, []string{"grade", "may/card-000", "4"}, "cannot be written", "goodcard.db"},
		{"read-only database", map[string]os.FileMode{"data/goodcard.db": 0o444}, []string{"grade", "may/card-000", "4"}, "cannot be written", "goodcard.db"},
		{"closed database", map[string]os.FileMode{"data/goodcard.db": 0o000}, []string{"cards"}, "cannot be opened", "goodcard.db"},
		{"closed deck file", map[string]os.FileMode{"may.yaml": 0o000}, []string{"install", "may.yaml"}, "you have no permission", "may.yaml"},
		{"read-only deck file", map[string]os.FileMode{"wild.yaml": 0o444}, []string{"fmt", "wild.yaml"}, "wild.yaml cannot be written: you have no permission", "wild.yaml"},
		{"deck file in a read-only folder", map[string]os.FileMode{"wild.yaml": 0o666, ".": 0o555}, []string{"fmt", "wild.yaml"}, "wild.yaml cannot be written: /", "you have no permission"},
		{"backup into a closed folder", map[string]os.FileMode{"closed": 0o000}, []string{"backup", "closed/b.db"}, "you have no permission", "closed/b.db cannot"},
		{"merge of a closed file", map[string]os.FileMode{"closed.db": 0o000}, []string{"merge", "closed.db"}, "cannot be opened", "closed.db"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "may", 5)
			p.must("grade", "may/card-000", "5")
			root := filepath.Dir(p.dir)
			write(t, filepath.Join(root, "may.yaml"), deckText("may", 5))
			write(t, filepath.Join(root, "closed.db"), "")
			write(t, filepath.Join(root, "wild.yaml"), strings.Replace(deckText("wild", 5), "id: wild", "id:   wild", 1))
			if err := os.Mkdir(filepath.Join(root, "closed"), 0o777); err != nil {
				t.Fatal(err)
			}
			before := p.must("history", "--json")
			open(t, root)
			for name, mode := range tt.modes {
				if err := os.Chmod(filepath.Join(root, name), mode); err != nil {
					t.Fatal(err)
				}
			}
			cmd := asStranger(p.command(tt.args...))
			cmd.Dir = root
			got, err := finish(cmd, 0)
			if err != nil {
				t.Fatal(err)
			}
			if got.code != 1 || !strings.Contains(got.stderr, tt.says) || !strings.Contains(got.stderr, tt.denied) || got.stdout != "" {
				t.Errorf("exit code %d, %q, %q", got.code, got.stdout, got.stderr)
			}
			if lines := strings.Count(got.stderr, "\n"); lines > 2 {
				t.Errorf("%d lines of message, want one and perhaps a hint:\n%s", lines, got.stderr)
			}
			checkInert(t, tt.name, got)
			open(t, root)
			if after := p.must("history", "--json"); after != before {
				t.Errorf("the history was\n%s\nand is now\n%s", before, after)
			}
			p.healthy()
		})
	}
}

// open lets every user in, as far as the folder of the test.
func open(t *testing.T, root string) {
	t.Helper()
	if err := os.Chmod(filepath.Dir(root), 0o755); err != nil {
		t.Fatal(err)
	}
	modes := map[string]os.FileMode{".": 0o777, "data": 0o777, "data/goodcard.db": 0o666, "data/settings.yaml": 0o666,
		"closed": 0o777, "closed.db": 0o666, "may.yaml": 0o666}
	for name, mode := range modes {
		if err := os.Chmod(filepath.Join(root, name), mode); err != nil {
			t.Fatal(err)
		}
	}
}
