"""A site → what finds a cause from what somebody typed: the page, and the index that its script reads."""
