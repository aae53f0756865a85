"""Schools, classes, assignments; the bank's words and tags; random draws; the audit log."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OPEN_ATTEMPTS_BEFORE = [
    ("uq_attempt_open_account", ["quiz_id", "account_id"], "submitted_at IS NULL AND account_id IS NOT NULL"),
    ("uq_attempt_open_guest", ["quiz_id", "guest_id"], "submitted_at IS NULL AND guest_id IS NOT NULL"),
]
OPEN_ATTEMPTS = [
    *((name, columns, f"{condition} AND assignment_id IS NULL") for name, columns, condition in OPEN_ATTEMPTS_BEFORE),
    (
        "uq_attempt_open_assignment",
        ["assignment_id", "membership_id"],
        "submitted_at IS NULL AND assignment_id IS NOT NULL",
    ),
]
FLAGS = [("item", "shared"), ("quiz", "shared"), ("response", "grace")]
WORD = re.compile(r"\w+(?:[-.,]\w+)*")


def upgrade() -> None:
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_school_name_present")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
        sa.UniqueConstraint("name", name=op.f("uq_school_name")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("object_type", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("details", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["account.id"], name=op.f("fk_audit_entry_actor_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_actor_id"), ["actor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_entry_at"), ["at"], unique=False)
        batch_op.create_index("ix_audit_entry_object_type_object_id", ["object_type", "object_id"], unique=False)

    op.create_table(
        "classroom",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("join_code", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_classroom_name_present")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_classroom_owner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classroom")),
        sa.UniqueConstraint("join_code", name=op.f("uq_classroom_join_code")),
    )
    with op.batch_alter_table("classroom", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_classroom_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name=op.f("ck_membership_one_learner")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_membership_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id"], ["classroom.id"], name=op.f("fk_membership_classroom_id_classroom"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guest_id"], ["guest.id"], name=op.f("fk_membership_guest_id_guest"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("classroom_id", "account_id", name=op.f("uq_membership_classroom_id_account_id")),
        sa.UniqueConstraint("classroom_id", "guest_id", name=op.f("uq_membership_classroom_id_guest_id")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_guest_id"), ["guest_id"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Uuid(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("time_limit_seconds", sa.Integer(), nullable=True),
        sa.Column("grace_seconds", sa.Integer(), nullable=False),
        sa.Column("attempts_allowed", sa.Integer(), nullable=True),
        sa.Column(
            "counting",
            sa.Enum("first", "best", "last", name="counting", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "feedback",
            sa.Enum(
                "at_once",
                "after_submission",
                "after_due",
                "never",
                name="feedback",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "keys_shown",
            sa.Enum(
                "at_once",
                "after_submission",
                "after_due",
                "never",
                name="keys_shown",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("show_article", sa.Boolean(), nullable=False),
        sa.Column("shuffle", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "due_at IS NOT NULL OR (feedback <> 'after_due' AND keys_shown <> 'after_due')",
            name=op.f("ck_assignment_due_to_wait_for"),
        ),
        sa.CheckConstraint(
            "keys_shown = 'never' OR feedback = 'at_once' OR keys_shown = feedback OR (keys_shown = 'after_due' AND feedback = 'after_submission')",
            name=op.f("ck_assignment_keys_not_before_feedback"),
        ),
        sa.CheckConstraint("attempts_allowed > 0", name=op.f("ck_assignment_attempts_positive")),
        sa.CheckConstraint("due_at > opens_at", name=op.f("ck_assignment_due_after_opening")),
        sa.CheckConstraint("grace_seconds >= 0", name=op.f("ck_assignment_grace_not_negative")),
        sa.CheckConstraint("time_limit_seconds > 0", name=op.f("ck_assignment_time_limit_positive")),
        sa.ForeignKeyConstraint(
            ["classroom_id"], ["classroom.id"], name=op.f("fk_assignment_classroom_id_classroom"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name=op.f("fk_assignment_quiz_id_quiz"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("public_id", name=op.f("uq_assignment_public_id")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_classroom_id"), ["classroom_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_quiz_id"), ["quiz_id"], unique=False)

    op.create_table(
        "item_tag",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.CheckConstraint("length(tag) > 0", name=op.f("ck_item_tag_tag_present")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_tag_item_id_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "tag", name=op.f("pk_item_tag")),
    )
    with op.batch_alter_table("item_tag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_tag_tag"), ["tag"], unique=False)

    op.create_table(
        "item_word",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column(
            "word", sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_word_item_id_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "word", name=op.f("pk_item_word")),
    )
    with op.batch_alter_table("item_word", schema=None) as batch_op:
        batch_op.create_index("ix_item_word_word_item_id", ["word", "item_id"], unique=False)

    op.create_table(
        "quiz_draw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.CheckConstraint("count >= 1", name=op.f("ck_quiz_draw_count_positive")),
        sa.CheckConstraint("points >= 0", name=op.f("ck_quiz_draw_points_not_negative")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name=op.f("fk_quiz_draw_quiz_id_quiz"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_draw")),
    )
    with op.batch_alter_table("quiz_draw", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quiz_draw_quiz_id"), ["quiz_id"], unique=False)

    op.create_table(
        "assignment_extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extra_seconds", sa.Integer(), nullable=False),
        sa.Column("extra_attempts", sa.Integer(), nullable=False),
        sa.CheckConstraint("extra_attempts >= 0", name=op.f("ck_assignment_extension_extra_attempts_not_negative")),
        sa.CheckConstraint("extra_seconds >= 0", name=op.f("ck_assignment_extension_extra_seconds_not_negative")),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignment.id"],
            name=op.f("fk_assignment_extension_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_assignment_extension_membership_id_membership"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_extension")),
        sa.UniqueConstraint(
            "assignment_id", "membership_id", name=op.f("uq_assignment_extension_assignment_id_membership_id")
        ),
    )
    with op.batch_alter_table("assignment_extension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_extension_membership_id"), ["membership_id"], unique=False)

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("school_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_account_school_id"), ["school_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_account_school_id_school"), "school", ["school_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("uq_attempt_open_account")
        batch_op.drop_index("uq_attempt_open_guest")
        batch_op.add_column(sa.Column("assignment_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("membership_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("keys_shown_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("late_accepted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_attempt_assignment_id"), ["assignment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempt_membership_id"), ["membership_id"], unique=False)
        for name, columns, condition in OPEN_ATTEMPTS:
            batch_op.create_index(
                name, columns, unique=True, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition)
            )
        batch_op.create_check_constraint(
            batch_op.f("ck_attempt_assignment_of_member"), "(assignment_id IS NULL) = (membership_id IS NULL)"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_attempt_membership_id_membership"),
            "membership",
            ["membership_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_attempt_assignment_id_assignment"),
            "assignment",
            ["assignment_id"],
            ["id"],
            ondelete="CASCADE",
        )

    with op.batch_alter_table("guest", schema=None) as batch_op:
        batch_op.add_column(sa.Column("personal_code", sa.String(length=16), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_guest_personal_code"), ["personal_code"])

    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.add_column(sa.Column("grace", sa.Boolean(), nullable=False, server_default=sa.false()))

    for table, column in FLAGS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, server_default=None, existing_type=sa.Boolean(), existing_nullable=False)
    _index_words()


def _index_words() -> None:
    """Fill the question bank's index as quiz/words.py did when this migration was written."""
    connection = op.get_bind()
    versions = sa.table(
        "item_version",
        sa.column("id", sa.Integer),
        sa.column("content", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    )
    items = sa.table("item", sa.column("id", sa.Integer), sa.column("current_version_id", sa.Integer))
    words = sa.table("item_word", sa.column("item_id", sa.Integer), sa.column("word", sa.String))
    current = sa.select(items.c.id, versions.c.content).join(versions, items.c.current_version_id == versions.c.id)
    for item_id, content in connection.execute(current).all():
        texts = [
            content["stem"],
            content.get("answer_text") or "",
            content.get("explanation") or "",
            *_texts(content.get("interaction")),
        ]
        found = {word[:60] for text in texts for word in WORD.findall(unicodedata.normalize("NFKC", text).casefold())}
        if found:
            connection.execute(sa.insert(words), [{"item_id": item_id, "word": word} for word in sorted(found)])


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [
            text
            for name, inner in value.items()
            for text in ([inner] if name == "text" and isinstance(inner, str) else _texts(inner))
        ]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list) else []


