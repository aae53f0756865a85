"""The second step of signing in: a one-time password from a device, or one of a few codes kept on paper."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from quiz.models.base import Base, utc_now


class SecondFactor(Base):
    """An account whose owner signs in with a one-time password (RFC 6238), too; without a row, the password is enough.

    The secret that the device shares is nowhere: it is computed from the installation's key, the account and `salt`.
    `last_step` is the time step of the last code that was used: that code and all before it are used up.
    """

    __tablename__ = "second_factor"
    __table_args__ = (sa.CheckConstraint("last_step > 0", name="last_step_positive"),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    salt: Mapped[str] = mapped_column(sa.String(64))
    last_step: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class RecoveryCode(Base):
    """A code for whoever has lost the device; using it deletes it.

    Its first digits, `name`, say which one it is; of the others only a hash is kept.
    """

    __tablename__ = "recovery_code"

    account_id: Mapped[int] = mapped_column(
        sa.ForeignKey("second_factor.account_id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(sa.String(4), primary_key=True)
    code_hash: Mapped[str] = mapped_column(sa.String(255))
