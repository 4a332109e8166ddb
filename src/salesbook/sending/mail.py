"""A report by mail: as a page, and as plain text for those who read mail as text.

Sent through the mailbox of the user, encrypted unless the server is on this machine. The
same message has the same number on every try, so that one that arrives twice is known as
one. Neighbours: `targets`, which checks the addresses; `output.html`, which has the page.
"""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime, make_msgid

from salesbook.errors import SalesbookError
from salesbook.i18n import _
from salesbook.output.html import write_lines
from salesbook.output.message import Message, Style, write_message
from salesbook.output.report import Report
from salesbook.output.text import clean, fit
from salesbook.sending.targets import Mailbox
from salesbook.sending.tries import Passing, persist

TIMEOUT = 20.0
"""Seconds for each step of a try."""
_HERE = "[127.0.0.1]"
"""How this machine greets: its real name would cost a question to the network."""


def send(report: Report, box: Mailbox) -> Message:
    """Send the report to everyone of the target; SalesbookError if somebody has not got it."""
    message, mail = write(report), envelope(report, box)
    persist(box.name, lambda: _hand_over(mail, box))
    return message


def write(report: Report) -> Message:
    """Title and plain text; a mail has room for everything."""
    return write_message(report, Style(detail="   "))


def envelope(report: Report, box: Mailbox) -> EmailMessage:
    """The whole mail."""
    message = write(report)
    mail = EmailMessage(SMTP)
    mail["From"] = box.sender
    mail["To"] = ", ".join(box.recipients)
    mail["Subject"] = message.title
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = make_msgid("salesbook", box.sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text + "\n")
    mail.add_alternative("".join(write_lines(report)), subtype="html")
    return mail


def _hand_over(mail: EmailMessage, box: Mailbox) -> None:
    """One try."""
    try:
        server = _connect(box)
        try:
            if box.user:
                server.login(box.user, box.password)
            refused = server.send_message(mail, box.sender, box.recipients)
            with suppress(OSError, smtplib.SMTPException):
                server.quit()  # that the goodbye fails says nothing of the mail
        finally:
            server.close()
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise _failure(code, said, box) from None
    except smtplib.SMTPResponseException as error:
        raise _failure(error.smtp_code, error.smtp_error, box) from None
    except smtplib.SMTPNotSupportedError:
        raise SalesbookError(
            _("Not sent: {host} offers no {security} or no login.").format(
                host=box.host, security=box.security
            )
        ) from None
    except ssl.SSLError as error:
        raise SalesbookError(
            _("Not sent: no safe connection to {host} ({reason}). Is the port right?").format(
                host=box.host, reason=error.reason or type(error).__name__
            )
        ) from None
    except TimeoutError:
        raise Passing(
            _("no answer within {seconds} seconds").format(seconds=int(TIMEOUT))
        ) from None
    except (OSError, smtplib.SMTPException) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Passing(clean(str(reason))) from None
    except ValueError:  # what the mailbox is called cannot be said to a server
        raise SalesbookError(
            _("Not sent: user and password of {name} must be plain ASCII.").format(name=box.name)
        ) from None
    if refused:
        raise SalesbookError(
            _("Sent, but not to {recipients}: the server refused them.").format(
                recipients=_(", ").join(refused)
            )
        )


def _connect(box: Mailbox) -> smtplib.SMTP:
    if box.security == "ssl":
        return smtplib.SMTP_SSL(
            box.host, box.port, _HERE, timeout=TIMEOUT, context=ssl.create_default_context()
        )
    server = smtplib.SMTP(box.host, box.port, _HERE, timeout=TIMEOUT)
    try:
        if box.security == "starttls":
            server.starttls(context=ssl.create_default_context())
    except BaseException:
        server.close()
        raise
    return server


def _failure(code: int, said: bytes | str, box: Mailbox) -> Exception:
    """4xx may be over in a moment (RFC 5321); everything else is told at once."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    if box.password:
        text = text.replace(box.password, "•••")
    reason = _("the mail server answered {code}: {reason}").format(
        code=code, reason=fit(clean(" ".join(text.split())), 200)
    )
    if 400 <= code < 500:
        return Passing(reason)
    return SalesbookError(_("Not sent: {reason}").format(reason=reason))
