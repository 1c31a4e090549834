"""Gate two: graded tiers, before any public mart is built.

Add what must hold over customers, levels and totals. Keep out the shape of public marts (dbt contracts hold it).
"""
