"""Small programs around the help, to be read and copied."""
