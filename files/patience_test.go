package files

import (
	"errors"
	"testing"
	"time"
)

// What a scanner held for a moment succeeds; what is held for ever, or fails for another reason, is told after so long.
func TestPatiently(t *testing.T) {
	held, other := errors.New("held"), errors.New("other")
	for name, tt := range map[string]struct {
		fails []error // at the first attempts; the last one goes on
		want  error
		tried int
	}{
		"at once":            {[]error{nil}, nil, 1},
		"after a moment":     {[]error{held, held, nil}, nil, 3},
		"for ever":           {[]error{held}, held, attempts},
		"for another reason": {[]error{held, other}, other, 2},
	} {
		tried, waited := 0, time.Duration(0)
		err := patiently(func() error { tried++; return tt.fails[min(tried, len(tt.fails))-1] },
			func(err error) bool { return err == held }, func(pause time.Duration) { waited += pause })
		if err != tt.want || tried != tt.tried || waited > 2*time.Second || tried == attempts && waited < time.Second {
			t.Errorf("%s: %v after %d attempts and %v", name, err, tried, waited)
		}
	}
}
