"""Files and single facts are read, counted and stored."""
