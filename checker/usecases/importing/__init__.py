"""Files and single facts come in: read, accounted for, stored."""
