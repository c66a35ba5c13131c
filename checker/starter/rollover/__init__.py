"""Next year's rule files as a proposal: what of this year's is carried, and how. Pure; texts in, texts out."""
