"""What is kept of a house in one file, and how it is put back."""
