"""Tierline: grades a company's customers into tiers, from ERP and POS data, under written policies.

Data flows one way, and each word is a folder that imports only what stands to its left:
sources -> landing -> identity -> policies -> warehouse -> checks -> publish -> audit.
`home` and `settings` stand left of all of them; `cli`, `jobs` and `definitions` right of all.
Add a room only when a new stage of the flow appears; keep this file free of code.
"""
