"""The registry of people and companies: who stayed, who pays, and what may be kept of them."""
