"""The Chinese of everything that is told at a terminal: texts by their English, and how one is found.

Rooms speak English, and so does what is kept: ledger, manifests, run logs. It becomes Chinese here, where a person
reads it. Texts of policy files are bilingual where they are written (policies/wording) and need nothing of this.
"""
