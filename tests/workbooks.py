"""Files to import, made by the tests: the first three templates of S5, csv and xlsx of them.

Companies and what was said are our own; headers, grades, dates and methods are the template's.
"""

import csv
import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import StringIO

Rows = Sequence[Sequence[object]]

CUSTOMERS: Rows = (
    ("客户名称", "所属行业", "联系人", "职务", "联系方式", "客户需求", "预算范围", "来源",
     "关键决策人", "备注"),
    ("星河科技有限公司", "互联网", "*总", "总经理", "", "企业级CRM采购", "50-80万", "展会推荐",
     "*总", "看重数据安全"),
    ("云帆贸易集团", "制造业", "*经理", "采购经理", "1395678", "供应链管理软件", "30-50万",
     "线上广告", "*总监", "要几个部门点头"),
)  # fmt: skip
FOLLOW_UPS: Rows = (
    ("客户名称", "跟进时间", "跟进方式", "沟通内容", "客户反馈", "下一步行动", "负责人"),
    ("星河科技有限公司", "2024-03-01", "电话", "讲了各个模块", "想了解加密",
     "3月3日发送详细方案", "*小王"),
    ("云帆贸易集团", "2024-03-02", "", "发去行业资料", "技术部在看", "3月6日跟进技术部反馈",
     "*小李"),
)  # fmt: skip
GRADES: Rows = (
    ("客户名称", "当前级别", "升级/降级原因", "调整时间", "负责人"),
    ("星河科技有限公司", "A级", "需求和预算都定了", "2024-03-01", "*小王"),
    ("云帆贸易集团", "B级", "还在评估", "2024-03-02", "*小李"),
    ("金禾文化传媒", "C级", "眼下没有需求", "2024-03-01", "*小张"),
)
DEALS: Rows = (
    ("客户名称", "转化时间", "成交金额", "产品/服务", "转化关键因素", "负责人"),
    ("星河科技有限公司", "2024-03-10", "65万", "企业级CRM", "案例打动人", "*小王"),
)

TRADITIONAL = {
    "客户名称": "客戶名稱", "所属行业": "所屬行業", "联系人": "聯繫人", "职务": "職務",
    "联系方式": "聯繫方式", "客户需求": "客戶需求", "预算范围": "預算範圍", "来源": "來源",
    "关键决策人": "關鍵決策人", "备注": "備註", "跟进时间": "跟進時間", "跟进方式": "跟進方式",
    "沟通内容": "溝通內容", "客户反馈": "客戶反饋", "下一步行动": "下一步行動",
    "负责人": "負責人", "当前级别": "當前級別", "升级/降级原因": "升級/降級原因",
    "调整时间": "調整時間",
}  # fmt: skip
ENGLISH = {
    "客户名称": "Customer", "所属行业": "Industry", "联系人": "Contact", "职务": "Title",
    "联系方式": "Mobile", "客户需求": "Need", "预算范围": "Budget", "来源": "Source",
    "关键决策人": "Decision maker", "备注": "Note", "跟进时间": "Followed up on",
    "跟进方式": "Method", "沟通内容": "Content", "客户反馈": "Feedback",
    "下一步行动": "Next action", "负责人": "Owner", "当前级别": "Grade",
    "升级/降级原因": "Reason", "调整时间": "Date",
}  # fmt: skip


def renamed(rows: Rows, headers: Mapping[str, str]) -> Rows:
    """The rows under other headers."""
    return [[headers[str(cell)] for cell in rows[0]], *rows[1:]]


def csv_text(rows: Rows, separator: str = ",", newline: str = "\r\n") -> str:
    """The rows as csv, quoted where needed."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=newline).writerows(rows)
    return out.getvalue()


def write_csv(
    path: str | os.PathLike[str], rows: Rows, *, encoding: str = "utf-8", separator: str = ","
) -> str:
    """Write the rows and return the path."""
    with open(path, "wb") as file:
        file.write(csv_text(rows, separator).encode(encoding))
    return os.fspath(path)


def write_xlsx(
    path: str | os.PathLike[str], sheets: Mapping[str, Rows], hidden: Sequence[str] = ()
) -> str:
    """Write a workbook, a sheet for each name, and return the path."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        os.fspath(path), {"strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = {
        kind: book.add_format({"num_format": code})
        for kind, code in ((date, "yyyy-mm-dd"), (datetime, "yyyy-mm-dd hh:mm"), (time, "hh:mm"))
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if type(cell) in formats:
                    sheet.write_datetime(line, place, cell, formats[type(cell)])
                elif isinstance(cell, str):
                    sheet.write_string(line, place, cell)
                elif cell is not None:
                    sheet.write(line, place, cell)
    book.close()
    return os.fspath(path)


def write_ods(path: str | os.PathLike[str], sheets: Mapping[str, Rows], *, extra: str = "") -> str:
    """Write an OpenDocument spreadsheet by hand, with `extra` rows in each sheet."""
    import zipfile
    from xml.sax.saxutils import escape, quoteattr

    def cell(value: object) -> str:
        if isinstance(value, float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        if value in (None, ""):
            return "<table:table-cell/>"
        text = escape(str(value))
        return (
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
        )

    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + extra
        + "</table:table>"
        for name, rows in sheets.items()
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return os.fspath(path)
