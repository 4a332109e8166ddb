"""What lies together in the bundle of bytecode. Made by `make table`, not by hand.

By the module that is loaded first, those that its command always loads after it: they are
read and unpacked at once, which takes three quarters of the time. Nothing but time depends
on it. Neighbour: `bundling`, which lays them together.
"""

TOGETHER = {
    "salesbook.cli": """
salesbook.commands salesbook.commands.declared salesbook.commands.line salesbook.commands.serve
salesbook.config salesbook.errors salesbook.i18n salesbook.light salesbook.output
    """,
    "salesbook.commands.today": """
__future__ salesbook.book salesbook.book.agenda salesbook.book.care salesbook.book.coaching
salesbook.book.engine salesbook.book.faults salesbook.book.feedback salesbook.book.file
salesbook.book.money salesbook.book.pool salesbook.book.reading salesbook.book.settings
salesbook.context salesbook.domain salesbook.domain.amounts salesbook.domain.birthday_days
salesbook.domain.cadence salesbook.domain.care salesbook.domain.codes salesbook.domain.day
salesbook.domain.due salesbook.domain.festivals salesbook.domain.grades salesbook.domain.guard
salesbook.domain.lunar salesbook.domain.policy salesbook.domain.pool salesbook.domain.settings
salesbook.domain.workdays salesbook.output.days salesbook.output.emit salesbook.output.report
salesbook.phrases salesbook.phrases.when salesbook.reports salesbook.reports.agenda
salesbook.reports.agenda.cadence salesbook.reports.agenda.care salesbook.reports.agenda.coaching
salesbook.reports.agenda.complaint salesbook.reports.agenda.hygiene
salesbook.reports.agenda.instalment salesbook.reports.agenda.promise
salesbook.reports.agenda.protection salesbook.reports.agenda.rank
salesbook.reports.agenda.reason salesbook.reports.agenda.window salesbook.reports.preferred
salesbook.reports.today salesbook.rows salesbook.rows.agenda salesbook.rows.coaching
salesbook.rows.feedback salesbook.rows.instalment
    """,
    "salesbook.commands.overdue": """
__future__ salesbook.book salesbook.book.agenda salesbook.book.customers salesbook.book.engine
salesbook.book.faults salesbook.book.file salesbook.book.reading salesbook.book.settings
salesbook.commands.filters salesbook.context salesbook.domain salesbook.domain.cadence
salesbook.domain.codes salesbook.domain.day salesbook.domain.due salesbook.domain.guard
salesbook.domain.policy salesbook.domain.settings salesbook.domain.workdays
salesbook.output.emit salesbook.output.report salesbook.phrases salesbook.phrases.when
salesbook.reports salesbook.reports.calendar salesbook.reports.customers salesbook.rows
salesbook.rows.agenda salesbook.rows.listing
    """,
    "salesbook.commands.log": """
__future__ salesbook.actions salesbook.actions.follow_ups salesbook.actions.next_actions
salesbook.actions.standing salesbook.book salesbook.book.by_pinyin salesbook.book.door
salesbook.book.engine salesbook.book.faults salesbook.book.file salesbook.book.find
salesbook.book.log salesbook.book.reading salesbook.book.settings salesbook.context
salesbook.domain salesbook.domain.cadence salesbook.domain.codes salesbook.domain.day
salesbook.domain.due salesbook.domain.grades salesbook.domain.guard salesbook.domain.policy
salesbook.domain.settings salesbook.domain.workdays salesbook.output.days
salesbook.output.receipt salesbook.output.text salesbook.phrases salesbook.phrases.fields
salesbook.phrases.names salesbook.phrases.when salesbook.rows salesbook.rows.agenda
salesbook.rows.checksum salesbook.rows.next_action salesbook.rows.who
    """,
    "salesbook.commands.regrade": """
__future__ salesbook.actions salesbook.actions.grades salesbook.actions.standing salesbook.book
salesbook.book.by_pinyin salesbook.book.door salesbook.book.engine salesbook.book.faults
salesbook.book.file salesbook.book.find salesbook.book.log salesbook.book.reading
salesbook.book.settings salesbook.context salesbook.domain salesbook.domain.cadence
salesbook.domain.codes salesbook.domain.day salesbook.domain.due salesbook.domain.grades
salesbook.domain.policy salesbook.domain.settings salesbook.domain.workdays
salesbook.output.days salesbook.output.receipt salesbook.output.text salesbook.phrases
salesbook.phrases.fields salesbook.phrases.names salesbook.phrases.when salesbook.rows
salesbook.rows.agenda salesbook.rows.checksum salesbook.rows.who
    """,
    "salesbook.commands.next": """
__future__ salesbook.actions salesbook.actions.next_actions salesbook.actions.standing
salesbook.book salesbook.book.by_pinyin salesbook.book.door salesbook.book.engine
salesbook.book.faults salesbook.book.file salesbook.book.find salesbook.book.log
salesbook.book.reading salesbook.book.settings salesbook.context salesbook.domain
salesbook.domain.cadence salesbook.domain.codes salesbook.domain.day salesbook.domain.due
salesbook.domain.grades salesbook.domain.policy salesbook.domain.settings
salesbook.domain.workdays salesbook.output.days salesbook.output.receipt salesbook.output.text
salesbook.phrases salesbook.phrases.clock salesbook.phrases.dates salesbook.phrases.days
salesbook.phrases.grammar salesbook.phrases.lapses salesbook.phrases.moments
salesbook.phrases.names salesbook.phrases.numerals salesbook.phrases.reckon
salesbook.phrases.stretches salesbook.phrases.tails salesbook.phrases.tokens
salesbook.phrases.when salesbook.phrases.worded salesbook.phrases.words salesbook.rows
salesbook.rows.agenda salesbook.rows.checksum salesbook.rows.next_action salesbook.rows.who
    """,
    "salesbook.commands.show": """
__future__ salesbook.book salesbook.book.by_pinyin salesbook.book.dossier salesbook.book.engine
salesbook.book.faults salesbook.book.file salesbook.book.find salesbook.book.reading
salesbook.book.settings salesbook.context salesbook.domain salesbook.domain.amounts
salesbook.domain.cadence salesbook.domain.codes salesbook.domain.day salesbook.domain.due
salesbook.domain.fields salesbook.domain.grades salesbook.domain.policy salesbook.domain.pool
salesbook.domain.settings salesbook.domain.workdays salesbook.output.days salesbook.output.emit
salesbook.output.report salesbook.phrases salesbook.phrases.names salesbook.phrases.when
salesbook.reports salesbook.reports.calendar salesbook.reports.preferred salesbook.reports.show
salesbook.reports.show.after salesbook.reports.show.fields salesbook.reports.show.head
salesbook.reports.show.people salesbook.reports.show.said salesbook.reports.show.talks
salesbook.reports.show.whole salesbook.rows salesbook.rows.agenda salesbook.rows.dossier
salesbook.rows.file salesbook.rows.next_action salesbook.rows.who
    """,
    "salesbook.commands.completion": """
__future__ salesbook.commands.completing salesbook.commands.completing.candidates
salesbook.commands.completing.line salesbook.commands.contents salesbook.commands.described
salesbook.commands.takes
    """,
}
