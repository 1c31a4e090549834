"""A made-up shop: its people, its stock and what its ERP and tills export.

Add a file per export here. Everything is invented; a name that somebody bears is a coincidence. Real data and
anything the product needs at run time stay out.
"""
