"""The words people use for codes, in both languages, and what refuses the others.

Words are those met in speech and in files, simplified and traditional. What is no known word
is refused, never guessed. Neighbour: `codes`, which has the codes and their labels.
"""

from salesbook.domain.codes import LABELS
from salesbook.errors import BadValue
from salesbook.i18n import N_, _

WORDS: dict[str, dict[str, str]] = {
    "method": {
        "phone": (
            "call called tel telephone phonecall ring 电话 電話 致电 致電 打电话 打電話 "
            "通话 通話 来电 來電 "
            "去电 去電 手机 手機 电联 電聯"
        ),
        "wechat": "wx weixin im chat 微信 企业微信 企業微信 企微 微信沟通",
        "visit": (
            "visited facetoface f2f onsite 拜访 拜訪 上门 上門 面谈 面談 登门 登門 走访 "
            "走訪 上门拜访 上門拜訪 实地 "
            "實地 到访 到訪 面访 面訪"
        ),
        "email": "mail emailed 邮件 郵件 电邮 電郵 电子邮件 電子郵件 邮箱 郵箱",
        "sms": "text texted 短信 简讯 簡訊 短讯 短訊 发短信",
        "video": (
            "zoom webinar onlinedemo teams 视频 視頻 视讯 視訊 视频会议 視頻會議 视频通话 "
            "腾讯会议 線上演示 线上演示 "
            "线上会议 線上會議 远程演示"
        ),
        "meeting": "met conference 会议 會議 会面 會面 开会 開會 见面 見面 会谈 會談 座谈 座談",
        "other": "else misc 其他 其它 别的",
    },
    "status": {
        "active": "在跟 跟进中 跟進中 活跃 活躍 有效 正常",
        "pooled": "pool 公海 公海池 已释放 已釋放",
        "lost": "流失 已流失 丢失 終止 终止 失去",
        "archived": "archive 归档 歸檔 已归档 已歸檔 存档 封存",
    },
    "chain": {
        "short": "s 短 较短 較短 简单 簡單",
        "medium": "m mid middle 中 中等 一般 适中 適中",
        "long": "l 长 長 较长 較長 复杂 複雜",
    },
    "basis": {
        "intent": "意向",
        "value": "价值 價值",
        "import": "imported 导入 導入 匯入",
    },
    "next_state": {
        "open": "待办 待辦 未完成 进行中 進行中",
        "kept": "按时 按時 如期 按期",
        "late": "迟 遲 逾期完成 晚完成",
        "replaced": "替换 替換 被替换 被替換 替代",
        "moved": "改期 推迟 推遲 顺延 順延",
        "done": "完成 已完成 办完 辦完",
        "dropped": "drop 取消 已取消 放弃 放棄",
    },
    "hours": {
        "working": "work office 工作 工作时间 工作時間 上班时间 上班時間",
        "private": (
            "off 生活 生活时间 生活時間 私人 私人时间 私人時間 下班时间 下班時間 休息时间 休息時間"
        ),
    },
    "manner": {
        "brief": "short 简短 簡短 短 简短会面 簡短會面",
        "long": "长谈 長談 长 長 详谈 詳談 促膝长谈 促膝長談",
    },
    "grade": {
        "A": "a级 a級 a类 a類 a级客户 a級客戶 a类客户 a類客戶 gradea",
        "B": "b级 b級 b类 b類 b级客户 b級客戶 b类客户 b類客戶 gradeb",
        "C": "c级 c級 c类 c類 c级客户 c級客戶 c类客户 c類客戶 gradec",
    },
    "stage": {
        "lead": "线索 線索 潜在 潛在 prospect prospecting 客户线索 客戶線索",
        "verified": "verify qualified 线索验证 線索驗證 验证 驗證 已验证 已驗證",
        "needs": "need discovery engaging 需求 需求调研 需求調研 调研 調研 需求评估 需求評估",
        "proposal": "offer quote demo 方案 方案介绍 方案介紹 报价 報價 演示",
        "closing": "close negotiation negotiating 成交 谈判 談判 商务谈判 商務談判",
        "contract": "won signed 签约 簽約 签单 簽單 合同 已签约 已簽約 赢单 贏單",
        "payment": "paying 回款 收款 付款",
        "care": "aftersales paid service 售后 售後 售后服务 售後服務",
        "lost": "closedlost 终止 終止 丢单 丟單 输单 輸單 失败 失敗",
    },
    "lost_reason": {
        "price": "价格 價格 价格异议 價格異議 太贵 太貴 价格高 價格高 贵 貴",
        "need_unclear": "need 需求不明 需求不明确 需求不明確 无需求 無需求 没需求 沒需求",
        "competitor": "competition 竞争对手 競爭對手 竞品 競品 对手 對手",
        "timing": "time 时机 時機 时机不对 時機不對 时间 時間",
        "budget": "预算 預算 预算不足 預算不足 没预算 沒預算 无预算 無預算",
        "decision_chain": "decision 决策链 決策鏈 决策链长 決策鏈長 决策流程 決策流程",
        "no_response": (
            "silence silent 无回应 無回應 没回应 沒回應 无响应 無響應 失联 失聯 不回复 不回覆"
        ),
        "other": "else misc 其他 其它 别的",
    },
    "payment": {
        "prepayment": "advance deposit 预付款 預付款 预付 預付 定金 订金 訂金 首款",
        "progress": "interim 进度款 進度款 进度 進度 中期款",
        "final": "balance rest 尾款 余款 餘款",
    },
    "care": {
        "guide": "指南 使用指南 回访 回訪 上手",
        "survey": (
            "satisfaction 调研 調研 满意度 滿意度 满意度调研 滿意度調研 满意度调查 滿意度調查"
        ),
        "anniversary": "周年 週年 周年庆 週年慶 签约周年 簽約週年",
        "birthday": "生日 寿辰 壽辰",
        "festival": "greeting holiday 节日 節日 节日问候 節日問候 过节 過節",
        "product": "news 新品 新产品 新產品 新品推荐 新品推薦 新品上市",
    },
    "feedback": {
        "complaint": "complain 投诉 投訴 抱怨 客诉 客訴",
        "suggestion": "idea wish 建议 建議 意见 意見",
        "satisfaction": "score survey 满意度 滿意度 评分 評分",
    },
    "coaching": {
        "visit": "joint 陪访 陪訪 陪同拜访 陪同拜訪 拜访 拜訪",
        "recording": "call record tape 录音 錄音 录音分析 錄音分析",
    },
    "ownership": {
        "claim": "领取 領取 认领 認領",
        "release": "释放 釋放 退回公海",
        "expire": "到期释放 到期釋放 过期 過期",
        "transfer": "转移 轉移 转交 轉交 移交",
    },
    "flag": {
        "yes": "y true 1 on 是 有 对 對 明确 明確 清楚 清晰 √ ✓ ✔",
        "no": "n false 0 off 否 无 無 没有 沒有 不 不是 不明确 不明確 不清楚 × ✗ ✘",
    },
}
"""By kind and code, folded: separated by spaces, without spaces and hyphens inside."""

