"""Benchmarks: what the pipeline costs, measured beside the least that the same work can cost.

Nothing here is a test: machines are shared, so timings are printed and quoted as ratios, never asserted. Add a
measurement as a file of its own, called from `bench.py`; keep out claims about what the figures must be.
"""
