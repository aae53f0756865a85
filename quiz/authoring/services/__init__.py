"""What happens to items and quizzes, by modules: proposals, items, quizzes."""
