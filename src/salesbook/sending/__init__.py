"""Reports on their way to people: by mail, and by the robot of a group.

`send` takes a report and a target of the user's file; nothing here knows the book. Nothing
is loaded, and no secret read, unless something is to be sent. Rooms within: `targets`
(where to, and the secrets), `robots` and `mail` (how), `tries` (and when not at once).
"""

from salesbook.i18n import _, n_, sentences
from salesbook.output.message import Message
from salesbook.output.report import Line, Report
from salesbook.sending.targets import KIND_WORDS, Mailbox, Target, read_target

__all__ = ["read_target", "rehearse", "send"]

HIDDEN = "•••"


def send(report: Report, target: Target) -> str:
    """Send it; the sentence that says so. SalesbookError when it did not arrive."""
    if isinstance(target, Mailbox):
        from salesbook.sending import mail

        message = mail.send(report, target)
    else:
        from salesbook.sending import robots

        message = robots.send(report, target)
    said = _("Sent to {name} ({kind}).").format(name=target.name, kind=_(KIND_WORDS[target.kind]))
    return sentences(said, _left_out(message) if message.left_out else "")


def rehearse(report: Report, target: Target) -> Report:
    """What would go where, secrets hidden, as a report; nothing is sent."""
    if isinstance(target, Mailbox):
        from salesbook.sending import mail

        message = mail.write(report)
        address = f"{target.host}:{target.port}"
        to: object = list(target.recipients)
        said = [
            _("By mail to {recipients}, from {sender}, through {address} ({security})").format(
                recipients=_(", ").join(target.recipients), sender=target.sender,
                address=address, security=target.security,
            ),
            _("Title: {title}").format(title=message.title),
        ]  # fmt: skip
        size = limit = None
    else:
        from salesbook.sending import robots

        parcel = robots.pack(report, target)
        message, size, limit = parcel.message, parcel.size, parcel.limit
        to = address = f"{target.origin}/{HIDDEN}"
        said = [
            _("To {name}, the {kind} robot at {address}").format(
                name=target.name, kind=_(KIND_WORDS[target.kind]), address=address
            ),
            _("Title: {title}").format(title=message.title),
            _("{size} of {limit} bytes").format(size=f"{size:,}", limit=f"{limit:,}"),
        ]
    if message.left_out:
        said.append(_left_out(message))
    said.append(_("Nothing was sent."))
    lines = [Line(sentence, "dim") for sentence in said]
    text = [Line(line) for line in message.text.split("\n")]
    return Report((), (*lines, Line(""), *text), json={
        "target": target.name, "kind": target.kind, "to": to, "title": message.title,
        "text": message.text, "bytes": size, "limit": limit, "left_out": message.left_out,
    })  # fmt: skip


def _left_out(message: Message) -> str:
    return n_(
        "{count} entry did not fit and is only counted.",
        "{count} entries did not fit and are only counted.",
        message.left_out,
    ).format(count=message.left_out)
