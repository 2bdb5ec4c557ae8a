package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeZig is a folder that holds of zig what the notices are made from.
func fakeZig(t *testing.T) string {
	t.Helper()
	zig := t.TempDir()
	for name, text := range map[string]string{"LICENSE": "of zig", "lib/libc/musl/COPYRIGHT": "of musl", "lib/libc/mingw/COPYING": "of mingw"} {
		path := filepath.Join(zig, name)
		check(t, os.MkdirAll(filepath.Dir(path), 0o755))
		check(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return zig
}

// Whatever a program contains on any system may be given away. Who adds a module that may not hears it here.
func TestNoticesOfEverySystem(t *testing.T) {
	zig := fakeZig(t)
	for _, system := range everywhere {
		text, err := noticesOf(system, zig)
		if err != nil {
			t.Errorf("%s: %v", system, err)
			continue
		}
		notices := string(text)
		for _, part := range []string{"github.com/mattn/go-sqlite3 v", "gopkg.in/yaml.v3 v", "Go, its library", "Copyright 2009 The Go Authors", "of zig", "SQLite (public domain)"} {
			if !strings.Contains(notices, part) {
				t.Errorf("%s: the notices do not have %q", system, part)
			}
		}
		if strings.Contains(notices, "of musl") != (system.System == "linux") || strings.Contains(notices, "of mingw") != (system.System == "windows") {
			t.Errorf("%s: the notices are of another C library", system)
		}
		for _, other := range []string{"testscript", "minisign", "pgregory.net/rapid"} {
			if strings.Contains(notices, other) {
				t.Errorf("%s: the notices are of %s, which is no part of the program", system, other)
			}
		}
	}
}

func TestLicences(t *testing.T) {
	const bsd = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted"
	for _, tt := range []struct{ name, text, want string }{
		{"MIT", "MIT License\n\nPermission is hereby granted, free of charge, to any person\nobtaining a copy of this", "MIT"},
		{"Apache", "                                 Apache License\n                           Version 2.0, January 2004", "Apache-2.0"},
		{"BSD-2", bsd, "BSD-2-Clause"},
		{"BSD-3", bsd + "\n * Neither the name of", "BSD-3-Clause"},
		{"ISC", "Permission to use, copy, modify, and/or distribute this software for any\npurpose with or without fee is hereby granted", "ISC"},
		{"two", "Permission is hereby granted, free of charge, to any person\n// obtaining a copy\n" + bsd, "MIT BSD-2-Clause"},
		{"none", "Copyright Ada", ""},
		{"GPL", "GNU GENERAL PUBLIC LICENSE Version 3", "refused"},
		{"LGPL beside MIT", "or the GNU Lesser\nGeneral Public License; " + bsd, "refused"},
		{"MPL", "Mozilla Public License, version 2.0", "refused"},
		{"BSD-4", bsd + " 3. All advertising materials mentioning features", "refused"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			found, err := licencesIn(strings.ReplaceAll(tt.text, "// ", ""))
			got := strings.Join(found, " ")
			if err != nil {
				got = "refused"
			}
			if got != tt.want {
				t.Errorf("%q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestModulesThatMayNotBeGivenAway(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
		return filepath.Join(dir, name)
	}
	if _, err := workOf("example.org/none v1", nil); err == nil || !strings.Contains(err.Error(), "example.org/none v1 has no licence") {
		t.Errorf("without a file: %v", err)
	}
	if _, err := workOf("example.org/own v1", []string{write("LICENSE", "All rights reserved")}); err == nil || !strings.Contains(err.Error(), "no licence that is known") {
		t.Errorf("with a text that nobody knows: %v", err)
	}
	if _, err := workOf("example.org/gpl v1", []string{write("COPYING", "GNU General Public License")}); err == nil || !strings.Contains(err.Error(), "example.org/gpl v1: COPYING") {
		t.Errorf("with a licence that asks for more: %v", err)
	}
	if _, err := workOf("example.org/empty v1", []string{write("LICENSE.txt", "\n")}); err == nil || !strings.Contains(err.Error(), "is empty") {
		t.Errorf("with an empty file: %v", err)
	}
	write("licence.go", "package x")
	found, err := licenceFiles(dir)
	if err != nil || len(found) != 3 {
		t.Errorf("%v, %v: want LICENSE, LICENSE.txt and COPYING", found, err)
	}
}
