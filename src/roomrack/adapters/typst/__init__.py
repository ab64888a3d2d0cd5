"""Printing with typst. The templates and the fonts beside them are part of the package."""
