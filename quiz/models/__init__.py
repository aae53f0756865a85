"""The tables. Columns, constraints and row-local properties; what happens to rows is in the features' services.

Relations are loaded by the query that needs them: an access that would run SQL by itself raises.
"""

from quiz.models.account import Account, Guest, Role
from quiz.models.article import ArticleRecord, ArticleStatus
from quiz.models.attempt import Attempt, AttemptItem, Response
from quiz.models.audit import AuditEntry
from quiz.models.base import Base, db, utc_now
from quiz.models.classroom import Assignment, AssignmentExtension, Classroom, Counting, Membership, Release
from quiz.models.ended_session import EndedSession
from quiz.models.figures import FiguresRecord
from quiz.models.item import ItemRecord, ItemStatus, ItemTag, ItemVersion, ItemWord
from quiz.models.job import Job, JobStatus
from quiz.models.marking import AnswerComment, Mark
from quiz.models.practice import CardState, PracticeCard, PracticeReview
from quiz.models.quiz import Feedback, Presentation, Quiz, QuizDraw, QuizItem, QuizStatus
from quiz.models.rate_limit import RateLimit
from quiz.models.regrade import Credit, Regrade, RegradeStep
from quiz.models.report import ItemReport, ReportKind
from quiz.models.school import School
from quiz.models.second_factor import RecoveryCode, SecondFactor

__all__ = [
    "Account",
    "AnswerComment",
    "ArticleRecord",
    "ArticleStatus",
    "Assignment",
    "AssignmentExtension",
    "Attempt",
    "AttemptItem",
    "AuditEntry",
    "Base",
    "CardState",
    "Classroom",
    "Counting",
    "Credit",
    "EndedSession",
    "Feedback",
    "FiguresRecord",
    "Guest",
    "ItemRecord",
    "ItemReport",
    "ItemStatus",
    "ItemTag",
    "ItemVersion",
    "ItemWord",
    "Job",
    "JobStatus",
    "Mark",
    "Membership",
    "PracticeCard",
    "PracticeReview",
    "Presentation",
    "Quiz",
    "QuizDraw",
    "QuizItem",
    "QuizStatus",
    "RateLimit",
    "RecoveryCode",
    "Regrade",
    "RegradeStep",
    "Release",
    "ReportKind",
    "Response",
    "Role",
    "School",
    "SecondFactor",
    "db",
    "utc_now",
]
