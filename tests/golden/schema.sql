CREATE TABLE calendar_day (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	day TEXT NOT NULL, 
	works INTEGER NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'day',day,'works',works)) VIRTUAL, 
	UNIQUE (day), 
	CONSTRAINT calendar_day_day_day CHECK (day IS date(day, '+0 days') AND day >= '0001-01-01'), 
	CONSTRAINT calendar_day_works_flag CHECK (works IN (0, 1))
)
 STRICT;
CREATE TABLE calendar_year (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	year INTEGER NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'year',year)) VIRTUAL, 
	UNIQUE (year), 
	CONSTRAINT calendar_year_year_whole CHECK (year >= 1900 AND year <= 2999)
)
 STRICT;
CREATE TABLE criterion (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	field TEXT NOT NULL, 
	value TEXT NOT NULL, 
	weight INTEGER NOT NULL, 
	learned INTEGER DEFAULT 0 NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'field',field,'value',value,'weight',weight,'learned',learned)) VIRTUAL, 
	UNIQUE (field, value), 
	CONSTRAINT criterion_weight_whole CHECK (weight >= -100 AND weight <= 100), 
	CONSTRAINT criterion_learned_flag CHECK (learned IN (0, 1))
)
 STRICT;
CREATE TABLE customer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	external_id TEXT, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	pinyin TEXT, 
	initials TEXT, 
	industry TEXT, 
	region TEXT, 
	address TEXT, 
	phone TEXT, 
	phone_digits TEXT, 
	phone_e164 TEXT, 
	email TEXT, 
	wechat TEXT, 
	source TEXT, 
	referred_by TEXT, 
	need TEXT, 
	budget_low_fen INTEGER, 
	budget_high_fen INTEGER, 
	wanted_on TEXT, 
	need_clear INTEGER, 
	budget_clear INTEGER, 
	decision_chain TEXT, 
	owner TEXT, 
	grade TEXT DEFAULT 'C' NOT NULL, 
	grade_since TEXT NOT NULL, 
	status TEXT DEFAULT 'active' NOT NULL, 
	signed_on TEXT, 
	stars INTEGER, 
	credit TEXT, 
	met_on TEXT, 
	owned_since TEXT NOT NULL, 
	captured_on TEXT NOT NULL, 
	verified_on TEXT NOT NULL, 
	every_days INTEGER, 
	note TEXT, 
	last_contact_on TEXT, 
	unanswered INTEGER DEFAULT 0 NOT NULL, 
	guided_on TEXT, 
	surveyed_on TEXT, 
	celebrated_on TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'external_id',external_id,'name',name,'name_key',name_key,'pinyin',pinyin,'initials',initials,'industry',industry,'region',region,'address',address,'phone',phone,'phone_digits',phone_digits,'phone_e164',phone_e164,'email',email,'wechat',wechat,'source',source,'referred_by',referred_by,'need',need,'budget_low_fen',budget_low_fen,'budget_high_fen',budget_high_fen,'wanted_on',wanted_on,'need_clear',need_clear,'budget_clear',budget_clear,'decision_chain',decision_chain,'owner',owner,'grade',grade,'grade_since',grade_since,'status',status,'signed_on',signed_on,'stars',stars,'credit',credit,'met_on',met_on,'owned_since',owned_since,'captured_on',captured_on,'verified_on',verified_on,'every_days',every_days,'note',note,'last_contact_on',last_contact_on,'unanswered',unanswered)) VIRTUAL, 
	UNIQUE (external_id), 
	CONSTRAINT customer_budget_low_fen_whole CHECK (budget_low_fen >= 0), 
	CONSTRAINT customer_budget_high_fen_whole CHECK (budget_high_fen >= 0), 
	CONSTRAINT customer_wanted_on_day CHECK (wanted_on IS date(wanted_on, '+0 days') AND wanted_on >= '0001-01-01'), 
	CONSTRAINT customer_need_clear_flag CHECK (need_clear IN (0, 1)), 
	CONSTRAINT customer_budget_clear_flag CHECK (budget_clear IN (0, 1)), 
	CONSTRAINT customer_decision_chain_code CHECK (decision_chain IN ('short', 'medium', 'long')), 
	CONSTRAINT customer_grade_code CHECK (grade IN ('A', 'B', 'C')), 
	CONSTRAINT customer_grade_since_day CHECK (grade_since IS date(grade_since, '+0 days') AND grade_since >= '0001-01-01'), 
	CONSTRAINT customer_status_code CHECK (status IN ('active', 'pooled', 'lost', 'archived')), 
	CONSTRAINT customer_signed_on_day CHECK (signed_on IS date(signed_on, '+0 days') AND signed_on >= '0001-01-01'), 
	CONSTRAINT customer_stars_whole CHECK (stars >= 1 AND stars <= 5), 
	CONSTRAINT customer_met_on_day CHECK (met_on IS date(met_on, '+0 days') AND met_on >= '0001-01-01'), 
	CONSTRAINT customer_owned_since_day CHECK (owned_since IS date(owned_since, '+0 days') AND owned_since >= '0001-01-01'), 
	CONSTRAINT customer_captured_on_day CHECK (captured_on IS date(captured_on, '+0 days') AND captured_on >= '0001-01-01'), 
	CONSTRAINT customer_verified_on_day CHECK (verified_on IS date(verified_on, '+0 days') AND verified_on >= '0001-01-01'), 
	CONSTRAINT customer_every_days_whole CHECK (every_days >= 1 AND every_days <= 3650), 
	CONSTRAINT customer_last_contact_on_day CHECK (last_contact_on IS date(last_contact_on, '+0 days') AND last_contact_on >= '0001-01-01'), 
	CONSTRAINT customer_unanswered_whole CHECK (unanswered >= 0)
)
 STRICT;
