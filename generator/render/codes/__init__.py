"""A response code or a fault → what to do now, and the pages that answer for one code, for all, and for faults."""
