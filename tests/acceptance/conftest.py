from __future__ import annotations

import pytest

from published import EXAMPLE, SHARED, Published, read_and_export


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Published:
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the seed reports are not beside this checkout")
    sources = sorted(str(path) for path in (SHARED / "seeds").glob("*.txt"))
    return read_and_export(tmp_path_factory.mktemp("seeds") / "ledger", *sources)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return read_and_export(tmp_path_factory.mktemp("example") / "ledger", str(EXAMPLE / "reports"))
