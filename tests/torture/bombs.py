"""Files made to fill the memory or to take for ever: each read within bounds, or refused.

A child reads each with `import --dry-run`; what it took is measured, and it is ended after
`SECONDS`.
"""

import io
import os
import signal
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

from tests.torture.children import Child
from tests.torture.table import Row

import hostile

SECONDS = 60
MEGABYTES = 1_500
_SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
)
_CELL = '<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(sheet: Iterator[bytes], strings: bytes = b"") -> bytes:
    """A workbook of one sheet, whose XML may be anything."""
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content'
        b'-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        b"</Relationships>",
        "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        b'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b'<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/'
        b'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.'
        b'org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        b'<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
        if strings:
            file.writestr("xl/sharedStrings.xml", strings)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for chunk in sheet:
                part.write(chunk)
    return made.getvalue()


def _sheet(rows: str, dimension: str = "A1") -> Iterator[bytes]:
    yield _SHEET.format(rows=rows, dimension=dimension).encode()


def _blanks(megabytes: int) -> Iterator[bytes]:
    first, _mark, last = _SHEET.format(rows="|", dimension="A1").partition("|")
    yield first.encode()
    for _turn in range(megabytes):
        yield b" " * 1_000_000
    yield last.encode()


_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(9))
    + "]>"
)


def bombs() -> dict[str, Callable[[], bytes]]:
    """File names, and what makes each."""
    far = "".join(f'<row r="{n}"><c r="XFD{n}" t="inlineStr"><is><t>x</t></is></c></row>'
                  for n in range(1, 1_048_577, 4_096))  # fmt: skip
    shared = ("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>"
              + "x" * 1_000_000 + "</t></si></sst>").encode()  # fmt: skip
    named = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n"
    return {
        "blanks.xlsx": lambda: workbook(_blanks(600)),
        "far.xlsx": lambda: workbook(_sheet(far, "A1:XFD1048576")),
        "shared.xlsx": lambda: workbook(_sheet(named), shared),
        "laughs.xlsx": lambda: workbook(iter([(_LAUGHS + "<x>&j;</x>").encode()])),
        "entity.xlsx": lambda: workbook(iter([
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'])),
        "nested.xlsx": lambda: workbook(_sheet("<row>" * 500_000)),
        "parts.xlsx": _many_parts,
        "nested.json": lambda: b"[" * 5_000_000,
        "objects.json": lambda: b'{"a":' * 1_000_000,
        "number.json": lambda: b'[{"name":' + b"9" * 5_000_000 + b"}]",
        "lines.jsonl": lambda: b"[]\n" * 2_000_000,
        "one.json": lambda: b'[{"name":"' + b"x" * 60_000_000 + b'"}]',
        "keys.json": lambda: b'[{"name":"A"' + b"".join(
            b',"k%d":1' % n for n in range(1_000_000)) + b"}]",
        "line.csv": lambda: b"customer\n" + b"x" * 60_000_000,
        "columns.csv": lambda: b"," * 30_000_000,
        "rows.csv": lambda: b"customer\n" + b"\n" * 30_000_000,
        "quote.csv": lambda: b'customer\n"' + b"x\n" * 20_000_000,
        "quotes.csv": lambda: b"customer\n" + b'"' * 40_000_001,
        "nul.csv": lambda: b"\0" * 60_000_000,
        "tabs.tsv": lambda: b"\t" * 30_000_000,
        "wide.tsv": lambda: (b"customer" + b"\tx" * 499 + b"\n") * 60_000,
        "folded.vcf": lambda: card + b"NOTE:" + b"x\r\n " * 10_000_000 + b"\r\nEND:VCARD\r\n",
        "nested.vcf": lambda: card * 600_000,
        "soft.vcf": lambda: card + b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\r\n" * 8_000_000,
        "group.vcf": lambda: card + b"a." * 10_000_000 + b"TEL:1\r\nEND:VCARD\r\n",
        "garbage.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(8_000_000),
        "garbage.ods": lambda: b"PK\x03\x04" + os.urandom(8_000_000),
        "too-large.csv": lambda: b"customer\n" + b"A\n" * 50_000_000,
    }  # fmt: skip


def _many_parts() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for number in range(30_000):
            file.writestr(f"xl/{number}.xml", b"")
    return made.getvalue()


def read(folder: str, book: str, name: str, content: bytes) -> tuple[int, float, float, str]:
    """Let a child read it; its exit code, seconds, megabytes and what it said."""
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content)
    child = Child(folder, ["--book", book, "import", path, "--dry-run", "-f", "json"])
    until = time.monotonic() + SECONDS
    while True:
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > until:
            os.kill(child.pid, signal.SIGKILL)
        time.sleep(0.01)
    os.unlink(path)
    seconds = time.monotonic() - child.began
    child.files[1].seek(0)
    said = child.files[1].read().decode("utf-8", "replace")
    return os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss / 1024, said


def run(say: Callable[[str], None]) -> list[Row]:
    """All of them, one after the other."""
    outcomes: Counter[str] = Counter()
    wrong, most, longest = [], 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        shop = hostile.a_market(folder)
        before = shop.bytes()
        for name, make in bombs().items():
            code, seconds, megabytes, said = read(folder, shop.path, name, make())
            most, longest = max(most, megabytes), max(longest, seconds)
            outcomes["refused" if code == 2 else "read" if code == 0 else f"exit {code}"] += 1
            say(f"{name}: exit {code}, {seconds:.1f} s, {megabytes:.0f} MB: {said[:100]!r}")
            if code not in (0, 2) or "unexpected" in said:
                wrong.append(f"{name}: exit {code} after {seconds:.0f} s: {said[-300:]}")
            if megabytes > MEGABYTES:
                wrong.append(f"{name}: {megabytes:.0f} MB")
            if shop.bytes() != before:
                wrong.append(f"changed: {name}")
    return [Row(f"files made to fill the memory: at most {most:.0f} MB, {longest:.0f} s",
                sum(outcomes.values()), outcomes, wrong, "bombs")]  # fmt: skip