CREATE INDEX customer_by_cadence ON customer (grade, last_contact_on) WHERE status = 'active' AND every_days IS NULL AND last_contact_on IS NOT NULL;
CREATE INDEX customer_by_capture ON customer (captured_on);
CREATE INDEX customer_by_check ON customer (status, grade, verified_on, name);
CREATE INDEX customer_by_name ON customer (name_key);
CREATE INDEX customer_in_window ON customer (status, grade, signed_on, grade_since);
CREATE INDEX customer_never_contacted ON customer (captured_on) WHERE status = 'active' AND last_contact_on IS NULL;
CREATE INDEX customer_own_cadence ON customer (every_days, last_contact_on) WHERE status = 'active' AND every_days IS NOT NULL AND last_contact_on IS NOT NULL;
CREATE INDEX customer_protected ON customer (owned_since) WHERE status = 'active' AND signed_on IS NULL;
CREATE INDEX customer_signed ON customer (signed_on, status, guided_on, surveyed_on, celebrated_on) WHERE signed_on IS NOT NULL;
CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	command TEXT NOT NULL, 
	summary TEXT, 
	undoes INTEGER, 
	undone_by INTEGER, 
	schema_version INTEGER NOT NULL, 
	checksum INTEGER, 
	FOREIGN KEY(undoes) REFERENCES operation (id) DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(undone_by) REFERENCES operation (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;
CREATE TABLE product (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	family TEXT, 
	announced_on TEXT, 
	note TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'name',name,'name_key',name_key,'family',family,'announced_on',announced_on,'note',note)) VIRTUAL, 
	UNIQUE (name_key), 
	CONSTRAINT product_announced_on_day CHECK (announced_on IS date(announced_on, '+0 days') AND announced_on >= '0001-01-01')
)
 STRICT;
CREATE INDEX product_announced ON product (announced_on) WHERE announced_on IS NOT NULL;
CREATE INDEX product_of_family ON product (family);
CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'key',key,'value',value)) VIRTUAL, 
	UNIQUE ("key")
)
 STRICT;
CREATE TABLE alias (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	pinyin TEXT, 
	initials TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'name',name,'name_key',name_key,'pinyin',pinyin,'initials',initials)) VIRTUAL, 
	UNIQUE (customer_id, name_key), 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;
CREATE INDEX alias_by_name ON alias (name_key);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	customer_id INTEGER, 
	act TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	checksum INTEGER, 
	FOREIGN KEY(operation_id) REFERENCES operation (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT change_act_code CHECK (act IN ('insert', 'update', 'delete'))
)
 STRICT;
CREATE INDEX change_of_customer ON change (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX change_of_operation ON change (operation_id);
CREATE TABLE coaching (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	file TEXT, 
	found TEXT NOT NULL, 
	advice TEXT, 
	check_on TEXT NOT NULL, 
	checked_on TEXT, 
	improved INTEGER, 
	result TEXT, 
	owner TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'kind',kind,'on_day',on_day,'file',file,'found',found,'advice',advice,'check_on',check_on,'checked_on',checked_on,'improved',improved,'result',result,'owner',owner)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT coaching_kind_code CHECK (kind IN ('visit', 'recording')), 
	CONSTRAINT coaching_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01'), 
	CONSTRAINT coaching_check_on_day CHECK (check_on IS date(check_on, '+0 days') AND check_on >= '0001-01-01'), 
	CONSTRAINT coaching_checked_on_day CHECK (checked_on IS date(checked_on, '+0 days') AND checked_on >= '0001-01-01'), 
	CONSTRAINT coaching_improved_flag CHECK (improved IN (0, 1))
)
 STRICT;
CREATE INDEX coaching_of_customer ON coaching (customer_id);
CREATE INDEX coaching_open ON coaching (check_on, customer_id) WHERE checked_on IS NULL;
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	pinyin TEXT, 
	initials TEXT, 
	title TEXT, 
	role TEXT, 
	phone TEXT, 
	phone_digits TEXT, 
	phone_e164 TEXT, 
	email TEXT, 
	wechat TEXT, 
	birthday TEXT, 
	birthday_lunar INTEGER, 
	birthday_key TEXT GENERATED ALWAYS AS (CASE WHEN birthday_lunar = 1 THEN 'L' ELSE '' END || substr(birthday, length(birthday) - 4)), 
	hobbies TEXT, 
	character TEXT, 
	family TEXT, 
	background TEXT, 
	preferred_hours TEXT, 
	preferred_from TEXT, 
	preferred_to TEXT, 
	preferred_manner TEXT, 
	decides INTEGER DEFAULT 0 NOT NULL, 
	greeted_on TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'name',name,'name_key',name_key,'pinyin',pinyin,'initials',initials,'title',title,'role',role,'phone',phone,'phone_digits',phone_digits,'phone_e164',phone_e164,'email',email,'wechat',wechat,'birthday',birthday,'birthday_lunar',birthday_lunar,'hobbies',hobbies,'character',character,'family',family,'background',background,'preferred_hours',preferred_hours,'preferred_from',preferred_from,'preferred_to',preferred_to,'preferred_manner',preferred_manner,'decides',decides)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT contact_birthday_lunar_flag CHECK (birthday_lunar IN (0, 1)), 
	CONSTRAINT contact_preferred_hours_code CHECK (preferred_hours IN ('working', 'private')), 
	CONSTRAINT contact_preferred_from_clock CHECK (preferred_from IS strftime('%H:%M', preferred_from) AND preferred_from < '24:00'), 
	CONSTRAINT contact_preferred_to_clock CHECK (preferred_to IS strftime('%H:%M', preferred_to) AND preferred_to < '24:00'), 
	CONSTRAINT contact_preferred_manner_code CHECK (preferred_manner IN ('brief', 'long')), 
	CONSTRAINT contact_decides_flag CHECK (decides IN (0, 1))
)
 STRICT;
