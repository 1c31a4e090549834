"""Worked cases of the rulebook, run on the reference grader and on DuckDB through the real models.

Cases are data: bands.csv and golden.csv come from the rulebook as they are, tenure.csv, influence.csv and overall.csv
hold its sections 4.3 to 4.5; groups.csv and retail.csv are ours.
Add a case as a row; add a file when a rule reads other columns.
"""
