"""What the commands declare with Typer, as data. Made by `make table`; not to be edited.

A row is a `line.Part`. PARTS has a command's own, SHARED those of its kind, GLOBAL those of
all, PROGRAM those of the program alone. Texts are messages, translated when they are shown.
"""
# ruff: noqa: E501
# fmt: off

Rows = tuple[tuple[object, ...], ...]

GLOBAL: Rows = (
    ('book', ('--book',), (), 'text', '', False, None, 0, 'PATH', 'The book to use.', 'file'),
    ('today', ('--today',), (), 'text', '', False, None, 0, 'DATE', 'Work as if today were this day.', ''),
    ('lang', ('--lang',), (), 'text', '', False, None, 0, 'zh|en', 'Language of the output.', 'zh|en'),
)

PROGRAM: Rows = (
    ('version', ('--version',), (), 'flag', '', False, None, 0, '', 'Print the version and exit.', ''),
)

SHARED: dict[str, Rows] = {}

SHARED['report'] = (
    ('format', ('--format', '-f'), (), 'text', '', False, None, 0, 'table|json|jsonl|csv|tsv|md', 'Format of the output.', 'table|json|jsonl|csv|tsv|md'),
    ('json', ('--json',), (), 'flag', '', False, None, 0, '', 'Short for --format json.', ''),
    ('columns', ('--columns',), (), 'text', '', False, None, 0, 'A,B,…', 'Choose and order the columns.', ''),
    ('to', ('--to',), (), 'text', '', False, None, 0, 'FILE', 'Write it to this file, by its ending; - is stdout.', 'file'),
    ('raw', ('--raw',), (), 'flag', '', False, None, 0, '', 'Leave what looks like a formula as it is (csv).', ''),
    ('quiet', ('--quiet', '-q'), (), 'flag', '', False, None, 0, '', 'Say nothing of a file written or a message sent.', ''),
)

SHARED['receipt'] = (
    ('json', ('--json',), (), 'flag', '', False, None, 0, '', 'Print the receipt as an object.', ''),
    ('quiet', ('--quiet', '-q'), (), 'flag', '', False, None, 0, '', 'Print no receipt.', ''),
)

SHARED['either'] = (
    ('format', ('--format', '-f'), (), 'text', '', False, None, 0, 'table|json|jsonl|csv|tsv|md', 'Format of the output.', 'table|json|jsonl|csv|tsv|md'),
    ('json', ('--json',), (), 'flag', '', False, None, 0, '', 'Short for --format json.', ''),
    ('columns', ('--columns',), (), 'text', '', False, None, 0, 'A,B,…', 'Choose and order the columns.', ''),
    ('to', ('--to',), (), 'text', '', False, None, 0, 'FILE', 'Write it to this file, by its ending; - is stdout.', 'file'),
    ('raw', ('--raw',), (), 'flag', '', False, None, 0, '', 'Leave what looks like a formula as it is (csv).', ''),
    ('quiet', ('--quiet', '-q'), (), 'flag', '', False, None, 0, '', 'Print no receipt.', ''),
)

SHARED['plain'] = ()


PARTS: dict[str, Rows] = {}

PARTS['today'] = (
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
    ('exit_code', ('--exit-code',), (), 'flag', '', False, False, 0, '', 'Leave with 10 when something is due, else 0.', ''),
    ('send', ('--send',), (), 'text', '', False, None, 0, 'NAME', 'Send it to this target of your config file.', 'target'),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0, '', 'Show what --send would send; send nothing.', ''),
)

PARTS['log'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('text', (), (), 'text', 'list', False, None, 0, 'TEXT', 'what was said', ''),
    ('via', ('--via',), (), 'text', '', False, 'phone', 0, 'phone|wechat|visit|email|sms|video|meeting|other', 'Way of contact.', 'phone|wechat|visit|email|sms|video|meeting|other'),
    ('at', ('--at',), (), 'text', '', False, None, 0, 'WHEN', 'When it was, else now.', ''),
    ('feedback', ('--feedback',), (), 'text', '', False, None, 0, 'TEXT', 'What the customer said.', ''),
    ('next_action', ('--next',), (), 'text', '', False, None, 0, "'WHEN ACTION'", 'What is promised, and for when.', ''),
    ('keep_next', ('--keep-next',), (), 'flag', '', False, False, 0, '', 'Leave the open next action open.', ''),
    ('grade', ('--grade',), (), 'text', '', False, None, 0, 'A|B|C', 'Regrade with it.', 'A|B|C'),
    ('why', ('--why',), (), 'text', '', False, None, 0, 'TEXT', 'Reason for the grade.', ''),
    ('support', ('--support',), (), 'text', '', False, None, 0, 'TEXT', 'Support wanted from the manager.', ''),
    ('no_answer', ('--no-answer',), (), 'flag', '', False, False, 0, '', 'Tried, but nobody answered.', ''),
)

PARTS['next'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('text', (), (), 'text', 'list', False, None, 0, 'WHEN ACTION', 'when, and what', ''),
    ('done', ('--done',), (), 'flag', '', False, False, 0, '', 'It is done, without a contact.', ''),
    ('drop', ('--drop',), (), 'flag', '', False, False, 0, '', 'It is not wanted any more.', ''),
)

