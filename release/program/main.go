// Program packs what release/make has built into the files that people download: an archive for each system, with
// the licences of all that is in it, their sums, the signature of these, and drafts for package managers. The same input gives the
// same bytes. release/README.md tells of it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); errors.Is(err, context.Canceled) {
		os.Exit(130) // release/make, which was told to end too, says so
	} else if err != nil {
		fmt.Fprintln(os.Stderr, "release/make:", err)
		var hinted interface{ Hint() string }
		if errors.As(err, &hinted) {
			fmt.Fprintln(os.Stderr, "hint:", hinted.Hint())
		}
		os.Exit(1)
	}
}

const usage = "'program pack FLAGS SYSTEM/PROCESSOR...' and 'program unlock' are what release/make calls, 'program key FILE' makes a key to sign with"

const keyHelp = `program key FILE makes a key to sign releases with, in FILE, which signs, and FILE.pub, by which people verify.
It asks twice for a password of twelve characters or more. FILE is outside of every checkout. release/README.md tells more.
`

func run(args []string, stdout io.Writer) error {
	if len(args) == 0 {
		return errors.New(usage)
	}
	switch args[0] {
	case "--help", "-h", "help":
		fmt.Fprintln(stdout, usage)
		return nil
	case "key":
		if len(args) == 2 && (args[1] == "--help" || args[1] == "-h") {
			fmt.Fprint(stdout, keyHelp)
			return nil
		}
		if len(args) != 2 || strings.HasPrefix(args[1], "-") {
			return errors.New("the name of the file for the key was expected: program key FILE")
		}
		return newKey(args[1], stdout)
	case "unlock":
		return unlock(stdout)
	case "pack":
		m, err := making(args[1:])
		if err != nil {
			return err
		}
		return m.pack(stdout)
	}
	return errors.New(usage)
}

// An edition is one call of release/make.
type edition struct {
	Version, Commit string
	Date            time.Time // of the commit; no file is newer
	built           string    // the folder that holds SYSTEM-PROCESSOR/goodcard
	zig             string    // the folder of zig, which links parts of itself into programs
	out             string
	From            string // the address of the files
	targets         []target
}

// A target is a system and a processor, as Go names them.
type target struct{ System, Processor string }

func (t target) String() string { return t.System + "/" + t.Processor }

// program is what the program is called there.
func (t target) program() string {
	if t.System == "windows" {
		return "goodcard.exe"
	}
	return "goodcard"
}

// folder is what an archive unpacks to.
func (m *edition) folder(t target) string {
	return "goodcard-" + m.Version + "-" + t.System + "-" + t.Processor
}

// archive is the name of an archive. Windows opens zip without another program, the others keep with tar who may run a file.
func (m *edition) archive(t target) string {
	if t.System == "windows" {
		return m.folder(t) + ".zip"
	}
	return m.folder(t) + ".tar.gz"
}

// nowhere stands in the drafts where nobody said from where files are downloaded.
const nowhere = "https://example.org/goodcard/"

func making(args []string) (*edition, error) {
	m := new(edition)
	flags := flag.NewFlagSet("pack", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&m.Version, "version", "", "")
	flags.StringVar(&m.Commit, "commit", "", "")
	date := flags.String("date", "", "")
	flags.StringVar(&m.built, "built", "", "")
	flags.StringVar(&m.zig, "zig", "", "")
	flags.StringVar(&m.out, "out", "", "")
	flags.StringVar(&m.From, "from", "", "")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	var err error
	if m.Date, err = time.Parse(time.RFC3339, *date); err != nil {
		return nil, fmt.Errorf("the date of the commit: %w", err)
	}
	if m.From == "" {
		m.From = nowhere + m.Version
	}
	m.From = strings.TrimSuffix(m.From, "/") + "/"
	for _, word := range flags.Args() {
		system, processor, _ := strings.Cut(word, "/")
		m.targets = append(m.targets, target{system, processor})
	}
	return m, nil
}

// pack makes all files. They are made aside: the folder has all of them or does not change, also when the program is told to end.
func (m *edition) pack(stdout io.Writer) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	final := m.out
	sums, signed, err := m.packAside(ctx)
	if err != nil {
		return inWords(err, final)
	}
	fmt.Fprintf(stdout, "%s: goodcard %s of commit %s\n", final, m.Version, m.Commit)
	for _, s := range sums {
		fmt.Fprintf(stdout, "%s  %s\n", s.SHA256, s.Name)
	}
	if !m.complete() {
		fmt.Fprintln(stdout, "no drafts for package managers: they name all archives, and some were not made")
	}
	if !signed { // the last line, so that it is read
		fmt.Fprintf(stdout, "NOT SIGNED: %s says whether a file is whole, and not who made it\n", sumsName)
	}
	return nil
}

// packAside makes all files aside, and has them appear.
func (m *edition) packAside(ctx context.Context) (sums []sum, signed bool, err error) {
	final := m.out
	if m.out, err = newAside(final); err != nil {
		return nil, false, err
	}
	defer os.RemoveAll(m.out)
	if sums, signed, err = m.fill(ctx); err != nil {
		return nil, false, err
	}
	return sums, signed, appear(m.out, final)
}

// fill writes all files into the folder of the edition.
func (m *edition) fill(ctx context.Context) (sums []sum, signed bool, err error) {
	var names []string
	for _, t := range m.targets {
		if err := m.packTarget(t); err != nil {
			return nil, false, fmt.Errorf("%s: %w", t, err)
		}
		if ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		names = append(names, m.archive(t))
	}
	if sums, err = m.writeSums(names); err != nil {
		return nil, false, err
	}
	if signed, err = m.sign(sums); err != nil {
		return nil, false, err
	}
	if err = m.writeDrafts(sums); err != nil {
		return nil, false, err
	}
	return sums, signed, ctx.Err()
}
