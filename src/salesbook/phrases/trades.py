"""Words that many firms share in their names: legal forms, trades, branches, zones.

Longest first where the end of a name is compared with them. A trade has a family: 贸易 and
商贸 are one, 贸易 and 物流 two; "" goes with every other. Neighbour: `firms`.
"""

# The first word of a line is its family; "-" goes with every other.
_FAMILIES = """
- 实业 产业 发展 控股 国际 工业 制造 制品 集团 企业 开发 经营 生产 加工 销售 综合 股份 研究院
- 研究所
tech 科技 技术 信息 网络 软件 计算机 电脑 系统 数据 大数据 数字 数码 云计算 通信 通讯 智能
tech 人工智能 互联网 物联网 高科 高新 集成 创新
electronics 电子 电器 电气 微电子 光电 半导体 元件 元器件 电源 电缆 电线 照明 灯饰 家电
trade 贸易 商贸 经贸 工贸 外贸 国贸 进出口 商业 商务 电子商务 供应链 批发 百货 商城 超市 零售
trade 供销
machines 机械 机电 设备 精密 自动化 装备 重工 机床 模具 五金 仪器 仪表 器材 工具 配件 零部件
machines 阀门 轴承 泵业 锅炉 电机 电梯 机器人 金属 钢铁 钢材 不锈钢 铝业 铸造 管业
logistics 物流 货运 运输 速运 快递 快运 仓储 货代 货运代理 货物运输 航运 海运 供应链 供应链管理
chemicals 化工 化学 材料 新材料 塑料 塑胶 橡胶 涂料 石化 石油 油漆 树脂 助剂 日化 化妆品
medicine 医疗 器械 医药 药业 制药 生物 药房 大药房 健康 医院 诊所 口腔 医学 保健品
building 建筑 建设 工程 装饰 装修 装潢 建材 设计 房地产 地产 置业 物业 物业管理 园林 景观 门窗
building 幕墙 水泥 混凝土 石材 陶瓷 卫浴 市政 路桥
food 食品 餐饮 餐饮管理 饮料 啤酒 白酒 葡萄酒 酒业 酒店 酒店管理 饭店 宾馆 农业 粮油 茶业 茶叶
food 水产 养殖 牧业 饲料 果业 乳业 农牧
media 传媒 文化 传播 文化传播 广告 影视 会展 出版 书店 娱乐 体育 旅游 旅行社
services 咨询 管理咨询 企业管理 管理 服务 人力资源 教育 培训 财务 代理 律师事务所 会计师事务所
services 学校 劳务 家政
textiles 服装 服饰 纺织 针织 制衣 鞋业 皮具 家纺 面料 印染 鞋帽 布业
furniture 家具 家居 家私 木业 木器 橱柜
energy 能源 新能源 电力 环保 环境 光伏 燃气 热力 水务 节能 太阳能 储能
vehicles 汽车 汽配 车业 新能源汽车 摩托车 客车
money 银行 保险 证券 投资 基金 资本 资产管理 投资管理 担保 租赁 融资租赁 典当
paper 印刷 包装 纸业 彩印 印务
public 大学 学院 中学 小学 幼儿园 人民医院 中医院 政府 人民政府 法院 检察院 机场 海关 电视台
public 日报 晚报 地铁 公交
toys 玩具 礼品 工艺品 饰品 珠宝 文具 办公用品
"""
_FAMILIES_ABROAD = """
- international global worldwide industries industrial industry enterprise enterprises
- manufacturing development products ventures
tech technology technologies tech software systems system solutions digital information network
tech networks computer computers data it
electronics electronics electronic electric electrical semiconductor
trade trading trade import export imports exports commerce commercial stores
machines machinery machine machines equipment automation tools instruments engineering
logistics logistics shipping transport freight express
chemicals chemical chemicals materials plastics
medicine medical pharma pharmaceutical pharmaceuticals healthcare health biotech
building construction building builders properties realty estate
food foods food beverage beverages restaurant restaurants hotel hotels
media media entertainment publishing advertising
services consulting consultants services service advisors partners associates
energy energy power solar
money bank banking insurance investment investments capital finance financial
"""
_FORMS = """
股份有限公司 有限责任公司 个体工商户 专业合作社 有限公司 股份公司 责任公司 企业集团 有限合伙
普通合伙 合伙企业 总公司 子公司 经营部 门市部 服务部 批发部 工作室 个体户 旗舰店 专卖店 专营店
直营店 合作社 事务所 公司 集团 控股 企业 股份 总厂 工厂 商行 商店 总店 中心 有限 厂 店
"""
_LEGAL = """
inc incorporated corp corporation co company companies ltd limited llc llp lp plc pllc gmbh mbh
ag kg kgaa ohg ug se sa sas sarl sasu srl spa sl bv nv oy oyj ab as asa aps pty pte pvt private
sdn bhd tbk pt kk kabushiki kaisha ooo zao sro zrt kft group groups holding holdings cie
"""


def _by_word(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in text.strip().splitlines():
        family, *words = line.split()
        for word in words:
            found[word] = found.get(word, frozenset()) | {family.strip("-")}
    return found


# Each trade with its families; 供应链 has two.
TRADES = _by_word(_FAMILIES)
TRADES_ABROAD = _by_word(_FAMILIES_ABROAD)
LONGEST_TRADE = max(map(len, TRADES))
FORMS = sorted(_FORMS.split(), key=len, reverse=True)
LEGAL = frozenset(_LEGAL.split())
BRANCHES = ("分公司", "办事处", "代表处", "营业部", "分行", "支行", "分店", "分部", "分厂")
ZONES = (
    *("高新技术产业开发区", "经济技术开发区", "工业园区", "经济开发区", "高新区", "开发区"),
    *("高科技园区", "产业园", "保税区", "自贸区", "工业园", "科技园"),
)
