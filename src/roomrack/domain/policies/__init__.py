"""Policies: when guests pay, and what cancelling costs."""
