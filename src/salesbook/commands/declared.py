"""What the commands declare with Typer, as data. Made by `make table`, not by hand.

COMMANDS has each by all that it is called: its name, its function, the kind of its output.
A row is the beginning of a `line.Part`, as far as it is not what is usual; the words for people
stand in `described`. PARTS has a command's own, SHARED those of its kind, GLOBAL those of all,
PROGRAM those of the program alone.
"""
# ruff: noqa: E501
# fmt: off

from salesbook.light import Any

Rows = tuple[tuple[Any, ...], ...]

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
    ('book', ('--book',)),
    ('today', ('--today',)),
    ('lang', ('--lang',)),
)

PROGRAM: Rows = (
    ('version', ('--version',), (), 'flag'),
)

SHARED: dict[str, Rows] = {}

SHARED['report'] = (
    ('format', ('--format', '-f')),
    ('json', ('--json',), (), 'flag'),
    ('columns', ('--columns',)),
    ('to', ('--to',)),
    ('raw', ('--raw',), (), 'flag'),
    ('quiet', ('--quiet', '-q'), (), 'flag'),
)

SHARED['receipt'] = (
    ('json', ('--json',), (), 'flag'),
    ('quiet', ('--quiet', '-q'), (), 'flag'),
)

SHARED['either'] = (
    ('format', ('--format', '-f')),
    ('json', ('--json',), (), 'flag'),
    ('columns', ('--columns',)),
    ('to', ('--to',)),
    ('raw', ('--raw',), (), 'flag'),
    ('quiet', ('--quiet', '-q'), (), 'flag'),
)

SHARED['plain'] = ()


PARTS: dict[str, Rows] = {}

PARTS['today'] = (
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
    ('exit_code', ('--exit-code',), (), 'flag', '', False, False),
    ('send', ('--send',)),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False),
)

PARTS['log'] = (
    ('who', (), (), 'text', '', True),
    ('text', (), (), 'text', 'list'),
    ('via', ('--via',), (), 'text', '', False, 'phone'),
    ('at', ('--at',)),
    ('feedback', ('--feedback',)),
    ('next_action', ('--next',)),
    ('keep_next', ('--keep-next',), (), 'flag', '', False, False),
    ('grade', ('--grade',)),
    ('why', ('--why',)),
    ('support', ('--support',)),
    ('no_answer', ('--no-answer',), (), 'flag', '', False, False),
)

PARTS['next'] = (
    ('who', (), (), 'text', '', True),
    ('text', (), (), 'text', 'list'),
    ('done', ('--done',), (), 'flag', '', False, False),
    ('drop', ('--drop',), (), 'flag', '', False, False),
)

PARTS['snooze'] = (
    ('who', (), (), 'text', '', True),
    ('when', (), (), 'text', 'list', True),
)

PARTS['overdue'] = (
    ('grade', ('--grade',)),
    ('tag', ('--tag',), (), 'text', 'list'),
    ('within', ('--within',), (), 'number'),
    ('owner', ('--owner',)),
    ('industry', ('--industry',)),
    ('region', ('--region',)),
    ('source', ('--source',)),
    ('stage', ('--stage',)),
    ('signed', ('--signed',), ('--unsigned',), 'flag'),
    ('no_contact_since', ('--no-contact-since',)),
)

PARTS['regrade'] = (
    ('who', (), (), 'text', '', True),
    ('grade', (), (), 'text', '', True),
    ('why', ('--why',)),
    ('on', ('--on',)),
    ('renew', ('--renew',), (), 'flag', '', False, False),
)

PARTS['sheet'] = (
    ('date', ('--date',)),
    ('send', ('--send',)),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False),
)

