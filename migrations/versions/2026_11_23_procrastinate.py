"""Procrastinate's tables on PostgreSQL, with a ticket for every job that is not finished; jobs that are due later."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SCHEMA = Path(__file__).parents[1] / "procrastinate-3.10.0.sql"
"""A copy, as no revision may change: a later one applies what Procrastinate brings then (its sql/migrations)."""

WAITING_WITH_A_LEASE = """
UPDATE job SET status = 'queued', due_at = lease_until, lease_until = NULL, worker = NULL WHERE worker = 'nobody'
"""
# A job that runs while the release is changed is left to its worker until the lease is over.
HAND_OVER = """
WITH tickets AS (
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, scheduled_at)
    SELECT 'default', 'do', -priority, jsonb_build_object('job_id', id), coalesce(due_at, lease_until)
    FROM job WHERE status IN ('queued', 'running') ORDER BY priority, created_at, id
    RETURNING id, args
)
UPDATE job SET ticket = tickets.id FROM tickets WHERE (tickets.args ->> 'job_id')::integer = job.id
"""
DROP_ALL = """
DROP TABLE procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs, procrastinate_workers CASCADE;
DO $$ DECLARE one regprocedure; BEGIN
    FOR one IN SELECT oid FROM pg_proc
        WHERE starts_with(proname, 'procrastinate_') AND pronamespace = current_schema()::regnamespace
    LOOP EXECUTE 'DROP FUNCTION ' || one || ' CASCADE'; END LOOP;
END $$;
DROP TYPE procrastinate_job_to_defer_v1, procrastinate_job_status, procrastinate_job_event_type;
"""


def upgrade() -> None:
    op.add_column("job", sa.Column("ticket", sa.BigInteger(), nullable=True))
    op.add_column("job", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(WAITING_WITH_A_LEASE)
    if op.get_bind().dialect.name == "postgresql":
        _run(SCHEMA.read_text("utf-8"))
        _run(HAND_OVER)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _run(DROP_ALL)
    with op.batch_alter_table("job") as batch_op:
        batch_op.drop_column("due_at")
        batch_op.drop_column("ticket")


def _run(script: str) -> None:
    """Run several statements as they are: the driver's own connection takes no % for a parameter."""
    op.get_bind().connection.driver_connection.execute(script)
