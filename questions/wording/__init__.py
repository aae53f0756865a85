"""Facts put into German words: as questions, as statements, in another order, without what they are true without."""