CREATE INDEX contact_by_birthday ON contact (birthday_key, customer_id, greeted_on) WHERE birthday_key IS NOT NULL;
CREATE INDEX contact_by_name ON contact (name_key);
CREATE INDEX contact_of_customer ON contact (customer_id, decides DESC);
CREATE TABLE deal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	external_id TEXT, 
	product_id INTEGER, 
	amount_fen INTEGER, 
	expect_on TEXT, 
	stage TEXT DEFAULT 'lead' NOT NULL, 
	stage_since TEXT NOT NULL, 
	opened_on TEXT NOT NULL, 
	won_on TEXT, 
	lost_on TEXT, 
	lost_reason TEXT, 
	lost_note TEXT, 
	contract TEXT, 
	factors TEXT, 
	owner TEXT, 
	note TEXT, 
	guided_on TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'external_id',external_id,'product_id',product_id,'amount_fen',amount_fen,'expect_on',expect_on,'stage',stage,'stage_since',stage_since,'opened_on',opened_on,'won_on',won_on,'lost_on',lost_on,'lost_reason',lost_reason,'lost_note',lost_note,'contract',contract,'factors',factors,'owner',owner,'note',note)) VIRTUAL, 
	CONSTRAINT deal_won_or_lost CHECK (won_on IS NULL OR lost_on IS NULL), 
	CONSTRAINT deal_lost_why CHECK ((lost_on IS NULL) = (lost_reason IS NULL)), 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	UNIQUE (external_id), 
	FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT deal_amount_fen_whole CHECK (amount_fen >= 0), 
	CONSTRAINT deal_expect_on_day CHECK (expect_on IS date(expect_on, '+0 days') AND expect_on >= '0001-01-01'), 
	CONSTRAINT deal_stage_code CHECK (stage IN ('lead', 'verified', 'needs', 'proposal', 'closing', 'contract', 'payment', 'care', 'lost')), 
	CONSTRAINT deal_stage_since_day CHECK (stage_since IS date(stage_since, '+0 days') AND stage_since >= '0001-01-01'), 
	CONSTRAINT deal_opened_on_day CHECK (opened_on IS date(opened_on, '+0 days') AND opened_on >= '0001-01-01'), 
	CONSTRAINT deal_won_on_day CHECK (won_on IS date(won_on, '+0 days') AND won_on >= '0001-01-01'), 
	CONSTRAINT deal_lost_on_day CHECK (lost_on IS date(lost_on, '+0 days') AND lost_on >= '0001-01-01'), 
	CONSTRAINT deal_lost_reason_code CHECK (lost_reason IN ('price', 'need_unclear', 'competitor', 'timing', 'budget', 'decision_chain', 'no_response', 'other'))
)
 STRICT;
CREATE INDEX deal_lost ON deal (lost_on) WHERE lost_on IS NOT NULL;
CREATE INDEX deal_of_customer ON deal (customer_id, stage);
CREATE INDEX deal_of_product ON deal (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX deal_open ON deal (stage, customer_id) WHERE won_on IS NULL AND lost_on IS NULL;
CREATE INDEX deal_won ON deal (won_on, customer_id, guided_on) WHERE won_on IS NOT NULL;
CREATE TABLE fact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	part TEXT DEFAULT '' NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'part',part,'key',key,'value',value)) VIRTUAL, 
	UNIQUE (customer_id, part, "key"), 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;
CREATE TABLE feedback (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	said TEXT, 
	score INTEGER, 
	answer_by TEXT, 
	answered_on TEXT, 
	answer TEXT, 
	owner TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'kind',kind,'on_day',on_day,'said',said,'score',score,'answer_by',answer_by,'answered_on',answered_on,'answer',answer,'owner',owner)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT feedback_kind_code CHECK (kind IN ('complaint', 'suggestion', 'satisfaction')), 
	CONSTRAINT feedback_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01'), 
	CONSTRAINT feedback_score_whole CHECK (score >= 0 AND score <= 10), 
	CONSTRAINT feedback_answer_by_day CHECK (answer_by IS date(answer_by, '+0 days') AND answer_by >= '0001-01-01'), 
	CONSTRAINT feedback_answered_on_day CHECK (answered_on IS date(answered_on, '+0 days') AND answered_on >= '0001-01-01')
)
 STRICT;
CREATE INDEX feedback_of_customer ON feedback (customer_id, on_day);
CREATE INDEX feedback_unanswered ON feedback (answer_by, customer_id) WHERE answered_on IS NULL AND answer_by IS NOT NULL;
CREATE TABLE follow_up (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	on_day TEXT NOT NULL, 
	at_time TEXT, 
	method TEXT DEFAULT 'phone' NOT NULL, 
	note TEXT NOT NULL, 
	feedback TEXT, 
	support TEXT, 
	reached INTEGER DEFAULT 1 NOT NULL, 
	owner TEXT, 
	entered_at TEXT NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'on_day',on_day,'at_time',at_time,'method',method,'note',note,'feedback',feedback,'support',support,'reached',reached,'owner',owner,'entered_at',entered_at)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT follow_up_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01'), 
	CONSTRAINT follow_up_at_time_clock CHECK (at_time IS strftime('%H:%M', at_time) AND at_time < '24:00'), 
	CONSTRAINT follow_up_method_code CHECK (method IN ('phone', 'wechat', 'visit', 'email', 'sms', 'video', 'meeting', 'other')), 
	CONSTRAINT follow_up_reached_flag CHECK (reached IN (0, 1))
)
 STRICT;
CREATE INDEX follow_up_by_day ON follow_up (on_day);
CREATE INDEX follow_up_of_customer ON follow_up (customer_id, reached, on_day);
CREATE TABLE grade_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	from_grade TEXT, 
	to_grade TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	basis TEXT DEFAULT 'intent' NOT NULL, 
	owner TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'from_grade',from_grade,'to_grade',to_grade,'on_day',on_day,'reason',reason,'basis',basis,'owner',owner)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT grade_change_from_grade_code CHECK (from_grade IN ('A', 'B', 'C')), 
	CONSTRAINT grade_change_to_grade_code CHECK (to_grade IN ('A', 'B', 'C')), 
	CONSTRAINT grade_change_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01'), 
	CONSTRAINT grade_change_basis_code CHECK (basis IN ('intent', 'value', 'import'))
)
 STRICT;
CREATE INDEX grade_change_by_day ON grade_change (to_grade, on_day);
CREATE INDEX grade_change_of_customer ON grade_change (customer_id, on_day);
CREATE TABLE ownership (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	act TEXT NOT NULL, 
	from_owner TEXT, 
	to_owner TEXT, 
	on_day TEXT NOT NULL, 
	reason TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'act',act,'from_owner',from_owner,'to_owner',to_owner,'on_day',on_day,'reason',reason)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT ownership_act_code CHECK (act IN ('claim', 'release', 'expire', 'transfer')), 
	CONSTRAINT ownership_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01')
)
 STRICT;
