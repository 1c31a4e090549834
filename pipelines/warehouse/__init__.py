"""Where Python hands over to SQL: the engine, the relations that models read, and the running of dbt.

Add an engine, or a relation that models need, here. Rules of grading live in dbt_project/ and policies/; what is
published lives in publish/.
"""
