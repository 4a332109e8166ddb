"""Headings of every column of every table, in both languages, for whole exports.

Data, and the two ways to look into it: `heading` when writing, `columns_of` when reading,
which takes either language and the code, whatever the language of the run. No two columns
of a table share a word. A column without words here is headed by its code.
"""

from salesbook.domain.fields import CONTACT_FIELDS, FIELDS
from salesbook.exchange.headers import fold_header
from salesbook.i18n import language
from salesbook.light import Mapping, Sequence
from salesbook.rows.whole import Shape

TITLES: dict[str, tuple[str, str]] = {
    "customer": ("customers", "客户"),
    "contact": ("contacts", "联系人"),
    "alias": ("aliases", "别名"),
    "tag": ("tags", "标签"),
    "fact": ("facts", "其他资料"),
    "follow_up": ("follow-ups", "跟进记录"),
    "next_action": ("next actions", "下一步"),
    "grade_change": ("grades", "级别变动"),
    "setting": ("settings", "设置"),
    "calendar_day": ("calendar days", "日历日"),
    "calendar_year": ("calendar years", "日历年"),
    "product": ("products", "产品"),
    "deal": ("deals", "商机"),
    "deal_move": ("deal moves", "商机阶段变动"),
    "answer": ("answers", "问答"),
    "instalment": ("instalments", "回款计划"),
    "receipt": ("receipts", "回款"),
    "sale": ("sales", "出货"),
    "ownership": ("ownership", "归属变动"),
    "feedback": ("feedback", "投诉与满意度"),
    "care": ("care", "客情维护"),
    "coaching": ("coaching", "陪访与录音分析"),
    "criterion": ("ideal customer", "客户画像"),
    "operation": ("operations", "操作"),
    "change": ("changes", "改动"),
}
_WORDS: dict[str, tuple[str, str]] = {
    "id": ("id", "编号"),
    "customer_id": ("customer id", "客户编号"),
    "name_key": ("name compared", "名称比对"),
    "pinyin": ("name in pinyin", "名称拼音"),
    "initials": ("initials of the name", "名称首字母"),
    "phone_digits": ("phone digits", "电话数字"),
    "phone_e164": ("phone numbers (E.164)", "电话号码(E.164)"),
    "budget_low_fen": ("budget from (fen)", "预算下限(分)"),
    "budget_high_fen": ("budget to (fen)", "预算上限(分)"),
    "every_days": ("every (days)", "跟进频率(天)"),
    "grade_since": ("grade since", "级别起始"),
    "captured_on": ("captured on", "录入日期"),
    "verified_on": ("verified on", "核实日期"),
    "last_contact_on": ("last contact on", "上次联系"),
    "unanswered": ("unanswered", "未接次数"),
    "part": ("part", "分类"),
    "key": ("key", "项目"),
    "value": ("value", "内容"),
    "on_day": ("date", "日期"),
    "at_time": ("time", "时间"),
    "method": ("method", "方式"),
    "note": ("note", "备注"),
    "feedback": ("feedback", "客户反馈"),
    "support": ("support", "需要支持"),
    "reached": ("reached", "接通"),
    "owner": ("owner", "负责人"),
    "entered_at": ("entered at", "录入时刻"),
    "action": ("action", "行动"),
    "state": ("state", "结果"),
    "made_on": ("made on", "约定日期"),
    "ended_on": ("ended on", "结束日期"),
    "follow_up_id": ("follow-up id", "跟进编号"),
    "from_grade": ("from grade", "原级别"),
    "to_grade": ("to grade", "新级别"),
    "reason": ("reason", "原因"),
    "basis": ("basis", "依据"),
    "day": ("day", "日子"),
    "works": ("works", "上班"),
    "year": ("year", "年份"),
    "at": ("at", "时刻"),
    "command": ("command", "命令"),
    "summary": ("summary", "摘要"),
    "undoes": ("undoes", "撤销了"),
    "undone_by": ("undone by", "被撤销于"),
    "schema_version": ("schema version", "结构版本"),
    "family": ("family", "产品系列"),
    "announced_on": ("announced on", "上市日期"),
    "external_id": ("external id", "外部编号"),
    "product_id": ("product id", "产品编号"),
    "deal_id": ("deal id", "商机编号"),
    "contact_id": ("contact id", "联系人编号"),
    "feedback_id": ("feedback id", "反馈编号"),
    "instalment_id": ("instalment id", "回款计划编号"),
    "amount_fen": ("amount (fen)", "金额(分)"),
    "received_fen": ("received (fen)", "已收(分)"),
    "profit_fen": ("profit (fen)", "利润(分)"),
    "quantity_milli": ("quantity (thousandths)", "数量(千分之一)"),
    "expect_on": ("expected on", "预计成交"),
    "stage": ("stage", "阶段"),
    "stage_since": ("stage since", "阶段起始"),
    "opened_on": ("opened on", "立项日期"),
    "won_on": ("won on", "成交日期"),
    "lost_on": ("lost on", "终止日期"),
    "lost_reason": ("lost because of", "终止原因"),
    "lost_note": ("lost, note", "终止说明"),
    "contract": ("contract", "合同号"),
    "factors": ("deciding factors", "转化关键因素"),
    "from_stage": ("from stage", "原阶段"),
    "to_stage": ("to stage", "新阶段"),
    "question": ("question", "问题"),
    "answer": ("answer", "回答"),
    "due_on": ("due on", "应办日期"),
    "kind": ("kind", "种类"),
    "invoice": ("invoice", "发票"),
    "from_owner": ("from owner", "原负责人"),
    "to_owner": ("to owner", "新负责人"),
    "said": ("said", "客户原话"),
    "score": ("score", "评分"),
    "answer_by": ("answer by", "答复期限"),
    "answered_on": ("answered on", "答复日期"),
    "done_on": ("done on", "完成日期"),
    "file": ("file", "文件"),
    "found": ("found", "发现"),
    "advice": ("advice", "建议"),
    "check_on": ("check on", "检查日期"),
    "checked_on": ("checked on", "已检查"),
    "improved": ("improved", "已改进"),
    "result": ("check result", "检查结果"),
    "field": ("field", "字段"),
    "weight": ("weight", "权重"),
    "learned": ("learned", "自动学得"),
    "operation_id": ("operation id", "操作编号"),
    "table_name": ("table", "表"),
    "row_id": ("row id", "行编号"),
    "act": ("act", "动作"),
    "before": ("before", "改前"),
    "after": ("after", "改后"),
    "checksum": ("checksum", "校验和"),
}
_FIELDS = {"customer": FIELDS, "contact": CONTACT_FIELDS}


def title(table: str) -> str:
    """What a sheet with this table is called, in the language of the run."""
    return TITLES[table][language() == "zh"]


def table_of(name: str) -> str | None:
    """The table a sheet is of, by its title in either language or its code."""
    folded = fold_header(name)
    return next(
        (table for table, words in TITLES.items()
         if folded in map(fold_header, (table, *words))), None
    )  # fmt: skip


def headings(shape: Shape) -> list[str]:
    """The headings of a table in the language of the run."""
    words = _words(shape)
    return [words[column][language() == "zh"] for column in shape.columns]


def columns_of(shape: Shape, cells: Sequence[str]) -> list[str | None]:
    """The column each heading names; None for one that names none."""
    words = _words(shape)
    known = {
        fold_header(word): column for column in shape.columns for word in (column, *words[column])
    }
    return [known.get(fold_header(cell)) for cell in cells]


def _words(shape: Shape) -> Mapping[str, tuple[str, str]]:
    fields = {field.name: (field.en, field.zh) for field in _FIELDS.get(shape.name, ())}
    own = {"name": (shape.name, TITLES[shape.name][1])}
    return {
        column: fields.get(column) or _WORDS.get(column) or own.get(column) or (column, column)
        for column in shape.columns
    }