PARTS['snooze'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('when', (), (), 'text', 'list', True, None, 0, 'WHEN', 'the new day', ''),
)

PARTS['overdue'] = (
    ('grade', ('--grade',), (), 'text', '', False, None, 0, 'A|B|C', 'Only this grade.', 'A|B|C'),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0, 'TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('within', ('--within',), (), 'number', '', False, None, 0, 'N', 'Also who is due within N days.', ''),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', "Only this owner's.", 'owner'),
    ('industry', ('--industry',), (), 'text', '', False, None, 0, 'TEXT', 'Only this industry.', 'industry'),
    ('region', ('--region',), (), 'text', '', False, None, 0, 'TEXT', 'Only this region.', 'region'),
    ('source', ('--source',), (), 'text', '', False, None, 0, 'TEXT', 'Only from this source.', 'source'),
    ('stage', ('--stage',), (), 'text', '', False, None, 0, 'STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('signed', ('--signed',), ('--unsigned',), 'flag', '', False, None, 0, '', 'Only signed, or only unsigned.', ''),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0, 'WHEN', 'Not reached since that day.', ''),
)

PARTS['regrade'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('grade', (), (), 'text', '', True, None, 0, 'A|B|C', 'the new grade', 'A|B|C'),
    ('why', ('--why',), (), 'text', '', False, None, 0, 'TEXT', 'The reason; required.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'Since when, else today.', ''),
    ('renew', ('--renew',), (), 'flag', '', False, False, 0, '', 'Keep the grade, start its window anew.', ''),
)

PARTS['sheet'] = (
    ('date', ('--date',), (), 'text', '', False, None, 0, 'DATE', 'The day, else today.', ''),
    ('send', ('--send',), (), 'text', '', False, None, 0, 'NAME', 'Send it to this target of your config file.', 'target'),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0, '', 'Show what --send would send; send nothing.', ''),
)

PARTS['add'] = (
    ('name', (), (), 'text', 'list', True, None, 0, 'NAME', 'name of the company or person', ''),
    ('contact', ('--contact',), (), 'text', '', False, None, 0, 'NAME', 'A person there.', ''),
    ('title', ('--title',), (), 'text', '', False, None, 0, 'TEXT', "The person's title.", ''),
    ('contact_phone', ('--contact-phone',), (), 'text', '', False, None, 0, 'TEXT', "The person's phone.", ''),
    ('decides', ('--decides',), (), 'flag', '', False, False, 0, '', 'The person decides.', ''),
    ('next_action', ('--next',), (), 'text', '', False, None, 0, "'WHEN ACTION'", 'What is promised, and for when.', ''),
    ('aliases', ('--aliases',), (), 'text', 'tuple', False, (), 0, 'TEXT', 'other names it is known by, separated by commas', ''),
    ('industry', ('--industry',), (), 'text', '', False, None, 0, 'TEXT', 'industry or trade', 'industry'),
    ('region', ('--region',), (), 'text', '', False, None, 0, 'TEXT', 'province, city or district', 'region'),
    ('address', ('--address',), (), 'text', '', False, None, 0, 'TEXT', 'postal or street address', ''),
    ('phone', ('--phone',), (), 'text', '', False, None, 0, 'TEXT', 'phone number of the company', ''),
    ('email', ('--email',), (), 'text', '', False, None, 0, 'TEXT', 'e-mail address of the company', ''),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0, 'TEXT', 'WeChat name of the company', ''),
    ('source', ('--source',), (), 'text', '', False, None, 0, 'TEXT', 'where the customer came from: fair, referral, online, …', 'source'),
    ('referred_by', ('--referred-by',), (), 'text', '', False, None, 0, 'TEXT', 'who referred the customer', ''),
    ('need', ('--need',), (), 'text', '', False, None, 0, 'TEXT', 'what the customer needs', ''),
    ('budget', ('--budget',), (), 'text', '', False, None, 0, 'MONEY', 'budget, one amount or a range: 50-80万', ''),
    ('wanted_on', ('--wanted-on',), (), 'text', '', False, None, 0, 'WHEN', 'day by which the customer wants it', ''),
    ('need_clear', ('--need-clear',), (), 'text', '', False, None, 0, 'YES|NO', 'whether the need is clear: yes or no', 'yes|no'),
    ('budget_clear', ('--budget-clear',), (), 'text', '', False, None, 0, 'YES|NO', 'whether the budget is clear: yes or no', 'yes|no'),
    ('decision_chain', ('--decision-chain',), (), 'text', '', False, None, 0, 'short|medium|long', 'how many have to agree: short, medium or long', 'short|medium|long'),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'TEXT', 'who works the customer', 'owner'),
    ('grade', ('--grade',), (), 'text', '', False, None, 0, 'A|B|C', 'grade: A, B or C', 'A|B|C'),
    ('status', ('--status',), (), 'text', '', False, None, 0, 'STATUS', 'active, pooled, lost or archived', 'active|pooled|lost|archived'),
    ('signed_on', ('--signed-on',), (), 'text', '', False, None, 0, 'WHEN', 'day the customer first signed', ''),
    ('stars', ('--stars',), (), 'text', '', False, None, 0, '1-5', 'star rating from 1 to 5', '1|2|3|4|5'),
    ('credit', ('--credit',), (), 'text', '', False, None, 0, 'TEXT', 'credit rating', ''),
    ('met_on', ('--met-on',), (), 'text', '', False, None, 0, 'WHEN', 'day the customer was first met', ''),
    ('owned_since', ('--owned-since',), (), 'text', '', False, None, 0, 'WHEN', 'day the owner took the customer on', ''),
    ('every', ('--every',), (), 'text', '', False, None, 0, 'DAYS', 'a cadence of its own, such as 10d', ''),
    ('tags', ('--tag',), (), 'text', 'tuple', False, (), 0, 'TEXT', 'tags, separated by commas', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'anything else', ''),
    ('external_id', ('--id',), (), 'text', '', False, None, 0, 'TEXT', 'id in another system; adding it twice updates the first', ''),
)

