"""How an author without YAML writes a policy: a workbook of two sheets, or a starter file.

`workbook.py` reads cells, `facts_sheet.py` and `levels_sheet.py` understand the two sheets, `policy_text.py` writes the
file. What makes a policy wrong stays in `lint/`.
"""
