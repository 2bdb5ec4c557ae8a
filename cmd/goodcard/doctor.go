package main

import (
	"context"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type doctorOptions struct {
	Common
	Rebuild bool
	Fix     bool
}

func newDoctorCommand(env *Env, do func(context.Context, *Env, doctorOptions) error) *cli.Command {
	var opts doctorOptions
	return &cli.Command{
		Name:      "doctor",
		Usage:     "check the whole database",
		ArgsUsage: " ",
		UsageText: "goodcard doctor           say what is wrong\n" +
			"goodcard doctor --fix     and mend what can be mended without loss",
		Description: "Reads the file, every reference, the history, and compares what is cached with a replay of the history.\n" +
			"Exit status: 0 nothing found, 1 something was found and is not mended, 2 wrong usage.",
		Flags: opts.flags(
			toggle("rebuild", &opts.Rebuild, "compute all schedules from the history first"),
			toggle("fix", &opts.Fix, "do so where that mends what was found"),
		),
		Action: func(c *cli.Context) error {
			if err := noWords(c); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

type doctorJSON struct {
	Findings     []findingJSON `json:"findings"`
	FutureEvents int           `json:"future_events"`
	Rebuilt      bool          `json:"rebuilt"`
}

type findingJSON struct {
	Check   string `json:"check"`
	Message string `json:"message"`
	Fixable bool   `json:"fixable"`
}

func runDoctor(ctx context.Context, env *Env, opts doctorOptions) error {
	return withCollectionDespiteSettings(ctx, env, opts.Common, func(c *study.Collection) error {
		d, err := c.Check(ctx, opts.Rebuild, opts.Fix)
		if err != nil {
			return err
		}
		if env.Unsure != "" {
			d.Findings = append(d.Findings, study.Finding{Check: "zone", Message: env.Unsure})
		}
		if d.Rebuilt {
			env.did("'goodcard doctor' tells what is left", "all schedules were computed anew from the history")
		}
		if err := writeDoctor(newOutput(env, opts.Common), d); err != nil {
			return err
		}
		warnFuture(env, d.Future)
		if len(d.Findings) > 0 || d.Future > 0 {
			return errFound
		}
		return nil
	})
}

func writeDoctor(out *output, d study.Doctor) error {
	v := doctorJSON{Findings: []findingJSON{}, FutureEvents: d.Future, Rebuilt: d.Rebuilt}
	fixable, beyond := false, false
	for _, f := range d.Findings {
		v.Findings = append(v.Findings, findingJSON{f.Check, f.Message, f.Cache})
		fixable = fixable || f.Cache && !d.Rebuilt
		beyond = beyond || f.Beyond()
	}
	if out.json {
		return out.value(v)
	}
	for _, f := range d.Findings {
		out.line("%s: %s", f.Check, f.Message)
	}
	if d.Rebuilt {
		out.line("all schedules were computed anew from the history")
	}
	if len(d.Findings) == 0 && out.people {
		out.line("nothing is wrong")
	}
	if fixable && out.people {
		out.line("'goodcard doctor --fix' mends what concerns memory and index, which holds no history")
	}
	if beyond && out.people {
		out.line("what concerns file, tables and history cannot be mended: 'goodcard restore FILE' brings a backup back")
	}
	return nil
}