CREATE INDEX ownership_by_day ON ownership (act, on_day);
CREATE INDEX ownership_of_customer ON ownership (customer_id, on_day);
CREATE TABLE running (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	FOREIGN KEY(operation_id) REFERENCES operation (id) DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'name',name)) VIRTUAL, 
	UNIQUE (customer_id, name), 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
)
 STRICT;
CREATE INDEX tag_by_name ON tag (name);
CREATE TABLE answer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	deal_id INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'deal_id',deal_id,'stage',stage,'question',question,'answer',answer,'on_day',on_day)) VIRTUAL, 
	UNIQUE (deal_id, stage, question), 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(deal_id) REFERENCES deal (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT answer_stage_code CHECK (stage IN ('lead', 'verified', 'needs', 'proposal', 'closing', 'contract', 'payment', 'care', 'lost')), 
	CONSTRAINT answer_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01')
)
 STRICT;
CREATE INDEX answer_of_customer ON answer (customer_id);
CREATE TABLE care (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER, 
	contact_id INTEGER, 
	product_id INTEGER, 
	feedback_id INTEGER, 
	kind TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	done_on TEXT NOT NULL, 
	note TEXT, 
	owner TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'contact_id',contact_id,'product_id',product_id,'feedback_id',feedback_id,'kind',kind,'due_on',due_on,'done_on',done_on,'note',note,'owner',owner)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(feedback_id) REFERENCES feedback (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT care_kind_code CHECK (kind IN ('guide', 'survey', 'anniversary', 'birthday', 'festival', 'product')), 
	CONSTRAINT care_due_on_day CHECK (due_on IS date(due_on, '+0 days') AND due_on >= '0001-01-01'), 
	CONSTRAINT care_done_on_day CHECK (done_on IS date(done_on, '+0 days') AND done_on >= '0001-01-01')
)
 STRICT;
CREATE INDEX care_by_due ON care (due_on, kind, customer_id, contact_id);
CREATE INDEX care_of_contact ON care (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX care_of_customer ON care (customer_id, kind, due_on);
CREATE INDEX care_of_feedback ON care (feedback_id) WHERE feedback_id IS NOT NULL;
CREATE INDEX care_of_product ON care (product_id) WHERE product_id IS NOT NULL;
CREATE TABLE deal_move (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	deal_id INTEGER NOT NULL, 
	from_stage TEXT, 
	to_stage TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	note TEXT, 
	owner TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'deal_id',deal_id,'from_stage',from_stage,'to_stage',to_stage,'on_day',on_day,'note',note,'owner',owner)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(deal_id) REFERENCES deal (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT deal_move_from_stage_code CHECK (from_stage IN ('lead', 'verified', 'needs', 'proposal', 'closing', 'contract', 'payment', 'care', 'lost')), 
	CONSTRAINT deal_move_to_stage_code CHECK (to_stage IN ('lead', 'verified', 'needs', 'proposal', 'closing', 'contract', 'payment', 'care', 'lost')), 
	CONSTRAINT deal_move_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01')
)
 STRICT;
CREATE INDEX deal_move_by_day ON deal_move (on_day);
CREATE INDEX deal_move_of_customer ON deal_move (customer_id);
CREATE INDEX deal_move_of_deal ON deal_move (deal_id, on_day);
CREATE TABLE instalment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	deal_id INTEGER NOT NULL, 
	due_on TEXT NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	received_fen INTEGER DEFAULT 0 NOT NULL, 
	kind TEXT DEFAULT 'progress' NOT NULL, 
	invoice TEXT, 
	note TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'deal_id',deal_id,'due_on',due_on,'amount_fen',amount_fen,'received_fen',received_fen,'kind',kind,'invoice',invoice,'note',note)) VIRTUAL, 
	CONSTRAINT instalment_not_overpaid CHECK (received_fen >= 0 AND received_fen <= amount_fen), 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(deal_id) REFERENCES deal (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT instalment_due_on_day CHECK (due_on IS date(due_on, '+0 days') AND due_on >= '0001-01-01'), 
	CONSTRAINT instalment_amount_fen_whole CHECK (amount_fen >= 1), 
	CONSTRAINT instalment_kind_code CHECK (kind IN ('prepayment', 'progress', 'final'))
)
 STRICT;
CREATE INDEX instalment_of_customer ON instalment (customer_id);
CREATE INDEX instalment_of_deal ON instalment (deal_id);
CREATE INDEX instalment_owed ON instalment (due_on, customer_id) WHERE received_fen < amount_fen;
CREATE TABLE next_action (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	on_day TEXT NOT NULL, 
	at_time TEXT, 
	action TEXT NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	made_on TEXT NOT NULL, 
	ended_on TEXT, 
	follow_up_id INTEGER, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'on_day',on_day,'at_time',at_time,'action',action,'state',state,'made_on',made_on,'ended_on',ended_on,'follow_up_id',follow_up_id)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(follow_up_id) REFERENCES follow_up (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT next_action_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01'), 
	CONSTRAINT next_action_at_time_clock CHECK (at_time IS strftime('%H:%M', at_time) AND at_time < '24:00'), 
	CONSTRAINT next_action_state_code CHECK (state IN ('open', 'kept', 'late', 'replaced', 'moved', 'done', 'dropped')), 
	CONSTRAINT next_action_made_on_day CHECK (made_on IS date(made_on, '+0 days') AND made_on >= '0001-01-01'), 
	CONSTRAINT next_action_ended_on_day CHECK (ended_on IS date(ended_on, '+0 days') AND ended_on >= '0001-01-01')
)
 STRICT;
CREATE INDEX next_action_by_follow_up ON next_action (follow_up_id) WHERE follow_up_id IS NOT NULL;
CREATE INDEX next_action_ended ON next_action (ended_on) WHERE ended_on IS NOT NULL;
CREATE INDEX next_action_of_customer ON next_action (customer_id);
CREATE UNIQUE INDEX next_action_open ON next_action (customer_id) WHERE state = 'open';
CREATE INDEX next_action_open_by_day ON next_action (on_day) WHERE state = 'open';
CREATE TABLE sale (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	deal_id INTEGER, 
	external_id TEXT, 
	on_day TEXT NOT NULL, 
	product_id INTEGER, 
	quantity_milli INTEGER, 
	amount_fen INTEGER NOT NULL, 
	profit_fen INTEGER, 
	owner TEXT, 
	note TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'deal_id',deal_id,'external_id',external_id,'on_day',on_day,'product_id',product_id,'quantity_milli',quantity_milli,'amount_fen',amount_fen,'profit_fen',profit_fen,'owner',owner,'note',note)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT sale_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01')
)
 STRICT;
