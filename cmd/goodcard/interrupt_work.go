package main

import "context"

// unlessInterrupted does work that knows of no context, such as reading a large deck, and returns what
// it returns; the error of the context once that ends. What was begun then goes on until the program has
// ended: it must neither write nor speak, and the caller must not look at what it works on any more.
func unlessInterrupted[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := work()
		done <- result{value, err}
	}()
	select {
	case got := <-done:
		if ctx.Err() != nil {
			break
		}
		return got.value, got.err
	case <-ctx.Done():
	}
	var none T
	return none, ctx.Err()
}
