"""What a person may do with what is stored about them: see it all, take a guest's attempts over, delete the account."""
