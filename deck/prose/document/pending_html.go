package document

func readHTML(name string, _ []byte) (*Document, error) {
	return nil, &Error{File: name, Message: "HTML cannot be read yet", Next: "save it as plain text"}
}

func readDocBook(name string, _ []byte) (*Document, error) {
	return nil, &Error{File: name, Message: "DocBook cannot be read yet", Next: "save it as plain text"}
}
