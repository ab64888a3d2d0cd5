"""What a process keeps: one version of each key, and never more items than its limit."""

from roomrack.infra.keeping import Kept


def test_only_the_version_that_was_kept_is_found() -> None:
    kept: Kept[int, str] = Kept(10)
    kept.keep(7, 100, "a")
    assert kept.find(7, 100) == "a"
    assert kept.find(7, 101) is None
    assert kept.find(8, 100) is None
    kept.keep(7, 101, "bb")
    assert kept.find(7, 101) == "bb"
    assert kept.find(7, 100) is None


def test_what_nobody_asked_for_makes_room() -> None:
    kept: Kept[int, str] = Kept(5)
    kept.keep(1, 0, "aa")
    kept.keep(2, 0, "bb")
    assert kept.find(1, 0) == "aa"
    kept.keep(3, 0, "cc")
    assert [kept.find(key, 0) for key in (1, 2, 3)] == ["aa", None, "cc"]


def test_what_is_replaced_counts_no_more() -> None:
    kept: Kept[int, str] = Kept(5)
    for version in range(4):
        kept.keep(1, version, "aa")
    kept.keep(2, 0, "bbb")
    assert kept.find(1, 3) == "aa"
    assert kept.find(2, 0) == "bbb"


def test_what_is_larger_than_all_is_not_kept_and_drives_nothing_out() -> None:
    kept: Kept[int, str] = Kept(5)
    kept.keep(1, 0, "aa")
    kept.keep(2, 0, "bbbbbb")
    assert kept.find(2, 0) is None
    assert kept.find(1, 0) == "aa"
