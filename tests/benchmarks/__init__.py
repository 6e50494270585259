"""Measurements: they print figures and assert no times."""
