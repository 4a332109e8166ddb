"""The pictures of the README, from real output: a command in a terminal, drawn by a browser.

`python tools/pictures.py` makes the example book as of a fixed day, runs `today` and
`sheet` in a terminal, turns what comes out into a page and takes a picture of it. Needs
Chromium and a monospaced Chinese font on the machine; nothing else of the project does.
"""

import fcntl
import html
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PICTURES = os.path.join(ROOT, "docs", "pictures")
DAY = "2026-11-21"
LINES = 34  # of a longer output the beginning is shown
SHOTS = (
    ("today", "zh", ["today", "--limit", "10"], 112),
    ("sheet", "zh", ["sheet", "--date", "2026-11-20"], 112),
)
COLOURS = {"31": "#d1434b", "32": "#3f8f4f", "33": "#b07d12"}
STYLE = """
body { margin: 0; background: #fbfaf7; }
pre { margin: 0; padding: 18px 22px; font: 14px/21px "Noto Sans Mono CJK SC", monospace;
      color: #2b2b2b; display: inline-block; }
i { font-style: normal; color: #8a8a86; } b { font-weight: 600; }
u { display: inline-block; width: .5em; text-align: center; text-decoration: none;
    font-family: "DejaVu Sans Mono", monospace; }
"""


def run(command: list[str], width: int, env: dict[str, str]) -> str:
    """What a command prints at a terminal of this width, escapes and all."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    process = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=env)
    os.close(side)
    said = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    process.wait()
    return said.decode().replace("\r\n", "\n")


def _half(found: re.Match[str]) -> str:
    """A character that a Chinese font draws wide and a terminal gives one cell."""
    narrow = unicodedata.east_asian_width(found[0]) in "AN"
    return f"<u>{found[0]}</u>" if narrow else found[0]


def page(command: str, said: str) -> str:
    """The output as a page: bold, dim and the few colours."""
    parts, open_tags = [], []
    for piece in re.split(r"(\x1b\[[0-9;]*m)", said):
        codes = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if not codes:
            parts.append(re.sub(r"[^\x00-\x7f]", _half, html.escape(piece)))
            continue
        parts += [f"</{tag}>" for tag in reversed(open_tags)]
        open_tags = []
        for code in codes[1].split(";"):
            if code == "1":
                parts.append("<b>")
                open_tags.append("b")
            elif code == "2":
                parts.append("<i>")
                open_tags.append("i")
            elif code in COLOURS:
                parts.append(f'<span style="color:{COLOURS[code]}">')
                open_tags.append("span")
    body = f"<i>$ {html.escape(command)}</i>\n{''.join(parts)}"
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><pre>{body}</pre>'


def main() -> int:
    """Make the pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium on this machine.")
        return 1
    os.makedirs(PICTURES, exist_ok=True)
    salesbook = os.path.join(os.path.dirname(sys.executable), "salesbook")
    with tempfile.TemporaryDirectory() as home:
        env = {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color",
               "SALESBOOK_BOOK": os.path.join(home, "book.db")}  # fmt: skip
        subprocess.run([salesbook, "demo", "--book", env["SALESBOOK_BOOK"], "--today", DAY],
                       env=env, check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        for name, language, command, width in SHOTS:
            said = run([salesbook, *command, "--lang", language, "--today", DAY], width, env)
            if said.count("\n") > LINES:
                said = "".join(said.splitlines(keepends=True)[:LINES]) + "\x1b[0m…"
            path = os.path.join(home, "page.html")
            with open(path, "w", encoding="utf-8") as file:
                file.write(page(f"salesbook {' '.join(command)}", said))
            lines = said.count("\n") + 1
            subprocess.run(
                [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                 "--disable-background-networking", f"--user-data-dir={home}/chromium",
                 f"--window-size={width * 7 + 60},{lines * 21 + 38}",
                 "--force-device-scale-factor=2",
                 f"--screenshot={os.path.join(PICTURES, name)}.png", path],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            print(f"docs/pictures/{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
