"""Places that names of firms begin with: provinces, cities, well-known counties, states.

`enclosing` tells where a place lies, so that 江苏 and 苏州 may be one firm's, 苏州 and 杭州
not. Places are simplified Chinese without 省, 市 or 县; `abroad` has Latin spellings.
Neighbour: `likeness`, which takes them off a name.
"""

from functools import cache

_CITIES = """
北京 朝阳区 海淀 丰台 通州区 大兴 顺义 昌平 房山 石景山 亦庄 中关村 怀柔 密云 平谷 延庆 门头沟
上海 浦东 闵行 松江 嘉定 奉贤 青浦 金山区 宝山 崇明 徐汇 静安 杨浦 虹口 普陀区 黄浦 临港 张江
天津 滨海新区 武清 西青 津南 北辰 东丽 静海 宝坻 蓟州
重庆 渝中 渝北 江北区 九龙坡 沙坪坝 南岸区 巴南 涪陵 万州 永川 江津 合川 璧山 北碚 长寿 綦江
重庆 大足
河北 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安
山西 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
内蒙古 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善
辽宁 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛
吉林 长春 四平 辽源 通化 白山 松原 白城 延边
黑龙江 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭
江苏 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁
浙江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
安徽 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城
福建 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
江西 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
山东 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 莱芜 临沂 德州 聊城 滨州 菏泽
河南 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
河南 济源
湖北 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架
湖南 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西
广东 广州 深圳 珠海 汕头 佛山 韶关 湛江 肇庆 江门 茂名 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山
广东 潮州 揭阳 云浮
广西 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左
海南 海口 三亚 三沙 儋州 琼海 文昌 万宁 洋浦
四川 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳
四川 阿坝 甘孜 凉山
贵州 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南
云南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆
西藏 拉萨 日喀则 昌都 林芝 山南 那曲 阿里地区
陕西 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌
甘肃 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南
青海 西宁 海东 海北 黄南 果洛 玉树 海西
宁夏 银川 石嘴山 吴忠 固原 中卫
新疆 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 喀什 和田 伊犁 塔城 阿勒泰
新疆 石河子 库尔勒
香港 九龙 新界
澳门
台湾 台北 新北 桃园 台中 台南 高雄 新竹 基隆 嘉义
苏州 昆山 常熟 张家港 太仓 吴江 吴中区 相城
无锡 江阴 宜兴
南通 海门 启东 如皋 如东 海安
常州 溧阳 武进
镇江 丹阳 扬中 句容
泰州 靖江 泰兴 兴化
扬州 仪征 高邮
徐州 邳州 新沂
盐城 东台
南京 江宁 浦口 六合
杭州 萧山 余杭 富阳 临安 桐庐 建德
宁波 慈溪 余姚 奉化 鄞州 北仑 镇海 宁海
温州 瑞安 乐清 苍南 永嘉 平阳
嘉兴 海宁 桐乡 平湖 嘉善 海盐
湖州 德清 长兴 安吉
绍兴 诸暨 上虞 嵊州 柯桥 新昌
金华 义乌 东阳 永康 兰溪 浦江 武义
台州 温岭 临海 玉环 黄岩
佛山 顺德 南海区 三水 高明 禅城
广州 番禺 白云区 天河区 越秀 海珠 荔湾 增城 花都 黄埔区
深圳 福田 南山区 宝安 龙岗 罗湖 龙华 盐田 坪山 前海
中山 小榄 古镇
惠州 惠阳 博罗
江门 新会 鹤山 开平 台山
东莞 虎门 长安镇 厚街 松山湖
泉州 晋江 石狮 南安 惠安 安溪 德化
福州 福清 长乐 闽侯
漳州 龙海
青岛 胶州 即墨 平度 莱西 黄岛 城阳
烟台 龙口 莱州 招远 蓬莱 莱阳
潍坊 寿光 诸城 青州 高密 昌邑 安丘
济南 章丘
淄博 桓台
临沂 沂水 郯城
滨州 邹平 博兴
威海 荣成 文登 乳山
泰安 新泰 肥城
济宁 曲阜 邹城 兖州
郑州 新郑 巩义 荥阳 登封 中牟
新乡 长垣
许昌 禹州 长葛
武汉 东湖高新区
宜昌 枝江 宜都
长沙 浏阳 望城 宁乡
株洲 醴陵
合肥 肥东 肥西 巢湖
芜湖 无为
安庆 桐城
滁州 天长
成都 双流 郫都 新都 温江 龙泉驿 都江堰
保定 涿州 高碑店 安国 白沟
廊坊 三河 霸州 香河 固安
唐山 迁安
沧州 任丘 黄骅 泊头
邢台 清河县
沈阳 浑南
大连 瓦房店 金普新区
西安 长安区 高陵
赣州 南康
宜春 樟树 丰城
呼伦贝尔 满洲里
"""

