package main

import (
	"errors"
	"slices"
	"strings"
)

// permissive are licences of whose texts the program may give away what they are of, as long as it brings the text along.
// Each is known by words of its own.
var permissive = []struct{ words, spdx string }{
	{"apache license version 2.0", "Apache-2.0"},
	{"permission is hereby granted, free of charge, to any person obtaining a copy", "MIT"},
	{"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted", "ISC"},
	{"permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted", "ISC"},
	{"this is free and unencumbered software released into the public domain", "Unlicense"},
}

// demanding are words of licences that ask for more than that.
var demanding = []string{
	"gnu general public license", "gnu lesser general public license", "gnu affero general public license", "mozilla public license",
	"eclipse public license", "common development and distribution license", "server side public license", "business source license",
	"commons clause", "creative commons",
}

// licencesIn returns the licences whose texts stand in a file; none for a file that only goes along with one.
func licencesIn(text string) (found []string, err error) {
	text = strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r*#>", r) }), " "))
	text = strings.ReplaceAll(text, "license, version", "license version")
	for _, words := range demanding {
		if strings.Contains(text, words) {
			return nil, errors.New(`it speaks of the "` + words + `", which asks for more than that the text is brought along`)
		}
	}
	for _, l := range permissive {
		if strings.Contains(text, l.words) && !slices.Contains(found, l.spdx) {
			found = append(found, l.spdx)
		}
	}
	if strings.Contains(text, "redistribution and use in source and binary forms, with or without modification") {
		spdx := "BSD-2-Clause"
		if strings.Contains(text, "neither the name") || strings.Contains(text, "names of its contributors") {
			spdx = "BSD-3-Clause"
		}
		if strings.Contains(text, "all advertising materials mentioning") {
			return nil, errors.New("it is a BSD licence of four clauses, which asks for more than that the text is brought along")
		}
		found = append(found, spdx)
	}
	return found, nil
}
