"""What the commands declare with Typer, as data. Made by `make table`, not by hand.

COMMANDS has each by all that it is called: its name, its function, the kind of its output.
A row is the beginning of a `line.Part`, the rest of which stands in `described`. PARTS has a
command's own, SHARED those of its kind, GLOBAL those of all, PROGRAM those of the program alone.
"""
# ruff: noqa: E501
# fmt: off

Rows = tuple[tuple[object, ...], ...]

COMMANDS: dict[str, tuple[str, str, str]] = {
    'today': ('today', 'today:today', 'report'),
    'log': ('log', 'log:log', 'receipt'),
    'next': ('next', 'next:next_action', 'receipt'),
    'snooze': ('snooze', 'next:snooze', 'receipt'),
    'overdue': ('overdue', 'overdue:overdue', 'report'),
    'regrade': ('regrade', 'regrade:regrade', 'receipt'),
    'sheet': ('sheet', 'sheet:sheet', 'report'),
    'lidan': ('sheet', 'sheet:sheet', 'report'),
    '理单表': ('sheet', 'sheet:sheet', 'report'),
    'add': ('add', 'add:add', 'receipt'),
    'show': ('show', 'show:show', 'report'),
    'list': ('list', 'list:list_customers', 'report'),
    'find': ('find', 'find:find', 'report'),
    'edit': ('edit', 'edit:edit', 'receipt'),
    'tag': ('tag', 'tag:tag', 'receipt'),
    'verify': ('verify', 'verify:verify', 'receipt'),
    'dupes': ('dupes', 'dupes:dupes', 'report'),
    'merge': ('merge', 'merge:merge', 'receipt'),
    'archive': ('archive', 'archive:archive', 'receipt'),
    'forget': ('forget', 'forget:forget', 'receipt'),
    'contact add': ('contact add', 'contact:add', 'receipt'),
    'contact edit': ('contact edit', 'contact:edit', 'receipt'),
    'contact rm': ('contact rm', 'contact:remove', 'receipt'),
    'deal add': ('deal add', 'deal:add', 'receipt'),
    'deal list': ('deal list', 'deal:list_deals', 'report'),
    'stage': ('stage', 'stage:stage', 'either'),
    'deal ask': ('deal ask', 'deal:ask', 'either'),
    'deal move': ('deal move', 'deal:move', 'receipt'),
    'deal won': ('deal won', 'deal:won', 'receipt'),
    'deal lost': ('deal lost', 'deal:lost', 'receipt'),
    'deal edit': ('deal edit', 'deal:edit', 'receipt'),
    'pay plan': ('pay plan', 'pay:plan', 'receipt'),
    'pay receive': ('pay receive', 'pay:receive', 'receipt'),
    'pay list': ('pay list', 'pay:list_instalments', 'report'),
    'sale add': ('sale add', 'sale:add', 'receipt'),
    'sale list': ('sale list', 'sale:list_sales', 'report'),
    'pool list': ('pool list', 'pool:list_pool', 'report'),
    'pool ending': ('pool ending', 'pool:ending', 'report'),
    'pool release': ('pool release', 'pool:release', 'receipt'),
    'pool claim': ('pool claim', 'pool:claim', 'receipt'),
    'pool sweep': ('pool sweep', 'pool:sweep', 'receipt'),
    'transfer': ('transfer', 'transfer:transfer', 'receipt'),
    'care': ('care', 'care:care', 'report'),
    'care done': ('care done', 'care:done', 'receipt'),
    'feedback add': ('feedback add', 'feedback:add', 'receipt'),
    'feedback answer': ('feedback answer', 'feedback:answer', 'receipt'),
    'feedback list': ('feedback list', 'feedback:list_feedback', 'report'),
    'coach add': ('coach add', 'coach:add', 'receipt'),
    'coach list': ('coach list', 'coach:list_findings', 'report'),
    'coach done': ('coach done', 'coach:done', 'receipt'),
    'profile show': ('profile show', 'profile:show', 'report'),
    'profile set': ('profile set', 'profile:set_criteria', 'receipt'),
    'profile learn': ('profile learn', 'profile:learn', 'either'),
    'fit': ('fit', 'fit:fit', 'report'),
    'prospects': ('prospects', 'prospects:prospects', 'report'),
    'suggest': ('suggest', 'suggest:suggest', 'either'),
    'product add': ('product add', 'product:add', 'receipt'),
    'product list': ('product list', 'product:list_products', 'report'),
    'funnel': ('funnel', 'funnel:funnel', 'report'),
    'pareto': ('pareto', 'pareto:pareto', 'either'),
    'review': ('review', 'review:review', 'report'),
    'demo': ('demo', 'demo:demo', 'plain'),
    'init': ('init', 'init:init', 'receipt'),
    'import': ('import', 'import_file:import_file', 'either'),
    'export': ('export', 'export:export', 'plain'),
    'backup': ('backup', 'backup:backup', 'receipt'),
    'restore': ('restore', 'restore:restore', 'either'),
    'check': ('check', 'check:check', 'report'),
    'encrypt': ('encrypt', 'encrypt:encrypt', 'receipt'),
    'decrypt': ('decrypt', 'encrypt:decrypt', 'receipt'),
    'undo': ('undo', 'undo:undo', 'either'),
    'redo': ('redo', 'undo:redo', 'receipt'),
    'history': ('history', 'history:history', 'report'),
    'config show': ('config show', 'config:show', 'report'),
    'config get': ('config get', 'config:get', 'plain'),
    'config set': ('config set', 'config:set_value', 'receipt'),
    'config path': ('config path', 'config:path', 'plain'),
    'config calendar': ('config calendar', 'config:calendar', 'receipt'),
    'path': ('path', 'path:path', 'plain'),
    'completion': ('completion', 'completion:completion', 'plain'),
}

