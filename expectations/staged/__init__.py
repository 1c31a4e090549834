"""Gate three: the staged snapshot, before CURRENT moves.

Add what proves that the staged files are what the warehouse meant. Keep out anything about customers or levels.
"""
