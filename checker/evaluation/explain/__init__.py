"""The complete derivation of one verdict, as codes with exact numbers. Pure."""
