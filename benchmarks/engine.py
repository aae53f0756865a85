"""Seconds and memory of the engine: loading the analyser, analysing, generating, per article and per word."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from statistics import median

from questions.articles import UnusableArticle, read_text
from questions.german import analyse
from questions.pipeline import generate_items
from tests.eval.table import data_folder

OWN_TEXT = """Stadtrat von Lindenau beschließt neue Buslinie

Der Stadtrat von Lindenau hat am Montagabend mit 23 zu 14 Stimmen eine neue Buslinie beschlossen. Sie verbindet ab
September den Bahnhof mit dem Krankenhaus und fährt werktags alle 20 Minuten. Die Stadt rechnet mit Kosten von
1,3 Millionen Euro im Jahr.

Bürgermeisterin Karin Vogt sagte, viele Pflegekräfte kämen bisher nur mit dem Auto zur Arbeit. „Das ändern wir jetzt“,
sagte Vogt. Die Opposition kritisierte den Beschluss, weil die Linie zwei ältere Linien ersetzt.
"""


def run() -> None:
    """Measure loading in a fresh process, then every article of the data folder, or the text above without one."""
    load = (
        "import time; t = time.perf_counter(); from questions.german import analyse; analyse('Es regnet.'); "
        "print(f'{time.perf_counter() - t:.2f}')"
    )
    print(
        f"import, load and first sentence: {subprocess.check_output([sys.executable, '-c', load], text=True).strip()} s"
    )
    files = sorted((data_folder() / "articles" / "pages").glob("*.txt"))
    texts = [file.read_text("utf-8") for file in files] or [OWN_TEXT]
    analyse("Es regnet.")
    rows = []
    for text in texts:
        try:
            article = read_text(text)
        except UnusableArticle:
            continue
        started = time.perf_counter()
        document = analyse(article.text, article.published)
        analysed = time.perf_counter()
        generation = generate_items(article)
        rows.append((len(document.tokens), analysed - started, time.perf_counter() - analysed, len(generation.items)))
    tokens, analysing, generating, items = (sum(row[i] for row in rows) for i in range(4))
    print(f"{len(rows)} articles, {tokens} tokens, {items} items")
    print(f"analysing: {tokens / analysing:.0f} tokens/s, median {median(r[1] for r in rows):.2f} s an article")
    print(f"generating, analysis included: median {median(r[2] for r in rows):.2f} s an article")
    print(f"generating / analysing: {generating / analysing:.2f}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB (KiB units of Linux)")