PARTS['add'] = (
    ('name', (), (), 'text', 'list', True),
    ('contact', ('--contact',)),
    ('title', ('--title',)),
    ('contact_phone', ('--contact-phone',)),
    ('decides', ('--decides',), (), 'flag', '', False, False),
    ('next_action', ('--next',)),
    ('aliases', ('--aliases',), (), 'text', 'tuple', False, ()),
    ('industry', ('--industry',)),
    ('region', ('--region',)),
    ('address', ('--address',)),
    ('phone', ('--phone',)),
    ('email', ('--email',)),
    ('wechat', ('--wechat',)),
    ('source', ('--source',)),
    ('referred_by', ('--referred-by',)),
    ('need', ('--need',)),
    ('budget', ('--budget',)),
    ('wanted_on', ('--wanted-on',)),
    ('need_clear', ('--need-clear',)),
    ('budget_clear', ('--budget-clear',)),
    ('decision_chain', ('--decision-chain',)),
    ('owner', ('--owner',)),
    ('grade', ('--grade',)),
    ('status', ('--status',)),
    ('signed_on', ('--signed-on',)),
    ('stars', ('--stars',)),
    ('credit', ('--credit',)),
    ('met_on', ('--met-on',)),
    ('owned_since', ('--owned-since',)),
    ('every', ('--every',)),
    ('tags', ('--tag',), (), 'text', 'tuple', False, ()),
    ('note', ('--note',)),
    ('external_id', ('--id',)),
)

PARTS['show'] = (
    ('who', (), (), 'text', 'list', True),
)

