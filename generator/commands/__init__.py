"""Commands with modules of their own, and what all commands share."""
