"""The shapes of properties on the wire: what comes in (`body`), what goes out (`shapes`)."""
