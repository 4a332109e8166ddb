"""The words for people of what the commands declare. Made by `make table`, not by hand.

A row is the end of a `line.Part`, whose beginning stands at the same place in `declared`:
the word for a value, the help, what completes it. Texts are messages, translated when shown.
"""
# ruff: noqa: E501
# fmt: off

Rows = tuple[tuple[str, ...], ...]

GLOBAL: Rows = (
    ('PATH', 'The book to use.', 'file'),
    ('DATE', 'Work as if today were this day.', ''),
    ('zh|en', 'Language of the output.', 'zh|en'),
)

PROGRAM: Rows = (
    ('', 'Print the version and exit.', ''),
)

SHARED: dict[str, Rows] = {}

SHARED['report'] = (
    ('table|json|jsonl|csv|tsv|md', 'Format of the output.', 'table|json|jsonl|csv|tsv|md'),
    ('', 'Short for --format json.', ''),
    ('A,B,…', 'Choose and order the columns.', ''),
    ('FILE', 'Write it to this file, by its ending; - is stdout.', 'file'),
    ('', 'Leave what looks like a formula as it is (csv).', ''),
    ('', 'Say nothing of a file written or a message sent.', ''),
)

SHARED['receipt'] = (
    ('', 'Print the receipt as an object.', ''),
    ('', 'Print no receipt.', ''),
)

SHARED['either'] = (
    ('table|json|jsonl|csv|tsv|md', 'Format of the output.', 'table|json|jsonl|csv|tsv|md'),
    ('', 'Short for --format json.', ''),
    ('A,B,…', 'Choose and order the columns.', ''),
    ('FILE', 'Write it to this file, by its ending; - is stdout.', 'file'),
    ('', 'Leave what looks like a formula as it is (csv).', ''),
    ('', 'Print no receipt.', ''),
)

SHARED['plain'] = ()


PARTS: dict[str, Rows] = {}

PARTS['today'] = (
    ('N', 'At most this many lines.', ''),
    ('', 'Leave with 10 when something is due, else 0.', ''),
    ('NAME', 'Send it to this target of your config file.', 'target'),
    ('', 'Show what --send would send; send nothing.', ''),
)

PARTS['log'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('TEXT', 'what was said', ''),
    ('phone|wechat|visit|email|sms|video|meeting|other', 'Way of contact.', 'phone|wechat|visit|email|sms|video|meeting|other'),
    ('WHEN', 'When it was, else now.', ''),
    ('TEXT', 'What the customer said.', ''),
    ("'WHEN ACTION'", 'What is promised, and for when.', ''),
    ('', 'Leave the open next action open.', ''),
    ('A|B|C', 'Regrade with it.', 'A|B|C'),
    ('TEXT', 'Reason for the grade.', ''),
    ('TEXT', 'Support wanted from the manager.', ''),
    ('', 'Tried, but nobody answered.', ''),
)

PARTS['next'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('WHEN ACTION', 'when, and what', ''),
    ('', 'It is done, without a contact.', ''),
    ('', 'It is not wanted any more.', ''),
)

PARTS['snooze'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('WHEN', 'the new day', ''),
)

