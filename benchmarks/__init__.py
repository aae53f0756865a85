"""What is measured about speed and memory: `python -m benchmarks [NAME ...]`. Printed, never asserted."""