def downgrade() -> None:
    # Attempts under an assignment go with it: without it they would show keys early and break the old unique indexes.
    # What hangs on them is named, since SQLite's foreign keys are off meanwhile.
    gone = "SELECT id FROM attempt WHERE assignment_id IS NOT NULL"
    places = f"SELECT id FROM attempt_item WHERE attempt_id IN ({gone})"  # noqa: S608 - our own words
    op.execute(f"DELETE FROM response WHERE attempt_item_id IN ({places})")  # noqa: S608
    op.execute(f"DELETE FROM attempt_item WHERE attempt_id IN ({gone})")  # noqa: S608
    op.execute("DELETE FROM attempt WHERE assignment_id IS NOT NULL")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_column("grace")

    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.drop_column("shared")

    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_column("shared")

    with op.batch_alter_table("guest", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_guest_personal_code"), type_="unique")
        batch_op.drop_column("personal_code")

    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_attempt_assignment_id_assignment"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_attempt_membership_id_membership"), type_="foreignkey")
        for name, _columns, condition in OPEN_ATTEMPTS:
            batch_op.drop_index(name, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
        batch_op.drop_constraint(batch_op.f("ck_attempt_assignment_of_member"), type_="check")
        batch_op.drop_index(batch_op.f("ix_attempt_membership_id"))
        batch_op.drop_index(batch_op.f("ix_attempt_assignment_id"))
        batch_op.drop_column("late_accepted_at")
        batch_op.drop_column("keys_shown_at")
        batch_op.drop_column("membership_id")
        batch_op.drop_column("assignment_id")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        for name, columns, condition in OPEN_ATTEMPTS_BEFORE:
            batch_op.create_index(
                name, columns, unique=True, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition)
            )

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_account_school_id_school"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_account_school_id"))
        batch_op.drop_column("school_id")

    with op.batch_alter_table("assignment_extension", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_extension_membership_id"))

    op.drop_table("assignment_extension")
    with op.batch_alter_table("quiz_draw", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quiz_draw_quiz_id"))

    op.drop_table("quiz_draw")
    with op.batch_alter_table("item_word", schema=None) as batch_op:
        batch_op.drop_index("ix_item_word_word_item_id")

    op.drop_table("item_word")
    with op.batch_alter_table("item_tag", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_tag_tag"))

    op.drop_table("item_tag")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_quiz_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_classroom_id"))

    op.drop_table("assignment")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_guest_id"))
        batch_op.drop_index(batch_op.f("ix_membership_account_id"))

    op.drop_table("membership")
    with op.batch_alter_table("classroom", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_classroom_owner_id"))

    op.drop_table("classroom")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entry_object_type_object_id")
        batch_op.drop_index(batch_op.f("ix_audit_entry_at"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_actor_id"))

    op.drop_table("audit_entry")
    op.drop_table("school")
