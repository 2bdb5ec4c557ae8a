package tui

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"goodcard/study"
)

func TestKeysDocumentIsFresh(t *testing.T) {
	golden(t, filepath.Join("..", "docs", "keys.md"), keysDocument(newKeyMap()))
}

// A key that is not described cannot be found.
func TestEveryKeyIsDescribed(t *testing.T) {
	k := newKeyMap()
	described := map[string]bool{}
	for _, g := range k.groups() {
		for _, d := range g.keys {
			described[d.Help().Key+" "+d.Help().Desc] = true
		}
	}
	all := reflect.ValueOf(k)
	for i := range all.NumField() {
		b := all.Field(i).Interface().(key.Binding)
		if !described[b.Help().Key+" "+b.Help().Desc] {
			t.Errorf("%s is not in the help", all.Type().Field(i).Name)
		}
	}
}

// At every size the last line ends with the help and the way out.
func TestKeyLineEndsWithHelpAndQuit(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	for width := minWidth; width < 100; width++ {
		d.size(width, 20)
		lines := strings.Split(d.text(), "\n")
		if last := strings.TrimSpace(lines[len(lines)-1]); !strings.HasSuffix(last, "? keys   q quit") && !strings.HasSuffix(last, "? keys  q quit") {
			t.Errorf("width %d: %q", width, last)
		}
	}
}
