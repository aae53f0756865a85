"""Points by hand, comments, regrades, learners' reports, and item statistics for searching."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "item_figures",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("facility", sa.Float(), nullable=False),
        sa.Column("discrimination", sa.Float(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "discrimination >= -1 AND discrimination <= 1", name=op.f("ck_item_figures_discrimination_range")
        ),
        sa.CheckConstraint("facility >= 0 AND facility <= 1", name=op.f("ck_item_figures_facility_range")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_item_figures_item_id_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quiz.id"], name=op.f("fk_item_figures_quiz_id_quiz"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "quiz_id", name=op.f("pk_item_figures")),
    )
    with op.batch_alter_table("item_figures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_figures_quiz_id"), ["quiz_id"], unique=False)

    op.create_table(
        "regrade",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum("regrade", "undo", "redo", name="step", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column(
            "credit",
            sa.Enum(
                "corrected", "either", "everyone", name="credit", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("of_id", sa.Integer(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(step = 'regrade') = (of_id IS NULL)", name=op.f("ck_regrade_undo_of_something")),
        sa.CheckConstraint("step = 'undo' OR version_id IS NOT NULL", name=op.f("ck_regrade_version_to_score_by")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_regrade_number_positive")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_regrade_by_id_account"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_regrade_item_id_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["of_id"], ["regrade.id"], name=op.f("fk_regrade_of_id_regrade"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["item_version.id"], name=op.f("fk_regrade_version_id_item_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regrade")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_regrade_item_id_number")),
    )
    with op.batch_alter_table("regrade", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regrade_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_regrade_of_id"), ["of_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_regrade_version_id"), ["version_id"], unique=False)

    op.create_table(
        "answer_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_answer_comment_text_present")),
        sa.ForeignKeyConstraint(
            ["attempt_item_id"],
            ["attempt_item.id"],
            name=op.f("fk_answer_comment_attempt_item_id_attempt_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["account.id"], name=op.f("fk_answer_comment_by_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_comment")),
    )
    with op.batch_alter_table("answer_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_comment_attempt_item_id"), ["attempt_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_answer_comment_by_id"), ["by_id"], unique=False)

    op.create_table(
        "item_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "wrong_key",
                "several_right",
                "unclear",
                "not_in_text",
                "typo",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name=op.f("ck_item_report_answered")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["account.id"], name=op.f("fk_item_report_answered_by_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["attempt_item_id"],
            ["attempt_item.id"],
            name=op.f("fk_item_report_attempt_item_id_attempt_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_report_item_id_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
            name=op.f("fk_item_report_item_version_id_item_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_report")),
        sa.UniqueConstraint("attempt_item_id", name=op.f("uq_item_report_attempt_item_id")),
    )
    with op.batch_alter_table("item_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_report_answered_by_id"), ["answered_by_id"], unique=False)
        batch_op.create_index("ix_item_report_item_id_answered_at", ["item_id", "answered_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_report_item_version_id"), ["item_version_id"], unique=False)

    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_item_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_mark_reason_present")),
        sa.CheckConstraint("points >= 0", name=op.f("ck_mark_points_not_negative")),
        sa.ForeignKeyConstraint(
            ["attempt_item_id"],
            ["attempt_item.id"],
            name=op.f("fk_mark_attempt_item_id_attempt_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_mark_by_id_account"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
    )
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mark_attempt_item_id"), ["attempt_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_by_id"), ["by_id"], unique=False)



def downgrade() -> None:
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mark_by_id"))
        batch_op.drop_index(batch_op.f("ix_mark_attempt_item_id"))

    op.drop_table("mark")
    with op.batch_alter_table("item_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_report_item_version_id"))
        batch_op.drop_index("ix_item_report_item_id_answered_at")
        batch_op.drop_index(batch_op.f("ix_item_report_answered_by_id"))

    op.drop_table("item_report")
    with op.batch_alter_table("answer_comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_comment_by_id"))
        batch_op.drop_index(batch_op.f("ix_answer_comment_attempt_item_id"))

    op.drop_table("answer_comment")
    with op.batch_alter_table("regrade", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regrade_version_id"))
        batch_op.drop_index(batch_op.f("ix_regrade_of_id"))
        batch_op.drop_index(batch_op.f("ix_regrade_by_id"))

    op.drop_table("regrade")
    with op.batch_alter_table("item_figures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_figures_quiz_id"))

    op.drop_table("item_figures")
