"""Lets wapiti attack the running app: `python -m tests.scan WAPITI` prints what it finds as teacher and as learner.

A server with the sample quiz and a worker run on a database of their own; WAPITI is the program's path. Exits with 1 if
a finding of medium or high weight is left, but for those in FALSE, each with its reason.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from http import HTTPStatus
from pathlib import Path
from typing import Any

from quiz.accounts.passwords import hash_password
from quiz.models import Account, Role
from tests.quiz.attempts.server import Visitor
from tests.quiz.faults.installation import Installation, free_port, installed

PASSWORD = "drei Möwen am Kai"
MODULES = (
    "cookieflags,crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,sql,ssrf,timesql,upload,xss,xxe"
)
CRAWL_S, ATTACK_S = 90, 25
"""The longest that the crawl and each module may take."""
LEFT_OUT = ("logout", "settings/delete", "settings/password", "settings/end-sessions", "language", "text-size")
"""Would end the visit; or stands on every page, and would be attacked a hundred times."""
STARTS = ("teach", "bank", "articles/new", "my-results", "my-classes", "my-data", "practice")
COOKIE = {"expires": None, "secure": False, "port": None, "version": 0}
MEDIUM = 2
FALSE = {("Cross Site Request Forgery", "/articles/new")}
"""Wapiti repeats a form with a file under two Content-Type headers, which gunicorn refuses, whatever the token is."""


def scan(made: Installation, wapiti: Path, role: str, folder: Path) -> list[dict[str, Any]]:
    """Sign in as `role`, crawl, attack, and return the findings."""
    port = free_port()
    made.web(port, processes=2)
    visitor, base = signed_in(port, role), f"http://127.0.0.1:{port}/"
    kept = {name: {"value": value, **COOKIE} for name, value in visitor.cookies.items()}
    (folder / "cookies.json").write_text(json.dumps({"127.0.0.1": {"/": kept}}), "utf-8")
    report = folder / f"{role}.json"
    options: dict[str, list[object]] = {
        "url": [base],
        "cookie": [folder / "cookies.json"],
        "scope": ["domain"],
        "start": [base + path.lstrip("/") for path in (*STARTS, visitor.attempt)],
        "exclude": [base + path for path in LEFT_OUT],
        "skip": ["csrf_token"],
        "module": [MODULES],
        "max-scan-time": [CRAWL_S],
        "max-attack-time": [ATTACK_S],
        "max-files-per-dir": [30],
        "tasks": [4],
        "timeout": [20],
        "store-session": [folder / "session"],
        "store-config": [folder / "config"],
        "format": ["json"],
        "output": [report],
    }
    arguments = [f"--{name}={value}" for name, values in options.items() for value in values]
    command = [str(wapiti), *arguments, "--no-bugreport", "--flush-session"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = json.loads(report.read_text("utf-8"))
    print(f"{role}: {found['infos']['crawled_pages_nbr']} pages and forms")  # noqa: T201
    assert visitor.request("GET", "/settings")[0] == HTTPStatus.OK, "still signed in at the end"
    return [
        {**one, "kind": kind}
        for part in ("vulnerabilities", "anomalies")
        for kind, findings in found[part].items()
        for one in findings
    ]


def signed_in(port: int, role: str) -> Visitor:
    """Sign in and, as a learner, begin the quiz."""
    visitor = Visitor(port)
    _status, page = visitor.request("GET", "/login")
    sent = {"username": role, "password": PASSWORD, "csrf_token": re.findall(r'csrf_token" value="(.*?)"', page)[0]}
    assert visitor.request("POST", "/login", sent)[0] == HTTPStatus.FOUND
    if role == "lernerin":
        visitor.come_in()
        visitor.begin("Lernerin")
    return visitor


def main(wapiti: Path) -> int:
    """Scan as learner, then as teacher, who may close or delete the quiz; say what was found."""
    with tempfile.TemporaryDirectory() as name, installed(Path(name), f"sqlite:///{name}/quiz.sqlite") as made:
        made.add_quiz()
        with made.session() as session:
            session.query(Account).one().password_hash = hash_password(PASSWORD)
            learner = Account(username="lernerin", display_name="L", password_hash=hash_password(PASSWORD))
            learner.role = Role.LEARNER
            session.add(learner)
            session.commit()
        made.worker()
        findings = [one for role in ("lernerin", "lehrerin") for one in scan(made, wapiti, role, Path(name))]
        made.check()
        defects = [line for line in made.log().splitlines() if '"quiz.defect"' in line]
    counted = Counter((one["level"], one["kind"], one["method"], one["path"], one["info"][:100]) for one in findings)
    for (level, *words), count in sorted(counted.items(), reverse=True):
        print(level, *words, f"({count})")  # noqa: T201
    left = [one for one in counted if one[0] >= MEDIUM and (one[1], one[3]) not in FALSE]
    for line in defects:
        print(line)  # noqa: T201
    print(f"{len(left)} findings of medium or high weight, {len(defects)} defects in the log")  # noqa: T201
    return 1 if left or defects else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
