"""Sets one paper with typst, as a program of its own: an order as JSON comes in, a PDF goes out.

typst keeps what it has set in memory, hundreds of megabytes after ten papers, and has no way to let go of it. A process
that ends does. Run by path, so that nothing else of the package is loaded; it reads and writes no file.
"""

from __future__ import annotations

import json
import sys
from typing import Any

_PROBE = """
#set document(title: "signs")
#set text(lang: "nl", font: json(bytes(sys.inputs.fonts)))
#for sign in sys.inputs.signs.codepoints() [ #sign ]
"""


def main() -> None:
    """Answer with the PDF, or with `{"missing": signs}` where no font holds some of the signs."""
    order = json.load(sys.stdin.buffer)
    setter = _Setter(order["fonts"])
    missing = setter.not_held(order["signs"])
    answer = json.dumps({"missing": missing}).encode() if missing else setter.pdf(order["template"], order["paper"])
    sys.stdout.buffer.write(answer)


class _Setter:
    def __init__(self, fonts: list[str]) -> None:
        import typst

        self._error = typst.TypstError
        self._compiler = typst.Compiler(ignore_system_fonts=True)
        self._fonts = json.dumps(fonts)

    def pdf(self, template: str, paper: str) -> bytes:
        """The paper as PDF/UA-1; without that promise where typst cannot give it (a rare mixture of scripts)."""
        inputs = {"fonts": self._fonts, "paper": paper}
        try:
            return self._set(template, inputs, ["ua-1"])
        except self._error:
            return self._set(template, inputs, [])

    def not_held(self, signs: str) -> str:
        """Which of these signs no font holds: PDF/UA is refused where a sign is missing, so halving finds them."""
        if not signs:
            return ""
        try:
            self._set(_PROBE, {"fonts": self._fonts, "signs": signs}, ["ua-1"])
        except self._error:
            half = len(signs) // 2
            return signs if half == 0 else self.not_held(signs[:half]) + self.not_held(signs[half:])
        return ""

    def _set(self, template: str, inputs: dict[str, str], standards: list[Any]) -> bytes:
        made = self._compiler.compile(template.encode(), format="pdf", sys_inputs=inputs, pdf_standards=standards)
        assert isinstance(made, bytes)  # only pictures come as a list of pages
        return made


if __name__ == "__main__":
    main()
