"""The decisions about guests. Pure.

- `registry`: what a guest of the registry is, and how names are compared.
- `citytax`: what a guest pays the city.
- `settings`: what a property wants of its check-in.
"""