PARTS['show'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['list'] = (
    ('grade', ('--grade',), (), 'text', '', False, None, 0, 'A|B|C', 'Only this grade.', 'A|B|C'),
    ('status', ('--status',), (), 'text', '', False, 'active', 0, 'STATUS', 'Only this status: active, pooled, lost, archived, or all.', 'active|pooled|lost|archived|all'),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0, 'TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', "Only this owner's.", 'owner'),
    ('industry', ('--industry',), (), 'text', '', False, None, 0, 'TEXT', 'Only this industry.', 'industry'),
    ('region', ('--region',), (), 'text', '', False, None, 0, 'TEXT', 'Only this region.', 'region'),
    ('source', ('--source',), (), 'text', '', False, None, 0, 'TEXT', 'Only from this source.', 'source'),
    ('stage', ('--stage',), (), 'text', '', False, None, 0, 'STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('signed', ('--signed',), ('--unsigned',), 'flag', '', False, None, 0, '', 'Only signed, or only unsigned.', ''),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0, 'WHEN', 'Not reached since that day.', ''),
    ('sort', ('--sort',), (), 'text', '', False, 'id', 0, 'id|name|grade|due|lateness|last_contact|captured', 'Order of the rows.', 'id|name|grade|due|lateness|last_contact|captured'),
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
)

PARTS['find'] = (
    ('text', (), (), 'text', 'list', True, None, 0, 'TEXT', 'what to look for', ''),
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
)

PARTS['edit'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('fact', ('--fact',), (), 'text', 'list', False, None, 0, 'KEY=VALUE', 'A free fact, also PART/KEY=VALUE; empty removes it.', ''),
    ('name', ('--name',), (), 'text', '', False, None, 0, 'TEXT', 'name of the company or person', ''),
    ('aliases', ('--aliases',), (), 'text', 'tuple', False, (), 0, 'TEXT', 'other names it is known by, separated by commas', ''),
    ('industry', ('--industry',), (), 'text', '', False, None, 0, 'TEXT', 'industry or trade', 'industry'),
    ('region', ('--region',), (), 'text', '', False, None, 0, 'TEXT', 'province, city or district', 'region'),
    ('address', ('--address',), (), 'text', '', False, None, 0, 'TEXT', 'postal or street address', ''),
    ('phone', ('--phone',), (), 'text', '', False, None, 0, 'TEXT', 'phone number of the company', ''),
    ('email', ('--email',), (), 'text', '', False, None, 0, 'TEXT', 'e-mail address of the company', ''),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0, 'TEXT', 'WeChat name of the company', ''),
    ('source', ('--source',), (), 'text', '', False, None, 0, 'TEXT', 'where the customer came from: fair, referral, online, …', 'source'),
    ('referred_by', ('--referred-by',), (), 'text', '', False, None, 0, 'TEXT', 'who referred the customer', ''),
    ('need', ('--need',), (), 'text', '', False, None, 0, 'TEXT', 'what the customer needs', ''),
    ('budget', ('--budget',), (), 'text', '', False, None, 0, 'MONEY', 'budget, one amount or a range: 50-80万', ''),
    ('wanted_on', ('--wanted-on',), (), 'text', '', False, None, 0, 'WHEN', 'day by which the customer wants it', ''),
    ('need_clear', ('--need-clear',), (), 'text', '', False, None, 0, 'YES|NO', 'whether the need is clear: yes or no', 'yes|no'),
    ('budget_clear', ('--budget-clear',), (), 'text', '', False, None, 0, 'YES|NO', 'whether the budget is clear: yes or no', 'yes|no'),
    ('decision_chain', ('--decision-chain',), (), 'text', '', False, None, 0, 'short|medium|long', 'how many have to agree: short, medium or long', 'short|medium|long'),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'TEXT', 'who works the customer', 'owner'),
    ('grade', ('--grade',), (), 'text', '', False, None, 0, 'A|B|C', 'grade: A, B or C', 'A|B|C'),
    ('status', ('--status',), (), 'text', '', False, None, 0, 'STATUS', 'active, pooled, lost or archived', 'active|pooled|lost|archived'),
    ('signed_on', ('--signed-on',), (), 'text', '', False, None, 0, 'WHEN', 'day the customer first signed', ''),
    ('stars', ('--stars',), (), 'text', '', False, None, 0, '1-5', 'star rating from 1 to 5', '1|2|3|4|5'),
    ('credit', ('--credit',), (), 'text', '', False, None, 0, 'TEXT', 'credit rating', ''),
    ('met_on', ('--met-on',), (), 'text', '', False, None, 0, 'WHEN', 'day the customer was first met', ''),
    ('owned_since', ('--owned-since',), (), 'text', '', False, None, 0, 'WHEN', 'day the owner took the customer on', ''),
    ('every', ('--every',), (), 'text', '', False, None, 0, 'DAYS', 'a cadence of its own, such as 10d', ''),
    ('tags', ('--tag',), (), 'text', 'tuple', False, (), 0, 'TEXT', 'tags, separated by commas', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'anything else', ''),
    ('external_id', ('--id',), (), 'text', '', False, None, 0, 'TEXT', 'id in another system; adding it twice updates the first', ''),
)

