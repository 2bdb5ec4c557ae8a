//go:build unix

// Pairs times whole processes against each other: A B A B …, so that what else the machine
// does falls on both alike. It prints medians, their ratio and the most memory that a
// process held.
//
//	pairs [-n 50] [-input TEXT] COMMAND [-- COMMAND]
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A run is what one process took.
type run struct {
	wall time.Duration
	cpu  time.Duration // of the program and of the kernel for it
	peak int64         // most memory held, in KiB
}

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 50, "how many `times` each command runs")
	input := flag.String("input", "", "what each command `reads` from its standard input")
	flag.Parse()
	commands := split(flag.Args())
	if len(commands) == 0 || *n < 1 {
		log.Fatal("usage: pairs [-n TIMES] [-input TEXT] COMMAND [-- COMMAND]")
	}
	runs := make([][]run, len(commands))
	for i := range *n + 1 {
		for c, command := range commands {
			r, err := measure(command, *input)
			if err != nil {
				log.Fatalf("%s: %v", strings.Join(command, " "), err)
			}
			if i > 0 { // the first fills the caches
				runs[c] = append(runs[c], r)
			}
		}
	}
	report(commands, runs)
}

// split cuts the arguments at each "--".
func split(args []string) [][]string {
	var commands [][]string
	for len(args) > 0 {
		at := slices.Index(args, "--")
		if at < 0 {
			at = len(args)
		}
		commands = append(commands, args[:at])
		args = args[min(at+1, len(args)):]
	}
	return commands
}

func measure(command []string, input string) (run, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin = strings.NewReader(input)
	cmd.Stderr = os.Stderr
	began := time.Now()
	if err := cmd.Run(); err != nil {
		return run{}, err
	}
	r := run{wall: time.Since(began), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.peak = int64(usage.Maxrss)
	}
	return r, nil
}

// report prints a line for each command, and the ratio of the first to each other one.
func report(commands [][]string, runs [][]run) {
	fmt.Println("median ms   least ms   median CPU ms   peak MB")
	var first, firstCPU time.Duration
	for c, command := range commands {
		wall := sorted(runs[c], func(r run) time.Duration { return r.wall })
		cpu := sorted(runs[c], func(r run) time.Duration { return r.cpu })
		peak := slices.MaxFunc(runs[c], func(a, b run) int { return cmp.Compare(a.peak, b.peak) }).peak
		median, medianCPU := wall[len(wall)/2], cpu[len(cpu)/2]
		fmt.Printf("%9.2f  %9.2f  %14.2f  %8d   %s\n", milliseconds(median), milliseconds(wall[0]), milliseconds(medianCPU), peak/1024,
			strings.Join(command, " "))
		if c == 0 {
			first, firstCPU = median, medianCPU
			continue
		}
		fmt.Printf("%8.2fx  %9s  %13.2fx  the first command to this one\n", float64(first)/float64(median), "",
			float64(firstCPU)/float64(medianCPU))
	}
}

func sorted(runs []run, of func(run) time.Duration) []time.Duration {
	times := make([]time.Duration, len(runs))
	for i, r := range runs {
		times[i] = of(r)
	}
	slices.Sort(times)
	return times
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