GROUPS = ('contact', 'deal', 'product', 'pay', 'sale', 'pool', 'care', 'feedback', 'profile', 'coach', 'config')

GLOBAL: Rows = (
    ('book', ('--book',), (), 'text', '', False, None, 0),
    ('today', ('--today',), (), 'text', '', False, None, 0),
    ('lang', ('--lang',), (), 'text', '', False, None, 0),
)

PROGRAM: Rows = (
    ('version', ('--version',), (), 'flag', '', False, None, 0),
)

SHARED: dict[str, Rows] = {}

SHARED['report'] = (
    ('format', ('--format', '-f'), (), 'text', '', False, None, 0),
    ('json', ('--json',), (), 'flag', '', False, None, 0),
    ('columns', ('--columns',), (), 'text', '', False, None, 0),
    ('to', ('--to',), (), 'text', '', False, None, 0),
    ('raw', ('--raw',), (), 'flag', '', False, None, 0),
    ('quiet', ('--quiet', '-q'), (), 'flag', '', False, None, 0),
)

SHARED['receipt'] = (
    ('json', ('--json',), (), 'flag', '', False, None, 0),
    ('quiet', ('--quiet', '-q'), (), 'flag', '', False, None, 0),
)

SHARED['either'] = (
    ('format', ('--format', '-f'), (), 'text', '', False, None, 0),
    ('json', ('--json',), (), 'flag', '', False, None, 0),
    ('columns', ('--columns',), (), 'text', '', False, None, 0),
    ('to', ('--to',), (), 'text', '', False, None, 0),
    ('raw', ('--raw',), (), 'flag', '', False, None, 0),
    ('quiet', ('--quiet', '-q'), (), 'flag', '', False, None, 0),
)

SHARED['plain'] = ()


PARTS: dict[str, Rows] = {}

PARTS['today'] = (
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
    ('exit_code', ('--exit-code',), (), 'flag', '', False, False, 0),
    ('send', ('--send',), (), 'text', '', False, None, 0),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0),
)

PARTS['log'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('text', (), (), 'text', 'list', False, None, 0),
    ('via', ('--via',), (), 'text', '', False, 'phone', 0),
    ('at', ('--at',), (), 'text', '', False, None, 0),
    ('feedback', ('--feedback',), (), 'text', '', False, None, 0),
    ('next_action', ('--next',), (), 'text', '', False, None, 0),
    ('keep_next', ('--keep-next',), (), 'flag', '', False, False, 0),
    ('grade', ('--grade',), (), 'text', '', False, None, 0),
    ('why', ('--why',), (), 'text', '', False, None, 0),
    ('support', ('--support',), (), 'text', '', False, None, 0),
    ('no_answer', ('--no-answer',), (), 'flag', '', False, False, 0),
)

