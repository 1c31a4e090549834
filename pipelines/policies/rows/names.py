"""Names that stand for a row of their own in reasons and bands, so that no policy may use them."""

TOTAL = "total"
