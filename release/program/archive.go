package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/template"
	"time"
)

// A file of an archive.
type file struct {
	name       string // below the folder of the archive
	text       []byte
	executable bool
}

//go:embed README.txt
var readme string

// completions are where shells expect what the program brings for them, by the name of the shell.
var completions = []struct{ shell, name string }{
	{"bash", "completion/goodcard.bash"},
	{"zsh", "completion/_goodcard"},
	{"fish", "completion/goodcard.fish"},
	{"powershell", "completion/goodcard.ps1"},
}

// packTarget makes the archive of a target from the program that was built for it, once that is found to be what it has to be.
func (m *edition) packTarget(t target) error {
	built := filepath.Join(m.built, t.System+"-"+t.Processor, t.program())
	if err := inspect(built, t); err != nil {
		return err
	}
	files, err := m.contents(t, built)
	if err != nil {
		return err
	}
	pack := writeTar
	if t.System == "windows" {
		pack = writeZip
	}
	var b bytes.Buffer
	if err := pack(&b, m.folder(t), m.Date, files); err != nil {
		return err
	}
	return write(filepath.Join(m.out, m.archive(t)), b.Bytes())
}

// contents returns the files of an archive. The working directory is the checkout.
func (m *edition) contents(t target, built string) ([]file, error) {
	program, err := os.ReadFile(built)
	if err != nil {
		return nil, err
	}
	files := []file{{t.program(), program, true}}

	var b bytes.Buffer
	page := template.Must(template.New("README.txt").Parse(readme))
	if err := page.Execute(&b, struct{ Version, Commit, System, Processor, Program string }{
		m.Version, m.Commit, t.System, t.Processor, t.program(),
	}); err != nil {
		return nil, err
	}
	files = append(files, file{name: "README.txt", text: b.Bytes()})

	notices, err := noticesOf(t, m.zig)
	if err != nil {
		return nil, err
	}
	files = append(files, file{name: "THIRD-PARTY.txt", text: notices})

	copied := []struct{ from, name string }{{"LICENSE", "LICENSE"}, {"decks/LICENSE", "LICENSE-DECKS"}, {"cmd/goodcard/goodcard.1", "goodcard.1"}}
	for _, c := range completions {
		copied = append(copied, struct{ from, name string }{"cmd/goodcard/completion/" + c.shell, c.name})
	}
	for _, c := range copied {
		text, err := os.ReadFile(c.from)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: c.name, text: text})
	}
	return files, nil
}

// mode is what the owner and others may do with a file.
func (f file) mode() os.FileMode {
	if f.executable {
		return 0o755
	}
	return 0o644
}

// writeTar writes files that belong to nobody in particular. The date is that of the commit, and gzip is told none.
func writeTar(w io.Writer, folder string, date time.Time, files []file) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(packed)
	for _, f := range files {
		header := &tar.Header{
			Typeflag: tar.TypeReg, Name: folder + "/" + f.name, Size: int64(len(f.text)), Mode: int64(f.mode()),
			ModTime: date, Format: tar.FormatUSTAR,
		}
		if err := archive.WriteHeader(header); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		if _, err := archive.Write(f.text); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return packed.Close()
}

func writeZip(w io.Writer, folder string, date time.Time, files []file) error {
	archive := zip.NewWriter(w)
	for _, f := range files {
		header := &zip.FileHeader{Name: folder + "/" + f.name, Method: zip.Deflate, Modified: date}
		header.SetMode(f.mode())
		entry, err := archive.CreateHeader(header)
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		if _, err := entry.Write(f.text); err != nil {
			return err
		}
	}
	return archive.Close()
}
