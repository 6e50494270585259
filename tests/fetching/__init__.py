"""Fetching, from sites on the loopback address."""
