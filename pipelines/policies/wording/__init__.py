"""What the room tells people about a policy, in English and Chinese: one entry per fault, by subject.

An entry is (what, what in Chinese, remedy, remedy in Chinese); its key is the problem's code, with a variant after a
dot where one code is told in several ways. Add a text here and nowhere else; how it becomes a problem stands in
`lint/finding.py`.
"""
