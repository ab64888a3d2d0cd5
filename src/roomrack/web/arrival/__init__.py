"""The page behind the link that a hotel sends its guests: checking in online."""