PARTS['tag'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('tags', (), (), 'text', 'list', False, None, 0, 'TAG', 'tags to put on', 'tag'),
    ('rm', ('--rm',), (), 'text', 'list', False, None, 0, 'TAG', 'A tag to take off; may be repeated.', 'tag'),
)

PARTS['verify'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['dupes'] = (
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
)

PARTS['merge'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('into', (), (), 'text', '', True, None, 0, 'INTO', 'the customer that stays, named the same ways', 'who'),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0, '', 'Show what would be done, change nothing.', ''),
)

PARTS['archive'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['forget'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('backups', ('--backups',), (), 'flag', '', False, False, 0, '', 'Rewrite the backups that know it, too.', ''),
    ('yes', ('--yes', '-y'), (), 'flag', '', False, False, 0, '', 'Do not ask.', ''),
)

PARTS['contact add'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('name', (), (), 'text', 'list', True, None, 0, 'NAME', 'name of the person', ''),
    ('title', ('--title',), (), 'text', '', False, None, 0, 'TEXT', 'job title', ''),
    ('role', ('--role',), (), 'text', '', False, None, 0, 'TEXT', 'part played in the decision', ''),
    ('phone', ('--phone',), (), 'text', '', False, None, 0, 'TEXT', 'phone number of the person', ''),
    ('email', ('--email',), (), 'text', '', False, None, 0, 'TEXT', 'e-mail address of the person', ''),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0, 'TEXT', 'WeChat name of the person', ''),
    ('birthday', ('--birthday',), (), 'text', '', False, None, 0, 'TEXT', 'birthday, with or without the year', ''),
    ('birthday_lunar', ('--birthday-lunar',), (), 'text', '', False, None, 0, 'YES|NO', 'whether the birthday is by the lunar calendar: yes or no', 'yes|no'),
    ('hobbies', ('--hobbies',), (), 'text', '', False, None, 0, 'TEXT', 'hobbies and interests', ''),
    ('character', ('--character',), (), 'text', '', False, None, 0, 'TEXT', 'character and habits', ''),
    ('family', ('--family',), (), 'text', '', False, None, 0, 'TEXT', 'family and relatives', ''),
    ('background', ('--background',), (), 'text', '', False, None, 0, 'TEXT', 'background: origin, education, career', ''),
    ('preferred_hours', ('--preferred-hours',), (), 'text', '', False, None, 0, 'working|private', 'when to call: working or private hours', 'working|private'),
    ('preferred_from', ('--preferred-from',), (), 'text', '', False, None, 0, 'HH:MM', 'earliest time of day to call, HH:MM', ''),
    ('preferred_to', ('--preferred-to',), (), 'text', '', False, None, 0, 'HH:MM', 'latest time of day to call, HH:MM', ''),
    ('preferred_manner', ('--preferred-manner',), (), 'text', '', False, None, 0, 'brief|long', 'how to talk: brief or long', 'brief|long'),
    ('decides', ('--decides',), (), 'text', '', False, None, 0, 'YES|NO', 'whether this person decides: yes or no', 'yes|no'),
)

PARTS['contact edit'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('person', (), (), 'text', 'list', True, None, 0, 'PERSON', 'name of the person, or part of it', 'person'),
    ('name', ('--name',), (), 'text', '', False, None, 0, 'TEXT', 'name of the person', ''),
    ('title', ('--title',), (), 'text', '', False, None, 0, 'TEXT', 'job title', ''),
    ('role', ('--role',), (), 'text', '', False, None, 0, 'TEXT', 'part played in the decision', ''),
    ('phone', ('--phone',), (), 'text', '', False, None, 0, 'TEXT', 'phone number of the person', ''),
    ('email', ('--email',), (), 'text', '', False, None, 0, 'TEXT', 'e-mail address of the person', ''),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0, 'TEXT', 'WeChat name of the person', ''),
    ('birthday', ('--birthday',), (), 'text', '', False, None, 0, 'TEXT', 'birthday, with or without the year', ''),
    ('birthday_lunar', ('--birthday-lunar',), (), 'text', '', False, None, 0, 'YES|NO', 'whether the birthday is by the lunar calendar: yes or no', 'yes|no'),
    ('hobbies', ('--hobbies',), (), 'text', '', False, None, 0, 'TEXT', 'hobbies and interests', ''),
    ('character', ('--character',), (), 'text', '', False, None, 0, 'TEXT', 'character and habits', ''),
    ('family', ('--family',), (), 'text', '', False, None, 0, 'TEXT', 'family and relatives', ''),
    ('background', ('--background',), (), 'text', '', False, None, 0, 'TEXT', 'background: origin, education, career', ''),
    ('preferred_hours', ('--preferred-hours',), (), 'text', '', False, None, 0, 'working|private', 'when to call: working or private hours', 'working|private'),
    ('preferred_from', ('--preferred-from',), (), 'text', '', False, None, 0, 'HH:MM', 'earliest time of day to call, HH:MM', ''),
    ('preferred_to', ('--preferred-to',), (), 'text', '', False, None, 0, 'HH:MM', 'latest time of day to call, HH:MM', ''),
    ('preferred_manner', ('--preferred-manner',), (), 'text', '', False, None, 0, 'brief|long', 'how to talk: brief or long', 'brief|long'),
    ('decides', ('--decides',), (), 'text', '', False, None, 0, 'YES|NO', 'whether this person decides: yes or no', 'yes|no'),
)

