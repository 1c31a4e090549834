"""Where rows come from: a delivered file and the mapping that says what it means.

A file goes in, canonical rows and rejected rows come out; nothing is written and nothing is remembered here.
Add a module for a new kind of source or a new thing a mapping can say. Keep out the archive, the ledger and
every rule that needs a second file.
"""
