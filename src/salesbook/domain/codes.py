"""The codes a book stores, and the words people use for them in both languages.

A code never changes with the language. `read_code` takes the code, its label, and the
words met in speech and in files, simplified and traditional; `word` gives the label in
the language of the run. What is no known word is refused, never guessed. Neighbours:
`fields`, whose kinds name these, and `schema`, whose checks are made of the tuples.
"""

from salesbook.errors import BadValue
from salesbook.i18n import N_, _
from salesbook.light import NamedTuple

METHODS = ("phone", "wechat", "visit", "email", "sms", "video", "meeting", "other")
STATUSES = ("active", "pooled", "lost", "archived")
CHAINS = ("short", "medium", "long")
BASES = ("intent", "value", "import")
NEXT_STATES = ("open", "kept", "late", "replaced", "moved", "done", "dropped")
HOURS = ("working", "private")
MANNERS = ("brief", "long")
STAGES = (
    "lead", "verified", "needs", "proposal", "closing", "contract", "payment", "care", "lost",
)  # fmt: skip
LOST_REASONS = (
    "price", "need_unclear", "competitor", "timing", "budget", "decision_chain", "no_response",
    "other",
)  # fmt: skip
PAYMENTS = ("prepayment", "progress", "final")
CARES = ("guide", "survey", "anniversary", "birthday", "festival", "product")
FEEDBACKS = ("complaint", "suggestion", "satisfaction")
COACHINGS = ("visit", "recording")
OWNERSHIPS = ("claim", "release", "expire", "transfer")


class Code(NamedTuple):
    """One code: its label (a message id) and the further words for it, folded."""

    code: str
    label: str
    words: str = ""  # separated by spaces, without spaces and hyphens inside


class Kind(NamedTuple):
    """A set of codes, and the sentence that refuses what is none of them."""

    codes: tuple[Code, ...]
    refusal: str  # a message id with {text} and {choices}


