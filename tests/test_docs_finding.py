"""docs/finding.md: its commands run one after another and come to what the page says."""

import re
import subprocess
from pathlib import Path

from test_docs import environment, read


def test_its_commands_run(tmp_path: Path) -> None:
    script = "set -e\n" + "\n".join(
        re.findall(r"^```sh\n(.*?)^```", read("docs", "finding.md"), re.M | re.S)
    )
    assert script.count("salesbook ") > 12
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment(str(tmp_path)),
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    assert done.stderr.count("上海华为科技有限公司 (#1)") == 1  # add named the double
    assert "same core of the name" in done.stdout
    assert "Merged 华为科技 (#2) into 上海华为科技有限公司 (#1, A): 1 follow-up" in done.stdout
    assert (tmp_path / ".zfunc" / "_salesbook").read_text().startswith("#compdef salesbook")
