"""How these programs are spoken to: a JSON object a line on standard input, an answer a line on standard output.

A request names what to do under "do" and gives its arguments beside it. The answer is {"ok": ...}, or {"error": ...,
"kind": ...} where the library raised; the program goes on after that. What libraries print goes to standard error.
"""
import json
import sys


def serve(program) -> None:
    """Answer requests by the methods of program until the input ends."""
    out, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"ok": getattr(program, request.pop("do"))(**request)}
        except BaseException as e:  # a panic of Anki's core is no Exception
            if isinstance(e, (KeyboardInterrupt, SystemExit)):
                raise
            answer = {"error": str(e), "kind": type(e).__name__}
        print(json.dumps(answer, ensure_ascii=False), file=out, flush=True)
