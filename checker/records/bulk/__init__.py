"""Large CSV files, read by columns. Whoever imports from here loads polars as soon as a file is read."""
