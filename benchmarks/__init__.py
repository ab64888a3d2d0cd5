"""Measures of speed, each beside a ceiling measured in the same run (`make bench`; results in docs/performance.md)."""
