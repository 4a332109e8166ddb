"""What salesbook costs: books to measure on, and the measuring."""
