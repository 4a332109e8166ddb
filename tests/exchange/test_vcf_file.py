"""Cards of old phones, of new ones and of salesbook, and what is none."""

import sys
import time
from contextlib import suppress

import pytest

from salesbook.errors import BadValue
from salesbook.exchange.sheets import read_sheets
from salesbook.exchange.vcf_file import HEADERS

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E;=E5=A8=9C;;;
ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=98=9F=E6=B2=B3=E7=A7=91=E6=8A=80=
=E6=9C=89=E9=99=90=E5=85=AC=E5=8F=B8;=E9=87=87=E8=B4=AD=E9=83=A8
TEL;CELL:13800138000
TEL;WORK;VOICE:021-5555-1234
TEL;WORK;FAX:021-5555-1235
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ
 AAAQABAADdeBAQ

EMAIL;INTERNET;PREF:li@example.com
BDAY:19850512
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E4=B8=80=0D=0A=E4=BA=8C
X-WECHAT:lina88
END:VCARD
"""
GBK = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5;=B7=BC\r
TEL;CELL:13900139000\r
END:VCARD\r
"""
NEW = """BEGIN:VCARD
VERSION:3.0
FN:Ms Zhang
N:Zhang;Ms;;;
ORG:Acme\\, Inc.
TITLE:CFO
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12
CATEGORIES:vip,fair
item1.TEL;TYPE=CELL:+86 139 0000 0001
item1.X-ABLabel:phone
ADR;TYPE=WORK:;;1 Road;Shanghai;;200000;China
URL:https://example.com
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:赵六
TEL;VALUE=uri;TYPE="voice,cell":tel:+86-139-0000-0002
BDAY:--0512
EMAIL:z@example.com
IMPP:wechat:zhao6
NOTE:老朋友
END:VCARD
"""


def read(tmp_path, data: bytes | str) -> list[dict[str, str]]:
    path = tmp_path / "f.vcf"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (sheet,) = read_sheets(str(path))
    headers, *rows = (row.cells for row in sheet.rows)
    assert tuple(headers) == HEADERS
    return [{header: cell for header, cell in zip(headers, row, strict=True) if cell}
            for row in rows]  # fmt: skip


def test_an_old_phone(tmp_path) -> None:
    assert read(tmp_path, OLD) == [{
        "customer": "星河科技有限公司", "contact": "李娜",
        "contact phone": "13800138000, 021-5555-1234", "contact e-mail": "li@example.com",
        "contact WeChat": "lina88", "birthday": "1985-05-12", "background": "采购部\n一\n二",
        "fax": "021-5555-1235",
    }]  # fmt: skip
    assert read(tmp_path, GBK) == [{"customer": "王芳", "phone": "13900139000"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_new_phones_in_every_encoding(tmp_path, encoding) -> None:
    assert read(tmp_path, NEW.encode(encoding)) == [
        {"customer": "Acme, Inc.", "contact": "Ms Zhang", "title": "CFO", "birthday": "05-12",
         "tags": "vip, fair", "contact phone": "+86 139 0000 0001",
         "address": "1 Road, Shanghai, China", "website": "https://example.com"},
        {"customer": "赵六", "phone": "+86-139-0000-0002", "e-mail": "z@example.com",
         "WeChat": "zhao6", "birthday": "05-12", "note": "老朋友"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        "no card", "BEGIN:VCARD\n", "BEGIN:VCARD\nVERSION:3.0\nFN:x\n", "END:VCARD\n",
        "BEGIN:VCARD\nEND:VCARD\nrubbish\n", b"PK\x03\x04", bytes(100),
        "BEGIN:VCARD\nnonsense\nEND:VCARD\n", "BEGIN:VCARD\n" * 50_000,
        "BEGIN:VCARD\nFN:" + "x" * 300_000 + "\nEND:VCARD\n",
        "BEGIN:VCARD\nFN:x\nEND:VCARD\n" * 200_001,
        "BEGIN:VCARD\nNOTE;" + ";=" * 50_000 + ":x\nEND:VCARD\n",
        "BEGIN:VCARD\nNOTE:" + "=\n" * 50_000 + "x\nEND:VCARD\n",
        "BEGIN:VCARD\n" + "BEGIN:X\n" * 20_000 + "END:VCARD\n",
    ],
)  # fmt: skip
def test_refuses_what_is_no_card_at_once(tmp_path, data) -> None:
    began = time.process_time()
    with suppress(BadValue):
        # Or there was nothing in it.
        assert read(tmp_path, data) in ([], [{}])
    assert time.process_time() - began < 5


def test_pictures_are_passed_over(tmp_path) -> None:
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 500_000 + "\n" + " AAAA\n" * 100_000
    card = f"BEGIN:VCARD\nVERSION:3.0\n{picture}FN:甲\nEND:VCARD\n"
    assert read(tmp_path, card) == [{"customer": "甲"}]


def test_without_vobject_the_extra_is_named(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "vobject", None)
    with pytest.raises(BadValue, match=r"pip install 'salesbook\[contacts\]'") as caught:
        read(tmp_path, NEW)
    assert caught.value.code == 2
