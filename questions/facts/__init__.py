"""What an article says for certain: clauses that can be trusted, with the roles of their parts and what proves them."""