PARTS['list'] = (
    ('grade', ('--grade',)),
    ('status', ('--status',), (), 'text', '', False, 'active'),
    ('tag', ('--tag',), (), 'text', 'list'),
    ('owner', ('--owner',)),
    ('industry', ('--industry',)),
    ('region', ('--region',)),
    ('source', ('--source',)),
    ('stage', ('--stage',)),
    ('signed', ('--signed',), ('--unsigned',), 'flag'),
    ('no_contact_since', ('--no-contact-since',)),
    ('sort', ('--sort',), (), 'text', '', False, 'id'),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['find'] = (
    ('text', (), (), 'text', 'list', True),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['edit'] = (
    ('who', (), (), 'text', 'list', True),
    ('fact', ('--fact',), (), 'text', 'list'),
    ('name', ('--name',)),
    ('aliases', ('--aliases',), (), 'text', 'tuple', False, ()),
    ('industry', ('--industry',)),
    ('region', ('--region',)),
    ('address', ('--address',)),
    ('phone', ('--phone',)),
    ('email', ('--email',)),
    ('wechat', ('--wechat',)),
    ('source', ('--source',)),
    ('referred_by', ('--referred-by',)),
    ('need', ('--need',)),
    ('budget', ('--budget',)),
    ('wanted_on', ('--wanted-on',)),
    ('need_clear', ('--need-clear',)),
    ('budget_clear', ('--budget-clear',)),
    ('decision_chain', ('--decision-chain',)),
    ('owner', ('--owner',)),
    ('grade', ('--grade',)),
    ('status', ('--status',)),
    ('signed_on', ('--signed-on',)),
    ('stars', ('--stars',)),
    ('credit', ('--credit',)),
    ('met_on', ('--met-on',)),
    ('owned_since', ('--owned-since',)),
    ('every', ('--every',)),
    ('tags', ('--tag',), (), 'text', 'tuple', False, ()),
    ('note', ('--note',)),
    ('external_id', ('--id',)),
)

PARTS['tag'] = (
    ('who', (), (), 'text', '', True),
    ('tags', (), (), 'text', 'list'),
    ('rm', ('--rm',), (), 'text', 'list'),
)

PARTS['verify'] = (
    ('who', (), (), 'text', 'list', True),
)

PARTS['dupes'] = (
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['merge'] = (
    ('who', (), (), 'text', '', True),
    ('into', (), (), 'text', '', True),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False),
)

PARTS['archive'] = (
    ('who', (), (), 'text', 'list', True),
)

PARTS['forget'] = (
    ('who', (), (), 'text', 'list', True),
    ('backups', ('--backups',), (), 'flag', '', False, False),
    ('yes', ('--yes', '-y'), (), 'flag', '', False, False),
)

PARTS['contact add'] = (
    ('who', (), (), 'text', '', True),
    ('name', (), (), 'text', 'list', True),
    ('title', ('--title',)),
    ('role', ('--role',)),
    ('phone', ('--phone',)),
    ('email', ('--email',)),
    ('wechat', ('--wechat',)),
    ('birthday', ('--birthday',)),
    ('birthday_lunar', ('--birthday-lunar',)),
    ('hobbies', ('--hobbies',)),
    ('character', ('--character',)),
    ('family', ('--family',)),
    ('background', ('--background',)),
    ('preferred_hours', ('--preferred-hours',)),
    ('preferred_from', ('--preferred-from',)),
    ('preferred_to', ('--preferred-to',)),
    ('preferred_manner', ('--preferred-manner',)),
    ('decides', ('--decides',)),
)

PARTS['contact edit'] = (
    ('who', (), (), 'text', '', True),
    ('person', (), (), 'text', 'list', True),
    ('name', ('--name',)),
    ('title', ('--title',)),
    ('role', ('--role',)),
    ('phone', ('--phone',)),
    ('email', ('--email',)),
    ('wechat', ('--wechat',)),
    ('birthday', ('--birthday',)),
    ('birthday_lunar', ('--birthday-lunar',)),
    ('hobbies', ('--hobbies',)),
    ('character', ('--character',)),
    ('family', ('--family',)),
    ('background', ('--background',)),
    ('preferred_hours', ('--preferred-hours',)),
    ('preferred_from', ('--preferred-from',)),
    ('preferred_to', ('--preferred-to',)),
    ('preferred_manner', ('--preferred-manner',)),
    ('decides', ('--decides',)),
)

PARTS['contact rm'] = (
    ('who', (), (), 'text', '', True),
    ('person', (), (), 'text', 'list', True),
)

PARTS['deal add'] = (
    ('who', (), (), 'text', 'list', True),
    ('product', ('--product',)),
    ('amount', ('--amount',)),
    ('expect', ('--expect',)),
    ('stage', ('--stage',)),
    ('on', ('--on',)),
    ('owner', ('--owner',)),
    ('note', ('--note',)),
    ('external_id', ('--id',)),
)

PARTS['deal list'] = (
    ('who', (), (), 'text', 'list'),
    ('is_open', ('--open',), (), 'flag', '', False, False),
    ('is_won', ('--won',), (), 'flag', '', False, False),
    ('is_lost', ('--lost',), (), 'flag', '', False, False),
    ('stage', ('--stage',)),
    ('owner', ('--owner',)),
    ('product', ('--product',)),
    ('period', ('--period',)),
    ('sort', ('--sort',)),
)

PARTS['stage'] = (
    ('who', (), (), 'text', '', True),
    ('following', (), (), 'text', 'list'),
    ('deal', ('--deal',)),
    ('on', ('--on',)),
    ('note', ('--note',)),
    ('why', ('--why',)),
)

PARTS['deal ask'] = (
    ('who', (), (), 'text', '', True),
    ('text', (), (), 'text', 'list'),
    ('deal', ('--deal',)),
    ('stage', ('--stage',)),
)

PARTS['deal move'] = (
    ('who', (), (), 'text', '', True),
    ('following', (), (), 'text', 'list', True),
    ('deal', ('--deal',)),
    ('on', ('--on',)),
    ('note', ('--note',)),
    ('why', ('--why',)),
)

PARTS['deal won'] = (
    ('who', (), (), 'text', 'list', True),
    ('deal', ('--deal',)),
    ('amount', ('--amount',)),
    ('product', ('--product',)),
    ('contract', ('--contract',)),
    ('factor', ('--factor',), (), 'text', 'list'),
    ('on', ('--on',)),
)

PARTS['deal lost'] = (
    ('who', (), (), 'text', 'list', True),
    ('reason', ('--reason',)),
    ('note', ('--note',)),
    ('deal', ('--deal',)),
    ('on', ('--on',)),
)

PARTS['deal edit'] = (
    ('who', (), (), 'text', 'list', True),
    ('deal', ('--deal',)),
    ('product', ('--product',)),
    ('amount', ('--amount',)),
    ('expect', ('--expect',)),
    ('contract', ('--contract',)),
    ('factor', ('--factor',), (), 'text', 'list'),
    ('owner', ('--owner',)),
    ('note', ('--note',)),
    ('external_id', ('--id',)),
)

PARTS['pay plan'] = (
    ('who', (), (), 'text', '', True),
    ('parts', (), (), 'text', 'list', True),
    ('deal', ('--deal',)),
    ('invoice', ('--invoice',), (), 'text', 'list'),
)

PARTS['pay receive'] = (
    ('who', (), (), 'text', '', True),
    ('money', (), (), 'text', 'list', True),
    ('deal', ('--deal',)),
    ('on', ('--on',)),
    ('instalment', ('--instalment',), (), 'number', '', False, None, 1),
    ('note', ('--note',)),
)

PARTS['pay list'] = (
    ('who', (), (), 'text', 'list'),
    ('overdue', ('--overdue',), (), 'flag', '', False, False),
    ('period', ('--period',)),
    ('owner', ('--owner',)),
)

PARTS['sale add'] = (
    ('who', (), (), 'text', '', True),
    ('amount', ('--amount',), (), 'text', '', True),
    ('product', (), (), 'text', 'list'),
    ('quantity', ('--quantity',)),
    ('profit', ('--profit',)),
    ('on', ('--on',)),
    ('deal', ('--deal',)),
    ('external_id', ('--id',)),
    ('note', ('--note',)),
)

PARTS['sale list'] = (
    ('who', (), (), 'text', 'list'),
    ('period', ('--period',)),
    ('product', ('--product',)),
    ('owner', ('--owner',)),
)

PARTS['pool list'] = (
    ('grade', ('--grade',)),
    ('tag', ('--tag',), (), 'text', 'list'),
    ('owner', ('--owner',)),
    ('industry', ('--industry',)),
    ('region', ('--region',)),
    ('source', ('--source',)),
    ('no_contact_since', ('--no-contact-since',)),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['pool ending'] = (
    ('within', ('--within',), (), 'number'),
)

PARTS['pool release'] = (
    ('who', (), (), 'text', 'list', True),
    ('why', ('--why',)),
)

PARTS['pool claim'] = (
    ('who', (), (), 'text', 'list', True),
)

PARTS['pool sweep'] = (
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False),
)

PARTS['transfer'] = (
    ('who', (), (), 'text', '', True),
    ('owner', (), (), 'text', 'list', True),
    ('why', ('--why',)),
)

PARTS['care'] = (
    ('ahead', ('--ahead',), (), 'number', '', False, 14),
)

PARTS['care done'] = (
    ('who', (), (), 'text', '', True),
    ('kind', (), (), 'text', 'list', True),
    ('score', ('--score',), (), 'number'),
    ('on', ('--on',)),
    ('contact', ('--contact',)),
    ('note', ('--note',)),
)

PARTS['feedback add'] = (
    ('who', (), (), 'text', '', True),
    ('text', (), (), 'text', 'list'),
    ('kind', ('--kind',)),
    ('score', ('--score',), (), 'number'),
    ('on', ('--on',)),
    ('by', ('--by',)),
)

PARTS['feedback answer'] = (
    ('who', (), (), 'text', '', True),
    ('text', (), (), 'text', 'list', True),
    ('feedback', ('--feedback',), (), 'number', '', False, None, 1),
    ('on', ('--on',)),
)

PARTS['feedback list'] = (
    ('who', (), (), 'text', 'list'),
    ('unanswered', ('--open',), (), 'flag', '', False, False),
    ('kind', ('--kind',)),
    ('period', ('--period',)),
)

PARTS['coach add'] = (
    ('who', (), (), 'text', 'list', True),
    ('found', ('--found',), (), 'text', 'list'),
    ('advice', ('--advice',), (), 'text', 'list'),
    ('kind', ('--kind',)),
    ('file', ('--file',)),
    ('on', ('--on',)),
    ('check', ('--check',)),
)

PARTS['coach list'] = (
    ('who', (), (), 'text', 'list'),
    ('only_open', ('--open',), (), 'flag', '', False, False),
)

PARTS['coach done'] = (
    ('who', (), (), 'text', '', True),
    ('number', (), (), 'number'),
    ('improved', ('--improved',)),
    ('result', ('--result',)),
    ('again', ('--again',)),
)

PARTS['profile show'] = ()

PARTS['profile set'] = (
    ('words', (), (), 'text', 'list'),
    ('rm', ('--rm',), (), 'text', 'list'),
)

PARTS['profile learn'] = (
    ('apply', ('--apply',), (), 'flag', '', False, False),
)

PARTS['fit'] = (
    ('who', (), (), 'text', 'list'),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['prospects'] = (
    ('industry', ('--industry',)),
    ('region', ('--region',)),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['suggest'] = (
    ('apply', ('--apply',), (), 'flag', '', False, False),
)

PARTS['product add'] = (
    ('name', (), (), 'text', 'list', True),
    ('family', ('--family',)),
    ('announce', ('--announce',)),
    ('note', ('--note',)),
)

PARTS['product list'] = ()

PARTS['funnel'] = (
    ('by', ('--by',)),
    ('period', ('--period',)),
)

PARTS['pareto'] = (
    ('period', ('--period',)),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
    ('apply', ('--apply',), (), 'flag', '', False, False),
)

PARTS['review'] = (
    ('month', ('--month',)),
)

PARTS['demo'] = ()

PARTS['init'] = (
    ('encrypt', ('--encrypt',), (), 'flag', '', False, False),
)

PARTS['import'] = (
    ('file', (), (), 'text', '', True),
    ('kind', ('--kind',)),
    ('sheet', ('--sheet',)),
    ('mapping', ('--map',), (), 'text', 'list'),
    ('skip_errors', ('--skip-errors',), (), 'flag', '', False, False),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False),
)

PARTS['export'] = (
    ('what', (), (), 'text', '', False, 'all'),
    ('target', ('--to',)),
    ('form', ('--format', '-f')),
    ('raw', ('--raw',), (), 'flag', '', False, False),
    ('grade', ('--grade',)),
    ('status', ('--status',)),
    ('tag', ('--tag',), (), 'text', 'list'),
    ('owner', ('--owner',)),
    ('industry', ('--industry',)),
    ('region', ('--region',)),
    ('source', ('--source',)),
    ('stage', ('--stage',)),
    ('signed', ('--signed',), ('--unsigned',), 'flag'),
    ('no_contact_since', ('--no-contact-since',)),
)

PARTS['backup'] = (
    ('target', ('--to',)),
)

PARTS['restore'] = (
    ('backup', (), (), 'text', 'list'),
    ('customer', ('--customer',)),
)

PARTS['check'] = (
    ('deep', ('--deep',), (), 'flag', '', False, False),
)

PARTS['encrypt'] = (
    ('backups', ('--backups',), (), 'flag', '', False, False),
)

PARTS['decrypt'] = (
    ('backups', ('--backups',), (), 'flag', '', False, False),
)

PARTS['undo'] = (
    ('operation', (), (), 'number'),
    ('steps', ('--steps',), (), 'number', '', False, None, 1),
    ('dry_run', ('--dry-run', '-n'), (), 'flag', '', False, False),
)

PARTS['redo'] = ()

PARTS['history'] = (
    ('who', (), (), 'text', 'list'),
    ('since', ('--since',)),
    ('limit', ('--limit',), (), 'number', '', False, None, 1),
)

PARTS['config show'] = ()

PARTS['config get'] = (
    ('key', (), (), 'text', '', True),
)

PARTS['config set'] = (
    ('key', (), (), 'text', '', True),
    ('value', (), (), 'text', 'list', True),
)

PARTS['config path'] = ()

PARTS['config calendar'] = (
    ('file', (), (), 'text', '', True),
)

PARTS['path'] = ()

PARTS['completion'] = (
    ('shell', (), (), 'text', '', True),
)
