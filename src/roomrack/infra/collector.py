"""Python's garbage collector, in processes that run for long."""

import gc


def settle() -> None:
    """Let the collector pass over what is loaded by now, and look less often.

    Everything that a process has loaded when it starts to work stays until its end, and looking through it again and
    again was a third of the CPU of a booking. Requests and jobs leave few cycles behind.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
