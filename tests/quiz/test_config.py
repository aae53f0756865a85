"""Reading the settings."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.config import InvalidSetting, database_url, load_config
from quiz.mail import MailServer


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    environ = {"NACHGEFRAGT_INSTANCE": str(tmp_path / "instance")}
    first, second = load_config(environ), load_config(environ)
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(str(first["SECRET_KEY"])) >= 43
    assert stat.S_IMODE((tmp_path / "instance" / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    """None reads the file before its content is there: each web server starts several processes."""
    code = "import sys; from pathlib import Path; from quiz.config import kept_secret; input(); "
    command = [sys.executable, "-c", f"{code}print(kept_secret(Path(sys.argv[1])))", str(tmp_path / "secret_key")]
    started = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    found = {process.communicate()[0].strip() for process in started}
    assert len(found) == 1
    assert len(found.pop()) >= 43
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_given_secret_is_used_and_none_is_kept(tmp_path: Path) -> None:
    config = load_config({"NACHGEFRAGT_INSTANCE": str(tmp_path), "SECRET_KEY": "given"})
    assert config["SECRET_KEY"] == "given"
    assert not (tmp_path / "secret_key").exists()


def test_an_empty_secret_file_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    with pytest.raises(InvalidSetting, match="empty"):
        load_config({"NACHGEFRAGT_INSTANCE": str(tmp_path)})


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_spoken_by_psycopg(scheme: str) -> None:
    assert database_url(f"{scheme}://u@h/d") == "postgresql+psycopg://u@h/d"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NACHGEFRAGT_PROXY_HOPS", "one"),
        ("NACHGEFRAGT_PROXY_HOPS", "-1"),
        ("NACHGEFRAGT_COOKIE_SECURE", "maybe"),
        ("NACHGEFRAGT_TEACHER_REGISTRATION", "ja"),
        ("NACHGEFRAGT_TRUSTED_HOSTS", "https://quiz.example"),
        ("NACHGEFRAGT_TRUSTED_HOSTS", "quiz.example quiz.test"),
    ],
)
def test_a_value_that_means_nothing_is_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(InvalidSetting, match=name):
        load_config({"NACHGEFRAGT_INSTANCE": str(tmp_path), name: value})


def test_trusted_hosts_are_any_or_those_named_and_the_machine_itself(tmp_path: Path) -> None:
    environ = {"NACHGEFRAGT_INSTANCE": str(tmp_path)}
    assert load_config(environ)["TRUSTED_HOSTS"] is None
    named = load_config(environ | {"NACHGEFRAGT_TRUSTED_HOSTS": "quiz.example, .schule.example"})["TRUSTED_HOSTS"]
    assert named == ["quiz.example", ".schule.example", "127.0.0.1", "localhost", "[::1]"]


MAIL = {
    "NACHGEFRAGT_SMTP_HOST": "mail.example",
    "NACHGEFRAGT_SMTP_SENDER": "Nachgefragt <quiz@schule.example>",
    "NACHGEFRAGT_PUBLIC_URL": "https://quiz.schule.example/",
}


def test_there_is_no_mail_server_unless_one_is_named(tmp_path: Path) -> None:
    environ = {"NACHGEFRAGT_INSTANCE": str(tmp_path)}
    assert load_config(environ)["MAIL_SERVER"] is None
    config = load_config(environ | MAIL)
    assert config["MAIL_SERVER"] == MailServer("mail.example", 587, MAIL["NACHGEFRAGT_SMTP_SENDER"], "starttls")
    assert config["PUBLIC_URL"] == "https://quiz.schule.example"
    implicit = load_config(environ | MAIL | {"NACHGEFRAGT_SMTP_TLS": "implicit", "NACHGEFRAGT_SMTP_PASSWORD": "secret"})
    assert getattr(implicit["MAIL_SERVER"], "port", None) == 465
    assert "secret" not in repr(implicit)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NACHGEFRAGT_SMTP_SENDER", ""),
        ("NACHGEFRAGT_SMTP_SENDER", "Schule"),
        ("NACHGEFRAGT_SMTP_TLS", "yes"),
        ("NACHGEFRAGT_SMTP_PORT", "smtp"),
        ("NACHGEFRAGT_SMTP_PASSWORD", "größe"),
        ("NACHGEFRAGT_PUBLIC_URL", ""),
        ("NACHGEFRAGT_PUBLIC_URL", "quiz.schule.example"),
    ],
)
def test_half_a_mail_server_is_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(InvalidSetting, match=name):
        load_config(MAIL | {"NACHGEFRAGT_INSTANCE": str(tmp_path), name: value})
