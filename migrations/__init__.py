"""The database's history, a file per change; `flask db upgrade` brings a database up to date."""
