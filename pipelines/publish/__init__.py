"""Makes what readers see: a staged snapshot, its manifest, the CURRENT pointer and the file BI tools open.

Add a module here for a new step or target of publication. Keep out: how tables are computed (dbt_project) and whether
they are right (checks). Published files never change; every step can be killed and done again.
"""
