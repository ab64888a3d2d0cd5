"""The decisions about the online check-in. Pure.

- `links`: what a link is made of, and how long it works.
- `answers`: what is asked of a person, and what the page may show of one.
- `letters`: the mail with the link, and how often it is tried.
"""
