"""Collections of facts to keep in mind, their reviews, and who made an account."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("fact_key", sa.String(length=64), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("new", "review", name="state", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("stability", sa.Float(), nullable=True),
        sa.Column("difficulty", sa.Float(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("last_review_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name=op.f("ck_practice_card_one_learner")),
        sa.CheckConstraint("difficulty >= 1 AND difficulty <= 10", name=op.f("ck_practice_card_difficulty_range")),
        sa.CheckConstraint("stability > 0", name=op.f("ck_practice_card_stability_positive")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_practice_card_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_practice_card_article_id_article"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["guest_id"], ["guest.id"], name=op.f("fk_practice_card_guest_id_guest"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
            name=op.f("fk_practice_card_item_version_id_item_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_card")),
        sa.UniqueConstraint("account_id", "fact_key", name=op.f("uq_practice_card_account_id_fact_key")),
        sa.UniqueConstraint("guest_id", "fact_key", name=op.f("uq_practice_card_guest_id_fact_key")),
    )
    op.create_index(op.f("ix_practice_card_article_id"), "practice_card", ["article_id"])
    op.create_index(op.f("ix_practice_card_item_version_id"), "practice_card", ["item_version_id"])
    op.create_index("ix_practice_card_account_id_due_on", "practice_card", ["account_id", "due_on"])
    op.create_table(
        "practice_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("client_uuid", sa.Uuid(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("rating >= 1 AND rating <= 4", name=op.f("ck_practice_review_rating_range")),
        sa.ForeignKeyConstraint(
            ["card_id"], ["practice_card.id"], name=op.f("fk_practice_review_card_id_practice_card"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
            name=op.f("fk_practice_review_item_version_id_item_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_review")),
        sa.UniqueConstraint("card_id", "client_uuid", name=op.f("uq_practice_review_card_id_client_uuid")),
    )
    op.create_index(op.f("ix_practice_review_item_version_id"), "practice_review", ["item_version_id"])
    with op.batch_alter_table("account") as batch_op:
        batch_op.add_column(sa.Column("made_by_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_account_made_by_id_account"), "account", ["made_by_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_index(op.f("ix_account_made_by_id"), ["made_by_id"])


def downgrade() -> None:
    with op.batch_alter_table("account") as batch_op:
        batch_op.drop_index(op.f("ix_account_made_by_id"))
        batch_op.drop_constraint(op.f("fk_account_made_by_id_account"), type_="foreignkey")
        batch_op.drop_column("made_by_id")
    op.drop_table("practice_review")
    op.drop_table("practice_card")
