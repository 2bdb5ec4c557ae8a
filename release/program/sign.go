package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"aead.dev/minisign"
	"github.com/charmbracelet/x/term"
)

// Where the key to sign with is, and its password where nobody is there to type it. The key is in no repository; what is signed
// with it is verified by publicKey, which is in this one as soon as there is a key.
const (
	keyVariable      = "GOODCARD_SIGNING_KEY"
	passwordVariable = "GOODCARD_SIGNING_PASSWORD_FILE"
	publicKey        = "release/goodcard.pub"
)

// A hinted error says what to do next.
type hinted struct {
	error
	hint string
}

func (e *hinted) Hint() string { return e.hint }

// sign signs the sums, where there is a key.
func (m *edition) sign(sums []sum, stdout io.Writer) error {
	path := os.Getenv(keyVariable)
	if path == "" {
		fmt.Fprintf(stdout, "NOT SIGNED: %s names no key, so %s says whether a file is whole, and not who made it\n", keyVariable, sumsName)
		return nil
	}
	key, err := readKey(path)
	if err != nil {
		return err
	}
	signature, err := signature(key, sums, m.Version, m.Date)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(m.out, sumsName+".minisig"), signature, 0o644)
}

// signature signs sums, once the key is found to be that which people verify with. The comment has the date of the commit, so that
// the same key gives the same bytes.
func signature(key minisign.PrivateKey, sums []sum, version string, date time.Time) ([]byte, error) {
	public, err := minisign.PublicKeyFromFile(publicKey)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &hinted{fmt.Errorf("%s is missing, by which people verify what is signed", publicKey), "commit the public key that belongs to the key; release/README.md tells how"}
	case err != nil:
		return nil, fmt.Errorf("%s: %w", publicKey, err)
	case !public.Equal(key.Public()):
		return nil, &hinted{fmt.Errorf("the key is not the one that belongs to %s, by which people verify", publicKey), "sign with that key; release/README.md tells how a key is replaced"}
	}
	trusted := fmt.Sprintf("goodcard %s, %s", version, date.UTC().Format(time.DateOnly))
	return minisign.SignWithComments(key, sumsText(sums), trusted, "signature of goodcard "+version), nil
}

// readKey reads a key that is encrypted, as 'program key' and minisign -G make it.
func readKey(path string) (key minisign.PrivateKey, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return key, fmt.Errorf("%s: %w", keyVariable, err)
	}
	if !minisign.IsEncrypted(text) {
		return key, &hinted{fmt.Errorf("%s is no minisign key with a password", path), "make one with 'go run ./release/program key FILE'"}
	}
	password, err := passwordOf("password of the key: ")
	if err != nil {
		return key, err
	}
	if key, err = minisign.DecryptKey(password, text); err != nil {
		return key, &hinted{fmt.Errorf("%s: %w", path, err), "the password is another one"}
	}
	return key, nil
}

// newKey makes a key, and says what is done with its two halves.
func newKey(path string, stdout io.Writer) error {
	public := path + ".pub"
	for _, p := range []string{path, public} {
		if _, err := os.Lstat(p); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already, and a key is not written over", p)
		}
	}
	password, err := passwordOf("a password for the key: ")
	if err != nil {
		return err
	}
	if len(password) < 12 {
		return errors.New("the password is too short: twelve signs at least, or five words")
	}
	half, key, err := minisign.GenerateKey(nil)
	if err != nil {
		return err
	}
	private, err := minisign.EncryptKey(password, key)
	if err != nil {
		return err
	}
	text, err := half.MarshalText()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, private, 0o600); err != nil {
		return err
	}
	if err := os.WriteFile(public, append(text, '\n'), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s signs: keep it off this computer, twice, and its password elsewhere\n%s verifies: commit it as %s, and publish %s\n", path, public, publicKey, half)
	return nil
}

// passwordOf reads a password from the file that the environment names, else from the terminal, where it is not shown.
func passwordOf(question string) (string, error) {
	if path := os.Getenv(passwordVariable); path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("%s: %w", passwordVariable, err)
		}
		return strings.TrimRight(string(text), "\r\n"), nil
	}
	terminal, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return "", &hinted{errors.New("nobody is there to type the password of the key"), "let " + passwordVariable + " name a file with it"}
	}
	defer terminal.Close()
	fmt.Fprint(terminal, question)
	password, err := term.ReadPassword(terminal.Fd())
	fmt.Fprintln(terminal)
	return string(password), err
}
