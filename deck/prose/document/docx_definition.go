package document

// defines reports whether a paragraph is a term or part of a definition.
func (p docxPiece) defines() bool { return p.role == docxTerm || p.role == docxDefinition }

// docxDefinitions makes a list of terms and definitions. Where there are only ones of a kind they are paragraphs. A list
// whose terms stand further right than those around it is part of the definition before it.
func docxDefinitions(pieces []docxPiece, depth int) []Block {
	terms := 0
	for _, p := range pieces {
		if p.role == docxTerm {
			terms++
		}
	}
	if terms == 0 || terms == len(pieces) || pieces[0].role != docxTerm || pieces[len(pieces)-1].role != docxDefinition {
		return docxContent(pieces)
	}
	list := Block{Kind: Definitions, First: pieces[0].first, Last: pieces[len(pieces)-1].last}
	for i := 0; i < len(pieces); {
		if pieces[i].role == docxTerm {
			term := docxText(pieces[i])
			term.Kind = Term
			list.Blocks = append(list.Blocks, term)
			i++
			continue
		}
		definition := Block{Kind: Definition, First: pieces[i].first}
		for i < len(pieces) {
			start := i
			for i < len(pieces) && pieces[i].role == docxDefinition {
				i++
			}
			definition.Blocks = append(definition.Blocks, docxContent(pieces[start:i])...)
			end := i
			if depth < maxDepth && i < len(pieces) && pieces[i].left > pieces[0].left+docxSlack {
				end = i + docxNested(pieces[i:])
			}
			if end == i {
				break
			}
			definition.Blocks = append(definition.Blocks, docxDefinitions(pieces[i:end], depth+1)...)
			i = end
		}
		definition.Last = pieces[i-1].last
		list.Blocks = append(list.Blocks, definition)
	}
	return []Block{list}
}

// docxNested returns how many pieces, the first of which is a term, are a list of their own whose definitions stand right of
// its terms; 0 where they are none.
func docxNested(pieces []docxPiece) int {
	left, defined := pieces[0].left, false
	for i, p := range pieces {
		isRight := p.left > left+docxSlack
		switch {
		case p.role == docxTerm && p.left < left-docxSlack, p.role == docxDefinition && !isRight:
			if !defined {
				return 0
			}
			return i
		case p.role == docxDefinition:
			defined = true
		}
	}
	if !defined {
		return 0
	}
	return len(pieces)
}

// docxContent makes paragraphs and lists of what stands in a definition.
func docxContent(pieces []docxPiece) []Block {
	var blocks []Block
	for i := 0; i < len(pieces); {
		if pieces[i].list == "" {
			blocks = append(blocks, docxText(pieces[i]))
			i++
			continue
		}
		item, end := pieces[i], i+1
		for end < len(pieces) && (pieces[end].list != "" || pieces[end].left >= item.left-docxSlack && pieces[end].left > 0) {
			if pieces[end].list != "" {
				item = pieces[end]
			}
			end++
		}
		blocks = append(blocks, docxLists(pieces[i:end])...)
		i = end
	}
	return blocks
}
