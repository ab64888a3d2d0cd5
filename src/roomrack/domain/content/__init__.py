"""What properties and products are shown with: sections of content, their way to portals, and random texts."""
