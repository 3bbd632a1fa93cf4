"""An acquirer's page "set up your terminal" that has the help in it: see README.md."""
