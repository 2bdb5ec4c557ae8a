package document

func readDocBook(name string, _ []byte) (*Document, error) {
	return nil, &Error{File: name, Message: "DocBook cannot be read yet", Next: "save it as plain text"}
}