PARTS['overdue'] = (
    ('A|B|C', 'Only this grade.', 'A|B|C'),
    ('TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('N', 'Also who is due within N days.', ''),
    ('NAME', "Only this owner's.", 'owner'),
    ('TEXT', 'Only this industry.', 'industry'),
    ('TEXT', 'Only this region.', 'region'),
    ('TEXT', 'Only from this source.', 'source'),
    ('STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('', 'Only signed, or only unsigned.', ''),
    ('WHEN', 'Not reached since that day.', ''),
)

PARTS['regrade'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('A|B|C', 'the new grade', 'A|B|C'),
    ('TEXT', 'The reason; required.', ''),
    ('DATE', 'Since when, else today.', ''),
    ('', 'Keep the grade, start its window anew.', ''),
)

PARTS['sheet'] = (
    ('DATE', 'The day, else today.', ''),
    ('NAME', 'Send it to this target of your config file.', 'target'),
    ('', 'Show what --send would send; send nothing.', ''),
)

PARTS['add'] = (
    ('NAME', 'name of the company or person', ''),
    ('NAME', 'A person there.', ''),
    ('TEXT', "The person's title.", ''),
    ('TEXT', "The person's phone.", ''),
    ('', 'The person decides.', ''),
    ("'WHEN ACTION'", 'What is promised, and for when.', ''),
    ('TEXT', 'other names it is known by, separated by commas', ''),
    ('TEXT', 'industry or trade', 'industry'),
    ('TEXT', 'province, city or district', 'region'),
    ('TEXT', 'postal or street address', ''),
    ('TEXT', 'phone number of the company', ''),
    ('TEXT', 'e-mail address of the company', ''),
    ('TEXT', 'WeChat name of the company', ''),
    ('TEXT', 'where the customer came from: fair, referral, online, …', 'source'),
    ('TEXT', 'who referred the customer', ''),
    ('TEXT', 'what the customer needs', ''),
    ('MONEY', 'budget, one amount or a range: 50-80万', ''),
    ('WHEN', 'day by which the customer wants it', ''),
    ('YES|NO', 'whether the need is clear: yes or no', 'yes|no'),
    ('YES|NO', 'whether the budget is clear: yes or no', 'yes|no'),
    ('short|medium|long', 'how many have to agree: short, medium or long', 'short|medium|long'),
    ('TEXT', 'who works the customer', 'owner'),
    ('A|B|C', 'grade: A, B or C', 'A|B|C'),
    ('STATUS', 'active, pooled, lost or archived', 'active|pooled|lost|archived'),
    ('WHEN', 'day the customer first signed', ''),
    ('1-5', 'star rating from 1 to 5', '1|2|3|4|5'),
    ('TEXT', 'credit rating', ''),
    ('WHEN', 'day the customer was first met', ''),
    ('WHEN', 'day the owner took the customer on', ''),
    ('DAYS', 'a cadence of its own, such as 10d', ''),
    ('TEXT', 'tags, separated by commas', ''),
    ('TEXT', 'anything else', ''),
    ('TEXT', 'id in another system; adding it twice updates the first', ''),
)

PARTS['show'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['list'] = (
    ('A|B|C', 'Only this grade.', 'A|B|C'),
    ('STATUS', 'Only this status: active, pooled, lost, archived, or all.', 'active|pooled|lost|archived|all'),
    ('TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('NAME', "Only this owner's.", 'owner'),
    ('TEXT', 'Only this industry.', 'industry'),
    ('TEXT', 'Only this region.', 'region'),
    ('TEXT', 'Only from this source.', 'source'),
    ('STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('', 'Only signed, or only unsigned.', ''),
    ('WHEN', 'Not reached since that day.', ''),
    ('id|name|grade|due|lateness|last_contact|captured', 'Order of the rows.', 'id|name|grade|due|lateness|last_contact|captured'),
    ('N', 'At most this many lines.', ''),
)

PARTS['find'] = (
    ('TEXT', 'what to look for', ''),
    ('N', 'At most this many lines.', ''),
)

PARTS['edit'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('KEY=VALUE', 'A free fact, also PART/KEY=VALUE; empty removes it.', ''),
    ('TEXT', 'name of the company or person', ''),
    ('TEXT', 'other names it is known by, separated by commas', ''),
    ('TEXT', 'industry or trade', 'industry'),
    ('TEXT', 'province, city or district', 'region'),
    ('TEXT', 'postal or street address', ''),
    ('TEXT', 'phone number of the company', ''),
    ('TEXT', 'e-mail address of the company', ''),
    ('TEXT', 'WeChat name of the company', ''),
    ('TEXT', 'where the customer came from: fair, referral, online, …', 'source'),
    ('TEXT', 'who referred the customer', ''),
    ('TEXT', 'what the customer needs', ''),
    ('MONEY', 'budget, one amount or a range: 50-80万', ''),
    ('WHEN', 'day by which the customer wants it', ''),
    ('YES|NO', 'whether the need is clear: yes or no', 'yes|no'),
    ('YES|NO', 'whether the budget is clear: yes or no', 'yes|no'),
    ('short|medium|long', 'how many have to agree: short, medium or long', 'short|medium|long'),
    ('TEXT', 'who works the customer', 'owner'),
    ('A|B|C', 'grade: A, B or C', 'A|B|C'),
    ('STATUS', 'active, pooled, lost or archived', 'active|pooled|lost|archived'),
    ('WHEN', 'day the customer first signed', ''),
    ('1-5', 'star rating from 1 to 5', '1|2|3|4|5'),
    ('TEXT', 'credit rating', ''),
    ('WHEN', 'day the customer was first met', ''),
    ('WHEN', 'day the owner took the customer on', ''),
    ('DAYS', 'a cadence of its own, such as 10d', ''),
    ('TEXT', 'tags, separated by commas', ''),
    ('TEXT', 'anything else', ''),
    ('TEXT', 'id in another system; adding it twice updates the first', ''),
)

PARTS['tag'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('TAG', 'tags to put on', 'tag'),
    ('TAG', 'A tag to take off; may be repeated.', 'tag'),
)

PARTS['verify'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['dupes'] = (
    ('N', 'At most this many lines.', ''),
)

PARTS['merge'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('INTO', 'the customer that stays, named the same ways', 'who'),
    ('', 'Show what would be done, change nothing.', ''),
)

PARTS['archive'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['forget'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('', 'Rewrite the backups that know it, too.', ''),
    ('', 'Do not ask.', ''),
)

PARTS['contact add'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('NAME', 'name of the person', ''),
    ('TEXT', 'job title', ''),
    ('TEXT', 'part played in the decision', ''),
    ('TEXT', 'phone number of the person', ''),
    ('TEXT', 'e-mail address of the person', ''),
    ('TEXT', 'WeChat name of the person', ''),
    ('TEXT', 'birthday, with or without the year', ''),
    ('YES|NO', 'whether the birthday is by the lunar calendar: yes or no', 'yes|no'),
    ('TEXT', 'hobbies and interests', ''),
    ('TEXT', 'character and habits', ''),
    ('TEXT', 'family and relatives', ''),
    ('TEXT', 'background: origin, education, career', ''),
    ('working|private', 'when to call: working or private hours', 'working|private'),
    ('HH:MM', 'earliest time of day to call, HH:MM', ''),
    ('HH:MM', 'latest time of day to call, HH:MM', ''),
    ('brief|long', 'how to talk: brief or long', 'brief|long'),
    ('YES|NO', 'whether this person decides: yes or no', 'yes|no'),
)

PARTS['contact edit'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('PERSON', 'name of the person, or part of it', 'person'),
    ('TEXT', 'name of the person', ''),
    ('TEXT', 'job title', ''),
    ('TEXT', 'part played in the decision', ''),
    ('TEXT', 'phone number of the person', ''),
    ('TEXT', 'e-mail address of the person', ''),
    ('TEXT', 'WeChat name of the person', ''),
    ('TEXT', 'birthday, with or without the year', ''),
    ('YES|NO', 'whether the birthday is by the lunar calendar: yes or no', 'yes|no'),
    ('TEXT', 'hobbies and interests', ''),
    ('TEXT', 'character and habits', ''),
    ('TEXT', 'family and relatives', ''),
    ('TEXT', 'background: origin, education, career', ''),
    ('working|private', 'when to call: working or private hours', 'working|private'),
    ('HH:MM', 'earliest time of day to call, HH:MM', ''),
    ('HH:MM', 'latest time of day to call, HH:MM', ''),
    ('brief|long', 'how to talk: brief or long', 'brief|long'),
    ('YES|NO', 'whether this person decides: yes or no', 'yes|no'),
)

PARTS['contact rm'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('PERSON', 'name of the person, or part of it', 'person'),
)

PARTS['deal add'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('TEXT', 'The product or service.', ''),
    ('MONEY', 'What it is worth.', ''),
    ('WHEN', 'When it is expected to be signed.', ''),
    ('STAGE', 'Where it stands, else at the lead.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('DATE', 'When it was, else today.', ''),
    ('NAME', 'Whose it is.', 'owner'),
    ('TEXT', 'A note.', ''),
    ('TEXT', 'Your own number of it; twice leaves one.', ''),
)

PARTS['deal list'] = (
    ('WHO', 'only this customer', 'who'),
    ('', 'Open deals; those are shown unless told otherwise.', ''),
    ('', 'Deals that were won.', ''),
    ('', 'Deals that were lost.', ''),
    ('STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('NAME', "Only this owner's.", 'owner'),
    ('TEXT', 'Only products of such a name.', ''),
    ('PERIOD', 'Only those won or lost in it, or, while open, expected in it.', ''),
    ('stage|amount|expect|days|customer|ended|id', 'Order of the rows.', 'stage|amount|expect|days|customer|ended|id'),
)

PARTS['stage'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('STAGE', 'the stage to move to; none shows it', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('N', 'Which deal, where there are several.', ''),
    ('DATE', 'When it was, else today.', ''),
    ('TEXT', 'A note.', ''),
    ('TEXT', 'Reason; required for a step back.', ''),
)

PARTS['deal ask'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('NUMBER ANSWER', 'the number of a question, and the answer; none shows them', ''),
    ('N', 'Which deal, where there are several.', ''),
    ('STAGE', "Of this stage, else of the deal's.", 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
)

PARTS['deal move'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('STAGE', 'the stage to move to', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('N', 'Which deal, where there are several.', ''),
    ('DATE', 'When it was, else today.', ''),
    ('TEXT', 'A note.', ''),
    ('TEXT', 'Reason; required for a step back.', ''),
)

PARTS['deal won'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('N', 'Which deal, where there are several.', ''),
    ('MONEY', 'What it is worth.', ''),
    ('TEXT', 'The product or service.', ''),
    ('TEXT', 'Number of the contract.', ''),
    ('TEXT', 'What decided it; may be repeated.', ''),
    ('DATE', 'When it was, else today.', ''),
)

PARTS['deal lost'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('price|need_unclear|competitor|timing|budget|decision_chain|no_response|other', 'Why it was lost; required.', 'price|need_unclear|competitor|timing|budget|decision_chain|no_response|other'),
    ('TEXT', 'What happened; required.', ''),
    ('N', 'Which deal, where there are several.', ''),
    ('DATE', 'When it was, else today.', ''),
)

PARTS['deal edit'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('N', 'Which deal, where there are several.', ''),
    ('TEXT', 'The product or service.', ''),
    ('MONEY', 'What it is worth.', ''),
    ('WHEN', 'When it is expected to be signed.', ''),
    ('TEXT', 'Number of the contract.', ''),
    ('TEXT', 'What decided it; may be repeated.', ''),
    ('NAME', 'Whose it is.', 'owner'),
    ('TEXT', 'A note.', ''),
    ('TEXT', 'Your own number of it; twice leaves one.', ''),
)

PARTS['pay plan'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('PART', 'percent or money, @, when: 30%@signing 60%@2027-01-15 10%@+90d; signing and +90d count from the day of signing, =final names the kind', ''),
    ('N', 'Which deal, where there are several.', ''),
    ('TEXT', 'Invoice of a part; repeat it, in their order.', ''),
)

PARTS['pay receive'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('MONEY', 'how much came in', ''),
    ('N', 'Which deal, where there are several.', ''),
    ('DATE', 'When it was, else today.', ''),
    ('N', 'For this one, else for the first due.', ''),
    ('TEXT', 'A note.', ''),
)

PARTS['pay list'] = (
    ('WHO', 'only this customer', 'who'),
    ('', 'Only what was due before today.', ''),
    ('PERIOD', 'Only in these days: 2026, last month.', ''),
    ('NAME', "Only this owner's.", 'owner'),
)

PARTS['sale add'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('MONEY', 'What it came to; -500 for goods taken back.', ''),
    ('PRODUCT', 'what was delivered', ''),
    ('N', 'How much of it: 3 or 2.5.', ''),
    ('MONEY', 'What it earned.', ''),
    ('DATE', 'When it was, else today.', ''),
    ('N', 'The won deal that it belongs to.', ''),
    ('TEXT', 'Your own number of it; twice leaves one.', ''),
    ('TEXT', 'A note.', ''),
)

PARTS['sale list'] = (
    ('WHO', 'only this customer', 'who'),
    ('PERIOD', 'Only in these days: 2026, last month.', ''),
    ('TEXT', 'Only products of such a name.', ''),
    ('NAME', "Only this owner's.", 'owner'),
)

PARTS['pool list'] = (
    ('A|B|C', 'Only this grade.', 'A|B|C'),
    ('TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('NAME', "Only who was this owner's.", 'owner'),
    ('TEXT', 'Only this industry.', 'industry'),
    ('TEXT', 'Only this region.', 'region'),
    ('TEXT', 'Only from this source.', 'source'),
    ('WHEN', 'Not reached since that day.', ''),
    ('N', 'At most this many lines.', ''),
)

PARTS['pool ending'] = (
    ('N', 'Within N days, else those of pool.warn.', ''),
)

PARTS['pool release'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('TEXT', 'Why.', ''),
)

PARTS['pool claim'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
)

PARTS['pool sweep'] = (
    ('', 'Show what would be done, change nothing.', ''),
)

PARTS['transfer'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('OWNER', 'the new owner', 'owner'),
    ('TEXT', 'Why.', ''),
)

PARTS['care'] = (
    ('N', 'Also what comes in the next N days (14).', ''),
)

PARTS['care done'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('KIND', 'guide, survey, anniversary, birthday, product; or festival, with WHO all', 'guide|survey|anniversary|birthday|festival|product'),
    ('0-10', 'Of a survey.', ''),
    ('DATE', 'When, else today.', ''),
    ('NAME', 'Whose birthday, where several are.', ''),
    ('TEXT', 'What was said.', ''),
)

PARTS['feedback add'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('TEXT', 'what the customer said', ''),
    ('complaint|suggestion|satisfaction', 'Else satisfaction with a score, a complaint without.', 'complaint|suggestion|satisfaction'),
    ('0-10', 'How satisfied.', ''),
    ('DATE', 'When, else today.', ''),
    ('WHEN', 'Answer a complaint by this day.', ''),
)

PARTS['feedback answer'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('TEXT', 'what was answered', ''),
    ('N', 'Which, where several wait.', ''),
    ('DATE', 'When, else today.', ''),
)

PARTS['feedback list'] = (
    ('WHO', 'only this customer', 'who'),
    ('', 'Only complaints that wait for an answer.', ''),
    ('complaint|suggestion|satisfaction', 'Only this kind.', 'complaint|suggestion|satisfaction'),
    ('PERIOD', 'Only what was said then.', ''),
)

PARTS['coach add'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('TEXT', 'What was found; may be repeated.', ''),
    ('TEXT', 'How to do better, one for each finding.', ''),
    ('visit|recording', 'What it was: visit, or recording, as it is with --file.', 'visit|recording'),
    ('FILE', 'Where the recording is.', 'file'),
    ('DATE', 'When it was, else today.', ''),
    ('WHEN', 'When it is checked, else in a week.', ''),
)

PARTS['coach list'] = (
    ('WHO', 'only what concerns this customer', 'who'),
    ('', 'Only what is still to be checked.', ''),
)

PARTS['coach done'] = (
    ('WHO', 'number, name or part of it, alias, contact, phone, pinyin, or ext:ID', 'who'),
    ('N', 'number of the finding, where several are open', ''),
    ('YES|NO', 'Whether it improved.', 'yes|no'),
    ('TEXT', 'What the check showed.', ''),
    ('WHEN', 'Check once more on that day.', ''),
)

PARTS['profile show'] = ()

PARTS['profile set'] = (
    ('FIELD=VALUE [WEIGHT]', 'a field and what it should say, and how much it counts: -100 to 100, else 10', ''),
    ('FIELD[=VALUE]', 'A criterion to take off; may be repeated.', ''),
)

PARTS['profile learn'] = (
    ('', 'Put what was learned into the profile.', ''),
)

PARTS['fit'] = (
    ('WHO', 'one customer; none ranks all', 'who'),
    ('N', 'At most this many lines.', ''),
)

PARTS['prospects'] = (
    ('TEXT', 'Only this industry.', 'industry'),
    ('TEXT', 'Only this region.', 'region'),
    ('N', 'At most this many lines.', ''),
)

PARTS['suggest'] = (
    ('', 'Change the grades as suggested, in one step.', ''),
)

PARTS['product add'] = (
    ('NAME', 'name of the product', ''),
    ('TEXT', 'Products of one family are kin.', ''),
    ('WHEN', 'When those who bought its kin are told of it.', ''),
    ('TEXT', 'A note.', ''),
)

PARTS['product list'] = ()

PARTS['funnel'] = (
    ('product|owner|industry|region|source', 'Win rates by one of these.', 'product|owner|industry|region|source'),
    ('PERIOD', 'Only in these days: 2026, last month.', ''),
)

PARTS['pareto'] = (
    ('PERIOD', 'Else the last 12 full months.', ''),
    ('N', 'At most this many lines.', ''),
    ('', 'Regrade signed customers without an open deal by value.', ''),
)

PARTS['review'] = (
    ('2026-11', 'The month, else the last full one.', ''),
)

PARTS['demo'] = ()

PARTS['init'] = (
    ('', 'Encrypt it; the key is set, or asked for.', ''),
)

PARTS['import'] = (
    ('FILE', 'csv, tsv, xlsx, xls, ods, json, jsonl or vcf; - is csv on standard input', 'file'),
    ('customers|contacts|follow-ups|grades|deals|sales', 'What the lines are; else told from the headers.', 'customers|contacts|follow-ups|grades|deals|sales'),
    ('NAME', 'Only this sheet of a workbook.', ''),
    ('HEADER=FIELD,…', 'What columns mean: a field, contact.phone, fact:KEY, or - to leave one out.', ''),
    ('', 'Take the lines that are right; write the others to a file beside.', ''),
    ('', 'Show what would be done, change nothing.', ''),
)

PARTS['export'] = (
    ('all|customers|contacts|follow-ups|grades|deals|sales', 'what; all is the whole book', 'all|customers|contacts|follow-ups|grades|deals|sales'),
    ('FILE|FOLDER', 'Where to; its ending says the format. - is stdout.', 'file'),
    ('json|jsonl|csv|tsv|xlsx|ics|vcf', 'Format of the file.', 'json|jsonl|csv|tsv|xlsx|ics|vcf'),
    ('', 'Leave what looks like a formula as it is (csv).', ''),
    ('A|B|C', 'Only this grade.', 'A|B|C'),
    ('STATUS', 'Only this status: active, pooled, lost, archived, or all.', 'active|pooled|lost|archived|all'),
    ('TAG', 'Only with this tag; may be repeated.', 'tag'),
    ('NAME', "Only this owner's.", 'owner'),
    ('TEXT', 'Only this industry.', 'industry'),
    ('TEXT', 'Only this region.', 'region'),
    ('TEXT', 'Only from this source.', 'source'),
    ('STAGE', 'Only with a deal in this stage.', 'lead|verified|needs|proposal|closing|contract|payment|care|lost'),
    ('', 'Only signed, or only unsigned.', ''),
    ('WHEN', 'Not reached since that day.', ''),
)

PARTS['backup'] = (
    ('FILE', 'Copy it there; into a folder under a dated name.', 'file'),
)

PARTS['restore'] = (
    ('BACKUP', 'a file, latest, or a day; without it the backups are listed', 'file'),
    ('WHO', 'Only what is gone of this customer; can be undone.', 'who'),
)

PARTS['check'] = (
    ('', 'Hold every row to the log of changes too.', ''),
)

PARTS['encrypt'] = (
    ('', 'Encrypt the backups that are plain, too.', ''),
)

PARTS['decrypt'] = (
    ('', 'Decrypt the backups that are encrypted, too.', ''),
)

PARTS['undo'] = (
    ('OPERATION', 'its number in history; else the last', ''),
    ('N', 'So many commands, the last first, all or none.', ''),
    ('', 'Show what would be done, change nothing.', ''),
)

PARTS['redo'] = ()

PARTS['history'] = (
    ('WHO', 'only what concerns this customer', 'who'),
    ('WHEN', 'Only what was done since then.', ''),
    ('N', 'At most this many lines.', ''),
)

PARTS['config show'] = ()

PARTS['config get'] = (
    ('KEY', 'the setting', 'key'),
)

PARTS['config set'] = (
    ('KEY', 'the setting', 'key'),
    ('VALUE', 'its new value', 'value'),
)

PARTS['config path'] = ()

PARTS['config calendar'] = (
    ('FILE', 'lines such as: 2027-02-06 off', 'file'),
)

PARTS['path'] = ()

PARTS['completion'] = (
    ('bash|zsh|fish', 'the shell', 'bash|zsh|fish'),
)
