#!/usr/bin/env python3
"""From where pip takes files, of all that it is told by this computer: pip -vvv config list | pip.py

Prints these settings as variables for a shell. --names prints which variables they are, for grep. Where pip puts files
and which it takes is no setting of the computer here: release/zig says so.
"""

import ast
import re
import shlex
import sys

SOURCES = """index-url extra-index-url find-links no-index proxy cert client-cert trusted-host keyring-provider
    timeout default-timeout retries""".split()


def variable(name):
    return "PIP_" + name.upper().replace("-", "_")


if sys.argv[1:] == ["--names"]:
    print("|".join(map(variable, SOURCES)))
    sys.exit()

told = {}
for line in sys.stdin:
    if match := re.fullmatch(r"(global|install|:env:)\.([a-z-]+)=(.*)\n", line):
        told[match[1], match[2]] = " ".join(ast.literal_eval(match[3]).split())
for section in "global", "install", ":env:":  # the last one wins
    for name in SOURCES:
        if told.get((section, name)):  # what is empty counts for nothing
            print(f"export {variable(name)}={shlex.quote(told[section, name])}")
