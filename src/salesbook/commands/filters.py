"""The filters that `list`, `overdue` and exports share, read from their options."""

from salesbook.book.customers import Filters
from salesbook.domain.day import Day
from salesbook.light import Sequence


def read_filters(
    day: Day,
    *,
    grade: str | None,
    owner: str | None,
    tags: Sequence[str] | None,
    industry: str | None,
    region: str | None,
    source: str | None,
    signed: bool | None,
    no_contact_since: str | None,
    stage: str | None = None,
    status: str | None = "active",
) -> Filters:
    """Turn what was typed into filters. Raises BadValue for what cannot be read."""
    return Filters(
        grade=_grade(grade) if grade is not None else None,
        status=read_status(status),
        owner=owner,
        tags=tuple(tag.strip() for tag in tags or ()),
        industry=industry,
        region=region,
        source=source,
        signed=signed,
        no_contact_since=_past(no_contact_since, day) if no_contact_since is not None else None,
        stage=_stage(stage, day) if stage is not None else None,
    )


def read_status(text: str | None) -> str | None:
    """A status; `all` is any."""
    if text is None or text.strip().casefold() in ("all", "全部"):
        return None
    from salesbook.domain.codes import read_code

    return read_code("status", text)


# Most lines have few filters, so what reads one is loaded for it alone.


def _grade(text: str) -> str:
    from salesbook.phrases.fields import read_grade

    return read_grade(text)


def _past(text: str, day: Day) -> str:
    from salesbook.phrases.when import read_when

    return read_when(text, day.now, "past").day.isoformat()


def _stage(text: str, day: Day) -> str:
    from salesbook.domain.stages import read_stage

    return read_stage(text, day.policy)
