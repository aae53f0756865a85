"""What happens to classes, by modules: classes, members, assignments."""
