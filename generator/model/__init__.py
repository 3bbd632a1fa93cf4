"""The vocabulary that the stages share; it knows none of them."""
