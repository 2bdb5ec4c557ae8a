package files

import (
	"errors"
	"testing"
	"time"
)

// What a scanner held for a moment succeeds; what is held for ever is told after so long, what nobody is seen to hold
// soon, and what fails for another reason at once.
func TestPatiently(t *testing.T) {
	held, denied, other := errors.New("held"), errors.New("denied"), errors.New("other")
	const moment = 20 * time.Millisecond
	for name, tt := range map[string]struct {
		fails       []error // at the first attempts; the last one goes on
		want        error
		tried       int
		least, most time.Duration // that it waits
	}{
		"at once":              {[]error{nil}, nil, 1, 0, 0},
		"after a moment":       {[]error{held, held, nil}, nil, 3, 0, moment},
		"for ever":             {[]error{held}, held, 13, time.Second, 2 * time.Second},
		"for another reason":   {[]error{held, other}, other, 2, 0, moment},
		"without rights":       {[]error{denied}, denied, 5, 0, moment},
		"gone when looked for": {[]error{denied, nil}, nil, 2, 0, moment},
		"held, then denied":    {[]error{held, held, held, held, held, held, denied}, denied, 7, 0, 4 * moment},
	} {
		tried, waited := 0, time.Duration(0)
		err := patiently(func() error { tried++; return tt.fails[min(tried, len(tt.fails))-1] },
			func(err error) obstacle { return map[error]obstacle{held: holder, denied: unseen}[err] },
			func(pause time.Duration) { waited += pause })
		if err != tt.want || tried != tt.tried || waited < tt.least || waited > tt.most {
			t.Errorf("%s: %v after %d attempts and %v", name, err, tried, waited)
		}
	}
}
