package document

func readPDF(name string, _ []byte) (*Document, error) {
	return nil, &Error{File: name, Message: "PDF cannot be read yet", Next: "save it as plain text"}
}
