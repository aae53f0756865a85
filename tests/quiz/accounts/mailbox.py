"""A mail server on the loopback interface: speaks as much SMTP as a letter needs, and keeps what it is given."""

from __future__ import annotations

import base64
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from quiz.mail import MailServer

USER, PASSWORD = "nachgefragt", "geheim, und lang"


@dataclass(slots=True)
class Mailbox:
    """What arrived; `refused` are replies to RCPT by address, `broken` makes it hang up at once."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    broken: bool = False

    def server(self, **changes: object) -> MailServer:
        """The settings that lead here."""
        settings: dict[str, object] = {"user": USER, "password": PASSWORD, "tls": "none"} | changes
        return MailServer("127.0.0.1", self.port, "Nachgefragt <quiz@schule.example>", **settings)  # type: ignore[arg-type]


class _Handler(socketserver.StreamRequestHandler):
    mailbox: Mailbox

    def handle(self) -> None:
        if self.mailbox.broken:
            return
        known = False
        self.say("220 mail.example ready")
        while line := self.rfile.readline().decode().strip():
            command = line.partition(" ")[0].upper()
            if command == "EHLO":
                self.say("250-mail.example\r\n250 AUTH PLAIN")
            elif command == "AUTH":
                given = base64.b64decode(line.split()[2]).decode().split("\0")[1:]
                known = given == [USER, PASSWORD]
                self.say("235 welcome" if known else "535 5.7.8 wrong credentials")
            elif command == "MAIL":
                self.say("250 ok" if known else "530 5.7.0 sign in first")
            elif command == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                self.say(self.mailbox.refused.get(address, "250 ok"))
            elif command == "DATA":
                self.say("354 go on")
                self.take()
                self.say("250 kept")
            elif command == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok" if command == "RSET" else "502 not here")

    def take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.mailbox.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))

    def say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())


@contextmanager
def running() -> Iterator[Mailbox]:
    """Run one on a free port."""
    handler = type("Handler", (_Handler,), {})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        mailbox = Mailbox(server.server_address[1])
        server.daemon_threads, server.block_on_close = True, False
        handler.mailbox = mailbox  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield mailbox
        finally:
            server.shutdown()
