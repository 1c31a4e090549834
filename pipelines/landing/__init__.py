"""Copy in, unchanged, once: the archive, the ledger, canonical Parquet and the quarantine.

Every delivered file gets one ledger row and ends in one place; any step may be interrupted and the next call
finishes it. Keep meaning out (sources gives it) and every decision over several files out (the models take it).
"""