KINDS: dict[str, Kind] = {
    "method": Kind(
        (
            Code("phone", N_("phone"), "call called tel telephone phonecall ring 电话 電話 致电"
                 " 致電 打电话 打電話 通话 通話 来电 來電 去电 去電 手机 手機 电联 電聯"),
            Code("wechat", N_("WeChat"), "wx weixin im chat 微信 企业微信 企業微信 企微 微信沟通"),
            Code("visit", N_("visit"), "visited facetoface f2f onsite 拜访 拜訪 上门 上門 面谈 面談"
                 " 登门 登門 走访 走訪 上门拜访 上門拜訪 实地 實地 到访 到訪 面访 面訪"),
            Code("email", N_("e-mail"), "mail emailed 邮件 郵件 电邮 電郵 电子邮件 電子郵件 邮箱"
                 " 郵箱"),
            Code("sms", N_("text message"), "text texted 短信 简讯 簡訊 短讯 短訊 发短信"),
            Code("video", N_("video call"), "zoom webinar onlinedemo teams 视频 視頻 视讯 視訊"
                 " 视频会议 視頻會議 视频通话 腾讯会议 線上演示 线上演示 线上会议 線上會議"
                 " 远程演示"),
            Code("meeting", N_("meeting"), "met conference 会议 會議 会面 會面 开会 開會 见面 見面"
                 " 会谈 會談 座谈 座談"),
            Code("other", N_("other"), "else misc 其他 其它 别的"),
        ),
        N_("{text} is not a way of contact. Choose from {choices}."),
    ),
    "status": Kind(
        (
            Code("active", N_("active"), "在跟 跟进中 跟進中 活跃 活躍 有效 正常"),
            Code("pooled", N_("in the pool"), "pool 公海 公海池 已释放 已釋放"),
            Code("lost", N_("lost"), "流失 已流失 丢失 終止 终止 失去"),
            Code("archived", N_("archived"), "archive 归档 歸檔 已归档 已歸檔 存档 封存"),
        ),
        N_("{text} is not a status of a customer. Choose from {choices}."),
    ),
    "chain": Kind(
        (
            Code("short", N_("short"), "s 短 较短 較短 简单 簡單"),
            Code("medium", N_("medium"), "m mid middle 中 中等 一般 适中 適中"),
            Code("long", N_("long"), "l 长 長 较长 較長 复杂 複雜"),
        ),
        N_("{text} is not a length of a decision chain. Choose from {choices}."),
    ),
    "basis": Kind(
        (
            Code("intent", N_("intent"), "意向"),
            Code("value", N_("value"), "价值 價值"),
            Code("import", N_("import"), "imported 导入 導入 匯入"),
        ),
        N_("{text} is not a basis of a grade. Choose from {choices}."),
    ),
    "next_state": Kind(
        (
            Code("open", N_("still open"), "待办 待辦 未完成 进行中 進行中"),
            Code("kept", N_("kept"), "按时 按時 如期 按期"),
            Code("late", N_("kept late"), "迟 遲 逾期完成 晚完成"),
            Code("replaced", N_("replaced"), "替换 替換 被替换 被替換 替代"),
            Code("moved", N_("moved"), "改期 推迟 推遲 顺延 順延"),
            Code("done", N_("done"), "完成 已完成 办完 辦完"),
            Code("dropped", N_("dropped"), "drop 取消 已取消 放弃 放棄"),
        ),
        N_("{text} is not a state of a next action. Choose from {choices}."),
    ),
    "hours": Kind(
        (
            Code("working", N_("working hours"), "work office 工作 工作时间 工作時間 上班时间"
                 " 上班時間"),
            Code("private", N_("private hours"), "off 生活 生活时间 生活時間 私人 私人时间 私人時間"
                 " 下班时间 下班時間 休息时间 休息時間"),
        ),
        N_("{text} is not a kind of hours. Choose from {choices}."),
    ),
    "manner": Kind(
        (
            Code("brief", N_("brief"), "short 简短 簡短 短 简短会面 簡短會面"),
            Code("long", N_("at length"), "长谈 長談 长 長 详谈 詳談 促膝长谈 促膝長談"),
        ),
        N_("{text} is not a manner of talking. Choose from {choices}."),
    ),
    "grade": Kind(
        (
            Code("A", N_("A"), "a级 a級 a类 a類 a级客户 a級客戶 a类客户 a類客戶 gradea"),
            Code("B", N_("B"), "b级 b級 b类 b類 b级客户 b級客戶 b类客户 b類客戶 gradeb"),
            Code("C", N_("C"), "c级 c級 c类 c類 c级客户 c級客戶 c类客户 c類客戶 gradec"),
        ),
        N_("{text} is not a grade. Choose from {choices}."),
    ),
    "stage": Kind(
        (
            Code("lead", N_("lead"), "线索 線索 潜在 潛在 prospect prospecting 客户线索 客戶線索"),
            Code("verified", N_("lead verified"), "verify qualified 线索验证 線索驗證 验证 驗證"
                 " 已验证 已驗證"),
            Code("needs", N_("needs"), "need discovery engaging 需求 需求调研 需求調研 调研 調研"
                 " 需求评估 需求評估"),
            Code("proposal", N_("proposal"), "offer quote demo 方案 方案介绍 方案介紹 报价"
                 " 報價 演示"),
            Code("closing", N_("closing"), "close negotiation negotiating 成交 谈判 談判 商务谈判"
                 " 商務談判"),
            Code("contract", N_("contract"), "won signed 签约 簽約 签单 簽單 合同 已签约 已簽約"
                 " 赢单 贏單"),
            Code("payment", N_("payment"), "paying 回款 收款 付款"),
            Code("care", N_("after-sales"), "aftersales paid service 售后 售後 售后服务 售後服務"),
            Code("lost", N_("deal lost"), "closedlost 终止 終止 丢单 丟單 输单 輸單 失败 失敗"),
        ),
        N_("{text} is not a stage of a deal. Choose from {choices}."),
    ),
    "lost_reason": Kind(
        (
            Code("price", N_("price"), "价格 價格 价格异议 價格異議 太贵 太貴 价格高 價格高 贵 貴"),
            Code("need_unclear", N_("need unclear"), "need 需求不明 需求不明确 需求不明確 无需求"
                 " 無需求 没需求 沒需求"),
            Code("competitor", N_("competitor"), "competition 竞争对手 競爭對手 竞品 競品"
                 " 对手 對手"),
            Code("timing", N_("timing"), "time 时机 時機 时机不对 時機不對 时间 時間"),
            Code("budget", N_("budget"), "预算 預算 预算不足 預算不足 没预算 沒預算 无预算 無預算"),
            Code("decision_chain", N_("decision chain"), "decision 决策链 決策鏈 决策链长 決策鏈長"
                 " 决策流程 決策流程"),
            Code("no_response", N_("no response"), "silence silent 无回应 無回應 没回应 沒回應"
                 " 无响应 無響應 失联 失聯 不回复 不回覆"),
            Code("other", N_("other"), "else misc 其他 其它 别的"),
        ),
        N_("{text} is not a reason for losing a deal. Choose from {choices}."),
    ),
    "payment": Kind(
        (
            Code("prepayment", N_("prepayment"), "advance deposit 预付款 預付款 预付 預付 定金 订金"
                 " 訂金 首款"),
            Code("progress", N_("progress payment"), "interim 进度款 進度款 进度 進度 中期款"),
            Code("final", N_("final payment"), "balance rest 尾款 余款 餘款"),
        ),
        N_("{text} is not a kind of instalment. Choose from {choices}."),
    ),
    "care": Kind(
        (
            Code("guide", N_("user guide"), "指南 使用指南 回访 回訪 上手"),
            Code("survey", N_("satisfaction survey"), "satisfaction 调研 調研 满意度 滿意度"
                 " 满意度调研"
                 " 滿意度調研 满意度调查 滿意度調查"),
            Code("anniversary", N_("anniversary of signing"), "周年 週年 周年庆 週年慶 签约周年"
                 " 簽約週年"),
            Code("birthday", N_("birthday"), "生日 寿辰 壽辰"),
            Code("festival", N_("festival greeting"), "greeting holiday 节日 節日 节日问候 節日問候"
                 " 过节 過節"),
            Code("product", N_("new product"), "news 新品 新产品 新產品 新品推荐"
                 " 新品推薦 新品上市"),
        ),
        N_("{text} is not a kind of care. Choose from {choices}."),
    ),
    "feedback": Kind(
        (
            Code("complaint", N_("complaint"), "complain 投诉 投訴 抱怨 客诉 客訴"),
            Code("suggestion", N_("suggestion"), "idea wish 建议 建議 意见 意見"),
            Code("satisfaction", N_("satisfaction"), "score survey 满意度 滿意度 评分 評分"),
        ),
        N_("{text} is not a kind of feedback. Choose from {choices}."),
    ),
    "coaching": Kind(
        (
            Code("visit", N_("joint visit"), "joint 陪访 陪訪 陪同拜访 陪同拜訪 拜访 拜訪"),
            Code("recording", N_("call recording"), "call record tape 录音 錄音 录音分析 錄音分析"),
        ),
        N_("{text} is not a kind of coaching. Choose from {choices}."),
    ),
    "ownership": Kind(
        (
            Code("claim", N_("claimed"), "领取 領取 认领 認領"),
            Code("release", N_("released"), "释放 釋放 退回公海"),
            Code("expire", N_("protection ended"), "到期释放 到期釋放 过期 過期"),
            Code("transfer", N_("transferred"), "转移 轉移 转交 轉交 移交"),
        ),
        N_("{text} is not a change of ownership. Choose from {choices}."),
    ),
    "flag": Kind(
        (
            Code("yes", N_("yes"), "y true 1 on 是 有 对 對 明确 明確 清楚 清晰 √ ✓ ✔"),
            Code("no", N_("no"), "n false 0 off 否 无 無 没有 沒有 不 不是 不明确 不明確 不清楚 × ✗"
                 " ✘"),
        ),
        N_("{text} is neither yes nor no. Choose from {choices}."),
    ),
}  # fmt: skip


