package study_test

import (
	"context"
	"errors"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

// A long read of the history ends when its reader has gone.
func TestPastsEndWithTheirContext(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 5))
	w.finish(scheduler.Good)
	ctx, cancel := context.WithCancel(t.Context())
	items := 0
	err := w.Pasts(ctx, nil, func(study.Past) error {
		items++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || items != 1 {
		t.Errorf("%d items came after the end, with %v", items-1, err)
	}
	if err := w.Pasts(t.Context(), nil, func(study.Past) error { items++; return nil }); err != nil || items != 6 {
		t.Errorf("the next read gave %d items and %v, want 5", items-1, err)
	}
}
