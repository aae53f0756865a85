"""The tables. Columns, constraints and row-local properties; what happens to rows is in the features' services.

Relations are loaded by the query that needs them: an access that would run SQL by itself raises.
"""

from quiz.models.account import Account, Guest, Role
from quiz.models.article import ArticleRecord, ArticleStatus
from quiz.models.attempt import Attempt, AttemptItem, Response
from quiz.models.base import Base, db, utc_now
from quiz.models.item import ItemRecord, ItemStatus, ItemVersion
from quiz.models.job import Job, JobStatus
from quiz.models.quiz import Feedback, Presentation, Quiz, QuizItem, QuizStatus
from quiz.models.rate_limit import RateLimit

__all__ = [
    "Account",
    "ArticleRecord",
    "ArticleStatus",
    "Attempt",
    "AttemptItem",
    "Base",
    "Feedback",
    "Guest",
    "ItemRecord",
    "ItemStatus",
    "ItemVersion",
    "Job",
    "JobStatus",
    "Presentation",
    "Quiz",
    "QuizItem",
    "QuizStatus",
    "RateLimit",
    "Response",
    "Role",
    "db",
    "utc_now",
]
