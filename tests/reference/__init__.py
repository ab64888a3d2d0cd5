"""The API reference: its examples, its code samples and its collection."""
