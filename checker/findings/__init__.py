"""The life of a finding. Pure: yesterday's episodes and today's verdicts in, changes out."""