PARTS['next'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('text', (), (), 'text', 'list', False, None, 0),
    ('done', ('--done',), (), 'flag', '', False, False, 0),
    ('drop', ('--drop',), (), 'flag', '', False, False, 0),
)

PARTS['snooze'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('when', (), (), 'text', 'list', True, None, 0),
)

PARTS['overdue'] = (
    ('grade', ('--grade',), (), 'text', '', False, None, 0),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0),
    ('within', ('--within',), (), 'number', '', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('industry', ('--industry',), (), 'text', '', False, None, 0),
    ('region', ('--region',), (), 'text', '', False, None, 0),
    ('source', ('--source',), (), 'text', '', False, None, 0),
    ('stage', ('--stage',), (), 'text', '', False, None, 0),
    ('signed', ('--signed',), ('--unsigned',), 'flag', '', False, None, 0),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0),
)

PARTS['regrade'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('grade', (), (), 'text', '', True, None, 0),
    ('why', ('--why',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('renew', ('--renew',), (), 'flag', '', False, False, 0),
)

PARTS['sheet'] = (
    ('date', ('--date',), (), 'text', '', False, None, 0),
    ('send', ('--send',), (), 'text', '', False, None, 0),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0),
)

PARTS['add'] = (
    ('name', (), (), 'text', 'list', True, None, 0),
    ('contact', ('--contact',), (), 'text', '', False, None, 0),
    ('title', ('--title',), (), 'text', '', False, None, 0),
    ('contact_phone', ('--contact-phone',), (), 'text', '', False, None, 0),
    ('decides', ('--decides',), (), 'flag', '', False, False, 0),
    ('next_action', ('--next',), (), 'text', '', False, None, 0),
    ('aliases', ('--aliases',), (), 'text', 'tuple', False, (), 0),
    ('industry', ('--industry',), (), 'text', '', False, None, 0),
    ('region', ('--region',), (), 'text', '', False, None, 0),
    ('address', ('--address',), (), 'text', '', False, None, 0),
    ('phone', ('--phone',), (), 'text', '', False, None, 0),
    ('email', ('--email',), (), 'text', '', False, None, 0),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0),
    ('source', ('--source',), (), 'text', '', False, None, 0),
    ('referred_by', ('--referred-by',), (), 'text', '', False, None, 0),
    ('need', ('--need',), (), 'text', '', False, None, 0),
    ('budget', ('--budget',), (), 'text', '', False, None, 0),
    ('wanted_on', ('--wanted-on',), (), 'text', '', False, None, 0),
    ('need_clear', ('--need-clear',), (), 'text', '', False, None, 0),
    ('budget_clear', ('--budget-clear',), (), 'text', '', False, None, 0),
    ('decision_chain', ('--decision-chain',), (), 'text', '', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('grade', ('--grade',), (), 'text', '', False, None, 0),
    ('status', ('--status',), (), 'text', '', False, None, 0),
    ('signed_on', ('--signed-on',), (), 'text', '', False, None, 0),
    ('stars', ('--stars',), (), 'text', '', False, None, 0),
    ('credit', ('--credit',), (), 'text', '', False, None, 0),
    ('met_on', ('--met-on',), (), 'text', '', False, None, 0),
    ('owned_since', ('--owned-since',), (), 'text', '', False, None, 0),
    ('every', ('--every',), (), 'text', '', False, None, 0),
    ('tags', ('--tag',), (), 'text', 'tuple', False, (), 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
    ('external_id', ('--id',), (), 'text', '', False, None, 0),
)

PARTS['show'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
)

PARTS['list'] = (
    ('grade', ('--grade',), (), 'text', '', False, None, 0),
    ('status', ('--status',), (), 'text', '', False, 'active', 0),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('industry', ('--industry',), (), 'text', '', False, None, 0),
    ('region', ('--region',), (), 'text', '', False, None, 0),
    ('source', ('--source',), (), 'text', '', False, None, 0),
    ('stage', ('--stage',), (), 'text', '', False, None, 0),
    ('signed', ('--signed',), ('--unsigned',), 'flag', '', False, None, 0),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0),
    ('sort', ('--sort',), (), 'text', '', False, 'id', 0),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['find'] = (
    ('text', (), (), 'text', 'list', True, None, 0),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['edit'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('fact', ('--fact',), (), 'text', 'list', False, None, 0),
    ('name', ('--name',), (), 'text', '', False, None, 0),
    ('aliases', ('--aliases',), (), 'text', 'tuple', False, (), 0),
    ('industry', ('--industry',), (), 'text', '', False, None, 0),
    ('region', ('--region',), (), 'text', '', False, None, 0),
    ('address', ('--address',), (), 'text', '', False, None, 0),
    ('phone', ('--phone',), (), 'text', '', False, None, 0),
    ('email', ('--email',), (), 'text', '', False, None, 0),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0),
    ('source', ('--source',), (), 'text', '', False, None, 0),
    ('referred_by', ('--referred-by',), (), 'text', '', False, None, 0),
    ('need', ('--need',), (), 'text', '', False, None, 0),
    ('budget', ('--budget',), (), 'text', '', False, None, 0),
    ('wanted_on', ('--wanted-on',), (), 'text', '', False, None, 0),
    ('need_clear', ('--need-clear',), (), 'text', '', False, None, 0),
    ('budget_clear', ('--budget-clear',), (), 'text', '', False, None, 0),
    ('decision_chain', ('--decision-chain',), (), 'text', '', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('grade', ('--grade',), (), 'text', '', False, None, 0),
    ('status', ('--status',), (), 'text', '', False, None, 0),
    ('signed_on', ('--signed-on',), (), 'text', '', False, None, 0),
    ('stars', ('--stars',), (), 'text', '', False, None, 0),
    ('credit', ('--credit',), (), 'text', '', False, None, 0),
    ('met_on', ('--met-on',), (), 'text', '', False, None, 0),
    ('owned_since', ('--owned-since',), (), 'text', '', False, None, 0),
    ('every', ('--every',), (), 'text', '', False, None, 0),
    ('tags', ('--tag',), (), 'text', 'tuple', False, (), 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
    ('external_id', ('--id',), (), 'text', '', False, None, 0),
)

PARTS['tag'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('tags', (), (), 'text', 'list', False, None, 0),
    ('rm', ('--rm',), (), 'text', 'list', False, None, 0),
)

PARTS['verify'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
)

PARTS['dupes'] = (
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['merge'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('into', (), (), 'text', '', True, None, 0),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0),
)

PARTS['archive'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
)

PARTS['forget'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('backups', ('--backups',), (), 'flag', '', False, False, 0),
    ('yes', ('--yes', '-y'), (), 'flag', '', False, False, 0),
)

PARTS['contact add'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('name', (), (), 'text', 'list', True, None, 0),
    ('title', ('--title',), (), 'text', '', False, None, 0),
    ('role', ('--role',), (), 'text', '', False, None, 0),
    ('phone', ('--phone',), (), 'text', '', False, None, 0),
    ('email', ('--email',), (), 'text', '', False, None, 0),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0),
    ('birthday', ('--birthday',), (), 'text', '', False, None, 0),
    ('birthday_lunar', ('--birthday-lunar',), (), 'text', '', False, None, 0),
    ('hobbies', ('--hobbies',), (), 'text', '', False, None, 0),
    ('character', ('--character',), (), 'text', '', False, None, 0),
    ('family', ('--family',), (), 'text', '', False, None, 0),
    ('background', ('--background',), (), 'text', '', False, None, 0),
    ('preferred_hours', ('--preferred-hours',), (), 'text', '', False, None, 0),
    ('preferred_from', ('--preferred-from',), (), 'text', '', False, None, 0),
    ('preferred_to', ('--preferred-to',), (), 'text', '', False, None, 0),
    ('preferred_manner', ('--preferred-manner',), (), 'text', '', False, None, 0),
    ('decides', ('--decides',), (), 'text', '', False, None, 0),
)

PARTS['contact edit'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('person', (), (), 'text', 'list', True, None, 0),
    ('name', ('--name',), (), 'text', '', False, None, 0),
    ('title', ('--title',), (), 'text', '', False, None, 0),
    ('role', ('--role',), (), 'text', '', False, None, 0),
    ('phone', ('--phone',), (), 'text', '', False, None, 0),
    ('email', ('--email',), (), 'text', '', False, None, 0),
    ('wechat', ('--wechat',), (), 'text', '', False, None, 0),
    ('birthday', ('--birthday',), (), 'text', '', False, None, 0),
    ('birthday_lunar', ('--birthday-lunar',), (), 'text', '', False, None, 0),
    ('hobbies', ('--hobbies',), (), 'text', '', False, None, 0),
    ('character', ('--character',), (), 'text', '', False, None, 0),
    ('family', ('--family',), (), 'text', '', False, None, 0),
    ('background', ('--background',), (), 'text', '', False, None, 0),
    ('preferred_hours', ('--preferred-hours',), (), 'text', '', False, None, 0),
    ('preferred_from', ('--preferred-from',), (), 'text', '', False, None, 0),
    ('preferred_to', ('--preferred-to',), (), 'text', '', False, None, 0),
    ('preferred_manner', ('--preferred-manner',), (), 'text', '', False, None, 0),
    ('decides', ('--decides',), (), 'text', '', False, None, 0),
)

PARTS['contact rm'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('person', (), (), 'text', 'list', True, None, 0),
)

PARTS['deal add'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('product', ('--product',), (), 'text', '', False, None, 0),
    ('amount', ('--amount',), (), 'text', '', False, None, 0),
    ('expect', ('--expect',), (), 'text', '', False, None, 0),
    ('stage', ('--stage',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
    ('external_id', ('--id',), (), 'text', '', False, None, 0),
)

PARTS['deal list'] = (
    ('who', (), (), 'text', 'list', False, None, 0),
    ('is_open', ('--open',), (), 'flag', '', False, False, 0),
    ('is_won', ('--won',), (), 'flag', '', False, False, 0),
    ('is_lost', ('--lost',), (), 'flag', '', False, False, 0),
    ('stage', ('--stage',), (), 'text', '', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('product', ('--product',), (), 'text', '', False, None, 0),
    ('period', ('--period',), (), 'text', '', False, None, 0),
    ('sort', ('--sort',), (), 'text', '', False, None, 0),
)

PARTS['stage'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('following', (), (), 'text', 'list', False, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
    ('why', ('--why',), (), 'text', '', False, None, 0),
)

PARTS['deal ask'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('text', (), (), 'text', 'list', False, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('stage', ('--stage',), (), 'text', '', False, None, 0),
)

PARTS['deal move'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('following', (), (), 'text', 'list', True, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
    ('why', ('--why',), (), 'text', '', False, None, 0),
)

PARTS['deal won'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('amount', ('--amount',), (), 'text', '', False, None, 0),
    ('product', ('--product',), (), 'text', '', False, None, 0),
    ('contract', ('--contract',), (), 'text', '', False, None, 0),
    ('factor', ('--factor',), (), 'text', 'list', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
)

PARTS['deal lost'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('reason', ('--reason',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
)

PARTS['deal edit'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('product', ('--product',), (), 'text', '', False, None, 0),
    ('amount', ('--amount',), (), 'text', '', False, None, 0),
    ('expect', ('--expect',), (), 'text', '', False, None, 0),
    ('contract', ('--contract',), (), 'text', '', False, None, 0),
    ('factor', ('--factor',), (), 'text', 'list', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
    ('external_id', ('--id',), (), 'text', '', False, None, 0),
)

PARTS['pay plan'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('parts', (), (), 'text', 'list', True, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('invoice', ('--invoice',), (), 'text', 'list', False, None, 0),
)

PARTS['pay receive'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('money', (), (), 'text', 'list', True, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('instalment', ('--instalment',), (), 'number', '', False, None, 1),
    ('note', ('--note',), (), 'text', '', False, None, 0),
)

PARTS['pay list'] = (
    ('who', (), (), 'text', 'list', False, None, 0),
    ('overdue', ('--overdue',), (), 'flag', '', False, False, 0),
    ('period', ('--period',), (), 'text', '', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
)

PARTS['sale add'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('amount', ('--amount',), (), 'text', '', True, None, 0),
    ('product', (), (), 'text', 'list', False, None, 0),
    ('quantity', ('--quantity',), (), 'text', '', False, None, 0),
    ('profit', ('--profit',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('deal', ('--deal',), (), 'text', '', False, None, 0),
    ('external_id', ('--id',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
)

PARTS['sale list'] = (
    ('who', (), (), 'text', 'list', False, None, 0),
    ('period', ('--period',), (), 'text', '', False, None, 0),
    ('product', ('--product',), (), 'text', '', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
)

PARTS['pool list'] = (
    ('grade', ('--grade',), (), 'text', '', False, None, 0),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('industry', ('--industry',), (), 'text', '', False, None, 0),
    ('region', ('--region',), (), 'text', '', False, None, 0),
    ('source', ('--source',), (), 'text', '', False, None, 0),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['pool ending'] = (
    ('within', ('--within',), (), 'number', '', False, None, 0),
)

PARTS['pool release'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('why', ('--why',), (), 'text', '', False, None, 0),
)

PARTS['pool claim'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
)

PARTS['pool sweep'] = (
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0),
)

PARTS['transfer'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('owner', (), (), 'text', 'list', True, None, 0),
    ('why', ('--why',), (), 'text', '', False, None, 0),
)

PARTS['care'] = (
    ('ahead', ('--ahead',), (), 'number', '', False, 14, 0),
)

PARTS['care done'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('kind', (), (), 'text', 'list', True, None, 0),
    ('score', ('--score',), (), 'number', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('contact', ('--contact',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
)

PARTS['feedback add'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('text', (), (), 'text', 'list', False, None, 0),
    ('kind', ('--kind',), (), 'text', '', False, None, 0),
    ('score', ('--score',), (), 'number', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('by', ('--by',), (), 'text', '', False, None, 0),
)

PARTS['feedback answer'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('text', (), (), 'text', 'list', True, None, 0),
    ('feedback', ('--feedback',), (), 'number', '', False, None, 1),
    ('on', ('--on',), (), 'text', '', False, None, 0),
)

PARTS['feedback list'] = (
    ('who', (), (), 'text', 'list', False, None, 0),
    ('unanswered', ('--open',), (), 'flag', '', False, False, 0),
    ('kind', ('--kind',), (), 'text', '', False, None, 0),
    ('period', ('--period',), (), 'text', '', False, None, 0),
)

PARTS['coach add'] = (
    ('who', (), (), 'text', 'list', True, None, 0),
    ('found', ('--found',), (), 'text', 'list', False, None, 0),
    ('advice', ('--advice',), (), 'text', 'list', False, None, 0),
    ('kind', ('--kind',), (), 'text', '', False, None, 0),
    ('file', ('--file',), (), 'text', '', False, None, 0),
    ('on', ('--on',), (), 'text', '', False, None, 0),
    ('check', ('--check',), (), 'text', '', False, None, 0),
)

PARTS['coach list'] = (
    ('who', (), (), 'text', 'list', False, None, 0),
    ('only_open', ('--open',), (), 'flag', '', False, False, 0),
)

PARTS['coach done'] = (
    ('who', (), (), 'text', '', True, None, 0),
    ('number', (), (), 'number', '', False, None, 0),
    ('improved', ('--improved',), (), 'text', '', False, None, 0),
    ('result', ('--result',), (), 'text', '', False, None, 0),
    ('again', ('--again',), (), 'text', '', False, None, 0),
)

PARTS['profile show'] = ()

PARTS['profile set'] = (
    ('words', (), (), 'text', 'list', False, None, 0),
    ('rm', ('--rm',), (), 'text', 'list', False, None, 0),
)

PARTS['profile learn'] = (
    ('apply', ('--apply',), (), 'flag', '', False, False, 0),
)

PARTS['fit'] = (
    ('who', (), (), 'text', 'list', False, None, 0),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['prospects'] = (
    ('industry', ('--industry',), (), 'text', '', False, None, 0),
    ('region', ('--region',), (), 'text', '', False, None, 0),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['suggest'] = (
    ('apply', ('--apply',), (), 'flag', '', False, False, 0),
)

PARTS['product add'] = (
    ('name', (), (), 'text', 'list', True, None, 0),
    ('family', ('--family',), (), 'text', '', False, None, 0),
    ('announce', ('--announce',), (), 'text', '', False, None, 0),
    ('note', ('--note',), (), 'text', '', False, None, 0),
)

PARTS['product list'] = ()

PARTS['funnel'] = (
    ('by', ('--by',), (), 'text', '', False, None, 0),
    ('period', ('--period',), (), 'text', '', False, None, 0),
)

PARTS['pareto'] = (
    ('period', ('--period',), (), 'text', '', False, None, 0),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
    ('apply', ('--apply',), (), 'flag', '', False, False, 0),
)

PARTS['review'] = (
    ('month', ('--month',), (), 'text', '', False, None, 0),
)

PARTS['demo'] = ()

PARTS['init'] = (
    ('encrypt', ('--encrypt',), (), 'flag', '', False, False, 0),
)

PARTS['import'] = (
    ('file', (), (), 'text', '', True, None, 0),
    ('kind', ('--kind',), (), 'text', '', False, None, 0),
    ('sheet', ('--sheet',), (), 'text', '', False, None, 0),
    ('mapping', ('--map',), (), 'text', 'list', False, None, 0),
    ('skip_errors', ('--skip-errors',), (), 'flag', '', False, False, 0),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0),
)

PARTS['export'] = (
    ('what', (), (), 'text', '', False, 'all', 0),
    ('target', ('--to',), (), 'text', '', False, None, 0),
    ('form', ('--format', '-f'), (), 'text', '', False, None, 0),
    ('raw', ('--raw',), (), 'flag', '', False, False, 0),
    ('grade', ('--grade',), (), 'text', '', False, None, 0),
    ('status', ('--status',), (), 'text', '', False, None, 0),
    ('tag', ('--tag',), (), 'text', 'list', False, None, 0),
    ('owner', ('--owner',), (), 'text', '', False, None, 0),
    ('industry', ('--industry',), (), 'text', '', False, None, 0),
    ('region', ('--region',), (), 'text', '', False, None, 0),
    ('source', ('--source',), (), 'text', '', False, None, 0),
    ('stage', ('--stage',), (), 'text', '', False, None, 0),
    ('signed', ('--signed',), ('--unsigned',), 'flag', '', False, None, 0),
    ('no_contact_since', ('--no-contact-since',), (), 'text', '', False, None, 0),
)

PARTS['backup'] = (
    ('target', ('--to',), (), 'text', '', False, None, 0),
)

PARTS['restore'] = (
    ('backup', (), (), 'text', 'list', False, None, 0),
    ('customer', ('--customer',), (), 'text', '', False, None, 0),
)

PARTS['check'] = (
    ('deep', ('--deep',), (), 'flag', '', False, False, 0),
)

PARTS['encrypt'] = (
    ('backups', ('--backups',), (), 'flag', '', False, False, 0),
)

PARTS['decrypt'] = (
    ('backups', ('--backups',), (), 'flag', '', False, False, 0),
)

PARTS['undo'] = (
    ('operation', (), (), 'number', '', False, None, 0),
    ('steps', ('--steps',), (), 'number', '', False, None, 1),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False, 0),
)

PARTS['redo'] = ()

PARTS['history'] = (
    ('who', (), (), 'text', 'list', False, None, 0),
    ('since', ('--since',), (), 'text', '', False, None, 0),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['config show'] = ()

PARTS['config get'] = (
    ('key', (), (), 'text', '', True, None, 0),
)

PARTS['config set'] = (
    ('key', (), (), 'text', '', True, None, 0),
    ('value', (), (), 'text', 'list', True, None, 0),
)

PARTS['config path'] = ()

PARTS['config calendar'] = (
    ('file', (), (), 'text', '', True, None, 0),
)

PARTS['path'] = ()

PARTS['completion'] = (
    ('shell', (), (), 'text', '', True, None, 0),
)
