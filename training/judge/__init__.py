"""Training of the judge: from people's verdicts on drafts to the weights in `questions/judging`."""
