package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// A lateContext ends once it was asked twice whether it has.
type lateContext struct {
	context.Context
	asked int
}

func (c *lateContext) Done() <-chan struct{} {
	if c.asked++; c.asked < 2 {
		return nil
	}
	done := make(chan struct{})
	close(done)
	return done
}

func (c *lateContext) Err() error {
	if c.asked < 2 {
		return nil
	}
	return context.Canceled
}

// The console of Windows says on Ctrl+C that the input has ended, before it tells of the key: that is the end of the
// program, and not of the input.
func TestEndOfInputByCtrlC(t *testing.T) {
	for doubted, want := range map[bool]error{true: context.Canceled, false: io.EOF} {
		r := &interruptibleReader{ctx: &lateContext{Context: t.Context()}, r: strings.NewReader(""), doubted: doubted}
		if _, err := r.Read(make([]byte, 1)); !errors.Is(err, want) {
			t.Errorf("doubted %v: %v, want %v", doubted, err, want)
		}
	}
}

// A console that knows no styles is as one that says so of itself.
func TestConsoleWithoutStyles(t *testing.T) {
	env := &Env{Terminal: true, Unstyled: true, Getenv: func(name string) string { return map[string]string{"TERM": "xterm"}[name] }}
	if !isDumb(env, "windows") || wantsColor(env, "auto") || !wantsColor(env, "always") {
		t.Error("it is coloured, or not where that is asked for")
	}
}
