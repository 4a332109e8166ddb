"""WHO: the kinds of match in their order, and what is said when none or several fit."""

import pytest

from within import Shop


@pytest.fixture
def street(shop: Shop) -> Shop:
    for name, *more in (
        ("Acme Trading", "--id", "12", "--phone", "+86 138-0013-8000"),  # 1
        ("12 Brothers", "--aliases", "Twelve,十二兄弟"),  # 2
        ("王总", "--contact", "李娜", "--contact-phone", "0755-8888 6666"),  # 3
        ("王总机械", "--contact", "Bob"),  # 4
        ("大王总店", "--id", "K-9"),  # 5
        ("100%_off", ),  # 6
        ("Gone", "--status", "archived", "--id", "G"),  # 7
        ("Lost", "--status", "lost"),  # 8
        ("Acme Steel",),  # 9
        ("Bob", ),  # 10
    ):  # fmt: skip
        shop("add", name, *more, "-q")
    return shop


def found(shop: Shop, who: str) -> int:
    return shop.json("show", who)["customer_id"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("who", "identity"),
    [
        ("3", 3),  # an id
        ("12", 1),  # no such id: an external id
        ("ext:12", 1),
        ("ext: 12", 1),
        ("K-9", 5),
        ("王总", 3),  # an exact name, though three names hold it
        ("ACME trading", 1),
        ("ａｃｍｅ　trading", 1),
        ("twelve", 2),  # an alias
        ("十二兄弟", 2),
        ("13800138000", 1),  # a phone, however it is written
        ("138 0013 8000", 1),
        ("8000", 1),
        ("+8613800138000", 1),
        ("88886666", 3),  # of a contact
        ("李娜", 3),  # a contact's name
        ("Bob", 10),  # the name of a customer before the name of a contact
        ("大王", 5),  # the beginning of a name
        ("机械", 4),  # a part of a name
        ("brothers", 2),
        ("李", 3),  # a part of a contact's name
        ("%", 6),  # no wildcard
        ("100%_", 6),
        ("7", 7),  # archived: by id alone
        ("lost", 8),
        ("  3  ", 3),
    ],
)
def test_the_first_kind_that_matches_decides(street: Shop, who: str, identity: int) -> None:
    assert found(street, who) == identity


@pytest.mark.parametrize("who", ["acme", "王", "总"])
def test_several_are_listed_with_their_ids(street: Shop, who: str) -> None:
    ran = street.unchanged("log", who, "hello", exit=4)
    first, *lines = ran.stderr.splitlines()
    assert first.startswith("Error: ")
    assert who in first
    expected = {"acme": [1, 9], "王": [3, 4], "总": [3, 4, 5]}[who]
    assert [int(line.split()[0]) for line in lines] == expected
    assert street.unchanged("show", who, exit=4).stderr == ran.stderr


def test_many_are_cut_at_twenty(shop: Shop) -> None:
    for number in range(23):
        shop("add", f"Acme {number}", "-q")
    lines = shop.unchanged("show", "acme", exit=4).stderr.splitlines()
    assert lines[0] == "Error: 23 customers match acme. Give the number of one:"
    assert lines[1] == "1  C  Acme 0"
    assert lines[-1] == "… and 3 more"
    assert len(lines) == 22


@pytest.mark.parametrize("who", ["Gone", "ext:G", "nobody", "ext:99", "777", "a_m", "ext:"])
def test_none(street: Shop, who: str) -> None:
    ran = street.unchanged("log", who, "hello", exit=3)
    assert ran.stderr.startswith("Error: ")
    assert len(ran.stderr.splitlines()) == 1


def test_the_nearest_names_are_told(street: Shop) -> None:
    ran = street.unchanged("show", "acme tradng", exit=3)
    assert "Did you mean Acme Trading" in ran.stderr
    assert "salesbook list" in street.unchanged("show", "qqqq", exit=3).stderr


@pytest.fixture
def town(shop: Shop) -> Shop:
    for name, *more in (
        ("深圳科健医信有限公司", "--contact", "王总"),  # 1
        ("龍騰貿易", "--aliases", "ＬＴ集团", "--phone", "+86 21 5555 1234 转 801"),  # 2
        ("吕氏机械", "--contact", "单雄信", "--contact-phone", "(852) 2345 6789"),  # 3
        ("腾讯", "--contact", "曾国强"),  # 4
        ("重庆长安", ),  # 5
        ("Çelik Trading",),  # 6
        ("宏远科技", "--status", "archived"),  # 7
        ("Brothers 王", "--aliases", "乐清仇氏"),  # 8
    ):  # fmt: skip
        shop("add", name, *more, "-q")
    return shop