PARTS['contact rm'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('person', (), (), 'text', 'list', True, None, 0, 'PERSON', 'name of the person, or part of it', 'person'),
)

PARTS['deal add'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('product', ('--product',), (), 'text', '', False, None, 0, 'TEXT', 'The product or service.', ''),
    ('amount', ('--amount',), (), 'text', '', False, None, 0, 'MONEY', 'What it is worth.', ''),
    ('expect', ('--expect',), (), 'text', '', False, None, 0, 'WHEN', 'When it is expected to be signed.', ''),
    ('stage', ('--stage',), (), 'text', '', False, None, 0, 'STAGE', 'Where it stands, else at the lead.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', 'Whose it is.', 'owner'),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'A note.', ''),
    ('external_id', ('--id',), (), 'text', '', False, None, 0, 'TEXT', 'Your own number of it; twice leaves one.', ''),
)

PARTS['deal list'] = (
    ('who', (), (), 'text', 'list', False, None, 0, 'WHO', 'only this customer', 'who'),
    ('is_open', ('--open',), (), 'flag', '', False, False, 0, '', 'Open deals; those are shown unless told otherwise.', ''),
    ('is_won', ('--won',), (), 'flag', '', False, False, 0, '', 'Deals that were won.', ''),
    ('is_lost', ('--lost',), (), 'flag', '', False, False, 0, '', 'Deals that were lost.', ''),
    ('stage', ('--stage',), (), 'text', '', False, None, 0, 'STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', "Only this owner's.", 'owner'),
    ('product', ('--product',), (), 'text', '', False, None, 0, 'TEXT', 'Only products of such a name.', ''),
    ('period', ('--period',), (), 'text', '', False, None, 0, 'PERIOD', 'Only those won or lost in it, or, while open, expected in it.', ''),
    ('sort', ('--sort',), (), 'text', '', False, None, 0, 'stage|amount|expect|days|customer|ended|id', 'Order of the rows.', 'stage|amount|expect|days|customer|ended|id'),
)

PARTS['stage'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('following', (), (), 'text', 'list', False, None, 0, 'STAGE', 'the stage to move to; none shows it', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'A note.', ''),
    ('why', ('--why',), (), 'text', '', False, None, 0, 'TEXT', 'Reason; required for a step back.', ''),
)

