"""The terms of the product as types. Pure: no clock, no file, no database; imports nothing of ours."""
