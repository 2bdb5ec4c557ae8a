package main

import (
	"runtime/debug"
	"testing"

	"golang.org/x/mod/semver"
)

func TestVersionFile(t *testing.T) {
	if v := versionOf(new(debug.BuildInfo)).Version; !semver.IsValid("v" + v) {
		t.Errorf("cmd/goodcard/VERSION says %q, which is no version", v)
	}
}

// What release/make sets counts, whatever Go knows: its stamp is that of a checkout, and a checkout may have tags.
func TestCommitOfARelease(t *testing.T) {
	stamped := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v9.9.9"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "aaaa"}, {Key: "vcs.time", Value: "2026-11-01T10:00:00Z"}, {Key: "vcs.modified", Value: "true"},
	}}
	if v := versionOf(stamped); *v.Revision != "aaaa" || *v.Committed != "2026-11-01T10:00:00Z" || !v.Modified || v.Version == "v9.9.9" {
		t.Errorf("of a working copy: %+v", v)
	}
	revision, committed = "bbbb", "2026-12-01T10:00:00Z"
	defer func() { revision, committed = "", "" }()
	if v := versionOf(stamped); *v.Revision != "bbbb" || *v.Committed != "2026-12-01T10:00:00Z" || v.Modified {
		t.Errorf("of a release: %+v", v)
	}
	if v := versionOf(new(debug.BuildInfo)); *v.Revision != "bbbb" || v.Go == "" || v.SQLite == "" {
		t.Errorf("of a release without a stamp: %+v", v)
	}
}