def read_code(kind: str, text: str) -> str:
    """The code of a kind (a key of `KINDS`) for what was typed or met in a file.

    BadValue names the choices; KeyError when there is no such kind.
    """
    wanted = fold(text)
    if wanted:
        for code in KINDS[kind].codes:
            if wanted in (fold(code.code), fold(code.label), fold(_(code.label))):
                return code.code
            if wanted in code.words.split():
                return code.code
    shown = text.strip() or _("an empty text")
    raise BadValue(_(KINDS[kind].refusal).format(text=shown, choices=_choices(kind)))


def word(kind: str, code: str) -> str:
    """The label of a code in the language of this run; an unknown code stands for itself."""
    for known in KINDS[kind].codes:
        if known.code == code:
            return _(known.label)
    return code


def _choices(kind: str) -> str:
    """The codes, each with its label where that says something else."""
    shown = []
    for code in KINDS[kind].codes:
        label = _(code.label)
        same = fold(label) == fold(code.code)
        both = _("{code} ({label})").format(code=code.code, label=label)
        shown.append(code.code if same else both)
    return _(", ").join(shown)


def fold(text: str) -> str:
    """The form words are compared in: one width, one case, without spaces and hyphens."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    return "".join(text.casefold().replace("-", " ").replace("_", " ").split())
