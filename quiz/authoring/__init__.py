"""What a teacher makes of an article: items proposed, judged and edited; quizzes put together and published."""
