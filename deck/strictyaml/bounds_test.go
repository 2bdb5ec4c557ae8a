package strictyaml_test

import (
	"testing"

	"goodcard/deck/strictyaml"
)

// What is more than a bound never reads like the bound.
func TestSizesForPeople(t *testing.T) {
	for bytes, want := range map[int]string{
		1: "0.1 KiB", 64 << 10: "64 KiB", 64<<10 + 1: "64.1 KiB", 1<<20 - 1: "1024 KiB", 1 << 20: "1 MiB", 256<<20 + 1: "256.1 MiB",
	} {
		if got := strictyaml.Size(bytes); got != want {
			t.Errorf("%d bytes: %q, want %q", bytes, got, want)
		}
	}
	for n, want := range map[int]string{7: "7", 999: "999", 1000: "1,000", 20_000_001: "20,000,001"} {
		if got := strictyaml.Number(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
