"""Files taken in once, jobs that nobody waits for, sessions ended before their cookies."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("article", sa.Column("file_hash", sa.String(length=64), nullable=True))
    op.create_index("uq_article_owner_id_file_hash", "article", ["owner_id", "file_hash"], unique=True)
    op.add_column("job", sa.Column("priority", sa.Integer(), server_default="0", nullable=False))
    op.drop_index("ix_job_status_created_at", table_name="job")
    op.create_index("ix_job_status_priority_created_at", "job", ["status", "priority", "created_at"])
    op.create_table(
        "ended_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_ended_session")),
    )
    op.create_index(op.f("ix_ended_session_ended_at"), "ended_session", ["ended_at"])


def downgrade() -> None:
    op.drop_table("ended_session")
    op.drop_index("ix_job_status_priority_created_at", table_name="job")
    op.create_index("ix_job_status_created_at", "job", ["status", "created_at"])
    op.drop_index("uq_article_owner_id_file_hash", table_name="article")
    with op.batch_alter_table("job") as batch_op:
        batch_op.drop_column("priority")
    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_column("file_hash")