_ABROAD = """
beijing=北京 peking=北京 shanghai=上海 tianjin=天津 chongqing=重庆 guangzhou=广州 canton=广州
shenzhen=深圳 dongguan=东莞 foshan=佛山 zhuhai=珠海 hangzhou=杭州 ningbo=宁波 wenzhou=温州
yiwu=义乌 suzhou=苏州 wuxi=无锡 nanjing=南京 changzhou=常州 nantong=南通 kunshan=昆山 wuhan=武汉
changsha=长沙 chengdu=成都 xiamen=厦门 fuzhou=福州 quanzhou=泉州 qingdao=青岛 jinan=济南
yantai=烟台 dalian=大连 shenyang=沈阳 harbin=哈尔滨 zhengzhou=郑州 hefei=合肥 xian=西安
kunming=昆明 guangdong=广东 zhejiang=浙江 jiangsu=江苏 fujian=福建 shandong=山东 hainan=海南
sichuan=四川 hongkong=香港 macau=澳门 taiwan=台湾 taipei=台北 china=中国 prc=中国 usa=美国
us=美国 uk=英国 germany=德国 deutschland=德国 france=法国 japan=日本 korea=韩国 singapore=新加坡
malaysia=马来西亚 thailand=泰国 vietnam=越南 india=印度 indonesia=印度尼西亚 australia=澳大利亚
canada=加拿大 italy=意大利 russia=俄罗斯 asia=亚洲 apac=亚太 europe=欧洲 america=美国
brazil=巴西 mexico=墨西哥
"""
_STATES = """
中国 中华 全国 亚太 亚洲 欧洲 美国 英国 德国 法国 日本 韩国 新加坡 马来西亚 泰国 越南 印度
印度尼西亚 澳大利亚 加拿大 意大利 俄罗斯 巴西 墨西哥 大中华区 大中华
"""
# A state says little: 华为（中国） and 上海华为 are one house.
WIDE = frozenset(("中国", "中华", "全国", "亚太", "亚洲", "大中华区", "大中华"))


@cache
def enclosing() -> dict[str, str]:
    """Every known place with the one it lies in; "" for provinces and states."""
    known = dict.fromkeys(_STATES.split(), "")
    for line in _CITIES.strip().splitlines():
        province, *cities = line.split()
        known.setdefault(province, "")
        for city in cities:
            known.setdefault(city, province)
    return known


@cache
def _spelt() -> dict[str, str]:
    return dict(entry.split("=") for entry in _ABROAD.split())


def abroad(word: str) -> str:
    """The Chinese name of a place spelt in Latin letters, "" for a word that is none."""
    return _spelt().get(word, "")


def lies_in(place: str, other: str) -> bool:
    """Whether a place is another, or lies in it."""
    known = enclosing()
    while place:
        if place == other:
            return True
        place = known.get(place, "")
    return False


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with these places may be one firm's; a name without any may be.

    A state that is as wide as China says nothing, a place that is not known little.
    """
    near, far = _telling(one), _telling(other)
    if not near or not far:
        return True
    known = enclosing()
    return any(
        lies_in(a, b) or lies_in(b, a) or (a in known) != (b in known) for a in near for b in far
    )


def _telling(places: tuple[str, ...]) -> list[str]:
    return [place for place in places if place not in WIDE]
