"""How fast the program is: measured beside a bare floor in the same run, and written down. See RESULTS.md."""
