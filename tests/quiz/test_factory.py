"""The app as a whole answers."""

from flask.testing import FlaskClient


def test_the_start_page_is_german_by_default(client: FlaskClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert '<html lang="de">' in response.text