PARTS['deal ask'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('text', (), (), 'text', 'list', False, None, 0, 'NUMBER ANSWER', 'the number of a question, and the answer; none shows them', ''),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('stage', ('--stage',), (), 'text', '', False, None, 0, 'STAGE', "Of this stage, else of the deal's.", 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
)

PARTS['deal move'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('following', (), (), 'text', 'list', True, None, 0, 'STAGE', 'the stage to move to', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'A note.', ''),
    ('why', ('--why',), (), 'text', '', False, None, 0, 'TEXT', 'Reason; required for a step back.', ''),
)

PARTS['deal won'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('amount', ('--amount',), (), 'text', '', False, None, 0, 'MONEY', 'What it is worth.', ''),
    ('product', ('--product',), (), 'text', '', False, None, 0, 'TEXT', 'The product or service.', ''),
    ('contract', ('--contract',), (), 'text', '', False, None, 0, 'TEXT', 'Number of the contract.', ''),
    ('factor', ('--factor',), (), 'text', 'list', False, None, 0, 'TEXT', 'What decided it; may be repeated.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
)

PARTS['deal lost'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('reason', ('--reason',), (), 'text', '', False, None, 0, 'price|need_unclear|competitor|timing|budget|decision_chain|no_response|other', 'Why it was lost; required.', 'price|need_unclear|competitor|timing|budget|decision_chain|no_response|other'),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'What happened; required.', ''),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
)

PARTS['deal edit'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('product', ('--product',), (), 'text', '', False, None, 0, 'TEXT', 'The product or service.', ''),
    ('amount', ('--amount',), (), 'text', '', False, None, 0, 'MONEY', 'What it is worth.', ''),
    ('expect', ('--expect',), (), 'text', '', False, None, 0, 'WHEN', 'When it is expected to be signed.', ''),
    ('contract', ('--contract',), (), 'text', '', False, None, 0, 'TEXT', 'Number of the contract.', ''),
    ('factor', ('--factor',), (), 'text', 'list', False, None, 0, 'TEXT', 'What decided it; may be repeated.', ''),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', 'Whose it is.', 'owner'),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'A note.', ''),
    ('external_id', ('--id',), (), 'text', '', False, None, 0, 'TEXT', 'Your own number of it; twice leaves one.', ''),
)

PARTS['pay plan'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('parts', (), (), 'text', 'list', True, None, 0, 'PART', 'percent or money, @, when: 30%@signing 60%@2027-01-15 10%@+90d; signing and +90d count from the day of signing, =final names the kind', ''),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('invoice', ('--invoice',), (), 'text', 'list', False, None, 0, 'TEXT', 'Invoice of a part; repeat it, in their order.', ''),
)

PARTS['pay receive'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('money', (), (), 'text', 'list', True, None, 0, 'MONEY', 'how much came in', ''),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'Which deal, where there are several.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
    ('instalment', ('--instalment',), (), 'number', '', False, None, 1, 'N', 'For this one, else for the first due.', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'A note.', ''),
)

PARTS['pay list'] = (
    ('who', (), (), 'text', 'list', False, None, 0, 'WHO', 'only this customer', 'who'),
    ('overdue', ('--overdue',), (), 'flag', '', False, False, 0, '', 'Only what was due before today.', ''),
    ('period', ('--period',), (), 'text', '', False, None, 0, 'PERIOD', 'Only in these days: 2026, last month.', ''),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', "Only this owner's.", 'owner'),
)

PARTS['sale add'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('amount', ('--amount',), (), 'text', '', True, None, 0, 'MONEY', 'What it came to; -500 for goods taken back.', ''),
    ('product', (), (), 'text', 'list', False, None, 0, 'PRODUCT', 'what was delivered', ''),
    ('quantity', ('--quantity',), (), 'text', '', False, None, 0, 'N', 'How much of it: 3 or 2.5.', ''),
    ('profit', ('--profit',), (), 'text', '', False, None, 0, 'MONEY', 'What it earned.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
    ('deal', ('--deal',), (), 'text', '', False, None, 0, 'N', 'The won deal that it belongs to.', ''),
    ('external_id', ('--id',), (), 'text', '', False, None, 0, 'TEXT', 'Your own number of it; twice leaves one.', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'A note.', ''),
)

PARTS['sale list'] = (
    ('who', (), (), 'text', 'list', False, None, 0, 'WHO', 'only this customer', 'who'),
    ('period', ('--period',), (), 'text', '', False, None, 0, 'PERIOD', 'Only in these days: 2026, last month.', ''),
    ('product', ('--product',), (), 'text', '', False, None, 0, 'TEXT', 'Only products of such a name.', ''),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', "Only this owner's.", 'owner'),
)

PARTS['pool list'] = (
    ('grade', ('--grade',), (), 'text', '', False, None, 0, 'A|B|C', 'Only this grade.', 'A|B|C'),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0, 'TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', "Only who was this owner's.", 'owner'),
    ('industry', ('--industry',), (), 'text', '', False, None, 0, 'TEXT', 'Only this industry.', 'industry'),
    ('region', ('--region',), (), 'text', '', False, None, 0, 'TEXT', 'Only this region.', 'region'),
    ('source', ('--source',), (), 'text', '', False, None, 0, 'TEXT', 'Only from this source.', 'source'),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0, 'WHEN', 'Not reached since that day.', ''),
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
)

PARTS['pool ending'] = (
    ('within', ('--within',), (), 'number', '', False, None, 0, 'N', 'Within N days, else those of pool.warn.', ''),
)

PARTS['pool release'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('why', ('--why',), (), 'text', '', False, None, 0, 'TEXT', 'Why.', ''),
)

PARTS['pool claim'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['pool sweep'] = (
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0, '', 'Show what would be done, change nothing.', ''),
)

PARTS['transfer'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('owner', (), (), 'text', 'list', True, None, 0, 'OWNER', 'the new owner', 'owner'),
    ('why', ('--why',), (), 'text', '', False, None, 0, 'TEXT', 'Why.', ''),
)

PARTS['care'] = (
    ('ahead', ('--ahead',), (), 'number', '', False, 14, 0, 'N', 'Also what comes in the next N days (14).', ''),
)

PARTS['care done'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('kind', (), (), 'text', 'list', True, None, 0, 'KIND', 'guide, survey, anniversary, birthday, product; or festival, with WHO all', 'guide|survey|anniversary|birthday|festival|product'),
    ('score', ('--score',), (), 'number', '', False, None, 0, '0-10', 'Of a survey.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When, else today.', ''),
    ('contact', ('--contact',), (), 'text', '', False, None, 0, 'NAME', 'Whose birthday, where several are.', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'What was said.', ''),
)

PARTS['feedback add'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('text', (), (), 'text', 'list', False, None, 0, 'TEXT', 'what the customer said', ''),
    ('kind', ('--kind',), (), 'text', '', False, None, 0, 'complaint|suggestion|satisfaction', 'Else satisfaction with a score, a complaint without.', 'complaint|suggestion|satisfaction'),
    ('score', ('--score',), (), 'number', '', False, None, 0, '0-10', 'How satisfied.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When, else today.', ''),
    ('by', ('--by',), (), 'text', '', False, None, 0, 'WHEN', 'Answer a complaint by this day.', ''),
)

PARTS['feedback answer'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('text', (), (), 'text', 'list', True, None, 0, 'TEXT', 'what was answered', ''),
    ('feedback', ('--feedback',), (), 'number', '', False, None, 1, 'N', 'Which, where several wait.', ''),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When, else today.', ''),
)

