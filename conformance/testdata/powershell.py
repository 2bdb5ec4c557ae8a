"""Reads a script for PowerShell from standard input; exit 1 names the first place that is none of its grammar."""
import sys

import tree_sitter
import tree_sitter_powershell

script = sys.stdin.buffer.read()
parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))


def faults(node):
    if node.is_error or node.is_missing:
        yield node
    for child in node.children:
        yield from faults(child)


for fault in faults(parser.parse(script).root_node):
    print(f"line {fault.start_point[0] + 1}, column {fault.start_point[1] + 1}: {fault.text[:60]!r}")
    sys.exit(1)
