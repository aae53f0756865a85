"""What `benchmarks.serve` is made of: the data set, the driven server with its two limits, the driving clients."""
