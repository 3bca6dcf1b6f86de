"""The commands: each a small function from what was typed to an exit code."""
