"""A process of clients: threads that take quizzes over HTTP and note how long each step took."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from benchmarks.serving.browser import Browser

TYPED = {5: "gap-0", 6: "text", 7: "text", 10: "text"}
EACH_SECONDS = 20.0
START_SECONDS = 60
ANSWERS = 10


def await_server(port: int) -> None:
    """Wait until the server is ready."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
        finally:
            connection.close()
        time.sleep(0.1)


@dataclass(slots=True)
class Client:
    """One learner's browser, which notes how long each step takes."""

    browser: Browser
    code: str
    timings: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    attempt: str = ""
    token: str = ""
    versions: dict[int, str] = field(default_factory=dict)
    sequence: int = 0

    def request(self, step: str, method: str, path: str, form: Mapping[str, object] | None = None) -> str:
        """Send a request, note its time under the step; return the text, or the address of a redirect."""
        started = time.perf_counter()
        try:
            status, text = self.browser.exchange(method, path, form)
        except (OSError, http.client.HTTPException):
            status, text = 0, ""
            self.browser.close()
        took = time.perf_counter() - started
        ok = status in {http.HTTPStatus.OK, http.HTTPStatus.FOUND}
        self.timings[step if ok else f"error {step}"].append(took)
        return text if ok else ""

    def keep_errors(self) -> None:
        """Forget how long what succeeded took: it was not to be measured."""
        for step in [step for step in self.timings if not step.startswith("error")]:
            del self.timings[step]

    def begin(self) -> None:
        """Join as somebody new and open the questions that are typed."""
        self.browser.cookies.clear()
        page = self.request("join", "GET", f"/q/{self.code}")
        found = re.findall(r'name="csrf_token" value="(.*?)"', page)
        self.token = found[0] if found else ""
        form = {"nickname": "Mia", "csrf_token": self.token}
        self.attempt = self.request("begin", "POST", f"/q/{self.code}", form)
        for position in TYPED:
            page = self.request("open", "GET", f"{self.attempt}/{position}")
            versions = re.findall(rf'name="q{position}-version" value="(\d+)"', page)
            self.versions[position] = versions[0] if versions else ""

    def save(self) -> None:
        """Save an answer as the product's script does."""
        self.sequence += 1
        position = list(TYPED)[self.sequence % len(TYPED)]
        prefix = f"q{position}-"
        form = {
            f"{prefix}version": self.versions[position],
            f"{prefix}uuid": uuid4(),
            f"{prefix}sequence": self.sequence,
            f"{prefix}{TYPED[position]}": f"Antwort {self.sequence}",
            "csrf_token": self.token,
        }
        self.request("save", "POST", f"{self.attempt}/answers", form)

    def take(self) -> None:
        """Take the quiz: join, open, save ten answers, submit, see the feedback."""
        self.begin()
        for _ in range(ANSWERS):
            self.save()
        self.request("submit", "POST", f"{self.attempt}/submit", {"csrf_token": self.token})
        self.request("feedback", "GET", f"{self.attempt}/result")


def drive(port: int, code: str, step: str, seconds: float, clients: int, seed: int) -> dict[str, list[float]]:
    """Let clients do a step until the time is over; return the seconds by step."""
    made = [Client(Browser(port, f"10.{seed}.{number // 256}.{number % 256}"), code) for number in range(clients)]
    if step == "hold":
        return _hold(made, seconds, random.Random(seed))
    acts: dict[str, Callable[[Client], object]] = {
        "bare": lambda client: client.request("bare", "POST", "/bare", {"text": "a" * 200}),
        "insert": lambda client: client.request("insert", "POST", "/insert", {"text": "a" * 200}),
        "save": Client.save,
        "take": Client.take,
    }
    if step == "save":
        for client in made:
            client.begin()
            client.keep_errors()
    end = time.monotonic() + seconds

    def work(client: Client) -> None:
        while time.monotonic() < end:
            acts[step](client)
        client.browser.close()

    threads = [threading.Thread(target=work, args=(client,)) for client in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _merged(made)


def _hold(clients: list[Client], seconds: float, rng: random.Random) -> dict[str, list[float]]:
    """Let each client save an answer every 20 seconds, from a few threads; a late start counts as waiting."""
    for client in clients:
        client.begin()
        client.browser.close()
        client.keep_errors()
    start = time.monotonic()
    due = sorted((start + rng.uniform(0, EACH_SECONDS), number) for number in range(len(clients)))
    lock, end = threading.Lock(), start + seconds

    def work() -> None:
        while True:
            with lock:
                moment, number = due.pop(0)
                due.append((moment + EACH_SECONDS, number))
            if moment >= end:
                return
            time.sleep(max(0.0, moment - time.monotonic()))
            clients[number].save()
            clients[number].browser.close()

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _merged(clients)


def _merged(clients: list[Client]) -> dict[str, list[float]]:
    merged: dict[str, list[float]] = {}
    for client in clients:
        for step, values in client.timings.items():
            merged.setdefault(step, []).extend(values)
    return merged