REFUSALS: dict[str, str] = {
    "method": N_("{text} is not a way of contact. Choose from {choices}."),
    "status": N_("{text} is not a status of a customer. Choose from {choices}."),
    "chain": N_("{text} is not a length of a decision chain. Choose from {choices}."),
    "basis": N_("{text} is not a basis of a grade. Choose from {choices}."),
    "next_state": N_("{text} is not a state of a next action. Choose from {choices}."),
    "hours": N_("{text} is not a kind of hours. Choose from {choices}."),
    "manner": N_("{text} is not a manner of talking. Choose from {choices}."),
    "grade": N_("{text} is not a grade. Choose from {choices}."),
    "stage": N_("{text} is not a stage of a deal. Choose from {choices}."),
    "lost_reason": N_("{text} is not a reason for losing a deal. Choose from {choices}."),
    "payment": N_("{text} is not a kind of instalment. Choose from {choices}."),
    "care": N_("{text} is not a kind of care. Choose from {choices}."),
    "feedback": N_("{text} is not a kind of feedback. Choose from {choices}."),
    "coaching": N_("{text} is not a kind of coaching. Choose from {choices}."),
    "ownership": N_("{text} is not a change of ownership. Choose from {choices}."),
    "flag": N_("{text} is neither yes nor no. Choose from {choices}."),
}
"""The sentence that refuses what is no code of a kind."""


def find_code(kind: str, text: str) -> str:
    """The code of a kind for what was typed or met in a file; see `codes.read_code`."""
    wanted = fold(text)
    if wanted:
        for code, label in LABELS[kind].items():
            if wanted in (fold(code), fold(label), fold(_(label))):
                return code
            if wanted in WORDS[kind].get(code, "").split():
                return code
    shown = text.strip() or _("an empty text")
    raise BadValue(_(REFUSALS[kind]).format(text=shown, choices=_choices(kind)))


def _choices(kind: str) -> str:
    """The codes, each with its label where that says something else."""
    shown = []
    for code, known in LABELS[kind].items():
        label = _(known)
        both = _("{code} ({label})").format(code=code, label=label)
        shown.append(code if fold(label) == fold(code) else both)
    return _(", ").join(shown)


def fold(text: str) -> str:
    """The form words are compared in: one width, one case, without spaces and hyphens."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    return "".join(text.casefold().replace("-", " ").replace("_", " ").split())