@pytest.mark.parametrize(
    ("who", "identity"),
    [
        ("wangzong", 1),  # a contact
        ("WANG ZONG", 1),
        ("wáng zǒng", 1),
        ("wang'zong", 1),
        ("ｗａｎｇｚｏｎｇ", 1),
        ("wz", 1),
        ("shenzhenkejian", 1),  # the beginning
        ("kejianyixin", 1),  # a part
        ("szkj", 1),  # initials
        ("kjyx", 1),  # amid them
        ("longteng", 2),
        ("龙腾贸易", 2),  # simplified for what was written in traditional characters
        ("龙腾", 2),
        ("騰貿", 2),
        ("騰訊", 4),  # and the reverse
        ("長安", 5),
        ("lt集團", 2),
        ("LT集", 2),
        ("lvshi", 3),
        ("lüshi", 3),
        ("lushi", 3),
        ("lyushi", 3),
        ("shanxiongxin", 3),  # a surname, not the word 单
        ("sxx", 3),
        ("zengguoqiang", 4),
        ("chongqing", 5),
        ("cqca", 5),
        ("celik", 6),
        ("celiktrading", 6),
        ("brotherswang", 8),
        ("yueqingqiushi", 8),  # an alias
        ("yqqs", 8),
        ("55551234801", 2),  # any part of the digits
        ("021-5555", 2),
        ("+862155551234", 2),
        ("8621 5555", 2),
        ("５５５５１２３４", 2),
        ("85223456789", 3),
        ("2345 6789", 3),
    ],
)
def test_names_by_pinyin_script_and_digits(town: Shop, who: str, identity: int) -> None:
    assert found(town, who) == identity


@pytest.mark.parametrize("who", ["w", "z", "wangzongg", "hykj", "hongyuan", "wang-%", "jy", "7z"])
def test_what_sounds_like_no_name(town: Shop, who: str) -> None:
    town.unchanged("show", who, exit=3)


def test_the_whole_reading_goes_before_its_beginning(shop: Shop) -> None:
    for name, person in (("大王总店", "李四"), ("王总机械", "赵六"), ("长虹", "王总")):
        shop("add", name, "--contact", person, "-q")
    assert found(shop, "wangzong") == 3
    shop("contact", "edit", "3", "wang zong", "--name", "周总", "-q")
    assert found(shop, "wangzong") == 2
    shop("edit", "2", "--name", "黄总机械", "-q")
    assert found(shop, "wangzong") == 1
    shop("undo", "-q")
    assert found(shop, "wangzong") == 2
    shop("edit", "1", "--name", "王总机电", "-q")
    assert "2  C  王总机械" in shop.unchanged("show", "wangzong", exit=4).stderr


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("腾迅", "腾讯"),
        ("騰迅", "腾讯"),
        ("龙疼", "龍騰貿易"),
        ("吕式机械", "吕氏机械"),
        ("曾国墙", "曾国强"),  # a contact
        ("乐清秋氏", "乐清仇氏"),  # an alias
        ("wangzogn", "王总"),
        ("lonteng", "龍騰貿易"),
        ("Lodz Tradign", "Çelik Trading"),
    ],
)
def test_the_nearest_names_by_sound(town: Shop, typed: str, near: str) -> None:
    assert f"Did you mean {near}" in town.unchanged("show", typed, exit=3).stderr


def test_three_digits_are_no_phone(street: Shop) -> None:
    street.unchanged("show", "800", exit=3)


def test_words_of_a_name_need_no_quotes(street: Shop) -> None:
    assert street.json("show", "Acme", "Trading")["customer_id"] == 1
    assert street.json("verify", "Acme", "Trading")["customer_id"] == 1
    assert street.json("edit", "Acme", "Trading", "--need", "x")["customer_id"] == 1
    assert street.json("archive", "Acme", "Trading")["customer_id"] == 1


@pytest.mark.parametrize(
    ("typed", "code"), [("2\n", 0), ("9\n", 4), ("\n", 4), ("", 4), ("x\n", 4), ("0\n", 4)]
)
def test_a_terminal_offers_a_choice_by_number(street: Shop, typed: str, code: int) -> None:
    ran = street("log", "acme", "hello", "there", terminal=80, stdin=typed, exit=code)
    assert "  1) C  Acme Trading (#1)  +86 138-0013-8000\n  2) C  Acme Steel (#9)\n" in ran.stderr
    assert "(1-2" in ran.stderr
    rows = street.sql("SELECT customer_id, note FROM follow_up")
    assert rows == ([(9, "hello there")] if code == 0 else [])


def test_the_choice_is_asked_for_every_way_of_saying_who(street: Shop) -> None:
    for argv in (["show", "acme"], ["regrade", "acme", "A", "--why", "x"], ["tag", "acme", "vip"],
                 ["history", "acme"], ["next", "acme", "fri call"], ["verify", "acme"],
                 ["contact", "add", "acme", "Li"], ["edit", "acme", "--need", "x"]):  # fmt: skip
        assert "Acme Steel" in street(*argv, terminal=80, stdin="2\n").stdout, argv


def test_without_a_terminal_nothing_is_asked(street: Shop) -> None:
    ran = street("show", "acme", stdin="1\n", exit=4)
    assert "1-2" not in ran.stderr


def test_who_is_called_by_the_family_name(street: Shop) -> None:
    assert "Did you mean 李娜" in street.unchanged("show", "李总", exit=3).stderr
    assert "Did you mean 李娜" in street.unchanged("show", "李經理", exit=3).stderr
    assert "李娜" not in street.unchanged("show", "欧阳总", exit=3).stderr
