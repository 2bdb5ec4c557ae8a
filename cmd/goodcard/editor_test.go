package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/study"
)

// Whatever goes wrong after a text was typed: it is in the file that the hint names.
func TestNoTextIsLost(t *testing.T) {
	errRefused := errors.New("refused")
	for _, tt := range []struct {
		name          string
		typed         string // empty: nothing
		editor, saved error
		kept          bool
	}{
		{"saved", "typed", nil, nil, false},
		{"refused", "typed", nil, errRefused, true},
		{"the editor fails", "typed", errRefused, nil, true},
		{"nothing typed", "", nil, errRefused, false},
		{"nothing typed and the editor fails", "", errRefused, nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			env := testEnv(new(strings.Builder))
			env.Getenv = func(string) string { return "some-editor" }
			env.Run = func(argv []string) error {
				if tt.typed != "" {
					if err := os.WriteFile(argv[len(argv)-1], []byte(tt.typed), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				return tt.editor
			}
			err := letEdit(env, study.Editing{Card: "goals/law", Text: "cards:\n"}, func(_, text string) error {
				if text != tt.typed {
					t.Errorf("%q is to be saved, %q was typed", text, tt.typed)
				}
				return tt.saved
			})
			files, globErr := filepath.Glob(filepath.Join(os.TempDir(), "*"))
			if globErr != nil || (len(files) == 1) != tt.kept {
				t.Fatalf("left in the temporary folder: %q, %v", files, globErr)
			}
			hinted, ok := errors.AsType[*hintedError](err)
			if ok != tt.kept || ok && !strings.Contains(hinted.Hint(), files[0]) {
				t.Errorf("error %v, want a hint that names %q", err, files)
			}
			if tt.kept {
				if text, err := os.ReadFile(files[0]); err != nil || string(text) != tt.typed {
					t.Errorf("%s holds %q, %v; want %q", files[0], text, err, tt.typed)
				}
			}
		})
	}
}

// fakeNano is an editor for scripts: it says how it was called, and writes the file that
// NANO_WRITES names over the one to edit.
func fakeNano() {
	fmt.Fprintln(os.Stderr, "nano", os.Args[1], filepath.Base(os.Args[2]))
	if from := os.Getenv("NANO_WRITES"); from != "" {
		text, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(os.Args[2], text, 0o600)
		}
		if err != nil {
			panic(err)
		}
	}
	if os.Getenv("NANO_FAILS") != "" {
		os.Exit(3)
	}
}
