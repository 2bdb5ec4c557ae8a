package main

import (
	"fmt"
	"path/filepath"
	"runtime"

	"goodcard/files"
	"goodcard/settings"
)

// dataDir returns the absolute path of the folder that holds the database, the installed
// decks and the settings: what --data named, else GOODCARD_DATA, else the place that the
// system has for such data. It does not create it; see [readyDataDir].
func dataDir(env *Env, o Common) (string, error) {
	dir := o.Data
	if dir == "" {
		dir = env.Getenv("GOODCARD_DATA")
	}
	if dir == "" {
		var err error
		if dir, err = systemDataDir(runtime.GOOS, env.Getenv); err != nil {
			return "", err
		}
	}
	return filepath.Abs(dir)
}

// systemDataDir follows the XDG Base Directory Specification 0.8, which asks to ignore a
// relative XDG_DATA_HOME. macOS and Windows have places of their own for who has not set it.
func systemDataDir(goos string, getenv func(string) string) (string, error) {
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "goodcard"), nil
	}
	variable, below := "HOME", filepath.Join(".local", "share")
	switch goos {
	case "darwin":
		below = filepath.Join("Library", "Application Support")
	case "windows":
		variable, below = "LOCALAPPDATA", ""
	}
	home := getenv(variable)
	if home == "" {
		return "", &hintedError{
			error: fmt.Errorf("cannot tell where your data is: %s is not set", variable),
			hint:  "name the folder with --data DIR or GOODCARD_DATA",
		}
	}
	return filepath.Join(home, below, "goodcard"), nil
}

// readyDataDir returns [dataDir] as a folder that exists, on first use with the settings file
// and its comments in it.
func readyDataDir(env *Env, o Common) (string, error) {
	dir, err := dataDir(env, o)
	if err != nil {
		return "", err
	}
	if err := makeDataDir(dir); err != nil {
		return "", err
	}
	_ = settings.Write(filepath.Join(dir, settings.FileName)) // nothing needs the file, and the folder may be read-only
	return dir, nil
}

// makeDataDir creates the data folder where it is missing. Histories are private, so only
// its owner may look into it.
func makeDataDir(dir string) error {
	if err := files.MakeFolder(dir); err != nil {
		return &hintedError{
			error: fmt.Errorf("cannot create the data folder: %w", err),
			hint:  "name another folder with --data DIR or GOODCARD_DATA",
		}
	}
	return nil
}
