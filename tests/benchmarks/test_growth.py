from tests.benchmarks.growth import growth


def test_the_bench_of_growth_tells_exponents() -> None:
    told = [one for one in growth(sizes=(20, 100)) if one.startswith("exponent")]
    assert len(told) == 3
    assert all("in memory" in one for one in told)
