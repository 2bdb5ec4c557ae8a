package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/long"

	"aead.dev/minisign"
)

// checkoutWith makes a folder with the public half of a key the working directory.
func checkoutWith(t *testing.T, public *minisign.PublicKey) {
	t.Helper()
	t.Chdir(t.TempDir())
	check(t, os.Mkdir("release", 0o755))
	if public != nil {
		text, err := public.MarshalText()
		check(t, err)
		check(t, os.WriteFile(publicKey, append(text, '\n'), 0o644))
	}
}

func TestSignature(t *testing.T) {
	public, key, err := minisign.GenerateKey(nil)
	check(t, err)
	other, _, err := minisign.GenerateKey(nil)
	check(t, err)
	m := testEdition(t)
	sums := m.downloads(t)

	checkoutWith(t, &public)
	one, err := signature(key, sums, m.Version, m.Date)
	check(t, err)
	two, err := signature(key, sums, m.Version, m.Date)
	check(t, err)
	if string(one) != string(two) || !strings.Contains(string(one), "trusted comment: goodcard 1.2.3, 2026-12-01\n") {
		t.Errorf("signed twice:\n%s\n%s", one, two)
	}
	text, err := os.ReadFile(filepath.Join(m.out, sumsName))
	check(t, err)
	if !minisign.Verify(public, text, one) {
		t.Error("the signature of the file of sums is not verified")
	}
	text[10] ^= 1
	if minisign.Verify(public, text, one) || minisign.Verify(other, sumsText(sums), one) {
		t.Error("a signature is verified of other sums, or with another key")
	}

	checkoutWith(t, &other)
	_, err = signature(key, sums, m.Version, m.Date)
	says(t, "another key", err, "not the one that belongs to release/goodcard.pub")
	checkoutWith(t, nil)
	_, err = signature(key, sums, m.Version, m.Date)
	says(t, "no public key", err, "release/goodcard.pub is missing")
}

// Without a key the sums are made all the same, and that nobody signed them is said.
func TestUnsigned(t *testing.T) {
	t.Setenv(keyVariable, "")
	m := testEdition(t)
	signed, err := m.sign(m.downloads(t))
	check(t, err)
	if signed {
		t.Error("it says that somebody signed")
	}
	if _, err := os.Stat(filepath.Join(m.out, sumsName+".minisig")); err == nil {
		t.Error("there is a signature all the same")
	}
}

func TestKeysThatAreRefused(t *testing.T) {
	_, key, err := minisign.GenerateKey(nil)
	check(t, err)
	naked, err := key.MarshalText()
	check(t, err)
	path := filepath.Join(t.TempDir(), "key")
	check(t, os.WriteFile(path, naked, 0o600))
	t.Setenv(keyVariable, path)
	says(t, "a key without a password", unlock(io.Discard), "is no minisign key with a password")
	public, err := key.Public().(minisign.PublicKey).MarshalText()
	check(t, err)
	check(t, os.WriteFile(path+".pub", public, 0o644))
	t.Setenv(keyVariable, path+".pub")
	says(t, "the public half", unlock(io.Discard), "is the public half of a key")
	says(t, "a key over a file", newKey(path, new(strings.Builder)), "is there already")
	t.Setenv(keyVariable, path+"-none")
	err = unlock(io.Discard)
	says(t, "a key that is not there", err, keyVariable)
	if hint, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); !ok || hint.Hint() == "" {
		t.Errorf("nothing says what to do about %v", err)
	}

	password := filepath.Join(t.TempDir(), "password")
	check(t, os.WriteFile(password, []byte("a b c d ü\n"), 0o600))
	t.Setenv(passwordVariable, password)
	says(t, "a short password", newKey(path+"-new", new(strings.Builder)), "it has 9 characters, and twelve are the least")
	if _, err := os.Stat(path + "-new"); err == nil {
		t.Error("a key with a short password was written")
	}
}

// A key in a checkout would be committed one day.
func TestKeyInACheckout(t *testing.T) {
	dir := t.TempDir()
	check(t, os.MkdirAll(filepath.Join(dir, "below", "it"), 0o755))
	check(t, os.Mkdir(filepath.Join(dir, ".git"), 0o755))
	t.Chdir(filepath.Join(dir, "below"))
	password := filepath.Join(t.TempDir(), "password")
	check(t, os.WriteFile(password, []byte("short\n"), 0o600))
	t.Setenv(passwordVariable, password)
	for _, path := range []string{"goodcard.key", filepath.Join("it", "goodcard.key"), filepath.Join(dir, "goodcard.key")} {
		says(t, path, run([]string{"key", path}, io.Discard), "would lie in the checkout")
	}
}

func TestKeyHelps(t *testing.T) {
	t.Chdir(t.TempDir())
	var said strings.Builder
	check(t, run([]string{"key", "--help"}, &said))
	if said.String() != keyHelp {
		t.Errorf("it says %q", said.String())
	}
	says(t, "a flag that is none", run([]string{"key", "--new"}, io.Discard), "the name of the file for the key was expected")
}

// From a new key to what people verify, as release/README.md tells it. To encrypt a key takes a gigabyte.
func TestKeyToSignature(t *testing.T) {
	long.Only(t)
	dir := t.TempDir()
	key, password := filepath.Join(dir, "goodcard.key"), filepath.Join(dir, "password")
	check(t, os.WriteFile(password, []byte("five words make a password\n"), 0o600))
	t.Setenv(passwordVariable, password)
	var said strings.Builder
	check(t, run([]string{"key", key}, &said))
	if info, err := os.Stat(key); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key is readable for others: %v, %v", info, err)
	}
	public, err := minisign.PublicKeyFromFile(key + ".pub")
	check(t, err)
	if !strings.Contains(said.String(), public.String()) {
		t.Errorf("it says %q", said.String())
	}
	checkoutWith(t, &public)
	t.Setenv(keyVariable, key)
	m := testEdition(t)
	var unlocked strings.Builder
	check(t, unlock(&unlocked))
	if unlocked.String() != "five words make a password\n" {
		t.Errorf("it hands on %q", unlocked.String())
	}
	if signed, err := m.sign(m.downloads(t)); err != nil || !signed {
		t.Fatalf("not signed: %v", err)
	}
	signed := filepath.Join(m.out, sumsName)
	text, err := os.ReadFile(signed)
	check(t, err)
	sig, err := os.ReadFile(signed + ".minisig")
	check(t, err)
	if !minisign.Verify(public, text, sig) {
		t.Error("the signature is not verified")
	}
	check(t, os.WriteFile(password, []byte("another password\n"), 0o600))
	says(t, "another password", unlock(io.Discard), "decryption failed")

	program, err := exec.LookPath("minisign")
	if err != nil {
		t.Skip("the program minisign, with which people verify, is not asked: ", err)
	}
	if out, err := exec.Command(program, "-Vm", signed, "-p", key+".pub").CombinedOutput(); err != nil {
		t.Errorf("minisign: %v\n%s", err, out)
	}
	check(t, os.WriteFile(signed, append(text, '\n'), 0o644))
	if out, err := exec.Command(program, "-Vm", signed, "-p", key+".pub").CombinedOutput(); err == nil {
		t.Errorf("minisign verifies other sums:\n%s", out)
	}
}
