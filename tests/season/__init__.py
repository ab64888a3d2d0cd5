"""A simulated season: guests at three OTAs under faults, guests at the door, a worker that dies, and a clock that runs.

`script` is what happens, drawn from a seed · `resort` where it happens · `course` lets it happen · `audit` what has to
hold when all is over. What a season proves stands in docs/reliability.md.
"""
