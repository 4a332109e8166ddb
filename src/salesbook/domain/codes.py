"""The codes a book stores, and what each is called.

A code never changes with the language; `word` gives its label in the language of the run.
`read_code` takes the code, its label, and the words met in speech and in files. Neighbours:
`code_words`, which has those words; `fields`, whose kinds name these; `schema`, whose checks are
made of the tuples.
"""

from salesbook.i18n import N_, _

METHODS = ("phone", "wechat", "visit", "email", "sms", "video", "meeting", "other")
STATUSES = ("active", "pooled", "lost", "archived")
CHAINS = ("short", "medium", "long")
BASES = ("intent", "value", "import")
NEXT_STATES = ("open", "kept", "late", "replaced", "moved", "done", "dropped")
HOURS = ("working", "private")
MANNERS = ("brief", "long")
STAGES = (
    "lead", "verified", "needs", "proposal", "closing", "contract", "payment", "care", "lost",
)  # fmt: skip
LOST_REASONS = (
    "price", "need_unclear", "competitor", "timing", "budget", "decision_chain", "no_response",
    "other",
)  # fmt: skip
PAYMENTS = ("prepayment", "progress", "final")
CARES = ("guide", "survey", "anniversary", "birthday", "festival", "product")
FEEDBACKS = ("complaint", "suggestion", "satisfaction")
COACHINGS = ("visit", "recording")
OWNERSHIPS = ("claim", "release", "expire", "transfer")

LABELS: dict[str, dict[str, str]] = {
    "method": {
        "phone": N_("phone"),
        "wechat": N_("WeChat"),
        "visit": N_("visit"),
        "email": N_("e-mail"),
        "sms": N_("text message"),
        "video": N_("video call"),
        "meeting": N_("meeting"),
        "other": N_("other"),
    },
    "status": {
        "active": N_("active"),
        "pooled": N_("in the pool"),
        "lost": N_("lost"),
        "archived": N_("archived"),
    },
    "chain": {
        "short": N_("short"),
        "medium": N_("medium"),
        "long": N_("long"),
    },
    "basis": {
        "intent": N_("intent"),
        "value": N_("value"),
        "import": N_("import"),
    },
    "next_state": {
        "open": N_("still open"),
        "kept": N_("kept"),
        "late": N_("kept late"),
        "replaced": N_("replaced"),
        "moved": N_("moved"),
        "done": N_("done"),
        "dropped": N_("dropped"),
    },
    "hours": {
        "working": N_("working hours"),
        "private": N_("private hours"),
    },
    "manner": {
        "brief": N_("brief"),
        "long": N_("at length"),
    },
    "grade": {
        "A": N_("A"),
        "B": N_("B"),
        "C": N_("C"),
    },
    "stage": {
        "lead": N_("lead"),
        "verified": N_("lead verified"),
        "needs": N_("needs"),
        "proposal": N_("proposal"),
        "closing": N_("closing"),
        "contract": N_("contract"),
        "payment": N_("payment"),
        "care": N_("after-sales"),
        "lost": N_("deal lost"),
    },
    "lost_reason": {
        "price": N_("price"),
        "need_unclear": N_("need unclear"),
        "competitor": N_("competitor"),
        "timing": N_("timing"),
        "budget": N_("budget"),
        "decision_chain": N_("decision chain"),
        "no_response": N_("no response"),
        "other": N_("other"),
    },
    "payment": {
        "prepayment": N_("prepayment"),
        "progress": N_("progress payment"),
        "final": N_("final payment"),
    },
    "care": {
        "guide": N_("user guide"),
        "survey": N_("satisfaction survey"),
        "anniversary": N_("anniversary of signing"),
        "birthday": N_("birthday"),
        "festival": N_("festival greeting"),
        "product": N_("new product"),
    },
    "feedback": {
        "complaint": N_("complaint"),
        "suggestion": N_("suggestion"),
        "satisfaction": N_("satisfaction"),
    },
    "coaching": {
        "visit": N_("joint visit"),
        "recording": N_("call recording"),
    },
    "ownership": {
        "claim": N_("claimed"),
        "release": N_("released"),
        "expire": N_("protection ended"),
        "transfer": N_("transferred"),
    },
    "flag": {
        "yes": N_("yes"),
        "no": N_("no"),
    },
}
"""The label of each code of a kind: a message id."""


def read_code(kind: str, text: str) -> str:
    """The code of a kind (a key of `LABELS`) for what was typed or met in a file.

    BadValue names the choices; KeyError when there is no such kind.
    """
    if text in LABELS[kind]:
        return text
    from salesbook.domain.code_words import find_code  # few words that are no codes are typed

    return find_code(kind, text)


def word(kind: str, code: str) -> str:
    """The label of a code in the language of this run; an unknown code stands for itself."""
    label = LABELS[kind].get(code)
    return code if label is None else _(label)
