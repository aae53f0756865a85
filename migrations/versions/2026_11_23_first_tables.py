"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "administrator", "teacher", "learner", name="role", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("session_epoch", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(username) > 0", name=op.f("ck_account_username_present")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
    )
    op.create_table(
        "guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("nickname", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_guest_token_hash")),
    )
    op.create_table(
        "rate_limit",
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", "window_start", name=op.f("pk_rate_limit")),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("headline", sa.String(length=500), nullable=False),
        sa.Column("kicker", sa.String(length=300), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("source_url", sa.String(length=2000), nullable=True),
        sa.Column("source_name", sa.String(length=200), nullable=True),
        sa.Column("markup", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("removed", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("draft", "ready", name="status", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_article_owner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    with op.batch_alter_table("article") as batch_op:
        batch_op.create_index(batch_op.f("ix_article_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "approved", "rejected", name="status", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("current_version_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_item_article_id_article"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["current_version_id"], ["item_version.id"], name="fk_item_current_version_id_item_version", use_alter=True
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_item_owner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
    )
    with op.batch_alter_table("item") as batch_op:
        batch_op.create_index(batch_op.f("ix_item_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "queued",
                "running",
                "done",
                "failed",
                "cancelled",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("progress", sa.Float(), nullable=False),
        sa.Column("error", sa.String(length=60), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker", sa.String(length=80), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status <> 'running' OR lease_until IS NOT NULL", name=op.f("ck_job_running_leased")),
        sa.CheckConstraint("progress >= 0 AND progress <= 1", name=op.f("ck_job_progress_range")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_job_article_id_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_job_owner_id_account"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job") as batch_op:
        batch_op.create_index(batch_op.f("ix_job_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index("ix_job_status_created_at", ["status", "created_at"], unique=False)

    op.create_table(
        "quiz",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "published", "closed", name="status", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=16), nullable=True),
        sa.Column(
            "feedback",
            sa.Enum("after_each", "at_end", name="feedback", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "presentation",
            sa.Enum(
                "one_per_page", "all_on_one", name="presentation", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("shuffle", sa.Boolean(), nullable=False),
        sa.Column("time_limit_seconds", sa.Integer(), nullable=True),
        sa.Column("show_article", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status <> 'closed' OR closed_at IS NOT NULL", name=op.f("ck_quiz_closed_moment")),
        sa.CheckConstraint(
            "status = 'draft' OR (code IS NOT NULL AND published_at IS NOT NULL)", name=op.f("ck_quiz_published")
        ),
        sa.CheckConstraint("time_limit_seconds > 0", name=op.f("ck_quiz_time_limit_positive")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_quiz_article_id_article"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_quiz_owner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz")),
        sa.UniqueConstraint("code", name=op.f("uq_quiz_code")),
    )
    with op.batch_alter_table("quiz") as batch_op:
        batch_op.create_index(batch_op.f("ix_quiz_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quiz_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("nickname", sa.String(length=80), nullable=False),
        sa.Column("retry_of_id", sa.Integer(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name=op.f("ck_attempt_one_learner")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_attempt_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_attempt_guest_id_guest"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name=op.f("fk_attempt_quiz_id_quiz"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["retry_of_id"], ["attempt.id"], name=op.f("fk_attempt_retry_of_id_attempt"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("public_id", name=op.f("uq_attempt_public_id")),
    )
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.create_index(batch_op.f("ix_attempt_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempt_guest_id"), ["guest_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempt_quiz_id"), ["quiz_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempt_retry_of_id"), ["retry_of_id"], unique=False)
        batch_op.create_index(
            "uq_attempt_open_account",
            ["quiz_id", "account_id"],
            unique=True,
            sqlite_where=sa.text("submitted_at IS NULL AND account_id IS NOT NULL"),
            postgresql_where=sa.text("submitted_at IS NULL AND account_id IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_attempt_open_guest",
            ["quiz_id", "guest_id"],
            unique=True,
            sqlite_where=sa.text("submitted_at IS NULL AND guest_id IS NOT NULL"),
            postgresql_where=sa.text("submitted_at IS NULL AND guest_id IS NOT NULL"),
        )

    op.create_table(
        "item_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "single_choice",
                "multiple_response",
                "true_false",
                "cloze",
                "numeric",
                "short_text",
                "matching",
                "ordering",
                name="type",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_item_version_number_positive")),
        sa.CheckConstraint("points >= 0", name=op.f("ck_item_version_points_not_negative")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["account.id"], name=op.f("fk_item_version_created_by_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_item_version_item_id_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_version")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_item_version_item_id_number")),
    )
    op.create_table(
        "quiz_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.CheckConstraint("points >= 0", name=op.f("ck_quiz_item_points_not_negative")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_quiz_item_item_id_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name=op.f("fk_quiz_item_quiz_id_quiz"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_item")),
        sa.UniqueConstraint("quiz_id", "item_id", name=op.f("uq_quiz_item_quiz_id_item_id")),
    )
    with op.batch_alter_table("quiz_item") as batch_op:
        batch_op.create_index(batch_op.f("ix_quiz_item_item_id"), ["item_id"], unique=False)

    op.create_table(
        "attempt_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("points >= 0", name=op.f("ck_attempt_item_points_not_negative")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_attempt_item_attempt_id_attempt"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"], ["item_version.id"], name=op.f("fk_attempt_item_item_version_id_item_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt_item")),
        sa.UniqueConstraint("attempt_id", "item_version_id", name=op.f("uq_attempt_item_attempt_id_item_version_id")),
    )
    with op.batch_alter_table("attempt_item") as batch_op:
        batch_op.create_index(batch_op.f("ix_attempt_item_item_version_id"), ["item_version_id"], unique=False)

    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column("client_uuid", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_response_sequence_not_negative")),
        sa.ForeignKeyConstraint(
            ["attempt_item_id"],
            ["attempt_item.id"],
            name=op.f("fk_response_attempt_item_id_attempt_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"], ["item_version.id"], name=op.f("fk_response_item_version_id_item_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("attempt_item_id", "client_uuid", name=op.f("uq_response_attempt_item_id_client_uuid")),
    )
    with op.batch_alter_table("response") as batch_op:
        batch_op.create_index(batch_op.f("ix_response_item_version_id"), ["item_version_id"], unique=False)

    if op.get_bind().dialect.name == "postgresql":  # SQLite has it from the table's creation: it cannot add one
        op.create_foreign_key(
            "fk_item_current_version_id_item_version", "item", "item_version", ["current_version_id"], ["id"]
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("fk_item_current_version_id_item_version", "item")
    with op.batch_alter_table("response") as batch_op:
        batch_op.drop_index(batch_op.f("ix_response_item_version_id"))

    op.drop_table("response")
    with op.batch_alter_table("attempt_item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempt_item_item_version_id"))

    op.drop_table("attempt_item")
    with op.batch_alter_table("quiz_item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_quiz_item_item_id"))

    op.drop_table("quiz_item")
    op.drop_table("item_version")
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.drop_index(
            "uq_attempt_open_guest",
            sqlite_where=sa.text("submitted_at IS NULL AND guest_id IS NOT NULL"),
            postgresql_where=sa.text("submitted_at IS NULL AND guest_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_attempt_open_account",
            sqlite_where=sa.text("submitted_at IS NULL AND account_id IS NOT NULL"),
            postgresql_where=sa.text("submitted_at IS NULL AND account_id IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_attempt_retry_of_id"))
        batch_op.drop_index(batch_op.f("ix_attempt_quiz_id"))
        batch_op.drop_index(batch_op.f("ix_attempt_guest_id"))
        batch_op.drop_index(batch_op.f("ix_attempt_account_id"))

    op.drop_table("attempt")
    with op.batch_alter_table("quiz") as batch_op:
        batch_op.drop_index(batch_op.f("ix_quiz_owner_id"))
        batch_op.drop_index(batch_op.f("ix_quiz_article_id"))

    op.drop_table("quiz")
    with op.batch_alter_table("job") as batch_op:
        batch_op.drop_index("ix_job_status_created_at")
        batch_op.drop_index(batch_op.f("ix_job_owner_id"))
        batch_op.drop_index(batch_op.f("ix_job_article_id"))

    op.drop_table("job")
    with op.batch_alter_table("item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_owner_id"))
        batch_op.drop_index(batch_op.f("ix_item_article_id"))

    op.drop_table("item")
    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_owner_id"))

    op.drop_table("article")
    op.drop_table("rate_limit")
    op.drop_table("guest")
    op.drop_table("account")
