import os

import pytest
from hypothesis import given, strategies as st

from nasty import NAMES, NASTY
from salesbook.phrases.pinyin import _WORDS, _syllables, reading, variants

PINYIN = os.path.join(os.path.dirname(__file__), "..", "data", "pinyin.tsv")
HAN = "曾单仇解盖区查乐朴任长行重厦总经理王李小老华为银科技公司音朝阳都氏县江吕绿女旅"

FIRMS = """
银行 yinhang|工商银行 gongshangyinhang|农行 nonghang|浙商银行 zheshangyinhang|行业协会 hangyexiehui
工行长江支行 gonghangchangjiangzhihang|重庆银行 chongqingyinhang|太古洋行 taiguyanghang
百货行 baihuohang|永昌行 yongchanghang|琴行 qinhang|滴滴出行 didichuxing|知行教育 zhixingjiaoyu
行政 xingzheng|旅行社 lvxingshe|自行车 zixingche|三一重工 sanyizhonggong|中国重汽 zhongguozhongqi
重百 chongbai|重型机械 zhongxingjixie|重阳 chongyang|中联重科 zhonglianzhongke|起重机 qizhongji
长江 changjiang|长虹 changhong|长城 changcheng|长安汽车 changanqiche|长园 changyuan|长和 changhe
长荣海运 changronghaiyun|长电科技 changdiankeji|厂长 changzhang|院长 yuanzhang|成长 chengzhang
音乐 yinyue|乐器 yueqi|乐器厂 yueqichang|爱乐乐团 aiyueyuetuan|快乐 kuaile|乐视网 leshiwang
可口可乐 kekoukele|乐高 legao|娱乐 yule|乐园 leyuan|民乐 minyue|会计 kuaiji|会计师 kuaijishi
大厦 dasha|浙江大厦 zhejiangdasha|厦工 xiagong|厦航 xiahang|厦门大厦 xiamendasha
朴素 pusu|种子 zhongzi|种业 zhongye|折扣店 zhekoudian|员工 yuangong|解放 jiefang|解百 jiebai
解决方案 jiejuefangan|区块链 qukuailian|查理 chali|曾经 cengjing|单位 danwei|单晶炉 danjinglu
盖茨 gaici|仇恨 chouhen|盖板 gaiban|单车 danche|小区 xiaoqu|社区 shequ|洗衣店 xiyidian
空调 kongtiao|调味品 tiaoweipin|调查 diaocha|传媒 chuanmei|店铺 dianpu|薄膜 bomo|称重 chengzhong
伺服电机 sifudianji|还款 huankuan|差旅 chailv|率 lv|绿地 lvdi|女装 nvzhuang|铝业 lvye|大王 dawang
华为技术 huaweijishu|华联 hualian|海参 haishen|切削 qiexiao|轧钢 zhagang|券商 quanshang
朴朴超市 pupuchaoshi|缪斯 miusi|给排水 jipaishui|蒙牛 mengniu|蔚来 weilai|葛洲坝 gezhouba
"""
PLACES = """
重庆 chongqing|长沙 changsha|厦门 xiamen|六安 luan|蚌埠 bengbu|台州 taizhou|都江堰 dujiangyan
朝阳 chaoyang|北京朝阳区 beijingchaoyangqu|单县 shanxian|尉氏 weishi|尉氏县 weishixian|尉犁 yuli
乐清 yueqing|乐亭 laoting|乐山 leshan|乐陵 laoling|昌乐 changle|长乐 changle|长治 changzhi
长葛 changge|长丰 changfeng|东莞 dongguan|番禺 panyu|亳州 bozhou|涡阳 guoyang|歙县 shexian
黟县 yixian|丽水 lishui|天台 tiantai|嵊州 shengzhou|东阿 donge|盱眙 xuyi|邳州 pizhou|浚县 xunxian
荥阳 xingyang|荥经 yingjing|莘县 shenxian|莘庄 xinzhuang|洪洞 hongtong|什邡 shifang|会稽 kuaiji
漯河 luohe|都匀 duyun|花都 huadu|新都 xindu|郫都 pidu|天长 tianchang|泊头 botou|吐鲁番 tulufan
珲春 hunchun|蔚县 yuxian|井陉 jingxing|铅山 yanshan|婺源 wuyuan|百色 baise|大埔 dabu|济南 jinan
南京六合 nanjingluhe|铁岭 tieling|吕梁 lvliang|西藏 xizang|张家港 zhangjiagang|浒墅关 xushuguan
"""
PEOPLE = """
曾总 zengzong|曾国强 zengguoqiang|小曾 xiaozeng|曾家老店 zengjialaodian|单雄信 shanxiongxin
单雄信经理 shanxiongxinjingli|单姐 shanjie|老单 laoshan|单氏集团 shanshijituan|解晓东 xiexiaodong
解工 xiegong|解氏 xieshi|盖叫天 gejiaotian|盖总 gezong|区志伟 ouzhiwei|区经理 oujingli|欧总 ouzong
查良镛 zhaliangyong|老查 laozha|老查经理 laozhajingli|乐老师 yuelaoshi|乐总经理 yuezongjingli
朴槿惠 piaojinhui|朴博士 piaoboshi|任总 renzong|任行长 renhangzhang|王行 wanghang|缪总 miaozong
种总 chongzong|折总 shezong|员总 yunzong|贠总 yunzong|繁总 pozong|覃总 qinzong|訾总 zizong
翟经理 zhaijingli|逄总 pangzong|郇总 xunzong|召总 shaozong|重总 chongzong|朝总 chaozong|葛总 gezong
尹总 yinzong|柏总 baizong|卜总 buzong|冼总 xianzong|洗总 xianzong|宓总 mizong|华总 huazong
仇英 qiuying|仇总 qiuzong|黑总 hezong|秘总 bizong|粘总 nianzong|能总 naizong|薄总 bozong
尉迟恭 yuchigong|欧阳总 ouyangzong|司马经理 simajingli|上官女士 shangguannvshi|诸葛总 zhugezong
单于总 chanyuzong|万俟先生 moqixiansheng|长孙总 zhangsunzong|慕容总 murongzong|令狐总 linghuzong
宇文总 yuwenzong|澹台总 tantaizong|乐正总 yuezhengzong|皇甫总 huangfuzong|鲜于总 xianyuzong
吕总 lvzong|吕布 lvbu|闾丘总 lvqiuzong|华为解总 huaweixiezong|曾大夫 zengdaifu|王重阳 wangchongyang
张朝阳 zhangchaoyang|任重 renzhong|单丹 shandan|曾行长 zenghangzhang|北京曾总 beijingzengzong
"""
# A form of address after a word that only ends in such a character.
NO_PEOPLE = """
音乐老师 yinyuelaoshi|音乐总监 yinyuezongjian|订单经理 dingdanjingli|跟单主管 gendanzhuguan
小区经理 xiaoqujingli|大区经理 daqujingli|上海区总 shanghaiquzong|区书记 qushuji|区长 quzhang
查理经理 chalijingli|解放军总 jiefangjunzong|重工 zhonggong|员工 yuangong|查处 chachu|单行 danxing
检查主任 jianchazhuren|讲解老师 jiangjielaoshi|种子公司 zhongzigongsi|简单先生 jiandanxiansheng
"""
MIXED = """
Intel中国 intelzhongguo|TCL科技 tclkeji|3M中国 3mzhongguo|ＡＢＣ公司 abcgongsi|A&B贸易 abmaoyi
解总(华为) xiezonghuawei|华为（上海） huaweishanghai|張總 zhangzong|單總 shanzong|銀行 yinhang
臺灣積體電路 taiwanjitidianlu|呂總 lvzong|Müller muller|O'Neil oneil|Acme-Ltd acmeltd|360 360
"""


