package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestExitCode(t *testing.T) {
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	for _, tt := range []struct {
		name string
		ctx  context.Context
		err  error
		want int
	}{
		{"done", t.Context(), nil, 0},
		{"failed", t.Context(), io.ErrUnexpectedEOF, 1},
		{"something was found", t.Context(), errFound, 1},
		{"wrong usage", t.Context(), &usageError{}, 2},
		{"wrong usage, wrapped", t.Context(), fmt.Errorf("config: %w", &usageError{}), 2},
		{"interrupted", interrupted, context.Canceled, 130},
		{"interrupted, told by another error", interrupted, errors.New("statement was interrupted"), 130},
		{"a signal that came too late to stop anything", interrupted, nil, 0},
	} {
		if got := exitCode(tt.ctx, tt.err); got != tt.want {
			t.Errorf("%s: exit code %d, want %d", tt.name, got, tt.want)
		}
	}
}

// A silentReader is a terminal at which nobody types: it tells that it was asked, and waits.
type silentReader chan struct{}

func (asked silentReader) Read([]byte) (int, error) {
	close(asked)
	select {}
}

func TestInterruptedWhileReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	asked := make(silentReader)
	go func() {
		<-asked
		cancel()
	}()
	r := &interruptibleReader{ctx: ctx, r: asked}
	if _, err := r.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("Read = %v, want that it was cancelled", err)
	}
}

func TestReaderPassesEverything(t *testing.T) {
	text := strings.Repeat("one line\n", 1000)
	got, err := io.ReadAll(&interruptibleReader{ctx: t.Context(), r: strings.NewReader(text)})
	if err != nil || string(got) != text {
		t.Errorf("read %d bytes with error %v, want %d", len(got), err, len(text))
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestLostOutputIsAFailure(t *testing.T) {
	var stderr bytes.Buffer
	env := testEnv(new(strings.Builder))
	env.Stdout, env.Stderr = fullDisk{}, &stderr
	if code := run(t.Context(), env, []string{"goodcard", "version"}); code != exitFailed {
		t.Errorf("exit code %d, want %d", code, exitFailed)
	}
	if got, want := stderr.String(), "goodcard: the output cannot be written: no space left\n"; got != want {
		t.Errorf("stderr %q, want %q", got, want)
	}
}
