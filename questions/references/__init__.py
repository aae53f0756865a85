"""What words refer to: names gathered under one, pronouns and phrases that are only clear from the text before."""
