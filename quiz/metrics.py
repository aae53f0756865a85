"""What is counted for Prometheus: requests by route, and jobs as they stand in the database.

Under gunicorn the counts of all processes are added up through files in a folder (PROMETHEUS_MULTIPROC_DIR, which
quiz/gunicorn_settings.py sets); that is why prometheus_client is imported by this module, after the settings.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable

import sqlalchemy as sa
from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector
from sqlalchemy.orm import Session

from quiz.models import Job, JobStatus, utc_now

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

REQUESTS = Counter("nachgefragt_requests", "Requests answered.", ["method", "route", "status"])
DURATIONS = Histogram("nachgefragt_request_seconds", "Time to answer a request.", ["route"], buckets=SECONDS)


def init_app(app: Flask) -> None:
    """Count every request by its rule and status, and measure how long it took; nothing about who asked."""

    @app.before_request
    def start() -> None:
        g.metrics_start = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
        REQUESTS.labels(method, route, str(response.status_code)).inc()
        if "metrics_start" in g:
            DURATIONS.labels(route).observe(time.perf_counter() - g.metrics_start)
        return response


def exposition(session: Session) -> bytes:
    """Return all figures in Prometheus' text format."""
    registry = CollectorRegistry()
    if os.environ.get(FOLDER):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        found = generate_latest(registry)
    else:
        found = generate_latest(REGISTRY)
    jobs = CollectorRegistry()
    jobs.register(Jobs(session))
    return found + generate_latest(jobs)


class Jobs(Collector):
    """How many jobs there are by status, and how long the oldest one waits."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def collect(self) -> Iterable[Metric]:
        """Read the queue."""
        query = sa.select(Job.status, sa.func.count()).group_by(Job.status)
        counts = {row[0]: row[1] for row in self.session.execute(query)}
        jobs = GaugeMetricFamily("nachgefragt_jobs", "Jobs by status.", labels=["status"])
        for status in JobStatus:
            jobs.add_metric([status.value], counts.get(status, 0))
        yield jobs
        oldest = self.session.scalar(sa.select(sa.func.min(Job.created_at)).where(Job.status == JobStatus.QUEUED))
        waits = max(0.0, (utc_now() - oldest).total_seconds()) if oldest else 0.0
        yield GaugeMetricFamily("nachgefragt_oldest_job_seconds", "How long the oldest queued job waits.", value=waits)
