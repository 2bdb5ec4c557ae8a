// Stubeditor is an editor for suites: it puts one text in the place of another in the file that is named last, and writes
// what it was started with beside itself. STUB_FROM and STUB_TO name the texts.
package main

import (
	"log"
	"os"
	"strings"
)

func main() {
	file := os.Args[len(os.Args)-1]
	text, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	changed := strings.ReplaceAll(string(text), os.Getenv("STUB_FROM"), os.Getenv("STUB_TO"))
	if err := os.WriteFile(file, []byte(changed), 0o600); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[0]+".log", []byte(strings.Join(os.Args[1:], "\n")), 0o600); err != nil {
		log.Fatal(err)
	}
}