def listed() -> list[tuple[str, str]]:
    with open(PINYIN, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line[0] != "#"]
    return [(name, spelled) for name, spelled in rows]


def written(*blocks: str) -> list[tuple[str, str]]:
    entries = [entry for block in blocks for line in block.split("\n") for entry in line.split("|")]
    return [(name, spelled) for name, spelled in (entry.split() for entry in entries if entry)]


def test_listed_is_whole():
    assert len(listed()) == 25


@pytest.mark.parametrize(
    ("name", "spelled"), listed() + written(FIRMS, PLACES, PEOPLE, NO_PEOPLE, MIXED)
)
def test_reading(name, spelled):
    assert reading(name)[0] == spelled
    assert reading(f" {name}　")[0] == spelled


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("科技有限公司", "kjyxgs"),
        ("王总", "wz"),
        ("曾总", "zz"),
        ("单雄信", "sxx"),
        ("重庆长安汽车", "cqcaqc"),
        ("尉迟总", "ycz"),
        ("TCL科技", "tclkj"),
        ("Intel中国", "intelzg"),
        ("3M中国", "3mzg"),
        ("Acme Trading Ltd", "atl"),
        ("Route 66 Diner", "r66d"),
        ("Acme", "acme"),
        ("O'Neil", "oneil"),
        ("", ""),
        ("！？", ""),
    ],
)
def test_initials(name, initials):
    assert reading(name)[1] == initials


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("lvzong", {"lvzong", "luzong", "lyuzong"}),
        ("luzong", {"lvzong", "luzong"}),
        ("lyuzong", {"lvzong"}),
        ("lüzong", {"lvzong"}),
        ("lǘzǒng", {"lvzong"}),
        ("LÜ zong", {"lvzong"}),
        ("lve", {"lve", "lue"}),
        ("luna", {"lvna"}),
        ("lulu", {"lulv", "lvlu", "lvlv"}),
        ("nüzhuang", {"nvzhuang"}),
        ("wáng zǒng", {"wangzong"}),
        ("xi'an", {"xian"}),
        ("kj", {"kj"}),
        ("", {""}),
    ],
)
def test_variants(typed, among):
    assert among <= set(variants(typed))
    assert len(variants(typed)) == len(set(variants(typed)))


@given(st.text() | st.text(HAN))
def test_any_text_is_read(text):
    full, initials = reading(text)
    assert full == full.casefold()
    assert not any(char.isspace() for char in full + initials)
    assert len(initials) <= len(full)
    assert variants(text)


@given(st.text(HAN, min_size=1, max_size=12))
def test_chinese_is_read_in_letters(text):
    full, initials = reading(text)
    assert full.isascii()
    assert full.isalpha()
    assert len(initials) == len(text)
    assert initials.isascii()


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_nasty(text):
    full, initials = reading(text)
    assert "\x1b" not in full + initials
    assert "\n" not in full + initials
    variants(text)


def test_words_are_read_as_the_library_reads_them() -> None:
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    words = [word for word in list(PHRASES_DICT)[::17] if word not in _WORDS]
    words += [chr(code) for code in list(PINYIN_DICT)[::17]]
    assert len(words) > 4000
    for word in words:
        found = [one.replace("ê", "e") for one in lazy_pinyin(word, v_to_u=False)]
        assert list(_syllables(word)) == found, word