CREATE INDEX sale_by_day ON sale (on_day, customer_id, deal_id, amount_fen);
CREATE INDEX sale_by_external_id ON sale (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX sale_by_product ON sale (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX sale_of_customer ON sale (customer_id, on_day);
CREATE INDEX sale_of_deal ON sale (deal_id) WHERE deal_id IS NOT NULL;
CREATE TABLE receipt (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	customer_id INTEGER NOT NULL, 
	deal_id INTEGER NOT NULL, 
	instalment_id INTEGER NOT NULL, 
	on_day TEXT NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	note TEXT, 
	owner TEXT, 
	as_json TEXT GENERATED ALWAYS AS (json_object('id',id,'customer_id',customer_id,'deal_id',deal_id,'instalment_id',instalment_id,'on_day',on_day,'amount_fen',amount_fen,'note',note,'owner',owner)) VIRTUAL, 
	FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(deal_id) REFERENCES deal (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	FOREIGN KEY(instalment_id) REFERENCES instalment (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT receipt_on_day_day CHECK (on_day IS date(on_day, '+0 days') AND on_day >= '0001-01-01'), 
	CONSTRAINT receipt_amount_fen_whole CHECK (amount_fen >= 1)
)
 STRICT;
CREATE INDEX receipt_by_day ON receipt (on_day);
CREATE INDEX receipt_of_customer ON receipt (customer_id);
CREATE INDEX receipt_of_deal ON receipt (deal_id);
CREATE INDEX receipt_of_instalment ON receipt (instalment_id);
CREATE VIEW agenda_row AS SELECT customer.id AS customer_id, customer.name AS customer, customer.grade, customer.owner, customer.status, customer.captured_on, customer.last_contact_on, customer.every_days, customer.grade_since, customer.signed_on, customer.verified_on, customer.unanswered, next_action_1.on_day AS next_on, next_action_1.at_time AS next_at, next_action_1.action AS next_action FROM customer LEFT OUTER JOIN next_action AS next_action_1 ON next_action_1.customer_id = customer.id AND next_action_1.state = 'open';
CREATE VIEW list_row AS SELECT customer.id AS customer_id, customer.external_id, customer.name AS customer, customer.status, customer.grade, customer.grade_since, customer.owner, customer.industry, customer.region, customer.source, customer.captured_on, customer.last_contact_on, customer.every_days, customer.signed_on, next_action_1.on_day AS next_on, next_action_1.at_time AS next_at, next_action_1.action AS next_action, coalesce((SELECT contact.phone FROM contact WHERE contact.customer_id = customer.id AND contact.phone IS NOT NULL ORDER BY contact.decides DESC, contact.id LIMIT 1 OFFSET 0), customer.phone) AS phone, (SELECT group_concat(anon_1.name, char(31)) AS group_concat_1 FROM (SELECT tag.name FROM tag WHERE tag.customer_id = customer.id ORDER BY tag.id) AS anon_1) AS tags FROM customer LEFT OUTER JOIN next_action AS next_action_1 ON next_action_1.customer_id = customer.id AND next_action_1.state = 'open';
CREATE VIEW customer_file AS SELECT id AS customer_id, external_id, name, (SELECT group_concat(anon_1.name, char(31)) AS group_concat_1 FROM (SELECT alias.name FROM alias WHERE alias.customer_id = customer.id ORDER BY alias.id) AS anon_1) AS aliases, industry, region, address, phone, phone_e164, email, wechat, source, referred_by, need, budget_low_fen, budget_high_fen, wanted_on, need_clear, budget_clear, decision_chain, owner, grade, grade_since, status, signed_on, stars, credit, met_on, owned_since, captured_on, verified_on, every_days, last_contact_on, unanswered, (SELECT group_concat(anon_2.name, char(31)) AS group_concat_2 FROM (SELECT tag.name FROM tag WHERE tag.customer_id = customer.id ORDER BY tag.id) AS anon_2) AS tags, note FROM customer;
CREATE VIEW contact_row AS SELECT id AS contact_id, customer_id, name, title, role, phone, phone_e164, email, wechat, birthday, birthday_lunar, hobbies, character, family, background, preferred_hours, preferred_from, preferred_to, preferred_manner, decides FROM contact;
CREATE VIEW follow_up_row AS SELECT id AS follow_up_id, customer_id, on_day, at_time, method, note, feedback, support, reached, owner FROM follow_up;
CREATE VIEW next_action_row AS SELECT id AS next_action_id, customer_id, on_day, at_time, action, state, made_on, ended_on FROM next_action;
CREATE VIEW grade_row AS SELECT id AS grade_change_id, customer_id, from_grade, to_grade, on_day, reason, basis, owner FROM grade_change;
CREATE VIEW fact_row AS SELECT id AS fact_id, customer_id, part, "key", value FROM fact;
CREATE VIEW operation_row AS SELECT id AS operation_id, at, command, summary, undoes, undone_by, schema_version FROM operation;
CREATE VIEW who_row AS SELECT id AS customer_id, name AS customer, external_id, grade, status, owner, coalesce(customer.phone, coalesce((SELECT contact.phone FROM contact WHERE contact.customer_id = customer.id AND contact.phone IS NOT NULL ORDER BY contact.decides DESC, contact.id LIMIT 1 OFFSET 0), customer.phone)) AS phone FROM customer;
CREATE VIEW deal_row AS SELECT id AS deal_id, customer_id, (SELECT customer.name FROM customer WHERE customer.id = deal.customer_id) AS customer, external_id, (SELECT product.name FROM product WHERE product.id = deal.product_id) AS product, (SELECT product.family FROM product WHERE product.id = deal.product_id) AS family, amount_fen, expect_on, stage, stage_since, opened_on, won_on, lost_on, lost_reason, lost_note, contract, factors, owner, note FROM deal;
CREATE VIEW deal_move_row AS SELECT id AS deal_move_id, customer_id, deal_id, from_stage, to_stage, on_day, note, owner FROM deal_move;
CREATE VIEW answer_row AS SELECT id AS answer_id, customer_id, deal_id, stage, question, answer, on_day FROM answer;
CREATE VIEW product_row AS SELECT id AS product_id, name, family, announced_on, note FROM product;
CREATE VIEW instalment_row AS SELECT id AS instalment_id, customer_id, (SELECT customer.name FROM customer WHERE customer.id = instalment.customer_id) AS customer, (SELECT customer.grade FROM customer WHERE customer.id = instalment.customer_id) AS grade, deal_id, (SELECT product.name FROM product JOIN deal ON deal.product_id = product.id WHERE deal.id = instalment.deal_id) AS product, (SELECT deal.contract FROM deal WHERE deal.id = instalment.deal_id) AS contract, due_on, amount_fen, received_fen, kind, invoice, note, (SELECT deal.owner FROM deal WHERE deal.id = instalment.deal_id) AS owner FROM instalment;
CREATE VIEW receipt_row AS SELECT id AS receipt_id, customer_id, deal_id, instalment_id, on_day, amount_fen, note, owner FROM receipt;
CREATE VIEW sale_row AS SELECT id AS sale_id, customer_id, (SELECT customer.name FROM customer WHERE customer.id = sale.customer_id) AS customer, deal_id, external_id, on_day, (SELECT product.name FROM product WHERE product.id = sale.product_id) AS product, (SELECT product.family FROM product WHERE product.id = sale.product_id) AS family, quantity_milli, amount_fen, profit_fen, owner, note FROM sale;
CREATE VIEW ownership_row AS SELECT id AS ownership_id, customer_id, (SELECT customer.name FROM customer WHERE customer.id = ownership.customer_id) AS customer, act, from_owner, to_owner, on_day, reason FROM ownership;
CREATE VIEW feedback_row AS SELECT id AS feedback_id, customer_id, (SELECT customer.name FROM customer WHERE customer.id = feedback.customer_id) AS customer, (SELECT customer.grade FROM customer WHERE customer.id = feedback.customer_id) AS grade, kind, on_day, said, score, answer_by, answered_on, answer, owner FROM feedback;
CREATE VIEW care_row AS SELECT id AS care_id, customer_id, contact_id, product_id, feedback_id, kind, due_on, done_on, note, owner FROM care;
CREATE VIEW coaching_row AS SELECT id AS coaching_id, customer_id, (SELECT customer.name FROM customer WHERE customer.id = coaching.customer_id) AS customer, (SELECT customer.grade FROM customer WHERE customer.id = coaching.customer_id) AS grade, kind, on_day, file, found, advice, check_on, checked_on, improved, result, owner FROM coaching;
CREATE VIEW criterion_row AS SELECT id AS criterion_id, field, value, weight, learned FROM criterion;
CREATE VIEW logged AS SELECT table_name,row_id,customer_id,before,after FROM change;
CREATE TRIGGER logged_insert INSTEAD OF INSERT ON logged BEGIN INSERT INTO change SELECT NULL,(SELECT operation_id FROM running),NEW.table_name,NEW.row_id,NEW.customer_id,'update',json_group_object(key,value),json_group_object(key,json_extract(NEW.after,'$.'||key)),NULL FROM json_each(NEW.before) WHERE value IS NOT json_extract(NEW.after,'$.'||key) AND instr(replace(NEW.before||NEW.after,'\\',''),'\u0000')=0 GROUP BY NULL; INSERT INTO change SELECT NULL,(SELECT operation_id FROM running),NEW.table_name,NEW.row_id,NEW.customer_id,'update',NEW.before,NEW.after,NULL WHERE instr(replace(NEW.before||NEW.after,'\\',''),'\u0000')>0 AND NEW.before<>NEW.after; INSERT INTO change SELECT NULL,(SELECT operation_id FROM running),NEW.table_name,NEW.row_id,NEW.customer_id,iif(NEW.before IS NULL,'insert','delete'),NEW.before,NULL,NULL WHERE NEW.after IS NULL; END;
CREATE VIEW kept AS SELECT customer_id,contact_id FROM care;
CREATE TRIGGER kept_insert INSTEAD OF INSERT ON kept BEGIN UPDATE customer SET guided_on=(SELECT max(due_on) FROM care WHERE customer_id=customer.id AND kind='guide'),surveyed_on=(SELECT max(due_on) FROM care WHERE customer_id=customer.id AND kind='survey'),celebrated_on=(SELECT max(due_on) FROM care WHERE customer_id=customer.id AND kind='anniversary') WHERE id=NEW.customer_id AND (guided_on IS NOT (SELECT max(due_on) FROM care WHERE customer_id=customer.id AND kind='guide') OR surveyed_on IS NOT (SELECT max(due_on) FROM care WHERE customer_id=customer.id AND kind='survey') OR celebrated_on IS NOT (SELECT max(due_on) FROM care WHERE customer_id=customer.id AND kind='anniversary')); UPDATE contact SET greeted_on=(SELECT max(due_on) FROM care WHERE contact_id=contact.id AND kind='birthday') WHERE id=NEW.contact_id AND (greeted_on IS NOT (SELECT max(due_on) FROM care WHERE contact_id=contact.id AND kind='birthday')); UPDATE deal SET guided_on=(SELECT max(due_on) FROM care WHERE customer_id=deal.customer_id AND kind='guide') WHERE customer_id=NEW.customer_id AND (guided_on IS NOT (SELECT max(due_on) FROM care WHERE customer_id=deal.customer_id AND kind='guide')); END;
CREATE TRIGGER alias_insert AFTER INSERT ON alias BEGIN INSERT INTO logged VALUES('alias',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER alias_update AFTER UPDATE ON alias BEGIN INSERT INTO logged VALUES('alias',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER alias_delete AFTER DELETE ON alias BEGIN INSERT INTO logged VALUES('alias',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER answer_insert AFTER INSERT ON answer BEGIN INSERT INTO logged VALUES('answer',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER answer_update AFTER UPDATE ON answer BEGIN INSERT INTO logged VALUES('answer',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER answer_delete AFTER DELETE ON answer BEGIN INSERT INTO logged VALUES('answer',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER calendar_day_insert AFTER INSERT ON calendar_day BEGIN INSERT INTO logged VALUES('calendar_day',NEW.id,NULL,NULL,NULL); END;
CREATE TRIGGER calendar_day_update AFTER UPDATE ON calendar_day BEGIN INSERT INTO logged VALUES('calendar_day',OLD.id,NULL,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER calendar_day_delete AFTER DELETE ON calendar_day BEGIN INSERT INTO logged VALUES('calendar_day',OLD.id,NULL,OLD.as_json,NULL); END;
CREATE TRIGGER calendar_year_insert AFTER INSERT ON calendar_year BEGIN INSERT INTO logged VALUES('calendar_year',NEW.id,NULL,NULL,NULL); END;
CREATE TRIGGER calendar_year_update AFTER UPDATE ON calendar_year BEGIN INSERT INTO logged VALUES('calendar_year',OLD.id,NULL,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER calendar_year_delete AFTER DELETE ON calendar_year BEGIN INSERT INTO logged VALUES('calendar_year',OLD.id,NULL,OLD.as_json,NULL); END;
CREATE TRIGGER care_insert AFTER INSERT ON care BEGIN INSERT INTO logged VALUES('care',NEW.id,NEW.customer_id,NULL,NULL); INSERT INTO kept VALUES(NEW.customer_id,NEW.contact_id); END;
CREATE TRIGGER care_update AFTER UPDATE ON care BEGIN INSERT INTO logged VALUES('care',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); INSERT INTO kept VALUES(OLD.customer_id,OLD.contact_id); INSERT INTO kept VALUES(NEW.customer_id,NEW.contact_id); END;
CREATE TRIGGER care_delete AFTER DELETE ON care BEGIN INSERT INTO logged VALUES('care',OLD.id,OLD.customer_id,OLD.as_json,NULL); INSERT INTO kept VALUES(OLD.customer_id,OLD.contact_id); END;
CREATE TRIGGER coaching_insert AFTER INSERT ON coaching BEGIN INSERT INTO logged VALUES('coaching',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER coaching_update AFTER UPDATE ON coaching BEGIN INSERT INTO logged VALUES('coaching',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER coaching_delete AFTER DELETE ON coaching BEGIN INSERT INTO logged VALUES('coaching',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER contact_insert AFTER INSERT ON contact BEGIN INSERT INTO logged VALUES('contact',NEW.id,NEW.customer_id,NULL,NULL); INSERT INTO kept VALUES(NULL,NEW.id); END;
CREATE TRIGGER contact_update AFTER UPDATE ON contact BEGIN INSERT INTO logged VALUES('contact',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER contact_delete AFTER DELETE ON contact BEGIN INSERT INTO logged VALUES('contact',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER contact_keep AFTER UPDATE OF id,rowid,_rowid_,oid,greeted_on ON contact BEGIN INSERT INTO kept VALUES(NULL,NEW.id); END;
CREATE TRIGGER criterion_insert AFTER INSERT ON criterion BEGIN INSERT INTO logged VALUES('criterion',NEW.id,NULL,NULL,NULL); END;
CREATE TRIGGER criterion_update AFTER UPDATE ON criterion BEGIN INSERT INTO logged VALUES('criterion',OLD.id,NULL,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER criterion_delete AFTER DELETE ON criterion BEGIN INSERT INTO logged VALUES('criterion',OLD.id,NULL,OLD.as_json,NULL); END;
CREATE TRIGGER customer_insert AFTER INSERT ON customer BEGIN INSERT INTO logged VALUES('customer',NEW.id,NEW.id,NULL,NULL); INSERT INTO kept VALUES(NEW.id,NULL); END;
CREATE TRIGGER customer_update AFTER UPDATE ON customer BEGIN INSERT INTO logged VALUES('customer',OLD.id,OLD.id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER customer_delete AFTER DELETE ON customer BEGIN INSERT INTO logged VALUES('customer',OLD.id,OLD.id,OLD.as_json,NULL); END;
CREATE TRIGGER customer_keep AFTER UPDATE OF id,rowid,_rowid_,oid,guided_on,surveyed_on,celebrated_on ON customer BEGIN INSERT INTO kept VALUES(NEW.id,NULL); END;
CREATE TRIGGER deal_insert AFTER INSERT ON deal BEGIN INSERT INTO logged VALUES('deal',NEW.id,NEW.customer_id,NULL,NULL); INSERT INTO kept VALUES(NEW.customer_id,NULL); END;
CREATE TRIGGER deal_update AFTER UPDATE ON deal BEGIN INSERT INTO logged VALUES('deal',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER deal_delete AFTER DELETE ON deal BEGIN INSERT INTO logged VALUES('deal',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER deal_keep AFTER UPDATE OF customer_id,guided_on ON deal BEGIN INSERT INTO kept VALUES(NEW.customer_id,NULL); END;
CREATE TRIGGER deal_move_insert AFTER INSERT ON deal_move BEGIN INSERT INTO logged VALUES('deal_move',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER deal_move_update AFTER UPDATE ON deal_move BEGIN INSERT INTO logged VALUES('deal_move',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER deal_move_delete AFTER DELETE ON deal_move BEGIN INSERT INTO logged VALUES('deal_move',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER fact_insert AFTER INSERT ON fact BEGIN INSERT INTO logged VALUES('fact',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER fact_update AFTER UPDATE ON fact BEGIN INSERT INTO logged VALUES('fact',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER fact_delete AFTER DELETE ON fact BEGIN INSERT INTO logged VALUES('fact',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER feedback_insert AFTER INSERT ON feedback BEGIN INSERT INTO logged VALUES('feedback',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER feedback_update AFTER UPDATE ON feedback BEGIN INSERT INTO logged VALUES('feedback',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER feedback_delete AFTER DELETE ON feedback BEGIN INSERT INTO logged VALUES('feedback',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER follow_up_insert AFTER INSERT ON follow_up BEGIN INSERT INTO logged VALUES('follow_up',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER follow_up_update AFTER UPDATE ON follow_up BEGIN INSERT INTO logged VALUES('follow_up',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER follow_up_delete AFTER DELETE ON follow_up BEGIN INSERT INTO logged VALUES('follow_up',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER grade_change_insert AFTER INSERT ON grade_change BEGIN INSERT INTO logged VALUES('grade_change',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER grade_change_update AFTER UPDATE ON grade_change BEGIN INSERT INTO logged VALUES('grade_change',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER grade_change_delete AFTER DELETE ON grade_change BEGIN INSERT INTO logged VALUES('grade_change',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER instalment_insert AFTER INSERT ON instalment BEGIN INSERT INTO logged VALUES('instalment',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER instalment_update AFTER UPDATE ON instalment BEGIN INSERT INTO logged VALUES('instalment',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER instalment_delete AFTER DELETE ON instalment BEGIN INSERT INTO logged VALUES('instalment',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER next_action_insert AFTER INSERT ON next_action BEGIN INSERT INTO logged VALUES('next_action',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER next_action_update AFTER UPDATE ON next_action BEGIN INSERT INTO logged VALUES('next_action',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER next_action_delete AFTER DELETE ON next_action BEGIN INSERT INTO logged VALUES('next_action',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER ownership_insert AFTER INSERT ON ownership BEGIN INSERT INTO logged VALUES('ownership',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER ownership_update AFTER UPDATE ON ownership BEGIN INSERT INTO logged VALUES('ownership',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER ownership_delete AFTER DELETE ON ownership BEGIN INSERT INTO logged VALUES('ownership',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER product_insert AFTER INSERT ON product BEGIN INSERT INTO logged VALUES('product',NEW.id,NULL,NULL,NULL); END;
CREATE TRIGGER product_update AFTER UPDATE ON product BEGIN INSERT INTO logged VALUES('product',OLD.id,NULL,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER product_delete AFTER DELETE ON product BEGIN INSERT INTO logged VALUES('product',OLD.id,NULL,OLD.as_json,NULL); END;
CREATE TRIGGER receipt_insert AFTER INSERT ON receipt BEGIN INSERT INTO logged VALUES('receipt',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER receipt_update AFTER UPDATE ON receipt BEGIN INSERT INTO logged VALUES('receipt',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER receipt_delete AFTER DELETE ON receipt BEGIN INSERT INTO logged VALUES('receipt',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER sale_insert AFTER INSERT ON sale BEGIN INSERT INTO logged VALUES('sale',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER sale_update AFTER UPDATE ON sale BEGIN INSERT INTO logged VALUES('sale',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER sale_delete AFTER DELETE ON sale BEGIN INSERT INTO logged VALUES('sale',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
CREATE TRIGGER setting_insert AFTER INSERT ON setting BEGIN INSERT INTO logged VALUES('setting',NEW.id,NULL,NULL,NULL); END;
CREATE TRIGGER setting_update AFTER UPDATE ON setting BEGIN INSERT INTO logged VALUES('setting',OLD.id,NULL,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER setting_delete AFTER DELETE ON setting BEGIN INSERT INTO logged VALUES('setting',OLD.id,NULL,OLD.as_json,NULL); END;
CREATE TRIGGER tag_insert AFTER INSERT ON tag BEGIN INSERT INTO logged VALUES('tag',NEW.id,NEW.customer_id,NULL,NULL); END;
CREATE TRIGGER tag_update AFTER UPDATE ON tag BEGIN INSERT INTO logged VALUES('tag',OLD.id,OLD.customer_id,OLD.as_json,NEW.as_json); END;
CREATE TRIGGER tag_delete AFTER DELETE ON tag BEGIN INSERT INTO logged VALUES('tag',OLD.id,OLD.customer_id,OLD.as_json,NULL); END;
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_by_cadence','10000 3300 8');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_own_cadence','500 100 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_never_contacted','200 5');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_in_window','10000 9000 3000 2500 8');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_by_capture','10000 8');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_by_check','10000 9000 3000 30 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_protected','6000 8');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_signed','3000 4 3 2 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('contact','contact_by_birthday','4000 11 1 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('product','product_announced','10 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('product','product_of_family','200 10');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal','deal_of_customer','8800 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal','deal_open','2000 400 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal','deal_won','4000 6 1 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal','deal_lost','2500 4');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal','deal_of_product','8800 40');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal_move','deal_move_of_deal','30000 4 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal_move','deal_move_of_customer','30000 5');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('deal_move','deal_move_by_day','30000 30');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('answer','answer_of_customer','2000 5');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('instalment','instalment_of_customer','5000 3');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('instalment','instalment_of_deal','5000 3');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('instalment','instalment_owed','1000 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('receipt','receipt_of_instalment','5000 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('receipt','receipt_of_deal','5000 3');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('receipt','receipt_of_customer','5000 3');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('receipt','receipt_by_day','5000 5');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('sale','sale_of_customer','50000 10 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('sale','sale_by_day','50000 50 1 1 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('sale','sale_by_product','50000 250');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('sale','sale_by_external_id','50000 2');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('sale','sale_of_deal','5000 3');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('ownership','ownership_of_customer','3000 1 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('ownership','ownership_by_day','3000 1000 3');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('feedback','feedback_of_customer','5000 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('feedback','feedback_unanswered','50 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('care','care_of_customer','20000 7 3 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('care','care_by_due','20000 20 10 1 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('care','care_of_contact','5000 4');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('care','care_of_product','2000 40');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('care','care_of_feedback','4000 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('coaching','coaching_of_customer','1000 2');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('coaching','coaching_open','50 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('customer','customer_by_name','10000 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('next_action','next_action_open','3000 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('next_action','next_action_open_by_day','3000 30');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('next_action','next_action_of_customer','60000 6');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('next_action','next_action_ended','57000 60');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('next_action','next_action_by_follow_up','40000 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('follow_up','follow_up_of_customer','200000 20 18 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('follow_up','follow_up_by_day','200000 200');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('contact','contact_of_customer','12000 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('contact','contact_by_name','12000 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('alias','alias_by_name','3000 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('tag','tag_by_name','12000 300');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('grade_change','grade_change_of_customer','20000 2 1');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('grade_change','grade_change_by_day','20000 6600 10');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('change','change_of_operation','500000 3');
INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('change','change_of_customer','500000 50');
