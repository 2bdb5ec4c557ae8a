package apkg_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime/debug"
	"slices"
	"syscall"
	"testing"
	"time"
)

// What a hostile file may cost at most.
const (
	mostTime   = 10 * time.Second
	mostMemory = 300 << 10 // KiB
)

// consumeAlone names, in the environment, a file that this program is to read and nothing else.
const consumeAlone = "APKG_TEST_CONSUME"

func TestConsumeAlone(t *testing.T) {
	path := os.Getenv(consumeAlone)
	if path == "" {
		t.Skip("run by another test, in a process of its own")
	}
	_, err := consume(path)
	check(t, err)
}

func TestHostileFilesTakeLittleTimeAndMemory(t *testing.T) {
	if raced() {
		t.Skip("the race detector takes memory of its own")
	}
	for _, o := range outcomes {
		t.Run(o.file, func(t *testing.T) {
			ctx, stop := context.WithTimeout(t.Context(), mostTime)
			defer stop()
			cmd := exec.CommandContext(ctx, os.Args[0], "-test.run", "^TestConsumeAlone$")
			cmd.Env = append(os.Environ(), consumeAlone+"="+hostile(t, o.file))
			err := cmd.Run()
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				t.Fatalf("took more than %v", mostTime)
			}
			check(t, err)
			usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
			t.Logf("%d MiB", usage.Maxrss>>10)
			if usage.Maxrss > mostMemory {
				t.Errorf("took %d MiB of memory", usage.Maxrss>>10)
			}
		})
	}
}

func raced() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}
