package editor_test

import (
	"testing"

	"goodcard/editor"
)

func TestAddress(t *testing.T) {
	for _, tt := range []struct{ goos, address, want string }{
		{"linux", "/home/ada/a b.png", "/home/ada/a b.png"},
		{"darwin", "https://example.org/a?b#c", "https://example.org/a?b#c"},
		{"windows", "https://example.org/a?b#c", "https://example.org/a?b#c"},
		{"windows", `C:\Users\Jürgen Groß\50% #1\a b.png`, "file:///C:/Users/J%C3%BCrgen%20Gro%C3%9F/50%25%20%231/a%20b.png"},
		{"windows", `\\server\share\a b.png`, "file://server/share/a%20b.png"},
	} {
		if got := editor.Address(tt.address, tt.goos); got != tt.want {
			t.Errorf("%s on %s: %s, want %s", tt.address, tt.goos, got, tt.want)
		}
	}
}
