"""Logs: one JSON object a line on standard error, without bodies, credentials and messages of errors."""

import json
import sys
import traceback


def bug(event: str, error: BaseException) -> None:
    """Write down an error that nobody expected: its kind, and the places in the code."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames[-12:]))
    line = {"event": event, "level": "error", "error": type(error).__name__, "places": places}
    sys.stderr.write(json.dumps(line) + "\n")
