"""docs/import.md: its commands run, one after another, and do what the page says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_commands_of_the_page_run(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "import.md").read_text("utf-8")
    for name in ("accounts.csv", "sales_pipeline.csv"):
        shutil.copy(ROOT / "tests" / "data" / "crm" / name, tmp_path)
    script = "set -e\n" + "\n".join(re.findall(r"^```sh\n(.*?)^```", page, re.M | re.S))
    assert script.count("salesbook import") >= 7
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        env={"PATH": f"{os.path.dirname(sys.executable)}:/usr/bin:/bin", "HOME": str(tmp_path),
             "LANG": "C.UTF-8"},
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    assert "customers: 85 added" in done.stdout
    assert "booth" in done.stdout
    assert "deals: 8800 added" in done.stdout
    assert "1 line was refused and is in mixed.refused.csv" in done.stderr
