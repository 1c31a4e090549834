"""Laws that hold for any policy and any values, tried on data that Hypothesis makes up.

Add a law as a test; add a strategy when two laws need the same kind of data.
"""