PARTS['feedback list'] = (
    ('who', (), (), 'text', 'list', False, None, 0, 'WHO', 'only this customer', 'who'),
    ('unanswered', ('--open',), (), 'flag', '', False, False, 0, '', 'Only complaints that wait for an answer.', ''),
    ('kind', ('--kind',), (), 'text', '', False, None, 0, 'complaint|suggestion|satisfaction', 'Only this kind.', 'complaint|suggestion|satisfaction'),
    ('period', ('--period',), (), 'text', '', False, None, 0, 'PERIOD', 'Only what was said then.', ''),
)

PARTS['coach add'] = (
    ('who', (), (), 'text', 'list', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('found', ('--found',), (), 'text', 'list', False, None, 0, 'TEXT', 'What was found; may be repeated.', ''),
    ('advice', ('--advice',), (), 'text', 'list', False, None, 0, 'TEXT', 'How to do better, one for each finding.', ''),
    ('kind', ('--kind',), (), 'text', '', False, None, 0, 'visit|recording', 'What it was: visit, or recording, as it is with --file.', 'visit|recording'),
    ('file', ('--file',), (), 'text', '', False, None, 0, 'FILE', 'Where the recording is.', 'file'),
    ('on', ('--on',), (), 'text', '', False, None, 0, 'DATE', 'When it was, else today.', ''),
    ('check', ('--check',), (), 'text', '', False, None, 0, 'WHEN', 'When it is checked, else in a week.', ''),
)

PARTS['coach list'] = (
    ('who', (), (), 'text', 'list', False, None, 0, 'WHO', 'only what concerns this customer', 'who'),
    ('only_open', ('--open',), (), 'flag', '', False, False, 0, '', 'Only what is still to be checked.', ''),
)

PARTS['coach done'] = (
    ('who', (), (), 'text', '', True, None, 0, 'WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('number', (), (), 'number', '', False, None, 0, 'N', 'number of the finding, where several are open', ''),
    ('improved', ('--improved',), (), 'text', '', False, None, 0, 'YES|NO', 'Whether it improved.', 'yes|no'),
    ('result', ('--result',), (), 'text', '', False, None, 0, 'TEXT', 'What the check showed.', ''),
    ('again', ('--again',), (), 'text', '', False, None, 0, 'WHEN', 'Check once more on that day.', ''),
)

PARTS['profile show'] = ()

PARTS['profile set'] = (
    ('words', (), (), 'text', 'list', False, None, 0, 'FIELD=VALUE [WEIGHT]', 'a field and what it should say, and how much it counts: -100 to 100, else 10', ''),
    ('rm', ('--rm',), (), 'text', 'list', False, None, 0, 'FIELD[=VALUE]', 'A criterion to take off; may be repeated.', ''),
)

PARTS['profile learn'] = (
    ('apply', ('--apply',), (), 'flag', '', False, False, 0, '', 'Put what was learned into the profile.', ''),
)

PARTS['fit'] = (
    ('who', (), (), 'text', 'list', False, None, 0, 'WHO', 'one customer; none ranks all', 'who'),
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
)

PARTS['prospects'] = (
    ('industry', ('--industry',), (), 'text', '', False, None, 0, 'TEXT', 'Only this industry.', 'industry'),
    ('region', ('--region',), (), 'text', '', False, None, 0, 'TEXT', 'Only this region.', 'region'),
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
)

PARTS['suggest'] = (
    ('apply', ('--apply',), (), 'flag', '', False, False, 0, '', 'Change the grades as suggested, in one step.', ''),
)

PARTS['product add'] = (
    ('name', (), (), 'text', 'list', True, None, 0, 'NAME', 'name of the product', ''),
    ('family', ('--family',), (), 'text', '', False, None, 0, 'TEXT', 'Products of one family are kin.', ''),
    ('announce', ('--announce',), (), 'text', '', False, None, 0, 'WHEN', 'When those who bought its kin are told of it.', ''),
    ('note', ('--note',), (), 'text', '', False, None, 0, 'TEXT', 'A note.', ''),
)

PARTS['product list'] = ()

PARTS['funnel'] = (
    ('by', ('--by',), (), 'text', '', False, None, 0, 'product|owner|industry|region|source', 'Win rates by one of these.', 'product|owner|industry|region|source'),
    ('period', ('--period',), (), 'text', '', False, None, 0, 'PERIOD', 'Only in these days: 2026, last month.', ''),
)

PARTS['pareto'] = (
    ('period', ('--period',), (), 'text', '', False, None, 0, 'PERIOD', 'Else the last 12 full months.', ''),
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
    ('apply', ('--apply',), (), 'flag', '', False, False, 0, '', 'Regrade signed customers without an open deal by value.', ''),
)

PARTS['review'] = (
    ('month', ('--month',), (), 'text', '', False, None, 0, '2026-11', 'The month, else the last full one.', ''),
)

PARTS['demo'] = ()

PARTS['init'] = (
    ('encrypt', ('--encrypt',), (), 'flag', '', False, False, 0, '', 'Encrypt it; the key is set, or asked for.', ''),
)

PARTS['import'] = (
    ('file', (), (), 'text', '', True, None, 0, 'FILE', 'csv, tsv, xlsx, xls, ods, json, jsonl or vcf; - is csv on standard input', 'file'),
    ('kind', ('--kind',), (), 'text', '', False, None, 0, 'customers|contacts|follow-ups|grades|deals|sales', 'What the lines are; else told from the headers.', 'customers|contacts|follow-ups|grades|deals|sales'),
    ('sheet', ('--sheet',), (), 'text', '', False, None, 0, 'NAME', 'Only this sheet of a workbook.', ''),
    ('mapping', ('--map',), (), 'text', 'list', False, None, 0, 'HEADER=FIELD,…', 'What columns mean: a field, contact.phone, fact:KEY, or - to leave one out.', ''),
    ('skip_errors', ('--skip-errors',), (), 'flag', '', False, False, 0, '', 'Take the lines that are right; write the others to a file beside.', ''),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0, '', 'Show what would be done, change nothing.', ''),
)

PARTS['export'] = (
    ('what', (), (), 'text', '', False, 'all', 0, 'all|customers|contacts|follow-ups|grades|deals|sales', 'what; all is the whole book', 'all|customers|contacts|follow-ups|grades|deals|sales'),
    ('target', ('--to',), (), 'text', '', False, None, 0, 'FILE|FOLDER', 'Where to; its ending says the format. - is stdout.', 'file'),
    ('form', ('--format', '-f'), (), 'text', '', False, None, 0, 'json|jsonl|csv|tsv|xlsx|ics|vcf', 'Format of the file.', 'json|jsonl|csv|tsv|xlsx|ics|vcf'),
    ('raw', ('--raw',), (), 'flag', '', False, False, 0, '', 'Leave what looks like a formula as it is (csv).', ''),
    ('grade', ('--grade',), (), 'text', '', False, None, 0, 'A|B|C', 'Only this grade.', 'A|B|C'),
    ('status', ('--status',), (), 'text', '', False, None, 0, 'STATUS', 'Only this status: active, pooled, lost, archived, or all.', 'active|pooled|lost|archived|all'),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0, 'TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('owner', ('--owner',), (), 'text', '', False, None, 0, 'NAME', "Only this owner's.", 'owner'),
    ('industry', ('--industry',), (), 'text', '', False, None, 0, 'TEXT', 'Only this industry.', 'industry'),
    ('region', ('--region',), (), 'text', '', False, None, 0, 'TEXT', 'Only this region.', 'region'),
    ('source', ('--source',), (), 'text', '', False, None, 0, 'TEXT', 'Only from this source.', 'source'),
    ('stage', ('--stage',), (), 'text', '', False, None, 0, 'STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('signed', ('--signed',), ('--unsigned',), 'flag', '', False, None, 0, '', 'Only signed, or only unsigned.', ''),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0, 'WHEN', 'Not reached since that day.', ''),
)

PARTS['backup'] = (
    ('target', ('--to',), (), 'text', '', False, None, 0, 'FILE', 'Copy it there; into a folder under a dated name.', 'file'),
)

PARTS['restore'] = (
    ('backup', (), (), 'text', 'list', False, None, 0, 'BACKUP', 'a file, latest, or a day; without it the backups are listed', 'file'),
    ('customer', ('--customer',), (), 'text', '', False, None, 0, 'WHO', 'Only what is gone of this customer; can be undone.', 'who'),
)

PARTS['check'] = (
    ('deep', ('--deep',), (), 'flag', '', False, False, 0, '', 'Hold every row to the log of changes too.', ''),
)

PARTS['encrypt'] = (
    ('backups', ('--backups',), (), 'flag', '', False, False, 0, '', 'Encrypt the backups that are plain, too.', ''),
)

PARTS['decrypt'] = (
    ('backups', ('--backups',), (), 'flag', '', False, False, 0, '', 'Decrypt the backups that are encrypted, too.', ''),
)

PARTS['undo'] = (
    ('operation', (), (), 'number', '', False, None, 0, 'OPERATION', 'its number in history; else the last', ''),
    ('steps', ('--steps',), (), 'number', '', False, None, 1, 'N', 'So many commands, the last first, all or none.', ''),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0, '', 'Show what would be done, change nothing.', ''),
)

PARTS['redo'] = ()

PARTS['history'] = (
    ('who', (), (), 'text', 'list', False, None, 0, 'WHO', 'only what concerns this customer', 'who'),
    ('since', ('--since',), (), 'text', '', False, None, 0, 'WHEN', 'Only what was done since then.', ''),
    ('limit', ('--limit',), (), 'number', '', False, None, 1, 'N', 'At most this many lines.', ''),
)

PARTS['config show'] = ()

PARTS['config get'] = (
    ('key', (), (), 'text', '', True, None, 0, 'KEY', 'the setting', 'key'),
)

PARTS['config set'] = (
    ('key', (), (), 'text', '', True, None, 0, 'KEY', 'the setting', 'key'),
    ('value', (), (), 'text', 'list', True, None, 0, 'VALUE', 'its new value', 'value'),
)

PARTS['config path'] = ()

PARTS['config calendar'] = (
    ('file', (), (), 'text', '', True, None, 0, 'FILE', 'lines such as: 2027-02-06 off', 'file'),
)

PARTS['path'] = ()

PARTS['completion'] = (
    ('shell', (), (), 'text', '', True, None, 0, 'bash|zsh|fish', 'the shell', 'bash|zsh|fish'),
)
