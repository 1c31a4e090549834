"""A policy version as a document that people read and sign: facts, levels, measures, movement, approvals.

`page.py` puts the parts together; each part is a file. Keep how it is printed (HTML, text) out of the parts.
"""
