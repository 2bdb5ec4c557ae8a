package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"goodcard/files"
)

// An exportFormat is told from other files by how it begins, as far as it can be, and by the ending of the name.
type exportFormat struct {
	name    string
	command string   // below export
	endings []string // the usual one first
	begins  string   // every file of the format; empty where one may begin with anything
}

var (
	asPackage   = exportFormat{"a package or another zip", "anki", []string{".apkg", ".colpkg"}, "PK\x03\x04"}
	asTable     = exportFormat{"a table of notes", "csv", []string{".csv", ".tsv"}, "#separator:"}
	asJSONLines = exportFormat{"a history as JSON Lines", "json", []string{".json", ".jsonl"}, `{"type":"goodcard"`}
	asMarkdown  = exportFormat{"Markdown", "md", []string{".md"}, ""}
)

// foreignEnding returns whose ending a name has, where it is that of another format; else it is empty. One Markdown
// cannot be told from another text but by its name, and a name that misleads helps nobody.
func (f exportFormat) foreignEnding(path string) string {
	ending := strings.ToLower(filepath.Ext(path))
	for _, other := range []exportFormat{asPackage, asTable, asJSONLines, asMarkdown} {
		if other.command != f.command && slices.Contains(other.endings, ending) {
			return fmt.Sprintf("the ending %s of what 'goodcard export %s' writes", ending, other.command)
		}
	}
	return ""
}

// unlike returns what the file at path is that an export of this format may not take the place of; empty where it may.
// A text that is none of ours may be replaced by a text, as the output of any program does.
func (f exportFormat) unlike(path string) (string, error) {
	const most = 64 << 10
	head, err := files.Read(path, most)
	if err != nil {
		return "", err
	}
	text := strings.TrimPrefix(string(head), "\ufeff")
	if text == "" {
		return "", nil
	}
	for _, other := range []struct{ begins, is string }{
		{"SQLite format 3\x00", "a database"},
		{"# goodcard ledger", "the ledger of a deck"},
		{"# goodcard changes", "the list of changes of a deck"},
		{"<!-- goodcard release makes this file", "the list of changes of a deck"},
		{asPackage.begins, asPackage.name},
		{asTable.begins, asTable.name},
		{asJSONLines.begins, asJSONLines.name},
	} {
		if strings.HasPrefix(text, other.begins) {
			if other.begins == f.begins {
				return "", nil
			}
			return other.is, nil
		}
	}
	switch {
	case f.begins == asPackage.begins:
		return "no package", nil
	case strings.Contains(text, "\x00"):
		return "no text", nil
	case schemaBegins.MatchString(text):
		return "a schema", nil
	case isDeckText(text):
		return "a deck, or a part of one", nil
	}
	return "", nil
}

// schemaBegins is how a JSON Schema begins, by which editors check a deck: a deck may name it by any name.
var schemaBegins = regexp.MustCompile(`^\s*\{\s*"\$schema"\s*:\s*"https?://json-schema\.org/`)

// isDeckText reports whether a text begins as a deck or a file of cards does.
func isDeckText(text string) bool {
	first, says := true, false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if trimmed := strings.TrimSpace(line); trimmed == "" || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(line, "---") || strings.HasPrefix(line, "%") {
			continue
		}
		key, value, isKey := strings.Cut(strings.TrimLeft(line, "{ "), ":")
		key = strings.Trim(strings.TrimSpace(key), `"'`)
		if first && (!isKey || strings.ContainsAny(key, " \t")) {
			return false
		}
		first = false
		says = says || key == "format" && strings.HasPrefix(strings.TrimSpace(value), "1") || key == "cards" && isKey && (strings.HasPrefix(line, "cards") || strings.HasPrefix(line, "{"))
	}
	return says
}
