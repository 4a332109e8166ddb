"""Grades in a file: template 3 of S5, one line per change of a customer's grade."""

from datetime import date

from salesbook.domain.fields import FIELDS
from salesbook.errors import BadValue
from salesbook.exchange.customers import OF_DEALS
from salesbook.exchange.follow_ups import CUSTOMER_WORDS
from salesbook.exchange.headers import Kind, words, words_of
from salesbook.exchange.lines import Cells, Who, one_name
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.phrases.fields import read_grade


class GradeLine(NamedTuple):
    """What a line says: the grade from that day on, and why."""

    who: Who
    grade: str
    on: date
    reason: str | None = None
    owner: str | None = None


def read_line(cells: Cells) -> GradeLine | None:
    """Read one line; without a day the grade counts from today."""
    who = cells.who()
    grade = cells.read("grade", read_grade)
    if not cells.text("grade"):
        cells.refuse("grade", _("the grade is missing."))
    moment = cells.moment("on")
    on = cells.now.date() if moment is None else moment.day
    if on > cells.now.date():
        cells.refuse("on", BadValue(_("{day} lies in the future.").format(day=on)).sentence)
    if who is None or grade is None:
        return None
    return GradeLine(
        who,
        grade,
        on,
        reason=" ".join(cells.text("reason").split()) or None,
        owner=one_name(cells.text("owner")) or None,
    )


_WORDS = {
    **CUSTOMER_WORDS,
    **words_of(field for field in FIELDS if field.name == "grade"),
    **words(
        {
            "grade": "to grade|new grade|调整后级别|調整後級別|现级别|現級別",
            "reason": "升级/降级原因|升級/降級原因|升降级原因|升降級原因|调整原因|調整原因|分级原因"
            "|分級原因|分级依据|分級依據|原因|理由|reason|why|reason for change|grade reason",
            "on": "调整时间|調整時間|调整日期|調整日期|分级时间|分級時間|分级日期|分級日期|变更时间"
            "|變更時間|日期|时间|時間|on|on day|day|date|since|grade since|changed on|adjusted on",
        }
    ),
}
KIND = Kind(
    "grades",
    _WORDS,
    (frozenset(("customer",)), frozenset(("grade",)), frozenset(("reason", "on"))),
    read_line,
    never=OF_DEALS,
    passed=frozenset(("from grade", "basis", "grade change id", "原级别", "原級別")),
)
