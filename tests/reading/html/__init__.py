"""Web pages as documents."""
