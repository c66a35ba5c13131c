"""Everything that stands behind one verdict, as codes with exact numbers. Pure."""
