"""Accounts: signing in and out, registering, a person's settings, an administrator's list of accounts."""
