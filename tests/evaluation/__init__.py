"""Annotations, matching, scores, comparisons and injected faults."""
