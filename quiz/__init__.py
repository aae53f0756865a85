"""The web app: teachers make quizzes from articles, learners take them. The factory is `quiz.factory.create_app`."""
