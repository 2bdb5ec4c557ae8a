package main

import (
	"debug/elf"
	"debug/pe"
	"encoding/binary"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// inspect reports what is wrong with a program for the people who will get it: that it is for other computers than it says, or needs
// what they may not have.
func inspect(file string, t target) error {
	switch t.System {
	case "linux":
		return inspectELF(file, t)
	case "windows":
		return inspectPE(file, t)
	case "darwin":
		return inspectMachO(file, t)
	}
	return fmt.Errorf("nobody knows what a program for %s has to be", t.System)
}

// inspectELF holds a program for Linux to be static: it needs no C library, and runs in an empty container.
func inspectELF(file string, t target) error {
	f, err := elf.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if want := map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[t.Processor]; f.Machine != want {
		return fmt.Errorf("the program is for %v, and not for %v", f.Machine, want)
	}
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			return errors.New("the program is not static: it asks for a loader")
		}
	}
	if needed, err := f.ImportedLibraries(); err == nil && len(needed) > 0 {
		return fmt.Errorf("the program is not static: it needs %s", strings.Join(needed, ", "))
	}
	if f.Section(".symtab") != nil {
		return errors.New("the program has its symbols still, a third of its size")
	}
	return nil
}

// windowsLibraries are in every Windows 10. Of the C library it has the parts whose names begin as below.
var windowsLibraries = []string{"kernel32.dll", "ntdll.dll", "advapi32.dll", "ws2_32.dll"}

func inspectPE(file string, t target) error {
	f, err := pe.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if want := map[string]uint16{"amd64": pe.IMAGE_FILE_MACHINE_AMD64, "arm64": pe.IMAGE_FILE_MACHINE_ARM64}[t.Processor]; f.Machine != want {
		return fmt.Errorf("the program is for machine %#x, and not for %#x", f.Machine, want)
	}
	if named, err := namesDebugData(f); err != nil {
		return err
	} else if named {
		return errors.New("the program names debug data, by an id that is another one each time that it is linked")
	}
	symbols, err := f.ImportedSymbols()
	if err != nil {
		return err
	}
	for _, s := range symbols {
		_, library, _ := strings.Cut(s, ":")
		library = strings.ToLower(library)
		if ok, _ := path.Match("api-ms-win-crt-*.dll", library); !ok && !slices.Contains(windowsLibraries, library) {
			return fmt.Errorf("the program needs %s, which not every Windows has", library)
		}
	}
	return nil
}

// namesDebugData reports whether a program for Windows says which file with debug data belongs to it.
func namesDebugData(f *pe.File) (bool, error) {
	const entry, kind, codeView = 28, 12, 2 // its size, where its kind stands, and the kind that has an id
	header, ok := f.OptionalHeader.(*pe.OptionalHeader64)
	if !ok {
		return false, errors.New("the program is none of 64 bits")
	}
	list := header.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_DEBUG]
	if list.Size == 0 {
		return false, nil
	}
	for _, s := range f.Sections {
		if list.VirtualAddress < s.VirtualAddress || s.VirtualAddress+s.VirtualSize < list.VirtualAddress+list.Size {
			continue
		}
		text, err := s.Data()
		if err != nil {
			return false, err
		}
		at := list.VirtualAddress - s.VirtualAddress
		if uint64(at)+uint64(list.Size) > uint64(len(text)) {
			break
		}
		for text = text[at : at+list.Size]; len(text) >= entry; text = text[entry:] {
			if binary.LittleEndian.Uint32(text[kind:]) == codeView {
				return true, nil
			}
		}
		return false, nil
	}
	return false, errors.New("the list of its debug data lies outside the program")
}
