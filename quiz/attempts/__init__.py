"""Taking a quiz: coming in, answering under the answer protocol, submitting."""
