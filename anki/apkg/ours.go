package apkg

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"goodcard/files"

	"github.com/klauspost/compress/flate"
)

// Ours reports whether the package at path is one that a [Writer] made. Of a package it reads the header of the first
// entry, and unpacks that of the database in it: no other program writes those times and these numbers.
func Ours(path string) (bool, error) {
	f, err := files.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	const header, most = 30, 64 << 10 // of a zip's entry, before its name; and bytes that so little unpacks from
	name := collections[legacy1]
	begins := make([]byte, header+len(name))
	switch _, err := io.ReadFull(f, begins); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return false, nil
	case err != nil:
		return false, err
	}
	number := func(at int) int { return int(binary.LittleEndian.Uint16(begins[at:])) }
	const deflated = 8
	if !bytes.HasPrefix(begins, []byte("PK\x03\x04")) || number(6) != 0 || number(8) != deflated || number(10) != 0 || number(12) != day1980 ||
		number(26) != len(name) || number(28) != 0 || string(begins[header:]) != name {
		return false, nil
	}
	database := make([]byte, sqliteVersion+4)
	if _, err := io.ReadFull(flate.NewReader(io.LimitReader(f, most)), database); err != nil {
		return false, nil //nolint:nilerr // what does not unpack is not ours
	}
	for at, want := range settledHeader {
		if binary.BigEndian.Uint32(database[at:]) != want {
			return false, nil
		}
	}
	return bytes.HasPrefix(database, markDatabase), nil
}

// IsPackage reports whether the file at path is a package of Anki, by what is in it.
func IsPackage(path string) bool {
	f, err := files.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false
	}
	_, err = openContainer(f, info.Size())
	return err == nil
}
