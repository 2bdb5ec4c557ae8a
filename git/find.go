package git

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"goodcard/deck/shell"
	"goodcard/deck/spelling"
)

// Cut parts "REV:PATH" at its colon, which is none within braces, as in HEAD^{/fix: typo}:deck.yaml.
func Cut(word string) (rev, path string, ok bool) {
	depth := 0
	for i, r := range word {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == ':' && depth <= 0:
			return word[:i], word[i+1:], true
		}
	}
	return "", "", false
}

// Find returns the folder in which a path leads to a file of a revision, and the name of the file in it;
// where the path leads to a folder, that folder, and ".". A path is from the top of the repository, or, where
// it begins with ./ or ../, from the folder that was opened, as git has it. The error is an [*Error] where the
// revision or the path is not there. The folder may be used until the repository is closed.
func (r *Repository) Find(rev, name string) (in fs.FS, base string, err error) {
	if rev == "" {
		return nil, "", &Error{fmt.Sprintf("before the colon of %q a revision is missing", ":"+name), "write one there, such as HEAD:" + name}
	}
	if _, err := r.object(rev+"^{tree}", maxTree); err != nil {
		return nil, "", r.unless(err, func() error { return r.noRevision(rev) })
	}
	name = strings.TrimRight(name, "/")
	o, err := r.object(rev+":"+name, maxFile)
	if name == "." || name == ".." {
		o, err = r.object(rev+":"+name+"/", maxFile)
	}
	if err != nil {
		return nil, "", r.unless(err, func() error { return r.noPath(rev, name) })
	}
	if o.kind == "tree" {
		return folder{r, o.id}, ".", nil
	}
	dir, base := path.Split(name)
	top, err := r.object(rev+":"+dir, maxFile)
	if err != nil || top.kind != "tree" {
		return nil, "", r.unless(err, func() error { return r.noPath(rev, name) })
	}
	return folder{r, top.id}, base, nil
}

// unless returns what missing says where an object was not there, else the error.
func (r *Repository) unless(err error, missing func() error) error {
	if err == nil || errors.Is(err, errMissing) {
		return missing()
	}
	return err
}

func (r *Repository) noRevision(rev string) error {
	e := &Error{fmt.Sprintf("the repository has no revision %q", rev), "'git log --oneline --all' lists what it has"}
	if _, err := r.object("HEAD", maxFile); errors.Is(err, errMissing) {
		return &Error{e.What + ": nothing is committed yet", "commit the deck, or name two files instead of a revision"}
	}
	names, err := r.run("for-each-ref", "--count=1000", "--format=%(refname:short)")
	if err != nil {
		return e
	}
	if near := spelling.Meant(rev, append(strings.Fields(names), "HEAD")); near != "" {
		e.Next = spelling.DidYouMean(near)
	}
	return e
}

// noPath says that a path is not in a revision, and which is.
func (r *Repository) noPath(rev, name string) error {
	e := &Error{fmt.Sprintf("in %s there is no %q", rev, name), "git ls-tree -r --name-only " + shell.Word(rev) + " lists what there is"}
	if _, err := r.object(rev+":./"+name, maxFile); err == nil {
		e.Next = fmt.Sprintf("write %s: without ./ a path is from the top of the repository", shell.Word(rev+":./"+name))
		return e
	}
	dir, base := path.Split(name)
	o, err := r.object(rev+":"+dir, maxFile)
	if err != nil || o.kind != "tree" {
		return e
	}
	entries, err := r.tree(o.id)
	if err != nil {
		return e
	}
	var names []string
	for _, entry := range entries {
		if entry.name == base {
			return &Error{fmt.Sprintf("%s:%s is committed, but the repository lacks what it holds", rev, name), "'git fsck' tells more; of a partial clone, git show " + shell.Word(rev+":"+name) + " fetches it"}
		}
		names = append(names, entry.name)
	}
	if near := spelling.Meant(base, names); near != "" {
		e.Next = spelling.DidYouMean(rev + ":" + dir + near)
	}
	return e
}
