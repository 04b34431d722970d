"""The doors: the command, and what opens beside it."""
