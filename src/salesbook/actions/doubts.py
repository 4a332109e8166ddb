"""Numbers that are no valid phone numbers: kept as typed, and told."""

from salesbook.i18n import _
from salesbook.light import Mapping


def warn_of_phones(*given: Mapping[str, object] | None) -> list[str]:
    """A sentence for each number that is none, in the fields as they were given."""
    texts = [str(fields["phone"]) for fields in given if fields and fields.get("phone")]
    if not texts:
        return []
    from salesbook.phrases.phones import doubtful

    return [
        _("{number} is no valid phone number; kept as typed.").format(number=number)
        for text in texts
        for number in doubtful(text)
    ]
