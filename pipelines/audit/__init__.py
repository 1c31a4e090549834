"""Answers about what was published: history now; explanations, verification and evidence as they come.

Add a module here for a question an auditor asks. Keep out: anything that changes a snapshot.
"""
