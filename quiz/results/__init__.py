"""What came out: a learner's own results and the review; for teachers each attempt and each item."""
