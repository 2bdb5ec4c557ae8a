package files_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/files"
	"goodcard/here"
)

// What a system could run is never handed to it, whatever it is called and however it gets there.
func TestShowable(t *testing.T) {
	const png, gif, pdf = "\x89PNG\r\n\x1a\n....", "GIF89a....", "%PDF-1.7\n"
	const avif, webp, jpeg = "\x00\x00\x00\x20ftypavif....", "RIFF\x00\x00\x00\x00WEBPVP8 ", "\xff\xd8\xff\xe0...."
	dir, outside := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"a.png": png, "a.JPG": jpeg, "a.jpeg": jpeg, "a.gif": gif, "a.webp": webp, "a.avif": avif, "wrong.gif": png,
		"a.svg": "<svg onload='x()'/>", "a.desktop": "[Desktop Entry]\nExec=sh", "png.desktop": png, "a.exe": png, "a.sh": "#!/bin/sh", "a": png,
		"script.png": "#!/bin/sh\n", "desktop.png": "[Desktop Entry]\nExec=sh", "short.png": "\x89P", "empty.png": "",
		"a.txt": "Text é", "a.md": "# A", "a.html": "<p>A", "a.pdf": pdf, "text.pdf": "no", "binary.txt": "MZ\x00\x01", "a.docm": pdf, "a.url": "[x]",
		"below/a.png": png, "sound.webp": "RIFF\x00\x00\x00\x00WAVEfmt ", "cut.txt": strings.Repeat("a", 511) + "é",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), 0)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(outside, "b.png"), []byte(png), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"link.png": "a.png", "out.png": filepath.Join(outside, "b.png"), "out": outside, "run.png": "a.desktop"} {
		here.Link(t, to, filepath.Join(dir, link))
	}
	for _, tt := range []struct {
		content files.Content
		shown   []string
		refused []string
	}{
		{files.Picture, []string{"a.png", "a.JPG", "a.jpeg", "a.gif", "a.webp", "a.avif", "wrong.gif", "below/a.png"},
			[]string{"a.svg", "a.desktop", "png.desktop", "a.exe", "a.sh", "a", "script.png", "desktop.png", "short.png", "empty.png", "sound.webp",
				"a.txt", "a.pdf", "link.png", "out.png", "out/b.png", "run.png", "../" + filepath.Base(outside) + "/b.png", "none.png", "below", "."}},
		{files.Document, []string{"a.txt", "a.md", "a.html", "a.pdf", "cut.txt"},
			[]string{"text.pdf", "binary.txt", "a.docm", "a.url", "a.desktop", "a.sh", "a.svg", "a.png", "a", "none.txt"}},
	} {
		for _, name := range tt.shown {
			if err := tt.content.Showable(dir, name); err != nil {
				t.Errorf("%s is refused: %v", name, err)
			}
		}
		for _, name := range tt.refused {
			if tt.content.Showable(dir, name) == nil {
				t.Errorf("%s is shown", name)
			}
		}
	}
	for name, why := range map[string]string{"link.png": "it is a link, and ", "run.png": "it is a link, and ", "below": "it is a folder, and "} {
		if err := files.Picture.Showable(dir, name); err == nil || !strings.HasPrefix(err.Error(), why) {
			t.Errorf("%s: %v; want %s", name, err, why)
		}
	}
}
