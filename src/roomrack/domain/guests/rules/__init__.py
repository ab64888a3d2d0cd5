"""The decisions about guests. Pure.

- `registry`: what a guest of the registry is, and how names are compared.
- `citytax`: what a guest pays the city.
- `settings`: what a property wants of its check-in.
- `alloggiati`: the records that the Italian police takes.
- `reports`: what the police is told of one day, and when it is tried again.
"""
