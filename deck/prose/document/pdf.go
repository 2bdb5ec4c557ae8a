package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	pdfTime      = time.Minute // that the program may take
	pdfMostPages = 20_000
	pdfMostLines = 1_000_000
)

const savePDF = "open it and save its text as .docx, .html or .txt, and name that file"

// A pdfProgram makes text of a PDF, laid out as on its pages, each of which ends with a form feed.
type pdfProgram func(ctx context.Context, src []byte) ([]byte, error)

// readPDF reads a PDF through the program pdftotext. Lines count in what 'pdftotext -layout' prints.
func readPDF(name string, src []byte) (*Document, error) {
	ctx, cancel := context.WithTimeout(context.Background(), pdfTime)
	defer cancel()
	return readPDFThrough(ctx, pdftotext, name, src)
}

func readPDFThrough(ctx context.Context, program pdfProgram, name string, src []byte) (*Document, error) {
	out, err := program(ctx, src)
	if fault := (*Error)(nil); errors.As(err, &fault) {
		fault.File = name
	}
	if err != nil {
		return nil, err
	}
	switch pages := bytes.Count(out, []byte("\f")); {
	case pages > pdfMostPages:
		return nil, &Error{File: name, Message: fmt.Sprintf("it has %d pages, and at most %d are read", pages, pdfMostPages), Next: "split it into files of a chapter each"}
	case bytes.Count(out, []byte("\n")) > pdfMostLines:
		return nil, &Error{File: name, Message: fmt.Sprintf("its text has more than %d million lines, which is the most that is read", pdfMostLines/1_000_000), Next: "split it into files of a chapter each"}
	}
	lines, leftOut := pdfLines(string(bytes.ToValidUTF8(out, []byte("\ufffd"))))
	if len(lines) == 0 {
		return nil, &Error{File: name, Message: "no text stands in it, only pictures of pages", Next: "have its text recognised (OCR), save that as a text, and name that file"}
	}
	var b strings.Builder
	numbers := make([]int, len(lines))
	for i, l := range lines {
		b.WriteString(l.text + "\n")
		numbers[i] = l.number
	}
	d, err := readText(name, []byte(b.String()))
	if err != nil {
		return nil, err
	}
	d.Unread = leftOut
	renumber(d.Blocks, numbers)
	pdfProse(d.Blocks)
	return d, nil
}

// pdfProse makes paragraphs of indented text that is no code: on a page much is indented.
func pdfProse(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		if text := TextOf(b.Spans); b.Kind == Code && isPDFProse(text) {
			b.Kind, b.Spans = Paragraph, []Span{{Text: strings.Join(strings.Fields(text), " ")}}
		}
		pdfProse(b.Blocks)
	}
}

// isPDFProse reports whether a text is a sentence: it begins and ends as one, has no blank line, and nearly all of it are words.
func isPDFProse(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(text))
	last, _ := utf8.DecodeLastRuneInString(text)
	if !unicode.IsUpper(first) || !strings.ContainsRune(".?!:”", last) || strings.Contains(text, "\n\n") {
		return false
	}
	words, other := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			words++
		case !unicode.IsSpace(r) && !strings.ContainsRune(".,’'-–", r):
			other++
		}
	}
	return other*15 < words
}

// renumber puts other numbers of lines, that of each line of a text, in place of those that its blocks have.
func renumber(blocks []Block, numbers []int) {
	at := func(n int) int { return numbers[min(max(n, 1), len(numbers))-1] }
	for i := range blocks {
		b := &blocks[i]
		b.First, b.Last = at(b.First), at(b.Last)
		renumber(b.Blocks, numbers)
	}
}

// pdftotext runs poppler's program of that name. It is given the bytes that were read, not the name of a file, so
// that no name is taken for an option and nothing else is read.
func pdftotext(ctx context.Context, src []byte) ([]byte, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil, &Error{Message: "a PDF is read through the program pdftotext, which is not installed here",
			Next: "install it (poppler-utils), or " + savePDF}
	}
	out, told := &pdfOutput{left: MaxBytes}, &pdfOutput{left: 64 << 10, isEnough: true}
	cmd := exec.CommandContext(ctx, program, "-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(src), out, told
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case out.full:
		return nil, &Error{Message: fmt.Sprintf("it holds more than %d MiB of text, which is the most that is read", MaxBytes>>20), Next: "split it into files of a chapter each"}
	case ctx.Err() != nil:
		return nil, &Error{Message: fmt.Sprintf("pdftotext was still reading it after %d seconds", int(pdfTime.Seconds())), Next: savePDF}
	case err != nil:
		return nil, pdfFault(err, told.kept.String())
	}
	return out.kept.Bytes(), nil
}

// pdfFault says why pdftotext failed, of which it told that on standard error.
func pdfFault(err error, told string) error {
	exit := (*exec.ExitError)(nil)
	switch {
	case !errors.As(err, &exit):
		return err
	case strings.Contains(told, "Incorrect password"):
		return &Error{Message: "it is protected by a password", Next: "save it without one"}
	case exit.ExitCode() == 3:
		return &Error{Message: "who made it does not let its text be taken out", Next: "ask for the text from which it was made"}
	case strings.Contains(told, "Couldn't open file '-'"):
		return &Error{Message: "the program pdftotext that is installed here does not read from a pipe, as that of poppler-utils does",
			Next: "install poppler-utils, or " + savePDF}
	}
	return &Error{Message: "it is damaged, so that pdftotext finds no text in it", Next: "get the file once more, or " + savePDF}
}

// A pdfOutput keeps so many bytes of what a program prints, and then ends it, or keeps no more: of warnings some files
// have thousands, and are read all the same.
type pdfOutput struct {
	kept     bytes.Buffer // not embedded: its ReadFrom knows no bound
	left     int
	full     bool
	isEnough bool // what is kept, and the program goes on
}

func (o *pdfOutput) Write(p []byte) (int, error) {
	if o.left -= len(p); o.left < 0 {
		o.full = true
		if o.isEnough {
			o.left = 0
			return len(p), nil
		}
		return 0, io.ErrShortWrite
	}
	return o.kept.Write(p)
}
