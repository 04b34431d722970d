"""What the project knows of names: room kept for romanisation, similarity and clustering."""
