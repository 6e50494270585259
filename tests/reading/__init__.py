"""How a release is read: text, zones, header, quotes, footnotes."""
