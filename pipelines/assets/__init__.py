"""The flow as Dagster sees it: one file per stretch of the road, each asset a thin call of its room.

Add an asset when a stage gains an output that people should see in the graph. Keep every rule, query and file
operation in the rooms: here is only what depends on what, and how it is told.
"""
