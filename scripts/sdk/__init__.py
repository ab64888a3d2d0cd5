"""Makes what the two SDKs hold of the API: `python -m scripts.sdk` writes it anew from the server's own code."""
