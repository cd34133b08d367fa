from tests.benchmarks.backups import backup


def test_the_bench_of_backups_measures_each_step_against_a_copy() -> None:
    bare, driver, whole = backup(megabytes=3)
    assert "times" not in bare
    assert "times" in driver
    assert "times" in whole
