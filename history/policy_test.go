package history_test

import (
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
)

func TestFingerprint(t *testing.T) {
	p := history.Policy{Scheduler: scheduler.SM2{}}
	if got, want := p.Fingerprint(), "sm2 cap=36500 fuzz=false"; got != want {
		t.Errorf("fingerprint %q, want %q: every memory would be made anew", got, want)
	}
	for _, other := range []history.Policy{
		{Scheduler: scheduler.SM2{}, Fuzz: true},
		{Scheduler: scheduler.SM2{}, Cap: 10},
	} {
		if other.Fingerprint() == p.Fingerprint() {
			t.Errorf("%+v makes other intervals under the fingerprint %q", other, p.Fingerprint())
		}
	}
}
