"""Page numbers of long lists, as they stand in addresses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quiz.models import Account, Role
from quiz.paging import LAST, requested_page

LISTS = (("/articles/", Role.TEACHER), ("/quizzes/", Role.TEACHER), ("/accounts", Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    ("address", "page"), [("/", 1), ("/?page=3", 3), ("/?page=-3", 1), ("/?page=x", 1), (f"/?page={10**20}", LAST)]
)
def test_what_is_no_page_number_is_the_first_page(app: Flask, address: str, page: int) -> None:
    with app.test_request_context(address):
        assert requested_page() == page


@pytest.mark.parametrize(("path", "role"), LISTS)
def test_no_page_number_breaks_a_list(
    client: FlaskClient,
    make_account: Callable[..., Account],
    login: Callable[[FlaskClient, Account], None],
    path: str,
    role: Role,
) -> None:
    login(client, make_account("anna", role))
    assert client.get(path, query_string={"page": "9" * 30}).status_code == 200
