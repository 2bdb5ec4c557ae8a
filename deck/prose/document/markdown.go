package document

// readMarkdown reads Markdown as the plain text that it is too.
func readMarkdown(name string, src []byte) (*Document, error) { return readText(name, src) }
