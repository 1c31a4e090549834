"""Who is who across sources: which codes are one customer, and under which key that customer is published.

Add matching keys, merges and the vault here. Keep out what a customer bought (warehouse) and which columns
of a source are personal (sources).
"""
