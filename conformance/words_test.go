package conformance

import (
	"regexp"
	"testing"
)

// rawWords are those of SQLite, of Go and of the system, which no person should have to read.
var rawWords = regexp.MustCompile(`malformed|[Cc]onstraint|[bB]tree|[Rr]owid|no such (table|column|index)|disk image|freelist|(?i:sql)|` +
	`not a database file|errno|\bEOF\b|panic|goroutine|invalid character|\bjson\b|\bcontext\b|driver|syntax error|nil pointer|strconv|` +
	`\b(open|read|write|stat|lstat|unlink|fork/exec) \S+: |converting|unsupported|cannot unmarshal|index out of|transaction`)

// checkOurWords fails the test where words of others reach a person.
func checkOurWords(t testing.TB, what, said string) {
	t.Helper()
	if raw := rawWords.FindString(said); raw != "" {
		t.Errorf("%s: raw words %q in\n%s", what, raw, said)
	}
}
