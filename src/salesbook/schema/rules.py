"""The tables of what the rules go by: the settings and the calendar of working days."""

from salesbook.schema.columns import STRICT, Stored, day, flag, key, text, whole


class Setting(Stored, table=True):
    """A number or choice of the policy that differs from its default."""

    __tablename__ = "setting"
    __table_args__ = (STRICT,)

    id: int | None = key()
    key: str = text(required=True, unique=True)
    value: str = text(required=True)


class CalendarDay(Stored, table=True):
    """A day that differs from Monday to Friday: a holiday, or a make-up working day."""

    __tablename__ = "calendar_day"
    __table_args__ = (STRICT,)

    id: int | None = key()
    day: str = day(required=True, unique=True)
    works: bool = flag(required=True)


class CalendarYear(Stored, table=True):
    """A year whose holidays are known."""

    __tablename__ = "calendar_year"
    __table_args__ = (STRICT,)

    id: int | None = key()
    year: int = whole(required=True, unique=True, low=1900, high=2999)
