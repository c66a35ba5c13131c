"""What admins' tests of rules need: cases read, run and compared, mutants and coverage."""
