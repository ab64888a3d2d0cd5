"""The card vault over HTTP."""
