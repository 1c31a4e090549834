"""Gate one: rows that arrived since the last snapshot, one file per canonical table.

Add what a single row can prove by itself. Keep out faults that need another file: those are set aside at refresh.
"""
