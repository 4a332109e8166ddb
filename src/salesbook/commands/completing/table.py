"""Which options and arguments take which values: data, so that Typer need not be loaded.

The commands declare the same with Typer; a test holds the two to each other. A kind is a
key of CHOICES, or a word that `candidates` knows: names and values out of the book, the
settings, files.
"""

from salesbook.config import FORMATS
from salesbook.domain.codes import CHAINS, HOURS, MANNERS, METHODS, STATUSES
from salesbook.i18n import LANGUAGES

CHOICES: dict[str, tuple[str, ...]] = {
    "chain": CHAINS,
    "export": ("all", "customers", "contacts", "follow-ups", "grades"),
    "export format": ("json", "jsonl", "csv", "tsv", "xlsx", "ics", "vcf"),
    "flag": ("yes", "no"),
    "format": FORMATS,
    "grade": ("A", "B", "C"),
    "hours": HOURS,
    "import": ("customers", "contacts", "follow-ups", "grades"),
    "language": LANGUAGES,
    "manner": MANNERS,
    "method": METHODS,
    "shell": ("bash", "zsh", "fish"),
    "sort": ("id", "name", "grade", "due", "lateness", "last_contact", "captured"),
    "stars": ("1", "2", "3", "4", "5"),
    "status": STATUSES,
    "status or all": (*STATUSES, "all"),
}

FLAGS = frozenset((
    "--done", "--drop", "--dry-run", "-n", "--help", "-h", "--json", "--keep-next",
    "--no-answer", "--quiet", "-q", "--raw", "--renew", "--signed", "--skip-errors", "--unsigned",
    "--version", "--yes", "-y",
))  # fmt: skip
"""Options without a value; every other one takes one."""

FLAGS_OF = {"add": frozenset(("--decides",))}
"""Options without a value in one command that have one in others."""

OPTIONS = {
    "--birthday-lunar": "flag",
    "--book": "file",
    "--budget-clear": "flag",
    "--decides": "flag",
    "--decision-chain": "chain",
    "--format": "format",
    "-f": "format",
    "--grade": "grade",
    "--industry": "industry",
    "--kind": "import",
    "--lang": "language",
    "--need-clear": "flag",
    "--owner": "owner",
    "--preferred-hours": "hours",
    "--preferred-manner": "manner",
    "--region": "region",
    "--rm": "tag",
    "--sort": "sort",
    "--source": "source",
    "--stars": "stars",
    "--status": "status",
    "--tag": "tag",
    "--to": "file",
    "--via": "method",
}
"""The kind of value of an option; the others take what nobody can foresee."""

OPTIONS_OF = {
    "export": {"--format": "export format", "-f": "export format", "--status": "status or all"},
    "list": {"--status": "status or all"},
}

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "archive": ("who…",),
    "completion": ("shell",),
    "config calendar": ("file",),
    "config get": ("key",),
    "config set": ("key", "value"),
    "contact add": ("who",),
    "contact edit": ("who", "person…"),
    "contact rm": ("who", "person…"),
    "edit": ("who…",),
    "export": ("export",),
    "history": ("who…",),
    "import": ("file",),
    "log": ("who",),
    "merge": ("who", "who"),
    "next": ("who",),
    "regrade": ("who", "grade"),
    "show": ("who…",),
    "snooze": ("who",),
    "tag": ("who", "tag…"),
    "verify": ("who…",),
}
"""The kinds of a command's arguments in their order; with … of all words that remain."""
