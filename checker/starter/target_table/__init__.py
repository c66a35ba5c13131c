"""From a department's table of targets to skeletons of rules: header, lines, bounds, days, owners, kinds."""
