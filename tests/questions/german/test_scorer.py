"""Running the network costs its memory only where texts are analysed."""

import subprocess
import sys

import pytest

LOADED = "import sys; import {}; print(*sorted({{'onnxruntime', 'tokenizers'}} & sys.modules.keys()))"


@pytest.mark.parametrize("module", ["questions.german", "quiz.factory"])
def test_a_process_that_analyses_nothing_does_not_load_what_runs_the_network(module: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
