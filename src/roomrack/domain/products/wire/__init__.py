"""The shapes of products on the wire: what comes in (`body`, with `parts`), what goes out (`shapes`)."""
