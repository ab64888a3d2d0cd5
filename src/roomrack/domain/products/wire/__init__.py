"""The shapes of products on the wire: what comes in (`body`, `management`, with `parts`), what goes out (`shapes`)."""
