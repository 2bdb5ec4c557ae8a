package main

import (
	"bytes"
	"crypto/sha256"
	"debug/macho"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
)

// darwinLibraries are in every macOS.
var darwinLibraries = []string{
	"/usr/lib/libSystem.B.dylib",
	"/usr/lib/libresolv.9.dylib",
	"/System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation",
}

// The load commands that package macho leaves as bytes.
const (
	loadBuildVersion  = 0x32
	loadVersionMin    = 0x24
	loadCodeSignature = 0x1d
	platformMacOS     = 1
)

// oldestMacOS is the version that release/make names to the linker: 12.0, in the form of the load commands.
const oldestMacOS = 12 << 16

// inspectMachO holds a program for macOS to what can be told without a Mac: its processor, the oldest system that it starts on, that
// it needs nothing but parts of the system, and that its signature fits. Apple's processors start nothing without one.
func inspectMachO(file string, t target) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	f, err := macho.NewFile(bytes.NewReader(text))
	if err != nil {
		return err
	}
	defer f.Close()
	if want := map[string]macho.Cpu{"amd64": macho.CpuAmd64, "arm64": macho.CpuArm64}[t.Processor]; f.Cpu != want {
		return fmt.Errorf("the program is for %v, and not for %v", f.Cpu, want)
	}
	libraries, err := f.ImportedLibraries()
	if err != nil {
		return err
	}
	for _, l := range libraries {
		if !slices.Contains(darwinLibraries, l) {
			return fmt.Errorf("the program needs %s, which is no part of macOS that is known", l)
		}
	}
	var oldest uint32
	signed := false
	for _, l := range f.Loads {
		raw := l.Raw()
		word := func(i int) uint32 {
			if len(raw) < 4*i+4 {
				return 0
			}
			return f.ByteOrder.Uint32(raw[4*i:])
		}
		switch word(0) {
		case loadBuildVersion:
			if word(2) != platformMacOS {
				return fmt.Errorf("the program is for platform %d, and not for macOS", word(2))
			}
			oldest = word(3)
		case loadVersionMin:
			oldest = word(2)
		case loadCodeSignature:
			signed = true
			if err := checkSignature(text, word(2), word(3)); err != nil {
				return fmt.Errorf("its signature: %w", err)
			}
		}
	}
	switch {
	case oldest != oldestMacOS:
		return fmt.Errorf("the program starts from macOS %d.%d on, and not from 12.0 on", oldest>>16, oldest>>8&0xff)
	case !signed && t.Processor == "arm64":
		return errors.New("the program has no signature, and Apple's processors start nothing without one")
	}
	return nil
}

// What a signature is made of, all big-endian.
const (
	signatureBlobs  = 0xfade0cc0
	codeDirectory   = 0xfade0c02
	hashSHA256      = 2
	signatureAdHoc  = 0x2
	directoryLength = 44 // of its part that every version has
)

var errCutOff = errors.New("it is cut off")

// checkSignature compares the hash of each page of a program with its signature, as macOS does when it starts it. Who signed is nobody:
// such a signature says that the bytes are whole, and no more.
func checkSignature(text []byte, at, size uint32) error {
	if uint64(at)+uint64(size) > uint64(len(text)) {
		return errCutOff
	}
	blobs := text[at : at+size]
	big := binary.BigEndian
	if len(blobs) < 12 || big.Uint32(blobs) != signatureBlobs {
		return errors.New("it is none that is known")
	}
	for i := range big.Uint32(blobs[8:]) {
		entry := 12 + 8*int(i)
		if len(blobs) < entry+8 {
			return errCutOff
		}
		begins := big.Uint32(blobs[entry+4:])
		if uint64(begins)+directoryLength > uint64(len(blobs)) {
			return errCutOff
		}
		if d := blobs[begins:]; big.Uint32(d) == codeDirectory {
			return checkPages(text, at, d)
		}
	}
	return errors.New("it has no list of pages")
}

func checkPages(text []byte, signature uint32, d []byte) error {
	big := binary.BigEndian
	flags, hashes, pages, limit := big.Uint32(d[12:]), big.Uint32(d[16:]), big.Uint32(d[28:]), big.Uint32(d[32:])
	hashSize, kind, pageBits := d[36], d[37], d[39]
	switch {
	case flags&signatureAdHoc == 0:
		return fmt.Errorf("it is not ad hoc: its flags are %#x", flags)
	case kind != hashSHA256 || hashSize != sha256.Size || pageBits > 20:
		return errors.New("its hashes are none that are known")
	case limit != signature:
		return fmt.Errorf("it is of %d bytes, and %d stand before it", limit, signature)
	}
	page := uint32(1) << pageBits
	if want := (limit + page - 1) / page; pages != want {
		return fmt.Errorf("it has %d pages, and the program %d", pages, want)
	}
	if uint64(hashes)+uint64(pages)*sha256.Size > uint64(len(d)) {
		return errCutOff
	}
	for i := range pages {
		sum := sha256.Sum256(text[i*page : min((i+1)*page, limit)])
		if !bytes.Equal(sum[:], d[hashes+i*sha256.Size:][:sha256.Size]) {
			return fmt.Errorf("page %d is not as it was signed", i)
		}
	}
	return nil
}
