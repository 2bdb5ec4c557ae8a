package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"

	"aead.dev/minisign"
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
func (m *edition) sign(sums []sum) (signed bool, err error) {
	path := os.Getenv(keyVariable)
	if path == "" {
		return false, nil
	}
	key, _, err := readKey(path)
	if err != nil {
		return false, err
	}
	signature, err := signature(key, sums, m.Version, m.Date)
	if err != nil {
		return false, err
	}
	return true, write(filepath.Join(m.out, sumsName+".minisig"), signature)
}

// unlock tries the key before archives are made, and hands on its password, which 'program pack' reads out of a pipe.
func unlock(stdout io.Writer) error {
	key, password, err := readKey(os.Getenv(keyVariable))
	if err != nil {
		return err
	}
	if err := belongs(key); err != nil {
		return err
	}
	_, err = fmt.Fprintln(stdout, password)
	return err
}

// signature signs sums, once the key is found to be that which people verify with. The comment has the date of the commit, so that
// the same key gives the same bytes.
func signature(key minisign.PrivateKey, sums []sum, version string, date time.Time) ([]byte, error) {
	if err := belongs(key); err != nil {
		return nil, err
	}
	trusted := fmt.Sprintf("goodcard %s, %s", version, date.UTC().Format(time.DateOnly))
	return minisign.SignWithComments(key, sumsText(sums), trusted, "signature of goodcard "+version), nil
}

// belongs says whether a key is that which people verify with.
func belongs(key minisign.PrivateKey) error {
	public, err := minisign.PublicKeyFromFile(publicKey)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &hinted{fmt.Errorf("%s is missing, by which people verify what is signed", publicKey), "commit the public key that belongs to the key; release/README.md tells how"}
	case err != nil:
		return fmt.Errorf("%s: %w", publicKey, err)
	case !public.Equal(key.Public()):
		return &hinted{fmt.Errorf("the key is not the one that belongs to %s, by which people verify", publicKey), "sign with that key; release/README.md tells how a key is replaced"}
	}
	return nil
}

// tries is how often a password may be typed.
const tries = 3

// readKey reads a key that is encrypted, as 'program key' and minisign -G make it, and returns its password too.
func readKey(path string) (key minisign.PrivateKey, password string, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return key, "", &hinted{fmt.Errorf("%s: %w", keyVariable, err), "let " + keyVariable + " name the file with the private half of the key"}
	}
	if new(minisign.PublicKey).UnmarshalText(text) == nil {
		return key, "", &hinted{fmt.Errorf("%s is the public half of a key, and the private one signs", path), "let " + keyVariable + " name the other file of the two"}
	}
	if !minisign.IsEncrypted(text) {
		return key, "", &hinted{fmt.Errorf("%s is no minisign key with a password", path), "make one with 'go run ./release/program key FILE'"}
	}
	for try := 1; ; try++ {
		var typed bool
		if password, typed, err = passwordOf("password of the key: "); err != nil {
			return key, "", err
		}
		if key, err = minisign.DecryptKey(password, text); err == nil {
			return key, password, nil
		}
		if !typed || try == tries {
			return key, "", &hinted{fmt.Errorf("%s: %w", path, err), "the password is another one"}
		}
		fmt.Fprintln(os.Stderr, "the password is another one; once more:")
	}
}

// newKey makes a key, and says what is done with its two halves.
func newKey(path string, stdout io.Writer) error {
	public := path + ".pub"
	for _, p := range []string{path, public} {
		if _, err := os.Lstat(p); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already, and a key is not written over", p)
		}
	}
	if checkout, err := checkoutAround(path); err != nil {
		return err
	} else if checkout != "" {
		return &hinted{fmt.Errorf("%s would lie in the checkout %s, and a key is in no repository", path, checkout), "name a file elsewhere, such as ~/goodcard.key"}
	}
	password, typed, err := passwordOf("a password for the key: ")
	if err != nil {
		return err
	}
	if n := utf8.RuneCountInString(password); n < 12 {
		return fmt.Errorf("the password is too short: it has %d characters, and twelve are the least", n)
	}
	if typed {
		again, _, err := passwordOf("the password once more: ")
		if err != nil {
			return err
		}
		if again != password {
			return &hinted{errors.New("the two passwords differ, and no key was made"), "type the command again"}
		}
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

// checkoutAround returns the checkout in which a file would lie, if any.
func checkoutAround(path string) (string, error) {
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir, nil
		}
		above := filepath.Dir(dir)
		if above == dir {
			return "", nil
		}
		dir = above
	}
}
