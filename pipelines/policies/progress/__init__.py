"""How far a customer is from the next level, and whether the present one will last.

Add what a rule kind lacks in `gaps.py`; keep out the grading itself, which is the reference's.
"""
